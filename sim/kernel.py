"""When the followers of a sharer get to see a post: TiDeH's memory kernel, ready for bins of time fixed on the clock.

The kernel is flat up to `flat_s` and then forgets as a power: phi(s) = c for s <= flat, c (s / flat)^-(1 + theta)
after it, with c = theta / (flat (1 + theta)), so that it integrates to one (Kobayashi & Lambiotte 2016, after SEISMIC,
Zhao et al. 2015). Ages are seconds.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

FINEST_S: Final = 10
"""Width of the first bins. A flat memory of 300 s lets 3 % of the followers see a post in that time."""
PER_AGE: Final = 50
"""Later bins are this part of the post's age wide: a power law changes by the same factor in each."""
LONGEST_S: Final = 14 * 86_400
"""No post is followed for longer; with theta = .242, 14 % of its followers would see it later still, or never."""


STEPS: Final = 32
"""In so many steps those are taken who shared a post before the drill began."""
SEEDS_KEPT: Final = 256
"""Of so many sizes of an author's following the hazards are kept: a scenario has a dozen or two."""


def _edges() -> Ints:
    edges = [0]
    while edges[-1] < LONGEST_S:
        edges.append(min(LONGEST_S, edges[-1] + max(FINEST_S, edges[-1] // PER_AGE)))
    return np.array(edges, dtype=np.int64)


EDGES: Final[Ints] = _edges()
"""Seconds of age at which bins begin and end, the same for all posts: one advance or many give the same numbers."""
BINS: Final = len(EDGES) - 1
_EDGES: Final[list[int]] = EDGES.tolist()


def bins_to(age_s: int) -> int:
    """Into how many bins a post can be followed to that age."""
    return min(BINS, bisect_right(_EDGES, age_s))


@dataclass(frozen=True)
class Row:
    """How followers come across what somebody shared in one bin."""

    reached: Floats
    """Part of the followers by the end of that bin and of each later one."""
    first: float
    """Part of them in that bin."""
    gains: Floats
    """Part of them in each later one."""


@dataclass(frozen=True)
class Kernel:
    """How exposure is spread over the time after a share."""

    flat_s: float
    """The memory is flat up to this age."""
    theta: float
    """The power with which it is lost after that."""

    def reached(self, age_s: Floats) -> Floats:
        """The share of followers who have come across the post by that age, 0 to 1; 0 before it was shared."""
        early = self.theta / (1 + self.theta)
        late = 1 - (1 - early) * (np.maximum(age_s, self.flat_s) / self.flat_s) ** -self.theta
        return np.where(age_s <= self.flat_s, early * np.maximum(age_s, 0.0) / self.flat_s, late)

    def area(self, age_s: Floats) -> Floats:
        """The integral of `reached` from 0 to that age, in seconds."""
        early = self.theta / (1 + self.theta)
        young = np.clip(age_s, 0.0, self.flat_s)
        old = np.maximum(age_s, self.flat_s)
        power = 1 - self.theta
        tail = (old - self.flat_s) - (1 - early) * self.flat_s * ((old / self.flat_s) ** power - 1) / power
        return early * young**2 / (2 * self.flat_s) + tail

    def delay(self, draw: Floats) -> Floats:
        """The age at which `reached` comes to `draw` (0 <= draw < 1): delays, given even draws."""
        early = self.theta / (1 + self.theta)
        rest = np.maximum(1 - draw, 1e-300) / (1 - early)
        return np.where(draw < early, draw / early * self.flat_s, self.flat_s * rest ** (-1 / self.theta))

    @cached_property
    def _rows(self) -> dict[int, Row]:
        return {}

    @cached_property
    def seed(self) -> Floats:
        """`reached` at the ends of all bins for somebody who shares at age 0."""
        return self.reached(EDGES[1:].astype(np.float64))

    @cached_property
    def _seeded(self) -> dict[float, Floats]:
        return {}

    def seeded(self, part: float) -> Floats:
        """`in_bins` for `part` of all people who hear of it at age 0; shared, so nobody may change it."""
        found = self._seeded.get(part)
        if found is None:
            if len(self._seeded) >= SEEDS_KEPT:
                self._seeded.clear()
            found = self._seeded[part] = in_bins(self.seed, part)
        return found

    @cached_property
    def _seasoned(self) -> dict[int, tuple[Floats, Floats]]:
        return {}

    def seasoned(self, age_s: int) -> tuple[Floats, Floats]:
        """Which part of the followers comes across a post in each bin that was out for so long before the first bin.

        Of its author, and of those who had shared it by then: each after a delay of this memory. Shared, so nobody may
        change it.
        """
        found = self._seasoned.get(age_s)
        if found is None:
            if len(self._seasoned) >= SEEDS_KEPT:
                self._seasoned.clear()
            ends_s = EDGES.astype(np.float64)
            middle = (np.arange(STEPS) + 0.5) / STEPS * self.reached(np.array([float(age_s)]))
            since_s = age_s - self.delay(middle)  # when the sharers of each step shared it
            later = np.mean([np.diff(self.reached(ends_s + each)) for each in since_s.tolist()], axis=0)
            found = self._seasoned[age_s] = np.diff(self.reached(ends_s + age_s)), later
        return found

    def row(self, index: int) -> Row:
        """For somebody who shares at any moment of bin `index`."""
        found = self._rows.get(index)
        if found is None:
            start, end = float(EDGES[index]), float(EDGES[index + 1])
            later = EDGES[index + 1 :].astype(np.float64)
            reached = (self.area(later - start) - self.area(later - end)) / (end - start)
            found = self._rows[index] = Row(reached, float(reached[0]), np.diff(reached))
        return found


@lru_cache(maxsize=32)
def kernel(flat_s: float, theta: float) -> Kernel:
    """The kernel of these numbers, shared by all posts, for its rows cost more than a cascade (20 µs each)."""
    return Kernel(flat_s, theta)


def in_bins(reached: Floats, part: float) -> Floats:
    """The hazard, bin by bin, of having seen a post, when `part` of all people are followers who look at posts.

    Exact for followers who are different people: nobody is reached twice by one sharer.
    """
    survived = np.log1p(-part * reached)
    hazard = -survived
    hazard[1:] += survived[:-1]
    return hazard
