"""How a feeling went over time, from the moves in the journal and the values at both ends.

Between two moves a feeling drifts by itself, by silence or with time; here it is drawn straight from where the one move
left it to where the next found it, which is within a line's width of the curve of the model.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Final

from sim.events import Feeling, Moved

DRIFTS: Final = frozenset({"silence", "time"})
"""Causes that work all the time, not at a moment."""
Knot = tuple[int, float, float]
"""A second, the value it was found at, and the value it was left at."""


@dataclass(frozen=True)
class Track:
    """One feeling over time, 0 to 1."""

    knots: tuple[Knot, ...]
    """In the order of time, the first at STARTEX and the last at ENDEX."""

    def found(self, at_s: int) -> float:
        """The value on arriving at that second."""
        index = bisect_left(self.knots, (at_s,))
        if index < len(self.knots) and self.knots[index][0] == at_s:
            return self.knots[index][1]
        return self._between(index, at_s)

    def left(self, at_s: int) -> float:
        """The value on leaving that second."""
        index = bisect_right(self.knots, at_s, key=lambda knot: knot[0])
        if index and self.knots[index - 1][0] == at_s:
            return self.knots[index - 1][2]
        return self._between(index, at_s)

    def _between(self, index: int, at_s: int) -> float:
        if index == 0:
            return self.knots[0][1]
        if index == len(self.knots):
            return self.knots[-1][2]
        (from_s, _, start), (to_s, end, _) = self.knots[index - 1], self.knots[index]
        return start + (end - start) * (at_s - from_s) / (to_s - from_s)

    def seconds(self) -> list[int]:
        """The seconds of its knots."""
        return [knot[0] for knot in self.knots]


def track(moved: Iterable[Moved], feeling: Feeling, *, start: float, end: float, ends_s: int) -> Track:
    """One person's feeling over the whole drill; moves at the same second are joined."""
    knots: dict[int, Knot] = {0: (0, start, start)}
    for event in moved:
        after = event.after[feeling]
        earlier = knots.get(event.at_s)
        jump = fsum(cause.by for cause in event.causes if cause.feeling == feeling and cause.why not in DRIFTS)
        found = earlier[1] if earlier else min(1.0, max(0.0, after - jump))
        knots[event.at_s] = (event.at_s, found, after)
    knots.setdefault(ends_s, (ends_s, end, end))
    return Track(tuple(knots[at_s] for at_s in sorted(knots)))


def weighted(tracks: list[tuple[float, Track]]) -> Track:
    """The mean of several tracks under weights; an even mean where no weight is above zero."""
    weights = [weight for weight, _ in tracks]
    whole = fsum(weights)
    shares = [weight / whole for weight in weights] if whole > 0 else [1 / len(tracks)] * len(tracks)
    both = [(share, each) for share, (_, each) in zip(shares, tracks, strict=True)]
    moments = sorted({at_s for _, each in both for at_s in each.seconds()})
    return Track(tuple((at_s, _mean(both, at_s, "found"), _mean(both, at_s, "left")) for at_s in moments))


def _mean(both: list[tuple[float, Track]], at_s: int, side: str) -> float:
    return fsum(share * (each.found(at_s) if side == "found" else each.left(at_s)) for share, each in both)
