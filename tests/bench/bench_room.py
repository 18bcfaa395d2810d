"""How long an answer takes from the POST to every screen of a full room: prints JSON, exits 1 beyond the limits.

`python -m tests.bench.bench_room [--people 100] [--seconds 60] [--control]`. Six players, a controller, an evaluator and
observers, each a real connection with an open stream (a quarter of them in English); one answer a second in all, read by
the real reader, in the library's `viral-post`. Meanwhile one more guest never reads, one floods the room with calls, and
connections stand half open. With `--control` each screen is sent its view only after the one before took it: it must
fail. Server, screens and players are processes of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import httpx

from live.room.room import Room
from live.room.seats import PLAYERS
from live.server.hosting import Hosting
from live.server.serve import bound, serving
from live.store import Store
from scenarios.shelf import load
from scoring.reading import ReplyReader
from tests.bench.room_guests import flooding, half_open, stuck

KEY: Final = "BENCH-KEY"
SCENARIO: Final = "viral-post"
LIMIT_MS: Final = 100.0
LIMIT_MB: Final = 150.0
CROWDS: Final = 2
TEXT: Final = (
    "各位關心的朋友，我是診所的公關。對於讓您擔心，我們非常抱歉。目前確定的是當天手術後病人轉送醫院，原因正在查，"
    "今天下午三點前會在這裡再說明一次。answer-{number}- 有任何問題請打 24 小時專線。"
)


class InTurn(Hosting):
    """The control: nobody is sent anything before the one before has taken theirs."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._turn = asyncio.Lock()

    async def views(self, *given: Any) -> AsyncIterator[Any]:
        """Held at each view until it was taken."""
        async for view in super().views(*given):
            async with self._turn:
                yield view


async def serve(folder: Path, *, control: bool) -> None:
    """The server's process: says where it is, and serves until it is ended."""
    with Store(folder / "drills.db") as store:
        room = Room.open(store, load(SCENARIO), ReplyReader(), seed=1, lang="zh-TW")
        hosting = (InTurn if control else Hosting)(room, KEY)
        listening, address = bound(0, lan=False)
        async with serving(hosting, listening, address):
            print(json.dumps({"port": address.port, "code": room.code}), flush=True)
            await asyncio.to_thread(sys.stdin.read)


class Bench:
    """One run against one server."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, code: str) -> None:
        self.process, self.port, self.code = process, port, code
        self.web = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30)
        self.tokens: dict[str, str] = {}
        self.sent: dict[int, float] = {}
        self.acknowledged: list[float] = []
        self.flood: Counter[int] = Counter()
        self.closed: Counter[str] = Counter()

    async def fill(self, people: int) -> None:
        """Everybody comes in, with one guest more who will be stuck and one who will flood."""
        watchers = people - len(PLAYERS) - 2
        seats = [*PLAYERS, "controller", "evaluator", *["observer"] * (watchers + 2)]
        for number, seat in enumerate(seats):
            lang = "en" if number % 4 == 3 else "zh-TW"
            body = {"id": f"join-{number}", "code": self.code, "name": f"N{number}", "seat": seat, "lang": lang}
            answer = await self.web.post("/api/join", json=body | {"key": KEY})
            assert answer.status_code == 200, answer.text
            self.tokens[seat if seat != "observer" else f"observer-{number}"] = answer.json()["token"]
            self.web.cookies.clear()

    async def call(self, who: str, call_id: str, call: str, **fields: Any) -> None:
        """A call that is taken."""
        headers = {"authorization": f"Bearer {self.tokens[who]}"}
        answer = await self.web.post("/api/call", json={"id": call_id, "call": call, **fields}, headers=headers)
        assert answer.status_code == 200, answer.text

    async def answers(self, seconds: int) -> None:
        """One a second, each by the next player."""
        begins_s = time.monotonic()
        tasks = []
        for number in range(seconds):
            await asyncio.sleep(max(0.0, begins_s + number - time.monotonic()))
            tasks.append(asyncio.create_task(self._answer(number)))
        await asyncio.wait(tasks, timeout=10)
        for task in tasks:
            task.cancel()

    async def _answer(self, number: int) -> None:
        who = PLAYERS[number % len(PLAYERS)]
        text = TEXT.format(number=number)
        self.sent[number] = time.monotonic()
        await self.call(who, f"a{number}", "say", to="public", by="social", text=text)
        self.acknowledged.append(time.monotonic() - self.sent[number])


async def crowded(port: int, tokens: list[str], until_s: float) -> list[Any]:
    """Screens in a process of their own."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.room_crowd", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    given = json.dumps({"port": port, "tokens": tokens, "until_s": until_s})
    told, _ = await child.communicate(given.encode() + b"\n")
    return list(json.loads(told))


