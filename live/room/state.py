"""What a room is, from its entries alone: a room that comes back is its entries, folded again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from live.entry import Entry
from live.records import Draft
from live.room.seats import PLAYERS, Phase, Seat
from scenarios.field import Role
from scenarios.words import Lang


@dataclass(frozen=True)
class Member:
    """Somebody who came in."""

    id: str
    name: str
    lang: Lang
    seat: Seat
    token: str
    """SHA-256 of the token by which they are known again."""
    gone: bool = False
    """Has left, or was asked to."""


@dataclass
class Sitting:
    """Somebody's time in a seat."""

    member: str
    seat: Seat
    from_s: int
    to_s: int | None = None
    """None while it lasts."""


@dataclass(frozen=True)
class Message:
    """A word beside the drill."""

    at_s: int
    member: str
    seat: Seat
    """Where the one who wrote it sat then."""
    to: str
    """A seat, or `all`."""
    text: str


@dataclass(frozen=True)
class Observation:
    """What an evaluator or the controller wrote down."""

    at_s: int
    """The moment that it is pinned to."""
    member: str
    objective: str
    text: str


@dataclass(frozen=True)
class Rated:
    """How somebody rated an objective."""

    at_s: int
    member: str
    objective: str
    rating: str
    why: str


@dataclass(frozen=True)
class Judged:
    """A mark confirmed or changed."""

    at_s: int
    member: str
    action: str
    mark: str
    level: int
    why: str
    wall: str


@dataclass
class RoomState:
    """The room at this moment."""

    phase: Phase = "lobby"
    halted: str | None = None
    """Why the drill was stopped for something real; None while it was not."""
    pace: float = 1.0
    members: dict[str, Member] = field(default_factory=dict)
    sittings: list[Sitting] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    ratings: dict[tuple[str, str], Rated] = field(default_factory=dict)
    """By member and objective; the last one counts."""
    judged: dict[tuple[str, str, str], Judged] = field(default_factory=dict)
    """By member, action and mark; the last one counts."""
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of the hotwash, by member and question."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    acted: dict[str, int] = field(default_factory=dict)
    """When each member last did something in their role."""
    publications: list[tuple[int, str, str, tuple[str, ...]]] = field(default_factory=list)
    """(second, member, document, the stages that it lacked) of what was published."""

    def take(self, entry: Entry) -> None:
        """Takes in what was done; an entry of an unknown call changes nothing."""
        known = _FOLDS.get(entry.call)
        if known is not None:
            known(self, entry)

    def sitting(self, role: Role) -> Member | None:
        """Who plays that role, here or with a sleeping phone."""
        return next((m for m in self.members.values() if m.seat == role and not m.gone), None)

    def empty_roles(self) -> frozenset[Role]:
        """The roles that nobody plays."""
        return frozenset(role for role in PLAYERS if self.sitting(role) is None)

    def seat_at(self, member: str, at_s: int) -> Seat | None:
        """Where somebody sat at that second."""
        found = [s.seat for s in self.sittings if s.member == member and s.from_s <= at_s]
        return found[-1] if found else None

    def played_by(self, role: str, at_s: int) -> str:
        """The member who played that role at that second; empty for nobody."""
        for each in reversed(self.sittings):
            if each.seat == role and each.from_s <= at_s and (each.to_s is None or at_s <= each.to_s):
                return each.member
        return ""

    def _sit(self, member: Member, at_s: int) -> None:
        self._stand(member.id, at_s)
        self.members[member.id] = member
        self.sittings.append(Sitting(member.id, member.seat, at_s))

    def _stand(self, member: str, at_s: int) -> None:
        for each in self.sittings:
            if each.member == member and each.to_s is None:
                each.to_s = at_s


def folded(entries: Iterable[Entry]) -> RoomState:
    """The room that these entries make."""
    state = RoomState()
    for entry in entries:
        state.take(entry)
    return state


def _join(state: RoomState, entry: Entry) -> None:
    data = entry.data
    state._sit(Member(entry.member, data["name"], data["lang"], data["seat"], data["token"]), entry.at_s)


def _return(state: RoomState, entry: Entry) -> None:
    member = replace(state.members[entry.member], lang=entry.data["lang"], token=entry.data["token"])
    state.members[entry.member] = member
    if member.gone:
        state._sit(replace(member, gone=False), entry.at_s)


