"""How a post comes on, bin by bin: who sees it, who of these share it, and what that brings in the bins after.

Who sees it follows from who shared it before, and not from what the clinic says, which only changes how many share it.
So its ways are a tree: a course goes on for as long as nobody shares the post, and leads to another where somebody
does. All who meet the same post meet the same chance; those of them who have the same sharers up to some bin are on the
same course, which is worked out once for all of them, and only as far as any of them comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1
from typing import Final

from sim.followers import Sharers
from sim.kernel import EDGES, Floats, Kernel, in_bins
from sim.lots import Draws
from sim.quantile import binomial

_EDGES: Final[list[int]] = EDGES.tolist()

Turns = list[tuple[int, float]]
"""From which age on replies made what of the rate."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What stays as it is on all ways of a post."""

    draws: Draws
    memory: Kernel
    scale: float
    """Which part of the audience one follower is, of those who look."""
    chances: list[float]
    """The chance that a viewer shares it, in each bin, as long as nobody has replied."""
    most: float
    """The most that replies can make of these chances."""
    audience: int
    """Everybody who could ever see it, and who had seen it at its first second."""


@dataclass(frozen=True, eq=False, slots=True)
class Push:
    """Something puts the post before more people: the same for all who meet the same post at the same second."""

    first: int
    """The bin in which it begins."""
    hazard: Floats
    """Of coming across it, in that bin and each later one."""


@dataclass(slots=True)
class _Passed:
    """So many people have just put the post before their followers."""

    more: int
    """How many of these see it in the same bin."""
    small: int
    """The followers of those who reach a small part of the audience, together."""
    large: list[int]
    """Those of each other one."""
    sharers: Sharers
    """The sharers to come."""
    then: dict[int, Course]
    """Where it leads, by how many of the `more` share it in the same bin too."""


class Course:
    """One way of a post, from a bin on."""

    __slots__ = ("_ground", "_hazard", "_passed", "_pushed", "_sharers", "chancy", "over", "shared", "start", "viewed")

    def __init__(self, ground: Ground, start: int, viewed: int, shared: int, hazard: Floats, sharers: Sharers) -> None:
        """`viewed` and `shared`: how many have by the beginning of bin `start`.

        `hazard` is that of coming across it, in each bin, by what was shared so far; nobody changes it any more.
        """
        self._ground = ground
        self.start = self.over = start
        """The first bin, and how many bins of the post were worked out."""
        self.shared = shared
        self.viewed = [viewed]
        """How many had seen it at the beginning, and at the end of each bin that was worked out."""
        self.chancy: list[int] = []
        """The bins that were worked out in which anybody might share it, if replies make the most of it."""
        self._hazard = hazard
        self._sharers = sharers
        self._passed: dict[tuple[int, int], _Passed] = {}
        self._pushed: dict[tuple[int, Push], Course] | None = None

    def work(self, until: int) -> None:
        """Works out the bins before `until`, up to the first in which anybody might share it: it may end there.

        Much of a drill is spent here: hence local names. Mostly the chance of none decides at once. It is at least
        1 - n p (Bernoulli), as `binomial` says for a call.
        """
        ground, all_viewed, hazard = self._ground, self.viewed, self._hazard.item
        seen, shared_by, chances, most = ground.draws.view, ground.draws.share, ground.chances, ground.most
        viewed = all_viewed[-1]
        fresh = ground.audience - viewed
        for index in range(self.over, until):
            left = hazard(index)
            if seen[index] > 1.0 - fresh * left and (views := binomial(seen[index], fresh, -expm1(-left))):
                fresh -= views
                viewed += views
                rate = chances[index] * most
                if shared_by[index] > 1.0 - views * (rate if rate < 1.0 else 1.0):
                    self.chancy.append(index)
                    all_viewed.append(viewed)
                    until = index + 1
                    break
            all_viewed.append(viewed)
        self.over = until

    def after(self, index: int, factor: float) -> Course | None:
        """Where those lead who share it in that bin, which was worked out; None if nobody does.

        `factor` is what replies have made of the chance to share it.
        """
        draws, at = self._ground.draws, index - self.start
        rate = self._ground.chances[index] * factor
        if rate > 1.0:
            rate = 1.0
        views = self.viewed[at + 1] - self.viewed[at]
        if draws.share[index] <= 1.0 - views * rate or not (shares := binomial(draws.share[index], views, rate)):
            return None
        passed = self._passed.get((index, shares))
        if passed is None:
            passed = self._passed[index, shares] = self._pass_on(index, shares)
        again = binomial(draws.share_soon[index], passed.more, rate) if passed.more else 0
        found = passed.then.get(again)
        if found is None:
            found = passed.then[again] = self._brought(index, shares, passed, again)
        return found

    def pushed(self, bins: int, push: Push) -> Course:
        """Where it leads if the post is put before more people when so many of its bins are over."""
        if self._pushed is None:
            self._pushed = {}  # few courses are, and thousands are made
        found = self._pushed.get((bins, push))
        if found is None:
            hazard, viewed = self._hazard.copy(), self.viewed[bins - self.start]
            hazard[push.first :] += push.hazard
            found = Course(self._ground, bins, viewed, self.shared, hazard, self._sharers.copy())
            self._pushed[bins, push] = found
        return found

    def _pass_on(self, index: int, shares: int) -> _Passed:
        ground, sharers = self._ground, self._sharers.copy()
        small, large = sharers.take(shares)
        within = ground.scale * (small + sum(large) if large else small) * ground.memory.row(index).first
        fresh = ground.audience - self.viewed[index + 1 - self.start]
        more = binomial(ground.draws.view_soon[index], fresh, -expm1(-within))
        return _Passed(more, small, large, sharers, {})

    def _brought(self, index: int, shares: int, passed: _Passed, again: int) -> Course:
        """What comes of it where so many more share it in the same bin.

        What their own followers would see in the same bin, they see in the next: a delay of the second order.
        """
        ground, row, sharers = self._ground, self._ground.memory.row(index), passed.sharers
        small, large, late = passed.small, passed.large, 0.0
        if again:
            sharers = sharers.copy()
            small_too, large_too = sharers.take(again)
            late = ground.scale * (small_too + sum(large_too)) * row.first
            small, large = small + small_too, large + large_too
        hazard = self._hazard.copy()
        ahead = hazard[index + 1 :]
        if len(ahead):
            ahead += (ground.scale * small) * row.gains[: len(ahead)]
            if late:
                ahead[0] += late
        for followers in large:
            ahead += in_bins(row.reached[: len(ahead) + 1], ground.scale * followers)[1:]
        viewed = self.viewed[index + 1 - self.start] + passed.more
        return Course(ground, index + 1, viewed, self.shared + shares + again, hazard, sharers)


def factor_in(turns: Turns, index: int) -> float:
    """The factor, averaged over a bin; almost always no change falls into it."""
    start_s, end_s = _EDGES[index], _EDGES[index + 1]
    if turns[-1][0] <= start_s:
        return turns[-1][1]
    total, until = 0.0, end_s
    for at_s, factor in reversed(turns):
        since = max(at_s, start_s)
        if since < until:
            total += factor * (until - since)
            until = since
    return total / (end_s - start_s)
