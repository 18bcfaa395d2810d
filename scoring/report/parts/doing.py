"""What was to be done and how it went: expected actions, objectives, steps of the SOP."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExpectationLine:
    """How one expected action went."""

    id: str
    do: str
    inject: str
    owner: str
    status: str
    status_name: str
    """In words; `Answered, but lacking` where there was an attempt that was not good enough."""
    result: str
    """With how late it came and what it brought: `19 min late · 0 points`."""
    own: bool
    """Whether it counts for the role whose score this is; always, for the whole team's."""
    opened_s: int | None
    allowed_s: int | None
    delay_s: int | None
    due_clock: str
    done_clock: str
    score: float | None
    lacks: tuple[str, ...]
    """What the best attempt did not have."""
    harms: tuple[str, ...]
    """What it should not have had."""


@dataclass(frozen=True)
class ObjectiveLine:
    """How far an objective was met."""

    id: str
    text: str
    met: int
    of: int
    score: float | None


@dataclass(frozen=True)
class StepLine:
    """One step of the SOP, or another step that was taken."""

    id: str
    name: str
    owner: str
    done_by: str
    status: str
    status_name: str
    due_clock: str
    done_clock: str
    delay_s: int | None
    order: int | None
    """Its place in the order in which the seven were really done."""
    in_order: bool
    note: str
