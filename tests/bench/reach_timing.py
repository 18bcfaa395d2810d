"""How fast random unanswered posts spread and how many go viral, against real cascades and Herhausen's 3.3 %.

Authors have the followers of real sharers; a post holds about one moral-emotional word (Poisson, four at most); 22 %
have a photo and 8 % a video (both ours). Followed for seven days, as the real cascades were.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from sim.cascade import Cascade
from sim.chance import stream
from sim.coefficients import VALUES
from sim.platforms import VIRAL_VIEWS, PlatformName, platform, rate_of

WEEK_S = 7 * 86_400
RANGES = {"by_1_h": (0.24, 0.54), "by_6_h": (0.50, 0.82), "by_24_h": (0.81, 0.94), "half_h": (0.8, 5.9)}
"""Interquartile ranges of 100 real cascades of 2,000 and more; time to 90 % has only a median, 26.7 h."""
VIRAL = (0.02, 0.05)


def timing(end_s: Sequence[int], shares: Sequence[int]) -> list[float]:
    """Share of all shares by 1, 6 and 24 h; hours to half and to 90 % of them."""
    ends, grown = np.asarray(end_s), np.cumsum(shares)
    by = [float(grown[np.searchsorted(ends, hours * 3600, side="right") - 1] / grown[-1]) for hours in (1, 6, 24)]
    return by + [float(ends[np.searchsorted(grown, part * grown[-1])]) / 3600 for part in (0.5, 0.9)]


def random_post(name: PlatformName, seed: int) -> tuple[int, int, list[float] | None]:
    """(views, shares, timing if it was shared at all) of one random post, a week later."""
    chance = stream(seed, "author")
    place = platform(name)
    known = int(min(place.audience, math.exp(chance.normal(VALUES["threads.followers"], VALUES["threads.spread"]))))
    heat = min(4, int(chance.poisson(1.0)))
    proof = ("none", "photo", "video")[int(chance.choice(3, p=(0.70, 0.22, 0.08)))]
    post = Cascade(place, known, rate_of(place, heat, proof, "plain"), stream(seed, "post"))
    post.advance_to(WEEK_S)
    series = post.series()
    shares = post.shares(WEEK_S)
    return post.views(WEEK_S), shares, timing(series.end_s.tolist(), series.shares.tolist()) if shares else None


def measured(posts: int, workers: int) -> dict[str, object]:
    """The viral rate and the median timing of viral posts."""
    with ProcessPoolExecutor(workers) as pool:
        all_ = list(pool.map(partial(random_post, "threads"), range(posts), chunksize=max(1, posts // (8 * workers))))
    views = np.array([each[0] for each in all_])
    went = np.array([each[2] for each in all_ if each[0] >= VIRAL_VIEWS and each[2] is not None])
    medians = dict(zip((*RANGES, "ninety_h"), np.median(went, axis=0).round(3).tolist(), strict=True))
    quartiles = np.quantile(went, (0.25, 0.75), axis=0).round(2).T.tolist()
    rate = float(np.mean(views >= VIRAL_VIEWS))
    inside = {name: low <= medians[name] <= high for name, (low, high) in RANGES.items()}
    return {
        "posts": posts,
        "viral_views": VIRAL_VIEWS,
        "viral_rate": round(rate, 4),
        "viral_rate_if_threshold": {
            str(at): round(float(np.mean(views >= at)), 4) for at in (1000, 2000, 5000, 10_000)
        },
        "median": medians,
        "quartiles": dict(zip(medians, quartiles, strict=True)),
        "target": {**RANGES, "ninety_h": 26.7},
        "inside": inside,
        "ok": all(inside.values()) and VIRAL[0] <= rate <= VIRAL[1],
    }
