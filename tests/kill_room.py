"""Kills a room's server with SIGKILL and cuts its clients' connections: `python -m tests.kill_room --kills 300 --cuts 150`.

Eight clients speak in their seats, each line a text of its own under an id of its own; a call without an answer is sent
again under the same id until it is acknowledged. The server is killed at random moments and started again. At the end
each acknowledged text must be in the journal once, and what the server shows must be what its journal replays to. With
`--control` every try has a new id, as if the server knew none: doubled inputs must be found out. Prints JSON; exits 1
if anything was lost or doubled, or the server was not back within two seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

from live.room.room import Room
from live.room.seats import PLAYERS
from live.room.view import shared
from live.server.hosting import Hosting
from live.server.serve import bound, serving
from live.store import Store
from scenarios.shelf import from_source
from sim.actions import Do
from tests.live_small import SCENARIO, WordReader

KEY: Final = "key"
LONG: Final = SCENARIO.replace("lasts: 10 min", "lasts: 1000 min")
"""Each input has a second of its own: a short drill would be over before the killing is."""
CLIENTS: Final = ("controller", *PLAYERS, "evaluator")
BACK_S: Final = 2.0
CUT_SHARE: Final = 0.08
"""Of the calls, how many lose their connection."""


@dataclass
class Tally:
    """What was counted."""

    kills: int = 0
    cuts: int = 0
    acknowledged: int = 0
    again: int = 0
    """Acknowledged as known already: the first answer had been lost."""
    lost: int = 0
    doubled: int = 0
    same_state: bool = False
    back_s: list[float] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was lost or doubled, and the server was back in time."""
        return not self.lost and not self.doubled and self.same_state and max(self.back_s, default=0) <= BACK_S

    def to_json(self) -> dict[str, Any]:
        """Plain data, with the slowest return and the median."""
        data = asdict(self) | {"sound": self.sound}
        times = data.pop("back_s")
        return data | {
            "back_s_max": round(max(times, default=0), 2),
            "back_s_median": round(statistics.median(times), 2),
        }


class Crowd:
    """Eight clients and what they were told."""

    def __init__(self, base: str, code: str, *, ids: bool, seed: int, cut_share: float) -> None:
        self.base, self.code, self.ids, self.cut_share = base, code, ids, cut_share
        self.tokens: dict[str, str] = {}
        self.told: Counter[str] = Counter()
        self.tally = Tally()
        self._chance = random.Random(seed)
        self.stopped = False

    async def join(self) -> None:
        """Everybody comes in, and the drill starts."""
        async with httpx.AsyncClient(base_url=self.base, trust_env=False) as web:
            for seat in CLIENTS:
                body = {"id": f"join-{seat}", "code": self.code, "name": seat, "seat": seat, "key": KEY}
                self.tokens[seat] = (await web.post("/api/join", json=body)).json()["token"]
            await web.post("/api/call", json={"id": "start", "call": "start"}, headers=self.auth("controller"))

    def auth(self, seat: str) -> dict[str, str]:
        """By whom a call is made."""
        return {"authorization": f"Bearer {self.tokens[seat]}"}

    async def play(self, seat: str) -> None:
        """Speaks until stopped; the last line is brought to its acknowledgement."""
        number = 0
        while not self.stopped:
            number += 1
            await self._bring(seat, number, f"{seat} line {number}")
            await asyncio.sleep(self._chance.uniform(0.4, 0.9))

    async def _bring(self, seat: str, number: int, text: str) -> None:
        for attempt in range(10_000):
            call_id = f"n{number}" if self.ids else f"n{number}-{attempt}"
            try:
                answer = await self._call(seat, {"id": call_id, **_line(seat, text)})
            except (TimeoutError, httpx.HTTPError, OSError):
                await asyncio.sleep(0.05)
                continue
            if answer.status_code == 200:
                self.told[text] += 1
                self.tally.again += answer.json()["again"]
                return
            if answer.status_code != 429:
                raise AssertionError(answer.text)
            await asyncio.sleep(0.5)

    async def _call(self, seat: str, body: dict[str, Any]) -> httpx.Response:
        cut = self._chance.random() < self.cut_share
        async with httpx.AsyncClient(base_url=self.base, trust_env=False, timeout=5) as web:
            asked = asyncio.create_task(web.post("/api/call", json=body, headers=self.auth(seat)))
            if cut:
                self.tally.cuts += 1
                await asyncio.sleep(self._chance.uniform(0, 0.02))
                if not asked.done():
                    asked.cancel()
            try:
                return await asked
            except asyncio.CancelledError as error:
                raise httpx.ReadError("cut") from error


