"""Who is in a room, and who sat where from when to when."""

from __future__ import annotations

from dataclasses import dataclass

from live.room.seats import Seat
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
