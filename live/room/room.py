"""The room: takes calls, each once, lets time pass, and knows who is there.

It is handed the wall's time and opens no socket. A call is on disk before it counts; whoever is told that it was taken
will find it again, whatever happens to the process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from live.again import played_again, scenario_of
from live.codes import new_code
from live.entry import Entry
from live.pace import Pace
from live.records import DrillHeader
from live.room import acts, calls, entrance, refusal
from live.room.folding import fold, folded
from live.room.mates import RoomCourse
from live.room.members import Member
from live.room.rules import not_now, rule_for, understood
from live.room.seats import Seat
from live.room.state import RoomState
from live.rooms import Rooms
from live.store import Store
from live.trouble import StoreError
from live.wall import wall_now
from scenarios.clean import clean
from scenarios.field import ROLES
from scenarios.shelf import LoadedScenario
from scenarios.words import Lang
from sim.drill import Drill
from sim.events import Delivered, Escalated
from sim.reading import Reader
from sim.teammates import Teammates

LEAD_S: Final = 30
"""How far inputs may push the drill's clock ahead of the wall's before the wall's follows it."""


@dataclass(frozen=True)
class Receipt:
    """A call was taken, and is on disk."""

    at_s: int
    again: bool = False
    """It had been taken before, by its id; nothing was changed now."""
    data: Mapping[str, Any] | None = None
    """What the call asked for."""


