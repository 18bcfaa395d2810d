"""The way into a room: who comes in, who comes back, by what they are known again, and which seat is free."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Final

from live.room import calls, refusal
from live.room.members import Member
from live.room.seats import PLAYERS, Seat
from live.room.state import RoomState

MOST_MEMBERS: Final = 150


def new_member_id(call_id: str) -> str:
    """The id of whoever joins by that call; the same for the same call."""
    return f"m-{hashlib.sha256(call_id.encode()).hexdigest()[:10]}"


def who_returns(state: RoomState, here: Mapping[str, int], name: str, seat: Seat, new_id: str) -> Member | None:
    """Who of that name had that seat and has no screen open; None for somebody new, who would be `new_id`.

    Raises TakenError where another one sits there, FullError where there is no room for one more.
    """
    before = next((m for m in state.members.values() if (m.name, m.seat) == (name, seat)), None)
    if before is not None and not here.get(before.id):
        check_free(state, seat, before.id)
        return before
    if sum(not each.gone for each in state.members.values()) >= MOST_MEMBERS:
        raise refusal.FullError(most=MOST_MEMBERS)
    check_free(state, seat, new_id)
    return None


def check_seats(state: RoomState, member: Member, call: calls.Sit | calls.Place) -> None:
    """A member goes to a free seat; a controller places only members. Raises TakenError, NothingThereError."""
    if isinstance(call, calls.Sit):
        check_free(state, call.seat, member.id)
    elif call.member not in state.members:
        raise refusal.NothingThereError(name=call.member)


def check_free(state: RoomState, seat: Seat, member_id: str) -> None:
    """A role is played by one; raises TakenError where that is not this member."""
    sitting = state.sitting(seat) if seat in PLAYERS else None
    if sitting is not None and sitting.id != member_id:
        raise refusal.TakenError(name=sitting.name)


def known_by(state: RoomState, token: str) -> Member:
    """Who comes with that token; raises StrangerError."""
    wanted = hashed(token)
    for member in state.members.values():
        if secrets.compare_digest(member.token, wanted) and not member.gone:
            return member
    raise refusal.StrangerError


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
