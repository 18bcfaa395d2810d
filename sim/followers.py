"""How many people follow those who share: whole numbers from a lognormal distribution, cut at the audience.

A few sharers carry most of a cascade, so a mean will not do: thinning by the mean audience fails the fidelity test by
far. Up to `ONE_BY_ONE` sharers of a bin each have a number of their own. Of more, the `LARGEST` are drawn exactly, as
the top order statistics, and the rest, which are then bounded, as a normal with their exact mean and variance.
"""

from __future__ import annotations

import math
from copy import deepcopy
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

    sums: list[int]
    """Followers of the first 0, 1, 2 ... of them together."""
    larges: list[tuple[int, int]]
    """(which of them, how many followers) of the large ones."""


class Line:
    """The sharers of a post, block after block, as far as anybody came: all who meet the post have them in common."""

    def __init__(self, followers: Followers, lots: Lots, large: float) -> None:
        self._followers, self._large = followers, large
        self._after = lots.after  # and not the lots themselves, which keep this
        self._chance: np.random.Generator | None = None
        self._blocks: list[Block] = []

    def block(self, number: int) -> Block:
        """The block of that number, the first is 0."""
        while len(self._blocks) <= number:
            if self._chance is None:
                self._chance = self._after()
            self._blocks.append(block_of(self._followers, self._chance, size(len(self._blocks)), self._large))
        return self._blocks[number]


class Sharers:
    """The sharers of one cascade as they come: the k-th has the same followers in every what-if."""

    __slots__ = ("_after", "_blocks", "_followers", "_here", "_large", "_left", "_line", "_next", "_own")

    def __init__(self, followers: Followers, lots: Lots, large: float) -> None:
        """`large`: those with more followers than this are told apart."""
        self._followers = followers
        self._after = lots.after
        self._large = large
        self._line = lots.keep((followers, large), lambda: Line(followers, lots, large))
        self._own: np.random.Generator | None = None
        """Opened by the first crowd: all that comes after it is this cascade's alone."""
        self._here = EMPTY
        self._next = 0
        self._left = 0
        self._blocks = 0
        """How many blocks were begun."""

    def copy(self) -> Sharers:
        """The same sharers, taken as far, to be taken further apart from these."""
        made = object.__new__(Sharers)
        made._followers, made._after, made._large, made._line = self._followers, self._after, self._large, self._line
        made._here, made._next, made._left, made._blocks = self._here, self._next, self._left, self._blocks
        made._own = None if self._own is None else deepcopy(self._own)
        return made

    def take(self, count: int) -> tuple[int, list[int]]:
        """The next `count` sharers: the sum of the followers of the small ones, and those of each large one."""
        if count <= self._left and not self._here.larges:
            first = self._next
            last = self._next = first + count
            self._left -= count
            sums = self._here.sums
            return sums[last] - sums[first], []
        if count > ONE_BY_ONE:
            return self._crowd(count)
        total, large = 0, []
        while count:
            if not self._left:
                self._draw()
            first, taken = self._next, min(count, self._left)
            self._next, self._left, count = first + taken, self._left - taken, count - taken
            total += self._here.sums[self._next] - self._here.sums[first]
            if self._here.larges:
                large += [followers for which, followers in self._here.larges if first <= which < self._next]
        return total - sum(large), large

    def _draw(self) -> None:
        number = self._blocks
        own = self._own
        self._here = (
            self._line.block(number) if own is None else block_of(self._followers, own, size(number), self._large)
        )
        self._next, self._left, self._blocks = 0, size(number), number + 1

    def _stream(self) -> np.random.Generator:
        if self._own is None:
            self._own = self._after()
            self._own.standard_normal(sum(map(size, range(self._blocks))))  # which the line has drawn
        return self._own

    def _crowd(self, count: int) -> tuple[int, list[int]]:
        # The k largest of n even draws, largest first, from k exponentials (Renyi's representation).
        chance = self._stream()
        steps = np.cumsum(chance.standard_exponential(LARGEST) / (count - np.arange(LARGEST)))
        scores = np.array([_CURVE.inv_cdf(min(level, 1 - 1e-16)) for level in np.exp(-steps).tolist()])
        top = self._followers.each(scores)
        rest = self._followers.rest(float(scores[-1]), count - LARGEST, float(chance.standard_normal()))
        large = top[top > self._large].tolist()
        return int(top.sum()) - sum(large) + rest, large


EMPTY: Final = Block([0], [])


def size(number: int) -> int:
    """How many sharers stand in the block of that number."""
    return min(LARGEST_BLOCK, FIRST_BLOCK << number)


def block_of(followers: Followers, chance: np.random.Generator, count: int, large: float) -> Block:
    """The next `count` sharers of a stream."""
    each = followers.each(chance.standard_normal(count))
    return Block([0, *np.cumsum(each).tolist()], [(int(i), int(each[i])) for i in np.flatnonzero(each > large)])
