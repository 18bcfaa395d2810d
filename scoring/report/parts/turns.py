"""Single changes, and what the drill would have been with each."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.report.parts.curves import Point
from scoring.report.parts.timeline import Moment


@dataclass(frozen=True)
class TurnLine:
    """One single change, and what the drill would have been with it."""

    kind: str
    """`sooner`, `words`, `speaker` or `said` (a reply that was never given)."""
    kind_name: str
    expectation: str
    """The id of the expected action; the input's for `speaker`."""
    name: str
    action: str
    """The reply that is changed; empty for `said`."""
    at_s: int
    """When the changed reply would have come."""
    clock: str
    """When it came; for `said`, when it would have."""
    who: str
    to: str
    quote: str
    """What was said; empty for `said`."""
    instead: str
    """The model answer, where words are what changes."""
    sentence: str
    total: float | None
    total_then: float | None
    trust: float
    """Everybody's at the end, in points of 100."""
    trust_then: float
    gone: tuple[Moment, ...]
    """What would not have happened."""
    new: tuple[Moment, ...]
    """What would have happened in its place."""
    happened: tuple[Point, ...]
    """Everybody's trust as it went."""
    otherwise: tuple[Point, ...]
    """Everybody's trust as it would have gone."""
