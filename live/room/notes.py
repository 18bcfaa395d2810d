"""What people of a room write down beside the drill: messages, observations, ratings, marks that they judged."""

from __future__ import annotations

from dataclasses import dataclass

from live.room.seats import Seat


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
