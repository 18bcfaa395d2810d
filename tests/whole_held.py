"""After the whole drill: what screens showed as sent, held against what the host has on its disk."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from live.room.feed import RoomFeed
from live.room.room import Room
from live.rooms import Rooms
from live.store import Store
from scenarios.words import Lang
from sim.actions import Action, Do, Say, Write
from tests.live_small import WordReader
from tests.whole_host import Sent

Lines = list[tuple[str, str, str, str]]


@dataclass
class Tally:
    """What was counted."""

    lang: str
    wall_s: float = 0
    browsers: int = 0
    shown_as_sent: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    of_nobody: list[str] = field(default_factory=list)
    """In the journal, and shown as sent by no screen."""
    still_unsent: int = 0
    feeds: dict[str, int] = field(default_factory=dict)
    """How many entries each screen shows."""
    feeds_differ: list[str] = field(default_factory=list)
    reloads: int = 0
    sleeps: int = 0
    answers_swallowed: int = 0
    kills: int = 0
    replay_verified: bool = False
    reports: dict[str, int] = field(default_factory=dict)
    """Characters of each that opened."""
    reports_missing: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """Of pages, and tracebacks of the host."""
    pictures: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, doubled, told differently, or broke."""
        wrong = (self.lost, self.doubled, self.of_nobody, self.feeds_differ, self.errors, self.reports_missing)
        return not any(wrong) and not self.still_unsent and self.replay_verified and self.shown_as_sent > 0

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self) | {"pictures": len(self.pictures), "sound": self.sound}


def hold_against(tally: Tally, folder: Path, sent: Iterable[Sent], shown: dict[str, Lines], lang: Lang) -> None:
    """Each that was shown as sent once in the journal, nothing else there; each feed what its seat has heard."""
    sent = Counter(sent)
    with Store(folder / "drills.db") as store:
        drill_id = only_drill(store)
        room = Room.resume(store, drill_id, WordReader())
        kept = Counter(_kept(room, Rooms(store)))
        for seat, lines in shown.items():
            heard = heard_by(room, seat, lang)
            tally.feeds[seat] = len(lines)
            tally.feeds_differ += _first_difference(seat, lines, heard)
    tally.shown_as_sent = sent.total()
    tally.by_kind = dict(sorted(Counter(each.kind.split()[0] for each in sent.elements()).items()))
    tally.lost = [str(each) for each in sent - kept]
    tally.doubled = [str(each) for each, number in kept.items() if number > 1]
    tally.of_nobody = [str(each) for each in kept - sent if kept[each] == 1]


def only_drill(store: Store) -> str:
    """The drill of that store."""
    with store.reading() as db:
        ((found,),) = db.execute("SELECT drill FROM rooms").fetchall()
    return str(found)


def heard_by(room: Room, seat: Any, lang: Lang) -> Lines:
    """What that seat has to have on its screen: who, how, when, what."""
    return [(i["who"], i["how"], i["clock"], i["text"]) for i in RoomFeed(room, seat, lang).update()]


def _kept(room: Room, rooms: Rooms) -> Iterator[Sent]:
    for action in room.drill.inputs:
        if not action.teammate:
            yield _sent(action)
    for entry in rooms.entries(room.drill_id):
        member = room.state.members.get(entry.member)
        seat = member.seat if member else ""
        match entry.call:
            case "tell" | "observe":
                yield Sent(seat, entry.call, entry.data["text"])
            case "rate" | "halt":
                yield Sent(seat, entry.call, entry.data["why"])
            case "answer":
                yield Sent(seat, f"answer {entry.data['question']}", entry.data["text"])
            case "judge":
                yield Sent(seat, f"judge {entry.data['mark']}", entry.data["action"])


def _sent(action: Action) -> Sent:
    match action:
        case Say():
            return Sent(action.who, "publish" if action.document else "say", action.text)
        case Do():
            return Sent(action.who, f"do {action.step}", action.note)
        case Write():
            return Sent(action.who, f"write {action.stage}", action.text or action.note)
        case _:
            return Sent(action.who, action.does, action.text or action.inject)


def _first_difference(seat: str, lines: Lines, heard: Lines) -> list[str]:
    if lines == heard:
        return []
    pairs = zip(lines, heard, strict=False)
    at = next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(lines), len(heard)))
    return [f"{seat}: {len(lines)} shown, {len(heard)} heard; at {at}: {lines[at : at + 1]} / {heard[at : at + 1]}"]


def verified(exported: bytes, folder: Path) -> bool:
    """Whether the exported journal replays to the same bytes, by the command that anybody would use."""
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".journal.jsonl"))
        (folder / "drill.jsonl").write_bytes(archive.read(name))
    return command(folder, "replay", str(folder / "drill.jsonl"), "--verify").returncode == 0


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`crisis-drill …` on the host's computer."""
    env = os.environ | {"CRISIS_DRILL_HOME": str(folder)}
    whole = [sys.executable, "-m", "tui.main", *words]
    return subprocess.run(whole, env=env, capture_output=True, text=True, check=False)
