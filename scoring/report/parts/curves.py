"""Feelings over time, and the acts that moved them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A feeling at one moment, 0 to 100."""

    at_s: int
    value: float


@dataclass(frozen=True)
class Line:
    """One feeling over time: straight between its points, two points at one second where it jumped."""

    feeling: str
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Move:
    """How one feeling was moved by one act."""

    feeling: str
    name: str
    before: float | None
    after: float | None
    """None, as `before`, for a silence: it worked over a time in which other things happened too."""
    by: float
    causes: tuple[str, ...]
    """The strongest first, such as `Empathy 2`."""


@dataclass(frozen=True)
class Act:
    """Something that moved somebody, numbered in the chart and in the list beside it."""

    number: int
    at_s: int
    clock: str
    is_reply: bool
    who: str
    text: str
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Curve:
    """A person's trust and anger, or the drill's trust, with the acts that moved them."""

    id: str
    name: str
    kind: str
    lines: tuple[Line, ...]
    acts: tuple[Act, ...]
    ends_s: int
