"""Where a post stands: how fast, how far and how talkative each kind of platform is.

Every number with its unit, source and standing, as in `sim.coefficients`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal, get_args

import numpy as np

from sim.coefficients import VALUES, Coefficient
from sim.kernel import EDGES, Floats, Kernel, kernel

PlatformName = Literal["threads", "facebook", "line", "review", "news"]
PLATFORMS: Final[tuple[PlatformName, ...]] = get_args(PlatformName)

VIRAL_VIEWS: Final = 3_000
"""A post has gone viral when so many have seen it: more people than a local clinic has patients in a month, and some
fifty times those who see what an ordinary person posts. Chosen so that, as at Herhausen et al. 2019 (3.3 %), about one
negative post in thirty does."""

_MIDDLE: Final[Floats] = (EDGES[:-1] + EDGES[1:]) / 2
"""The middle of each bin, in seconds of age."""


def _chosen(value: float, unit: str, source: str) -> Coefficient:
    return Coefficient(value, unit, "chosen", source)


_LIFE: Final = "half-lives by Graffius 2021-22 (X 24 min, Facebook 30-50 min), a practitioner's source"
TABLE: Final[dict[str, Coefficient]] = {
    "threads.audience": _chosen(2_000_000, "people", "Taiwan's public feeds; ours"),
    "threads.flat": Coefficient(VALUES["share.memory"], "s", "sourced", "TiDeH"),
    "threads.followers": Coefficient(VALUES["followers.mu"], "ln", "fitted", "100 real cascades, 395k sharers"),
    "threads.spread": Coefficient(VALUES["followers.sigma"], "sigma of ln", "fitted", "as above"),
    "threads.most": _chosen(2_000_000, "people", "the largest account; ours"),
    "threads.look": _chosen(VALUES["views"], "share of followers who ever see a post", "ours"),
    "threads.shares": _chosen(1.0, "factor on the rate", "the platform the rate was read on"),
    "threads.talk": _chosen(0.008, "comments per viewer", "ours"),
    "facebook.audience": _chosen(1_000_000, "people", "a region's users; ours"),
    "facebook.flat": _chosen(500, "s", _LIFE),
    "facebook.followers": _chosen(5.4, "ln", "about 220 friends; ours"),
    "facebook.spread": _chosen(1.2, "sigma of ln", "friends are capped, pages and groups are not; ours"),
    "facebook.most": _chosen(1_000_000, "people", "ours"),
    "facebook.look": _chosen(0.25, "share of followers who ever see a post", "ours"),
    "facebook.shares": _chosen(1.0, "factor on the rate", "ours"),
    "facebook.talk": _chosen(0.010, "comments per viewer", "ours"),
    "line.audience": _chosen(60_000, "people", "the groups of a town; ours"),
    "line.flat": _chosen(180, "s", "messages are read at once; ours"),
    "line.followers": _chosen(3.7, "ln", "a group of about 40; ours"),
    "line.spread": _chosen(0.9, "sigma of ln", "groups hold 500 at most; ours"),
    "line.most": _chosen(500, "people", "the largest group"),
    "line.look": _chosen(0.6, "share of members who read a message", "ours"),
    "line.shares": _chosen(8.0, "factor on the rate", "small groups, passed on by hand; ours"),
    "line.talk": _chosen(0.020, "comments per viewer", "ours"),
    "review.audience": _chosen(20_000, "people", "who look a clinic up in a year; ours"),
    "review.flat": _chosen(6 * 3600, "s", "found by searching, not by a feed; ours"),
    "review.followers": _chosen(4.6, "ln", "about 100; ours"),
    "review.spread": _chosen(1.2, "sigma of ln", "ours"),
    "review.most": _chosen(20_000, "people", "ours"),
    "review.look": _chosen(0.5, "share of those who look the clinic up", "ours"),
    "review.shares": _chosen(0.3, "factor on the rate", "reviews are read, rarely passed on; ours"),
    "review.talk": _chosen(0.001, "comments per viewer", "ours"),
    "news.audience": _chosen(3_000_000, "people", "readers of the online press; ours"),
    "news.flat": _chosen(900, "s", "news peaks last hours: Leskovec et al. 2009; value ours"),
    "news.followers": Coefficient(VALUES["followers.mu"], "ln", "fitted", "as threads"),
    "news.spread": Coefficient(VALUES["followers.sigma"], "sigma of ln", "fitted", "as threads"),
    "news.most": _chosen(3_000_000, "people", "ours"),
    "news.look": _chosen(0.2, "share of readers who open an article", "ours"),
    "news.shares": _chosen(0.7, "factor on the rate", "ours"),
    "news.talk": _chosen(0.004, "comments per viewer", "ours"),
    "decay": Coefficient(
        6 * 86_400,
        "s",
        "fitted",
        "median timing of viral posts to that of 100 real cascades of 2,000 and more (docs/reach.md); TiDeH has 2 d",
    ),
    "day.swing": Coefficient(0.424, "0..1", "sourced", "TiDeH defaults (r0)"),
    "day.phase": Coefficient(0.125, "days: least at 03:00", "sourced", "TiDeH defaults (phi0), read as local time"),
}


@dataclass(frozen=True)
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

    @property
    def memory(self) -> Kernel:
        """When followers see a post."""
        return kernel(self.flat_s, self.theta)

    @cached_property
    def _fading(self) -> Floats:
        ages = EDGES / self.decay_s
        return self.shares * -np.diff(np.exp(-ages)) / np.diff(ages)

    def freshness(self, clock_s: int | None, first: int, last: int) -> Floats:
        """What is left of the rate in these bins (`last` not included), for a post of that second of the day.

        Without one there is no day and night.
        """
        fading = self._fading[first:last]
        return fading if clock_s is None else fading * _daylight(clock_s, first, last)


@lru_cache(maxsize=256)  # most posts of a scenario come out at the same second in all of its drills
def _daylight(clock_s: int, first: int, last: int) -> Floats:
    middle = _MIDDLE[first:last] + clock_s
    swing = TABLE["day.swing"].value * np.sin(2 * math.pi * (middle / 86_400 + TABLE["day.phase"].value))
    return 1 - swing


@lru_cache(maxsize=16)
def platform(name: PlatformName) -> Platform:
    """The platform of that name."""
    of = {key.partition(".")[2]: TABLE[key].value for key in TABLE if key.startswith(f"{name}.")}
    return Platform(
        name,
        audience=int(of["audience"]),
        flat_s=of["flat"],
        theta=VALUES["share.theta"],
        decay_s=TABLE["decay"].value,
        mu=of["followers"],
        sigma=of["spread"],
        most=int(of["most"]),
        look=of["look"],
        shares=of["shares"],
        talk=of["talk"],
    )