def _line(seat: str, text: str) -> dict[str, Any]:
    if seat in PLAYERS:
        return {"call": "do", "step": "record", "note": text}
    return {"call": "tell", "to": "all", "text": text}


async def started(folder: Path, port: int) -> tuple[asyncio.subprocess.Process, float]:
    """A server's process, and how long it took to answer."""
    began = time.monotonic()
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.kill_room", "--child", str(folder), "--port", str(port)
    )
    async with httpx.AsyncClient(trust_env=False, timeout=1) as web:
        while True:
            try:
                await web.get(f"http://127.0.0.1:{port}/health")
                return child, time.monotonic() - began
            except httpx.HTTPError:
                await asyncio.sleep(0.02)


async def kill_again_and_again(
    kills: int, cuts: int, folder: Path, *, ids: bool = True, seed: int = 1, cut_share: float = CUT_SHARE
) -> Tally:
    """Plays until so many kills and cuts were had, then holds the store against what was told."""
    chance = random.Random(seed)
    with Store(folder / "drills.db") as store:
        room = Room.open(
            store,
            from_source({"id": "long", "scenario": LONG, "translations": {}}),
            WordReader(),
            seed=1,
            lang="en",
            skill=0,
        )
        drill_id, code = room.drill_id, room.code
    listening, address = bound(0, lan=False)
    listening.close()
    child, _ = await started(folder, address.port)
    crowd = Crowd(address.base, code, ids=ids, seed=seed, cut_share=cut_share)
    await crowd.join()
    players = [asyncio.create_task(crowd.play(seat)) for seat in CLIENTS]
    tally = crowd.tally
    while tally.kills < kills or tally.cuts < cuts:
        await asyncio.sleep(chance.uniform(0.3, 1.5))
        if tally.kills < kills:
            child.send_signal(signal.SIGKILL)
            await child.wait()
            tally.kills += 1
            child, back_s = await started(folder, address.port)
            tally.back_s.append(back_s)
        for task in players:
            if task.done():
                task.result()
    crowd.stopped = True
    await asyncio.gather(*players)
    async with httpx.AsyncClient(base_url=address.base, trust_env=False) as web:
        await web.post("/api/call", json={"id": "p", "call": "pause"}, headers=crowd.auth("controller"))
        seen = (await web.get("/api/view", headers=crowd.auth("controller"))).json()["shared"]
    child.send_signal(signal.SIGKILL)
    await child.wait()
    return _held_against(folder, drill_id, crowd, seen)


def _held_against(folder: Path, drill_id: str, crowd: Crowd, seen: dict[str, Any]) -> Tally:
    with Store(folder / "drills.db") as store:
        room = Room.resume(store, drill_id, WordReader())
        replayed = json.loads(json.dumps(shared(room, "controller", "zh-TW")))
    kept = Counter(action.note for action in room.drill.inputs if isinstance(action, Do))
    kept += Counter(message.text for message in room.state.messages)
    tally = crowd.tally
    tally.acknowledged = sum(crowd.told.values())
    tally.lost = sum(1 for text in crowd.told if not kept[text])
    tally.doubled = sum(1 for text in kept if kept[text] > 1)
    tally.same_state = {**replayed, "seats": 0} == {**seen, "seats": 0}  # who is connected is no part of it
    return tally


async def serve(folder: Path, port: int) -> None:
    """The child: the store's room, until it is killed."""
    with Store(folder / "drills.db") as store:
        from live.rooms import Rooms

        room = Room.resume(store, Rooms(store).open()[0].drill, WordReader())
        listening, address = bound(port, lan=False)
        async with serving(Hosting(room, KEY), listening, address) as server:
            while not server.should_exit:
                await asyncio.sleep(1)


def main() -> int:
    """The long form, or one child."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--cuts", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true", help="a new id for every try")
    parser.add_argument("--child", type=Path)
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    if given.child:
        asyncio.run(serve(given.child, given.port))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        asked = kill_again_and_again(given.kills, given.cuts, Path(folder), ids=not given.control, seed=given.seed)
        tally = asyncio.run(asked)
    print(json.dumps(tally.to_json()))
    return 0 if tally.sound else 1


if __name__ == "__main__":
    raise SystemExit(main())
