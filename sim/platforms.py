"""Where a post stands: how fast, how far and how talkative each kind of platform is (numbers: `sim.coefficients`)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from scenarios.field import PLATFORMS as PLATFORMS
from scenarios.field import PlatformName as PlatformName
from sim.coefficients import DEFAULT, Numbers
from sim.followers import Followers
from sim.kernel import EDGES, Floats, Kernel, kernel

VIRAL_VIEWS: Final = 3_000
"""A post has gone viral when so many have seen it: more people than a local clinic has patients in a month, and some
fifty times those who see what an ordinary person posts. Chosen so that, as at Herhausen et al. 2019 (3.3 %), about one
negative post in thirty does."""

POSTS_KEPT: Final = 256
"""So many posts' chances of being shared are kept for each platform."""
_MIDDLE: Final[Floats] = (EDGES[:-1] + EDGES[1:]) / 2
"""The middle of each bin, in seconds of age."""


@dataclass(frozen=True, eq=False)  # made once for all drills of the same numbers, and looked up by: hence by identity
class Platform:
    """One kind of platform."""

    name: str
    audience: int
    """People who could ever see a post there."""
    flat_s: float
    theta: float
    decay_s: float
    """The chance to share falls by e in this time."""
    mu: float
    sigma: float
    most: int
    look: float
    """The share of followers who ever see what somebody shares."""
    shares: float
    talk: float
    """Comments per viewer."""
    day: tuple[float, float]
    """How much sharing swings by day and night, and when (days)."""
    bounds: tuple[float, float]
    """The least and the most that replies can make of the rate in all."""

    @cached_property
    def following(self) -> float:
        """The mean number of followers of a sharer."""
        return Followers(self.mu, self.sigma, min(self.audience, self.most)).mean

    @property
    def memory(self) -> Kernel:
        """When followers see a post."""
        return kernel(self.flat_s, self.theta)

    @cached_property
    def _fading(self) -> Floats:
        ages = EDGES / self.decay_s
        return self.shares * -np.diff(np.exp(-ages)) / np.diff(ages)

    @cached_property
    def _chances(self) -> dict[tuple[float, int | None, int], list[float]]:
        return {}

    def chances(self, rate: float, clock_s: int | None, bins: int) -> list[float]:
        """What such a rate comes to in each of the first bins of a post of that second of the day.

        Without one there is no day and night. Shared, so nobody may change it: most posts of a scenario come out at the
        same second in all of its drills.
        """
        key = rate, clock_s, bins
        found = self._chances.get(key)
        if found is None:
            if len(self._chances) >= POSTS_KEPT:
                self._chances.clear()
            fading = self._fading[:bins] if clock_s is None else self._fading[:bins] * self._daylight(clock_s, bins)
            found = self._chances[key] = (rate * fading).tolist()
        return found

    def _daylight(self, clock_s: int, bins: int) -> Floats:
        swing, phase = self.day
        middle = _MIDDLE[:bins] + clock_s
        return 1 - swing * np.sin(2 * math.pi * (middle / 86_400 + phase))


def platform(name: PlatformName, numbers: Numbers = DEFAULT) -> Platform:
    """The platform of that name."""
    return numbers.made_once(("platform", name), lambda: _platform(name, numbers))


def rate_of(place: Platform, heat: int, proof: str, tone: str, numbers: Numbers = DEFAULT) -> float:
    """The chance that a follower of a sharer shares such a post in turn, while it is fresh.

    No post has more sharers per sharer than `share.branching`: however hot it is, it ends by itself.
    """
    rate = numbers["share.rate"] * numbers["heat"] ** heat
    rate *= numbers.get(f"proof.{proof}", 1.0) * numbers.get(f"tone.{tone}", 1.0)
    return min(rate, numbers["share.branching"] / (place.shares * place.following))


def _platform(name: PlatformName, numbers: Numbers) -> Platform:
    of = numbers.group(name)
    return Platform(
        name,
        audience=int(of["audience"]),
        flat_s=of["flat"],
        theta=numbers["share.theta"],
        decay_s=numbers["share.decay"],
        mu=of["followers"],
        sigma=of["spread"],
        most=int(of["most"]),
        look=of["look"],
        shares=of["shares"],
        talk=of["talk"],
        day=(numbers["share.day"], numbers["share.phase"]),
        bounds=(numbers["answer.least"], numbers["answer.most"]),
    )
