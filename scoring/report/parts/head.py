"""What was drilled and where it came out: the head, the dimensions, the place among other teams, the limits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """What was drilled, and under which seed and rules."""

    exercise: str
    title: str
    date: str
    """As handed in, written out in the language; empty if it was not."""
    lang: str
    scenario: str
    clinic: str
    summary: str
    seed: int
    lasts_s: int
    starts: str
    spokesperson: str
    digest: str
    rules: str
    role: str
    """Whose score it is; empty for the whole team's."""
    whose: str
    """The same as a title: `The service lead's own`, `The whole team's`."""


@dataclass(frozen=True)
class DimensionLine:
    """One of the five dimensions."""

    id: str
    name: str
    about: str
    score: float | None
    coverage: float
    weight: float


@dataclass(frozen=True)
class StandingLine:
    """Where the whole team's total stands among the reference teams; totals and percentiles 0 to 100."""

    total: float
    reference: str
    """The team among whose runs the percentile is taken; empty, and no percentile, where there are none of it."""
    percentile: float | None
    low: float | None
    high: float | None
    """The percentile's interval at 95 %."""
    runs: int
    """Of that team."""
    typical: dict[str, float]
    """The middle total of each reference team, by its id."""
    sentence: str
    above: dict[str, float]
    """The share of each team's runs that came out lower, 0 to 1, by the team's id."""
    teams: str
    """The same in words."""


@dataclass(frozen=True)
class CapLine:
    """A hard limit on the total and what set it."""

    id: str
    name: str
    limit: float
    why: str
    clock: str
    who: str
    quote: str
