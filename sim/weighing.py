"""What the marks of a reply weigh for a kind of listener, worked out once: thousands of drills hear the same words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from scenarios.field import Kind, Temper
from sim.apology import completeness, strength
from sim.coefficients import Numbers
from sim.events import PLACE, Feeling

WATCHERS: Final[frozenset[Kind]] = frozenset({"public", "journalist", "regulator"})
FACTS: Final = ("explanation", "transparency", "corrective_action")
NEEDS: Final[dict[Temper, tuple[str, ...]]] = {
    "angry": ("empathy", "active_listening"),
    "anxious": ("explanation", "transparency", "support_offered"),
    "silent": ("active_listening", "patient_centered", "autonomy"),
}
"""What each temperament needs before anything else can reach it in full."""
KEPT: Final = 4096
"""So many weighings are kept for one set of numbers."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The marks of a reply as somebody weighs them."""

    eases: tuple[tuple[Feeling, int, float, str, int], ...]
    """Feeling, its place among `FEELINGS`, share of it taken away, mark, level."""
    gains: tuple[tuple[float, str, int], ...]
    """Weight, mark, level."""
    harms: tuple[tuple[float, str, int], ...]
    """Harm done, mark, level."""
    total: float
    """All that a perfect reply could hold for them."""
    quality: float
    """What there is of it, 0 to 1."""
    harm: float
    """All harm together."""
    sympathy_only: bool
    """For those who watch: sympathy and nothing besides."""
    complete: float
    """How complete an apology it is, 0 to 1."""


def weighed(levels: Mapping[str, int], kind: Kind, wants: frozenset[str], temper: Temper, numbers: Numbers) -> Weighed:
    """The marks as such a person weighs them."""
    outside = kind in WATCHERS
    key = outside, wants, temper, tuple(levels.items())
    found: Weighed | None = numbers.kept.get(key)
    if found is None:
        if len(numbers.kept) >= KEPT:
            numbers.kept.clear()
        found = numbers.kept[key] = _weighed(levels, outside, wants, temper, numbers)
    return found


def _weighed(
    levels: Mapping[str, int], outside: bool, wants: frozenset[str], temper: Temper, numbers: Numbers
) -> Weighed:
    weights = _weights(outside, wants, temper, numbers)
    present = {mark: level for mark, level in levels.items() if level}
    total = math.fsum(weights.values())
    got = math.fsum(weights[mark] * strength(level, numbers) for mark, level in levels.items() if mark in weights)
    return Weighed(
        eases=tuple(
            (feeling, PLACE[feeling], weight * strength(present[mark], numbers), mark, present[mark])
            for feeling, each in numbers.eases.items()
            for mark, weight in each.items()
            if mark in present
        ),
        gains=tuple(
            (weight * strength(present[mark], numbers), mark, present[mark])
            for mark, weight in weights.items()
            if mark in present
        ),
        harms=tuple(
            (weight * present[mark] / 2, mark, present[mark])
            for mark, weight in numbers.harm.items()
            if mark in present
        ),
        total=total,
        quality=min(1.0, got / (numbers["full"] * total)),
        harm=math.fsum(numbers.harm[mark] * level / 2 for mark, level in levels.items() if mark in numbers.harm),
        sympathy_only=outside and "empathy" in present and not any(mark in present for mark in FACTS),
        complete=completeness(levels, numbers),
    )


def _weights(outside: bool, wants: frozenset[str], temper: Temper, numbers: Numbers) -> dict[str, float]:
    """What each mark counts for such a person."""
    more, need, needed = numbers["wants"], numbers["need.weight"], NEEDS.get(temper, ())
    return {
        mark: weight * (more if mark in wants else 1.0) * (need if mark in needed else 1.0)
        for mark, weight in (numbers.outside if outside else numbers.room).items()
    }