class Room:
    """One team drill. Every method may raise a StoreError; what a person may not do raises a RefusedError."""

    def __init__(self, store: Store, drill_id: str, header: DrillHeader, drill: Drill, reader: Reader) -> None:
        """Use `open` or `resume`."""
        self.drill_id, self.header, self.drill, self.reader = drill_id, header, drill, reader
        self.script: LoadedScenario = drill.script
        self.rooms = Rooms(store)
        self.store = store
        self.code = self.rooms.code(drill_id)
        entries = self.rooms.entries(drill_id)
        self.state: RoomState = folded(entries)
        self.clock = Pace()
        mates = Teammates(drill.script, header.seed, frozenset(ROLES), header.skill, header.lang)
        self.course = RoomCourse(store, drill_id, drill, mates, reader, header.lang)
        self.course.skill = header.skill
        self.here: dict[str, int] = {}
        """How many screens of each member are open."""
        self.trouble: StoreError | None = None
        """Why nothing can be kept at the moment."""
        self.wrong_codes = 0
        """How often somebody at the door gave a wrong code or key."""
        self.version = 0
        """Goes up with every change of what anybody may see."""
        self._taken = {entry.id: entry.at_s for entry in entries}
        self._target_s = drill.now_s
        self._settle()

    @classmethod
    def open(
        cls, store: Store, script: LoadedScenario, reader: Reader, *, seed: int, lang: Lang, skill: float = 0.7
    ) -> Room:
        """A new room in its lobby, with a code of its own."""
        drill = Drill(script, seed)
        header = DrillHeader(
            scenario=script.id,
            title={each: script.text("title", each) for each in script.languages},
            source=script.source,
            lasts_s=script.scenario.lasts,
            seed=seed,
            role=script.scenario.spokesperson,
            lang=lang,
            skill=skill,
            created=wall_now().isoformat(),
            coefficients=drill.coefficients,
            team=True,
        )
        drill_id = store.create(header)
        Rooms(store).create(drill_id, new_code())
        return cls(store, drill_id, header, drill, reader)

    @classmethod
    def resume(cls, store: Store, drill_id: str, reader: Reader) -> Room:
        """The room as it was acknowledged, at the drill's second; one that ran runs on, without a burst."""
        store.take(drill_id)
        stored = store.load(drill_id)
        room = cls(store, drill_id, stored.header, played_again(stored, scenario_of(stored)), reader)
        room.course.finished = stored.finished
        return room

    def join(self, name: str, seat: Seat, lang: Lang, call_id: str, token: str) -> Member:
        """Somebody comes in, and is known by their token from then on; the same id again gives the same member.

        One of the same name who had that seat, and has no screen open, is the same person come back.
        """
        member_id = entrance.new_member_id(call_id)
        if member_id in self.state.members:
            return self.state.members[member_id]
        name = clean(name)[: calls.LONGEST_NAME]
        known = {"lang": lang, "token": entrance.hashed(token)}
        before = entrance.who_returns(self.state, self.here, name, seat, member_id)
        if before is not None:
            self._enter(self._entry(call_id, before.id, "return", known))
            return self.state.members[before.id]
        self._enter(self._entry(call_id, member_id, "join", {"name": name, "seat": seat, **known}))
        return self.state.members[member_id]

    def has_joined(self, call_id: str) -> bool:
        """Whether somebody came in, or came back, by that id."""
        return call_id in self._taken

    def member_of(self, token: str) -> Member:
        """Who comes with that token; raises StrangerError."""
        return entrance.known_by(self.state, token)

    def call(self, member_id: str, call_id: str, name: str, fields: Mapping[str, Any]) -> Receipt:
        """Takes a call of a member; the id is the client's, and a second call of that id changes nothing."""
        member = self.state.members.get(member_id)
        if member is None or member.gone:
            raise refusal.StrangerError
        known = self._taken.get(f"{member_id}/{call_id}")
        if known is not None:
            return Receipt(known, again=True)
        call = understood(rule_for(name, member.seat, self.state.phase), fields)
        entry = self._entry(f"{member_id}/{call_id}", member_id, name, call.model_dump(by_alias=True))
        return Receipt(*self._do(member, entry, call))

    def tick(self, wall_s: float) -> None:
        """Lets the drill follow the wall's monotonic clock; a burst never comes of it, nor an exception of the store.

        Where nothing can be kept, time stands still and `trouble` says why; it goes on as soon as there is room.
        """
        self.clock.paused = self.state.phase != "running"
        self.clock.speed = self.state.pace
        seconds = self.clock.tick(wall_s)
        if not seconds and self.trouble is None:
            return
        try:
            if self.trouble is not None:
                self.store.mark_clock(self.drill_id, self.drill.now_s, self.state.pace)
                self._say_trouble(None)
            self._target_s = max(self._target_s + seconds, self.drill.now_s - LEAD_S)
            self._advance(self._target_s)
        except StoreError as error:
            self._target_s = self.drill.now_s
            self._say_trouble(error)

    def stumbled(self, trouble: StoreError) -> None:
        """The drill could not go on, for whatever reason: everybody is told, and the time that passed is let go."""
        self._target_s = self.drill.now_s
        self._say_trouble(trouble)

    def arrive(self, member_id: str) -> None:
        """A screen of theirs is open."""
        self.here[member_id] = self.here.get(member_id, 0) + 1
        self.version += 1

    def go(self, member_id: str) -> None:
        """A screen of theirs was closed, or fell asleep; their seat stays theirs."""
        self.here[member_id] = max(0, self.here.get(member_id, 0) - 1)
        self.version += 1

    def _do(self, member: Member, entry: Entry, call: calls.Call) -> tuple[int, bool, Mapping[str, Any] | None]:
        match call:
            case calls.Check():
                return self.drill.now_s, False, acts.checked(self, member, call)
            case calls.Sit() | calls.Place():
                entrance.check_seats(self.state, member, call)
            case calls.Judge():
                acts.check_judged(self, call)
        action, entry = acts.action_of(self, member, entry, call)
        if action is None:
            self._enter(entry)
        elif self.course.take(action, entry=entry):
            self._fold(entry)
        else:
            raise not_now(entry.call, self.state.phase)
        match entry.call:
            case "start":
                self._advance(0)
                self._target_s = self.drill.now_s
            case "ahead":
                self._advance(self.drill.ends_s, until=(Delivered, Escalated))
                self._target_s = self.drill.now_s
            case "end":
                self._advance(self.drill.ends_s)
        return entry.at_s, False, None

    def _entry(self, entry_id: str, member: str, call: str, data: Mapping[str, Any]) -> Entry:
        return Entry(entry_id, member, self.drill.now_s, wall_now().isoformat(), call, data)

    def _enter(self, entry: Entry) -> None:
        """Store first, room second."""
        self.rooms.add(self.drill_id, entry)
        self._fold(entry)

    def _fold(self, entry: Entry) -> None:
        fold(self.state, entry)
        self._taken[entry.id] = entry.at_s
        self.version += 1
        self._settle()

    def _advance(self, target_s: int, until: tuple[type[Delivered] | type[Escalated], ...] = ()) -> None:
        before = len(self.drill.events)
        if target_s > self.drill.now_s:
            self.course.advance(target_s, until)
            self.store.mark_clock(self.drill_id, self.drill.now_s, self.state.pace)
            self.course.close()
        if len(self.drill.events) > before:
            self.version += 1
        self._settle()

    def _settle(self) -> None:
        """What follows by itself: who is simulated, and that ENDEX ends the drill."""
        self.course.seats_changed(self.state.empty_roles())
        if self.drill.ended and self.state.phase in ("running", "paused"):
            self._enter(self._entry("room/ended", "", "ended", {}))

    def _say_trouble(self, error: StoreError | None) -> None:
        self.trouble = error
        self.version += 1
