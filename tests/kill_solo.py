"""Kills solo drills with SIGKILL at random moments and counts what was lost: `python -m tests.kill_solo --kills 50`.

A child process plays and prints a line for everything that a screen would show as done: an input as sent, a draft as
saved, a second of the clock, and now and then the digest of its state. The parent kills it, looks at the store, and
lets the next child go on. A drill that reached its end is compared with one that was never interrupted. Prints JSON;
exits 1 if anything was lost. With `--control`, the child's store acknowledges before it commits: that must be found
out.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from live.again import played_again, scenario_of
from live.entry import Entry
from live.records import StoredDrill
from live.solo import Solo
from live.store import Store
from scenarios.field import STEPS
from scenarios.shelf import load
from sim.actions import Action, Say
from sim.drill import Drill
from sim.journal import digest

SCENARIO: Final = "viral-post"
ROLE: Final = "pr"
TICK_S: Final = 1
"""Drill seconds in one tick of the child: by so much may the clock be behind what was shown."""
LINES: Final = 1200
"""A kill comes after at most so many lines."""
TEXTS: Final = (
    "王太太，您等了這麼久，換作是我也會著急；十點半前我會親自打給您。",
    "目前已確認的是當天沒有回電；原因仍在查證，十一點前向大家說明。",
    "We are sorry that nobody called you back. I will call you myself before half past ten.",
    "[@click=app.quit] 收縮壓[mmHg]90 [/]",
)


class CarelessStore(Store):
    """The control: says that an input or a second is kept, and keeps it some time later."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._later: list[tuple[str, Action]] = []
        self._marks = 0

    def append(self, drill_id: str, action: Action, *, ends_draft: bool = False, entry: Entry | None = None) -> bool:
        """Commits eight inputs together, when the eighth comes."""
        self._later.append((drill_id, action))
        if len(self._later) >= 8:
            for each in self._later:
                super().append(*each)
            self._later.clear()
        return True

    def mark_clock(self, drill_id: str, now_s: int, pace: float = 1.0, waits: bool = False) -> None:
        """Commits every thirtieth second."""
        self._marks += 1
        if self._marks % 30 == 0:
            super().mark_clock(drill_id, now_s, pace, waits)


def show(**what: Any) -> None:
    """One line of what the screen shows; it is out when this returns."""
    print(json.dumps(what), flush=True)


def child(path: Path, drill_id: str, number: int, seed: int, careless: bool) -> None:
    """Plays until it is killed or ENDEX comes."""
    store = CarelessStore(path) if careless else Store(path)
    if drill_id:
        solo = Solo.resume(store, drill_id)
    else:
        solo = Solo.start(store, load(SCENARIO), role=ROLE, lang="zh-TW", seed=seed)
    show(open=solo.drill_id)
    solo.paused = False
    chance, wall = random.Random(f"{seed}:{number}"), 0
    solo.tick(wall)
    while not solo.drill.ended:
        wall += TICK_S
        solo.tick(wall)
        show(clock=solo.drill.now_s)
        if not solo.drill.ended:  # after ENDEX nothing is taken, and no screen says so
            _move(solo, chance, f"{number}-{wall}")
        if wall % 20 == 0:
            show(state=digest(solo.drill), at_s=solo.drill.now_s, inputs=len(solo.drill.inputs))


def _move(solo: Solo, chance: random.Random, name: str) -> None:
    """What a restless player does in a second."""
    to, by = chance.choice([("public", "social"), ("public", "website"), ("team", "internal")])
    text, dice = f"{chance.choice(TEXTS)} {name}", chance.random()
    if dice < 0.15:
        show(drafting=text)
        solo.save_draft(to, by, text)  # type: ignore[arg-type]
        show(drafted=text)
    elif dice < 0.25:
        show(sending=name, ends_draft=True)
        solo.say(to, by, text, id=name)  # type: ignore[arg-type]
        show(sent=name, ends_draft=True)
    elif dice < 0.30:
        show(sending=name, ends_draft=False)
        solo.do(chance.choice(STEPS), text, id=name)
        show(sent=name, ends_draft=False)


@dataclass
class Shown:
    """What the screens of one drill have shown, over all its processes."""

    drill_id: str = ""
    sent: list[str] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    """Also those whose sending was cut off."""
    clock_s: int = 0
    drafts: set[str] = field(default_factory=lambda: {""})
    """The texts that the draft may have now: the acknowledged one, and one whose saving or sending was cut off."""
    state: dict[str, Any] = field(default_factory=dict)
    last: str = "opening"

    def read(self, line: dict[str, Any]) -> None:
        """Takes one line of a child."""
        self.last = next(iter(line))
        match line:
            case {"open": drill_id}:
                self.drill_id = drill_id
            case {"clock": now_s}:
                self.clock_s = now_s
            case {"drafting": text}:
                self.drafts.add(text)
            case {"drafted": text}:
                self.drafts = {text}
            case {"sending": name, "ends_draft": ends}:
                self.begun.add(name)
                self.drafts |= {""} if ends else set()
            case {"sent": name, "ends_draft": ends}:
                self.sent.append(name)
                self.drafts = {""} if ends else self.drafts
            case {"state": _}:
                self.state = line


