"""How many people follow those who share: whole numbers from a lognormal distribution, cut at the audience.

A few sharers carry most of a cascade, so a mean will not do: thinning by the mean audience fails the fidelity test by
far. Up to `ONE_BY_ONE` sharers of a bin each have a number of their own. Of more, the `LARGEST` are drawn exactly, as
the top order statistics, and the rest, which are then bounded, as a normal with their exact mean and variance.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np

from sim.kernel import Floats, Ints
from sim.lots import Lots

ONE_BY_ONE: Final = 4096
LARGEST: Final = 256
FIRST_BLOCK: Final = 32
"""So many are drawn ahead at first; then twice as many each time, for a call of numpy costs more than a number."""
LARGEST_BLOCK: Final = 2048
_CURVE: Final = NormalDist()


@dataclass(frozen=True)
class Followers:
    """The distribution of the followers of a random sharer."""

    mu: float
    """Mean of their natural logarithm."""
    sigma: float
    most: int
    """Nobody has more: the audience, or the largest account of the platform."""

    def each(self, scores: Floats) -> Ints:
        """The followers at these standard normal scores."""
        return np.minimum(np.exp(self.mu + self.sigma * scores), self.most).astype(np.int64)

    @property
    def mean(self) -> float:
        """The mean number."""
        return self._moment(1, math.inf)

    def rest(self, below: float, count: int, z: float) -> int:
        """The sum over `count` sharers whose score is under `below`, at the standard normal draw `z`."""
        mean, square = self._moment(1, below), self._moment(2, below)
        lost = 0.5  # what cutting to whole people takes away on average
        return max(0, round(count * (mean - lost) + z * math.sqrt(count * max(0.0, square - mean * mean))))

    def _moment(self, power: int, below: float) -> float:
        """The mean of the followers to that power among those whose score is under `below`."""
        cut = min(below, (math.log(self.most) - self.mu) / self.sigma)
        grown = math.exp(power * self.mu + (power * self.sigma) ** 2 / 2) * _CURVE.cdf(cut - power * self.sigma)
        capped = float(self.most) ** power * (_CURVE.cdf(below) - _CURVE.cdf(cut))
        return (grown + capped) / _CURVE.cdf(below)


@dataclass(frozen=True)
class Block:
    """Some sharers in a row."""

    sums: Ints
    """Followers of the first 0, 1, 2 ... of them together."""
    larges: list[tuple[int, int]]
    """(which of them, how many followers) of the large ones."""


class Sharers:
    """The sharers of one cascade as they come: the k-th has the same followers in every what-if."""

    def __init__(self, followers: Followers, lots: Lots, large: float) -> None:
        """`large`: those with more followers than this are told apart."""
        self._followers = followers
        self._lots = lots
        self._large = large
        self._chance: np.random.Generator | None = None
        """Opened when it is needed: most posts of a drill have fewer sharers than the first block."""
        self._here = EMPTY
        self._next = 0
        self._left = 0
        self._block = FIRST_BLOCK

    def take(self, count: int) -> tuple[int, list[int]]:
        """The next `count` sharers: the sum of the followers of the small ones, and those of each large one."""
        if count <= self._left and not self._here.larges:
            first, last = self._next, self._next + count
            self._next, self._left = last, self._left - count
            return self._here.sums.item(last) - self._here.sums.item(first), []
        if count > ONE_BY_ONE:
            return self._crowd(count)
        total, large = 0, []
        while count:
            if not self._left:
                self._draw()
            first, taken = self._next, min(count, self._left)
            self._next, self._left, count = first + taken, self._left - taken, count - taken
            total += self._here.sums.item(self._next) - self._here.sums.item(first)
            if self._here.larges:
                large += [followers for which, followers in self._here.larges if first <= which < self._next]
        return total - sum(large), large

    def _draw(self) -> None:
        self._here = self._first() if self._chance is None and self._block == FIRST_BLOCK else self._further()
        self._next, self._left, self._block = 0, self._block, min(LARGEST_BLOCK, 2 * self._block)

    def _first(self) -> Block:
        """The first block, which all who meet the same post have in common."""
        key = self._followers, self._large
        found: Block | None = self._lots.kept.get(key)
        if found is None:
            found = self._lots.kept[key] = self._further()
        return found

    def _further(self) -> Block:
        each = self._followers.each(self._stream().standard_normal(self._block))
        sums = np.zeros(self._block + 1, dtype=np.int64)
        np.cumsum(each, out=sums[1:])
        return Block(sums, [(int(i), int(each[i])) for i in np.flatnonzero(each > self._large)])

    def _stream(self) -> np.random.Generator:
        if self._chance is None:
            self._chance = self._lots.after()
            if self._block > FIRST_BLOCK:
                self._chance.standard_normal(FIRST_BLOCK)
        return self._chance

    def _crowd(self, count: int) -> tuple[int, list[int]]:
        # The k largest of n even draws, largest first, from k exponentials (Renyi's representation).
        chance = self._stream()
        steps = np.cumsum(chance.standard_exponential(LARGEST) / (count - np.arange(LARGEST)))
        scores = np.array([_CURVE.inv_cdf(min(level, 1 - 1e-16)) for level in np.exp(-steps).tolist()])
        top = self._followers.each(scores)
        rest = self._followers.rest(float(scores[-1]), count - LARGEST, float(chance.standard_normal()))
        large = top[top > self._large].tolist()
        return int(top.sum()) - sum(large) + rest, large


EMPTY: Final = Block(np.zeros(1, dtype=np.int64), [])
