"""What each entry does to a room; a room that comes back is its entries, folded again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from live.entry import Entry
from live.records import Draft
from live.room.members import Member
from live.room.notes import Judged, Message, Observation, Rated
from live.room.seats import PLAYERS, Phase, Seat
from live.room.state import RoomState
from scoring.team.record import Held


def folded(entries: Iterable[Entry]) -> RoomState:
    """The room that these entries make."""
    state = RoomState()
    for entry in entries:
        fold(state, entry)
    return state


def fold(state: RoomState, entry: Entry) -> None:
    """Takes in what was done; an entry of an unknown call changes nothing."""
    known = _FOLDS.get(entry.call)
    seat = state.members[entry.member].seat if entry.member in state.members else ""
    if entry.call in _HOLDING or (entry.call == "tell" and seat == "controller"):
        state.held.append(_held(entry, seat))
    if known is not None:
        known(state, entry)


_HOLDING: Final = frozenset({"start", "pause", "resume", "halt", "pace", "ahead", "end", "ended"})


def _held(entry: Entry, seat: str) -> Held:
    data = entry.data
    words = str(data.get("why" if entry.call == "halt" else "text", ""))
    return Held(entry.at_s, entry.member, seat, entry.call, words, str(data.get("to", "")), data.get("pace", 1.0))


def _join(state: RoomState, entry: Entry) -> None:
    data = entry.data
    state.seat(Member(entry.member, data["name"], data["lang"], data["seat"], data["token"]), entry.at_s)


def _return(state: RoomState, entry: Entry) -> None:
    member = replace(state.members[entry.member], lang=entry.data["lang"], token=entry.data["token"])
    state.members[entry.member] = member
    if member.gone:
        state.seat(replace(member, gone=False), entry.at_s)


def _sit(state: RoomState, entry: Entry) -> None:
    _move(state, entry.member, entry.data["seat"], entry.at_s)


def _place(state: RoomState, entry: Entry) -> None:
    member, seat = entry.data["member"], entry.data["seat"]
    if seat is None:
        state.let_go(member, entry.at_s)
        return
    for other in [m for m in state.members.values() if m.seat == seat and seat in PLAYERS and m.id != member]:
        _move(state, other.id, "observer", entry.at_s)
    _move(state, member, seat, entry.at_s)


def _move(state: RoomState, member: str, seat: Seat, at_s: int) -> None:
    state.seat(replace(state.members[member], seat=seat, gone=False), at_s)
    state.drafts.pop(member, None)


def _leave(state: RoomState, entry: Entry) -> None:
    state.let_go(entry.member, entry.at_s)


def _language(state: RoomState, entry: Entry) -> None:
    state.members[entry.member] = replace(state.members[entry.member], lang=entry.data["lang"])


def _phase(to: Phase) -> Callable[[RoomState, Entry], None]:
    def change(state: RoomState, entry: Entry) -> None:
        state.phase, state.halted = to, None

    return change


def _halt(state: RoomState, entry: Entry) -> None:
    state.phase, state.halted, state.halted_by = "paused", entry.data["why"], entry.member


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