@dataclass
class Tally:
    """What was found over all kills."""

    kills: int = 0
    drills_ended: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    made_up: int = 0
    drafts_lost: int = 0
    clock_behind_s: int = 0
    states_differ: int = 0
    ends_differ: int = 0
    killed_after: Counter[str] = field(default_factory=Counter)

    @property
    def sound(self) -> bool:
        """Whether nothing at all was lost."""
        wrong = self.lost + self.doubled + self.made_up + self.drafts_lost + self.states_differ + self.ends_differ
        return wrong == 0 and self.clock_behind_s <= TICK_S

    def inspect(self, shown: Shown, stored: StoredDrill) -> None:
        """Compares what was shown with what lies on disk."""
        kept = Counter(action.id for action in stored.inputs if not action.teammate)
        self.lost += sum(1 for name in shown.sent if not kept[name])
        self.doubled += sum(1 for count in kept.values() if count > 1)
        self.made_up += len(set(kept) - shown.begun)
        self.drafts_lost += (stored.draft.text if stored.draft else "") not in shown.drafts
        self.clock_behind_s = max(self.clock_behind_s, shown.clock_s - stored.clock.now_s)
        if shown.state:
            self.states_differ += state_then(stored, shown.state) != shown.state["state"]


def state_then(stored: StoredDrill, state: dict[str, Any]) -> str:
    """The digest of the stored drill at the moment for which the child printed its own."""
    drill = Drill(scenario_of(stored), stored.header.seed)
    for action in stored.inputs[: state["inputs"]]:
        drill.act(action)
    drill.advance_to(state["at_s"])
    return digest(drill)


def uninterrupted(stored: StoredDrill, path: Path) -> str:
    """The digest of a drill in which the same player did the same at the same seconds, in one process."""
    with Store(path) as store:
        header = stored.header
        solo = Solo.start(store, scenario_of(stored), role=header.role, lang=header.lang, seed=header.seed)
        wall = 0
        solo.tick(wall)
        for action in stored.inputs:
            if action.teammate:
                continue
            while solo.drill.now_s < action.at_s - 1:
                wall += 1
                solo.tick(wall)
            if isinstance(action, Say):
                solo.say(action.to, action.by, action.text, id=action.id)
            else:
                solo.do(action.step, action.note, id=action.id)
        solo.finish()
        return digest(solo.drill)


def play_and_kill(path: Path, shown: Shown, number: int, seed: int, careless: bool, chance: random.Random) -> bool:
    """Lets a child play on and kills it somewhere; False if it came to the end before that."""
    command = [sys.executable, "-m", "tests.kill_solo", "--child", str(path), shown.drill_id, str(number), str(seed)]
    root = Path(__file__).parent.parent
    process = subprocess.Popen(command + ["careless"] * careless, cwd=root, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines, later_s = 1 + int(LINES * chance.random() ** 2), 0.003
    if shown.drill_id and chance.random() < 0.1:
        shown.last, lines, later_s = "resuming", 0, 1.0
    for _, line in zip(range(lines), process.stdout, strict=False):
        shown.read(json.loads(line))
    try:
        # Not at the line itself, where the child is always at the same point of its work, but some time after it.
        process.wait(chance.random() * later_s)
    except subprocess.TimeoutExpired:
        process.kill()
    for line in process.stdout:
        shown.read(json.loads(line))
    if process.wait() > 0:
        raise RuntimeError(f"the child failed with {process.returncode} after {shown.last}")
    return process.returncode < 0


def kill_again_and_again(kills: int, seed: int, folder: Path, careless: bool = False) -> Tally:
    """The whole experiment."""
    tally, chance, shown, drills = Tally(), random.Random(seed), Shown(), 1
    path = folder / "drills.db"
    while tally.kills < kills:
        killed = play_and_kill(path, shown, tally.kills, seed + drills, careless, chance)
        tally.kills += killed
        tally.killed_after[shown.last] += killed
        with Store(path) as store:
            stored = store.load(shown.drill_id)
            tally.inspect(shown, stored)
        if stored.clock.now_s >= stored.header.lasts_s or tally.kills == kills:
            tally.acknowledged += len(shown.sent)
            tally.ends_differ += not ends_alike(path, shown.drill_id, folder / f"whole-{drills}.db")
            tally.drills_ended += 1
            shown, drills = Shown(), drills + 1
    return tally


def ends_alike(path: Path, drill_id: str, other: Path) -> bool:
    """Resumes the drill, brings it to its end, and compares that with the end of one that was never interrupted."""
    with Store(path) as store:
        solo = Solo.resume(store, drill_id)
        stored = store.load(drill_id)
        if digest(solo.drill) != digest(played_again(stored, scenario_of(stored))):
            return False
        solo.finish()
        return digest(solo.drill) == uninterrupted(store.load(drill_id), other)


def main() -> int:
    """Runs the experiment and prints what was found."""
    if sys.argv[1:2] == ["--child"]:
        path, drill_id, number, seed, *careless = sys.argv[2:]
        child(Path(path), drill_id, int(number), int(seed), bool(careless))
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true", help="a store that acknowledges before it commits")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_again_and_again(given.kills, given.seed, Path(folder), given.control)
    print(json.dumps(vars(tally) | {"sound": tally.sound}))
    return 0 if tally.sound else 1


if __name__ == "__main__":
    sys.exit(main())
