"""The cascade of `sim.cascade` with nothing added up: every follower is one person with a delay of their own.

This is the brute force that the fast cascade is held against. A sharer's followers are different people, taken at
random from the audience; each looks or does not; a person sees the post at the earliest of all exposures, and decides
then, once and for all, whether to share. No bins: times are real numbers.
"""

from __future__ import annotations

import heapq
import math

import numpy as np

from sim.platforms import Platform

Turns = tuple[tuple[float, float], ...]
"""(age in seconds, the factor on the rate from then on), in order."""


def factor_at(age_s: float, turns: Turns) -> float:
    """What replies have made of the rate by that age."""
    current = 1.0
    for at_s, factor in turns:
        if age_s >= at_s:
            current = factor
    return current


class People:
    """One run over every person of the audience."""

    def __init__(self, platform: Platform, rate: float, chance: np.random.Generator, turns: Turns = ()) -> None:
        self.platform, self.rate, self.chance, self.turns = platform, rate, chance, turns
        self.seen_s = np.full(platform.audience, np.inf)
        self.whim = chance.random(platform.audience)
        """Whoever has a whim under the chance of the moment at which they see it shares it."""
        self.shared_s: list[float] = []
        most = max([1.0, *(factor for _, factor in turns)])
        self._most = self._chance_of(0.0) * most
        self._due: list[tuple[float, int]] = []

    def run(self, seed_followers: int, until_s: float, mean_audience: float | None = None) -> People:
        """Follows the post; with `mean_audience`, every sharer has that many followers (the control)."""
        self._expose(0.0, seed_followers, until_s)
        while self._due:
            now, person = heapq.heappop(self._due)
            if self.seen_s[person] != now or self.whim[person] >= self._chance_of(now) * factor_at(now, self.turns):
                continue
            self.shared_s.append(now)
            followers = math.exp(self.chance.normal(self.platform.mu, self.platform.sigma))
            self._expose(now, mean_audience or followers, until_s)
        return self

    def shares(self, age_s: float) -> int:
        """How many had shared it by that age."""
        return int(np.searchsorted(np.array(self.shared_s), age_s, side="right"))

    def views(self, age_s: float) -> int:
        """How many had seen it by that age."""
        return int(np.count_nonzero(self.seen_s <= age_s))

    def _chance_of(self, age_s: float) -> float:
        return self.platform.shares * self.rate / self.platform.look * math.exp(-age_s / self.platform.decay_s)

    def _expose(self, now: float, followers: float, until_s: float) -> None:
        known = int(min(followers, self.platform.most, self.platform.audience))
        looking = int(self.chance.binomial(known, self.platform.look))
        people = self._different(looking)
        times = now + self.platform.memory.delay(self.chance.random(looking))
        sooner = (times < self.seen_s[people]) & (times <= until_s)
        people, times = people[sooner], times[sooner]
        self.seen_s[people] = times
        willing = self.whim[people] < self._most
        for at_s, person in zip(times[willing].tolist(), people[willing].tolist(), strict=True):
            heapq.heappush(self._due, (at_s, person))

    def _different(self, count: int) -> np.ndarray:
        total = self.platform.audience
        if count * 10 > total:
            return self.chance.permutation(total)[:count]
        found = np.unique(self.chance.integers(0, total, count))
        while len(found) < count:
            found = np.unique(np.concatenate([found, self.chance.integers(0, total, count - len(found))]))
        return found
