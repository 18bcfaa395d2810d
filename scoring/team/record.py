"""Who was in the room, and what they did there beside the drill: what a team's report needs and no journal holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from scenarios.field import ROLES

Rating = Literal["P", "S", "M", "U"]
"""Performed without challenges, with some, with major challenges, unable to be performed (HSEEP)."""
RATINGS: Final[tuple[Rating, ...]] = get_args(Rating)


@dataclass(frozen=True)
class Stay:
    """Somebody's time in a seat."""

    person: str
    """Their id."""
    seat: str
    """One of the six roles, or a seat beside the drill."""
    from_s: int
    """Before STARTEX, −1."""
    to_s: int | None
    """None for whoever stayed."""


@dataclass(frozen=True)
class Word:
    """A word beside the drill."""

    at_s: int
    person: str
    seat: str
    to: str
    """A seat, or `all`."""
    text: str


@dataclass(frozen=True)
class Observed:
    """What an evaluator wrote down, pinned to a moment."""

    at_s: int
    person: str
    objective: str
    """Empty where it belongs to none."""
    text: str


@dataclass(frozen=True)
class Rated:
    """How an evaluator rated an objective."""

    person: str
    objective: str
    rating: str
    """One of `RATINGS`."""
    why: str


@dataclass(frozen=True)
class Answered:
    """An answer of the hotwash."""

    person: str
    question: str
    text: str


@dataclass(frozen=True)
class Held:
    """What was done to the drill's clock and phase, or said to the team from beside it, by whoever held it."""

    at_s: int
    """Before STARTEX, −1."""
    person: str
    """Empty for the room itself."""
    seat: str
    does: str
    """`pause`, `resume`, `halt`, `pace`, `ahead`, `end`, `ended`, or `tell`."""
    text: str = ""
    """Why it was stopped, or what was told."""
    to: str = ""
    """To whom it was told: a seat, or `all`."""
    pace: float = 1.0


@dataclass(frozen=True)
class TeamRecord:
    """All of it."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Everybody by id; no two are called the same."""
    stays: tuple[Stay, ...] = ()
    words: tuple[Word, ...] = ()
    observed: tuple[Observed, ...] = ()
    rated: tuple[Rated, ...] = ()
    answered: tuple[Answered, ...] = ()
    held: tuple[Held, ...] = ()
    """In the order of time."""

    def player(self, role: str, at_s: int) -> str:
        """Who sat in that role when an input of that second came; empty for nobody.

        An input counts in the second after the one in which it was given: who sits down at a second has not given it.
        """
        for each in reversed(self.stays):
            if each.seat == role and each.from_s < at_s and (each.to_s is None or at_s <= each.to_s):
                return each.person
        return ""

    def seats(self, person: str) -> tuple[str, ...]:
        """Where somebody sat, in order, each once."""
        return tuple(dict.fromkeys(each.seat for each in self.stays if each.person == person))

    def plays(self, person: str) -> bool:
        """Whether somebody ever sat in one of the six roles."""
        return any(seat in ROLES for seat in self.seats(person))