def _sit(state: RoomState, entry: Entry) -> None:
    _move(state, entry.member, entry.data["seat"], entry.at_s)


def _place(state: RoomState, entry: Entry) -> None:
    member, seat = entry.data["member"], entry.data["seat"]
    if seat is None:
        _gone(state, member, entry.at_s)
        return
    for other in [m for m in state.members.values() if m.seat == seat and seat in PLAYERS and m.id != member]:
        _move(state, other.id, "observer", entry.at_s)
    _move(state, member, seat, entry.at_s)


def _move(state: RoomState, member: str, seat: Seat, at_s: int) -> None:
    state._sit(replace(state.members[member], seat=seat, gone=False), at_s)
    state.drafts.pop(member, None)


def _leave(state: RoomState, entry: Entry) -> None:
    _gone(state, entry.member, entry.at_s)


def _gone(state: RoomState, member: str, at_s: int) -> None:
    state.members[member] = replace(state.members[member], gone=True)
    state._stand(member, at_s)


def _language(state: RoomState, entry: Entry) -> None:
    state.members[entry.member] = replace(state.members[entry.member], lang=entry.data["lang"])


def _phase(to: Phase) -> Callable[[RoomState, Entry], None]:
    def change(state: RoomState, entry: Entry) -> None:
        state.phase, state.halted = to, None

    return change


def _halt(state: RoomState, entry: Entry) -> None:
    state.phase, state.halted = "paused", entry.data["why"]


def _pace(state: RoomState, entry: Entry) -> None:
    state.pace = entry.data["pace"]


def _tell(state: RoomState, entry: Entry) -> None:
    seat = state.members[entry.member].seat
    state.messages.append(Message(entry.at_s, entry.member, seat, entry.data["to"], entry.data["text"]))


def _draft(state: RoomState, entry: Entry) -> None:
    data = entry.data
    state.drafts.pop(entry.member, None)
    if data["text"].strip():
        state.drafts[entry.member] = Draft(data["to"], data["by"], data["text"], entry.at_s)


def _said(state: RoomState, entry: Entry) -> None:
    state.drafts.pop(entry.member, None)
    _acted(state, entry)


def _published(state: RoomState, entry: Entry) -> None:
    lacked = tuple(entry.data.get("lacked", ()))
    state.publications.append((entry.at_s, entry.member, entry.data["document"], lacked))
    _acted(state, entry)


def _acted(state: RoomState, entry: Entry) -> None:
    state.acted[entry.member] = entry.at_s


def _observe(state: RoomState, entry: Entry) -> None:
    data = entry.data
    at_s = entry.at_s if data["at_s"] is None else data["at_s"]
    state.observations.append(Observation(at_s, entry.member, data["objective"], data["text"]))


def _rate(state: RoomState, entry: Entry) -> None:
    data = entry.data
    rated = Rated(entry.at_s, entry.member, data["objective"], data["rating"], data["why"])
    state.ratings[entry.member, data["objective"]] = rated


def _judge(state: RoomState, entry: Entry) -> None:
    data = entry.data
    key = (entry.member, data["action"], data["mark"])
    state.judged[key] = Judged(entry.at_s, *key, data["level"], data["why"], entry.wall)


def _answer(state: RoomState, entry: Entry) -> None:
    state.answers[entry.member, entry.data["question"]] = entry.data["text"]


_FOLDS: Final[dict[str, Callable[[RoomState, Any], None]]] = {
    "join": _join,
    "return": _return,
    "sit": _sit,
    "place": _place,
    "leave": _leave,
    "language": _language,
    "start": _phase("running"),
    "pause": _phase("paused"),
    "resume": _phase("running"),
    "halt": _halt,
    "end": _phase("ended"),
    "ended": _phase("ended"),
    "hotwash": _phase("hotwash"),
    "pace": _pace,
    "tell": _tell,
    "draft": _draft,
    "say": _said,
    "do": _acted,
    "assess": _acted,
    "write": _acted,
    "publish": _published,
    "observe": _observe,
    "rate": _rate,
    "judge": _judge,
    "answer": _answer,
}
