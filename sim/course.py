"""How a post comes on, bin by bin: who sees it, who of these share it, and what that brings in the bins after.

All who meet the same post meet the same chance. Until somebody touches it they have its course in common, which is
worked out once for all of them; whoever touches it goes on alone, from where it stood by then.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import expm1
from operator import attrgetter
from typing import Final, NamedTuple

from sim.followers import Sharers
from sim.kernel import EDGES, Floats, Kernel, in_bins
from sim.lots import Lots
from sim.quantile import binomial

_EDGES: Final[list[int]] = EDGES.tolist()

Turns = list[tuple[int, float]]
"""From which age on replies made what of the rate."""


class Stand(NamedTuple):
    """How a course stood when so many bins were over: the first such moment, nothing of it changed until the next."""

    bins: int
    hazard: Floats
    sharers: Sharers


@dataclass
class Course:
    """One post on its way."""

    memory: Kernel
    scale: float
    """Which part of the audience one follower is, of those who look."""
    chances: list[float]
    """The chance that a viewer shares it, in each bin."""
    unseen: int
    """How many people had not seen it at its first second."""
    hazard: Floats
    """Of having seen it, in each bin, by what was shared so far."""
    sharers: Sharers
    viewed: list[int]
    """How many had seen it at the start of each bin so far, and at the end of the last."""
    shared: list[int]
    """How many had shared it, likewise."""
    turns: Turns
    stands: list[Stand] | None = None
    """Where somebody may go on alone; none of a course that is one cascade's alone."""

    @property
    def bins(self) -> int:
        """How many bins are over."""
        return len(self.viewed) - 1

    def parted(self, bins: int, turns: Turns) -> Course:
        """A course from where this one stood when so many bins were over; only of one that is in common."""
        stands = self.stands or []
        stand = stands[bisect_right(stands, bins, key=attrgetter("bins")) - 1]
        return Course(
            memory=self.memory,
            scale=self.scale,
            chances=self.chances,
            unseen=self.unseen,
            hazard=stand.hazard.copy(),
            sharers=stand.sharers.copy(),
            viewed=self.viewed[: bins + 1],
            shared=self.shared[: bins + 1],
            turns=turns,
        )

    def work(self, lots: Lots, until: int) -> None:
        """Works through the bins before `until`. Much of a drill is spent here: hence local names.

        Mostly the chance of none decides at once. It is at least 1 - n p (Bernoulli), as `binomial` says for a call.
        """
        seen, shared_by, chances, hazard = lots.view, lots.share, self.chances, self.hazard.item
        since_s, latest = self.turns[-1]
        all_viewed, all_shared = self.viewed, self.shared
        viewed, shared = all_viewed[-1], all_shared[-1]
        fresh = self.unseen - (viewed - all_viewed[0])
        for index in range(self.bins, until):
            left = hazard(index)
            if seen[index] > 1.0 - fresh * left and (views := binomial(seen[index], fresh, -expm1(-left))):
                factor = latest if since_s <= _EDGES[index] else factor_in(self.turns, index)
                rate = chances[index] * factor
                if rate > 1.0:
                    rate = 1.0
                if shared_by[index] > 1.0 - views * rate and (shares := binomial(shared_by[index], views, rate)):
                    more, again = self._pass_on(lots, index, fresh - views, shares, rate)
                    views += more
                    shared += shares + again
                fresh -= views
                viewed += views
            all_viewed.append(viewed)
            all_shared.append(shared)

    def _pass_on(self, lots: Lots, index: int, fresh: int, shares: int, rate: float) -> tuple[int, int]:
        """The sharers of a bin put the post before their followers; who of these see and share it in the same bin.

        `fresh` is how many had not seen it by then.
        What the latter's own followers would see in the same bin, they see in the next: a delay of the second order.
        """
        row = self.memory.row(index)
        small, large = self.sharers.take(shares)
        within = self.scale * (small + sum(large) if large else small) * row.first
        more = binomial(lots.view_soon[index], fresh, -expm1(-within))
        again = binomial(lots.share_soon[index], more, rate) if more else 0
        late = 0.0
        if again:
            small_too, large_too = self.sharers.take(again)
            late = self.scale * (small_too + sum(large_too)) * row.first
            small, large = small + small_too, large + large_too
        ahead = self.hazard[index + 1 :]
        if len(ahead):
            ahead += (self.scale * small) * row.gains[: len(ahead)]
            if late:
                ahead[0] += late
        for followers in large:
            ahead += in_bins(row.reached[: len(ahead) + 1], self.scale * followers)[1:]
        if self.stands is not None:
            self.stands.append(Stand(index + 1, self.hazard.copy(), self.sharers.copy()))
        return more, again


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
