"""How many scored runs of a reference team a core does in a second, and whether memory grows with them: prints JSON.

`python -m tests.bench.bench_norms [--runs N] [--team T] [--workers W]`; the limit is 100 a second for each core, over
10,000 runs of viral-post. `cpu_rate` counts CPU seconds of the workers, `rate` seconds on the wall: on a machine that
others load, the first is nearer to what a core can do. `bare_ms` is what a bare Python loop of fixed length took beside
it, so that machines can be compared.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
from dataclasses import dataclass
from time import perf_counter, process_time

from live.farm import available, cores, gathered
from scenarios.shelf import load
from scoring.runs import Batch, batches, run_batch

LIMIT = 100.0


@dataclass(frozen=True)
class Done:
    """What a piece of work cost."""

    runs: int
    cpu_s: float
    peak_kb: int
    """The largest memory of that worker so far."""
    loop_s: float


def timed(batch: Batch) -> Done:
    """Does a piece of work, then a bare loop."""
    start = process_time()
    found = run_batch(batch)
    end = process_time()
    total = 0
    for number in range(100_000):
        total += number
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Done(len(found), end - start, peak, process_time() - end)


def measured(scenario: str, teams: list[str], runs: int, workers: int) -> dict[str, object]:
    """All runs of these teams, with seeds from 1 on."""
    script = load(scenario)
    wanted = [(team, seed) for seed in range(1, runs // len(teams) + 1) for team in teams]
    pieces = batches(script, script.scenario.language, wanted)  # type: ignore[arg-type]
    start = perf_counter()
    done = list(gathered(cores(workers), timed, pieces))
    wall_s = perf_counter() - start
    count, cpu_s = sum(each.runs for each in done), sum(each.cpu_s for each in done)
    quarter = max(1, len(done) // 4)
    early, late = max(each.peak_kb for each in done[:quarter]), max(each.peak_kb for each in done)
    return {
        "scenario": scenario,
        "teams": teams,
        "runs": count,
        "workers": workers,
        "wall_s": round(wall_s, 1),
        "rate": round(count / wall_s / workers, 1),
        "cpu_rate": round(count / cpu_s, 1),
        "ms_per_run": round(1000 * cpu_s / count, 2),
        "bare_ms": round(1000 * statistics.median(each.loop_s for each in done), 2),
        "peak_mb_after_a_quarter": round(early / 1024, 1),
        "peak_mb_at_the_end": round(late / 1024, 1),
        "limit": LIMIT,
        "ok": count / cpu_s >= LIMIT and late < 1.1 * early,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="viral-post")
    parser.add_argument("--team", action="append", help="may be given again; careful unless given")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=available())
    arguments = parser.parse_args()
    result = measured(arguments.scenario, arguments.team or ["careful"], arguments.runs, arguments.workers)
    print(json.dumps(result, indent=1))
    sys.exit(not result["ok"])
