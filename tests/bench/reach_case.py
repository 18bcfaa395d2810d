"""The cascade that all programs of `bench_reach` run: a hot post with a video, before 72 hours of readers.

Its rate is three times that of a plain post (four moral words and a video: 1.2^4 x 1.5) and its author is followed by
2 % of the audience, so that it reaches a good part of everybody.
"""

from __future__ import annotations

from dataclasses import replace

from sim.cascade import Cascade
from sim.chance import stream
from sim.platforms import Platform, platform

RATE = 0.003
HOURS = 72
UNTIL_S = HOURS * 3600


def place(audience: int) -> Platform:
    """Threads with that many potential readers."""
    return replace(platform("threads"), audience=audience, most=audience)


def seed_followers(audience: int) -> int:
    """The followers of its author."""
    return audience // 50


def fast(audience: int, seed: int, rate: float = RATE) -> Cascade:
    """The cascade of `sim.cascade`, run through."""
    post = Cascade(place(audience), seed_followers(audience), rate, stream(seed, "bench"))
    post.advance_to(UNTIL_S)
    return post