def used(pid: int) -> dict[str, float]:
    """Processor seconds and megabytes (now, and at most) of a process, as Linux tells them."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    megabytes = {name: int(status[key].split()[0]) / 1024 for name, key in (("mb", "VmRSS"), ("most_mb", "VmHWM"))}
    return {"cpu_s": sum(map(int, ticks)) / 100, **megabytes}


async def measured(people: int, seconds: int, half: int, *, control: bool = False) -> dict[str, Any]:
    """One whole run."""
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bench.bench_room", "--child", folder, *(["--control"] if control else [])),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout
        told = json.loads(await process.stdout.readline())
        bench = Bench(process, told["port"], told["code"])
        try:
            return await _played(bench, people, seconds, half)
        finally:
            await bench.web.aclose()
            process.terminate()
            await process.wait()


async def _played(bench: Bench, people: int, seconds: int, half: int) -> dict[str, Any]:
    await bench.fill(people)
    *screens, stuck_one, flooding_one = bench.tokens.values()
    until_s = time.monotonic() + seconds + 8
    crowds = [asyncio.create_task(crowded(bench.port, screens[part::CROWDS], until_s)) for part in range(CROWDS)]
    idle = asyncio.create_task(crowded(bench.port, [], until_s))
    guests = [
        asyncio.create_task(stuck(bench.port, stuck_one)),
        asyncio.create_task(flooding(bench.port, flooding_one, bench.flood)),
        *(asyncio.create_task(half_open(bench.port, bench.closed)) for _ in range(half)),
    ]
    await bench.call("controller", "start", "start")
    await asyncio.sleep(3)
    before, began_s = used(bench.process.pid), time.monotonic()
    await bench.answers(seconds)
    after, lasted_s = used(bench.process.pid), time.monotonic() - began_s
    screens_had = [screen for crowd in await asyncio.gather(*crowds) for screen in crowd]
    for guest in guests:
        guest.cancel()
    told = _told(bench, screens_had, seconds, after | {"cpu": (after["cpu_s"] - before["cpu_s"]) / lasted_s})
    return told | {"machine_late_ms": _spread([1000 * each for each in await idle])}


def _told(bench: Bench, screens: list[dict[str, Any]], seconds: int, server: dict[str, float]) -> dict[str, Any]:
    each: list[float] = []
    last: list[float] = []
    missing = 0
    for number in range(seconds):
        times = [screen["had"][str(number)] for screen in screens if str(number) in screen["had"]]
        missing += len(screens) - len(times)
        if times:
            each += [1000 * (at_s - bench.sent[number]) for at_s in times]
            last.append(each[-1] if len(times) == 1 else 1000 * (max(times) - bench.sent[number]))
    found: dict[str, Any] = {
        "screens": len(screens),
        "answers": len(bench.sent),
        "missing": missing,
        "to_every_screen_ms": _spread(last),
        "to_each_screen_ms": _spread(each),
        "acknowledged_ms": _spread([1000 * each_s for each_s in bench.acknowledged]),
        "server_mb": round(server["mb"], 1),
        "server_most_mb": round(server["most_mb"], 1),
        "server_cpu": round(server["cpu"], 3),
        "network_mb_s": round(sum(screen["bytes"] for screen in screens) / 1e6 / seconds, 2),
        "flood": dict(bench.flood),
        "half_open_closed": bench.closed["half-open"],
    }
    late_ms = found["to_every_screen_ms"]["p99"]
    return found | {
        "limits": {"p99_ms": LIMIT_MS, "mb": LIMIT_MB},
        "ok": not missing and late_ms <= LIMIT_MS and found["server_most_mb"] < LIMIT_MB,
    }


def _spread(values: list[float]) -> dict[str, float]:
    if not values:
        return {"p50": math.inf, "p99": math.inf, "max": math.inf}
    ranked = sorted(values)
    p99 = ranked[min(len(ranked) - 1, math.ceil(0.99 * len(ranked)) - 1)]
    return {"p50": round(statistics.median(ranked), 1), "p99": round(p99, 1), "max": round(ranked[-1], 1)}


def main() -> int:
    """A run, or the server of one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--half-open", type=int, default=100)
    parser.add_argument("--control", action="store_true", help="send to one screen after the other")
    parser.add_argument("--child", type=Path)
    given = parser.parse_args()
    if given.child:
        asyncio.run(serve(given.child, control=given.control))
        return 0
    found = asyncio.run(measured(given.people, given.seconds, given.half_open, control=given.control))
    print(json.dumps(found, indent=1))
    return not found["ok"]


if __name__ == "__main__":
    sys.exit(main())
