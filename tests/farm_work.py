"""Work for the tests of the farm, and a Dask cluster that can be killed: each scheduler and worker is one process.

python -m tests.farm_work scheduler            prints its address
python -m tests.farm_work worker ADDRESS       one thread, and nobody to bring it back
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from scenarios.shelf import LoadedScenario, load
from scoring.memory import RememberingReader
from scoring.reading import ReplyReader
from scoring.teams import Team
from sim.journal import bodies, chained, header_of

ROOT = Path(__file__).parent.parent
SCENARIO = "angry-patient"


@cache
def script() -> LoadedScenario:
    return load(SCENARIO)


@cache
def reader() -> RememberingReader:
    return RememberingReader(ReplyReader())


def journal(run: tuple[str, int]) -> tuple[str, int, str]:
    """Team, seed and the hash of the bytes of the whole journal, as a file would hold them."""
    name, seed = run
    drill = Team(script(), name).drill(seed, reader())  # type: ignore[arg-type]
    lines = (line + "\n" for line, _ in chained(bodies(header_of(drill, "zh-TW", team=name), drill)))
    return name, seed, hashlib.sha256("".join(lines).encode()).hexdigest()


@contextmanager
def dask_cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """The scheduler's address and its workers' processes; all of them are ended at the end."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.farm_work", *words]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_LOGGING__DISTRIBUTED": "error"}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    try:
        scheduler = start("scheduler")
        assert scheduler.stdout is not None
        address = scheduler.stdout.readline().strip()
        hands = [start("worker", address) for _ in range(workers)]
        for hand in hands:
            assert hand.stdout is not None
            assert hand.stdout.readline().strip() == "ready"
        yield address, hands
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


async def _scheduler() -> None:
    from distributed import Scheduler

    async with Scheduler(host="127.0.0.1", port=0, dashboard_address=":0") as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()


async def _worker(address: str) -> None:
    from distributed import Worker

    async with Worker(address, nthreads=1, memory_limit=0, dashboard=False) as worker:
        print("ready", flush=True)
        await worker.finished()


if __name__ == "__main__":
    asyncio.run(_scheduler() if sys.argv[1] == "scheduler" else _worker(sys.argv[2]))
