"""Is the fast cascade the same as the simulation of every person? Kolmogorov-Smirnov distances over many runs.

One of the cases has replies that change the rate on the way. The control gives all sharers the mean number of
followers, which is what most aggregated models do: the test must find it out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from sim.cascade import Cascade
from sim.chance import stream
from sim.followers import Followers
from sim.platforms import Platform
from tests.bench.people import People, Turns
from tests.bench.reach_case import place

AGES_H = (6, 12, 24)
LIMIT = 0.10


@dataclass(frozen=True)
class Case:
    """A post to be compared on."""

    name: str
    audience: int
    seed_followers: int
    rate: float
    turns: Turns = ()


CASES = (
    Case("a clinic's patient with 5,000 followers, heated", 100_000, 5_000, 0.0018),
    Case("a large account, plain", 100_000, 20_000, 0.001),
    Case(
        "a large account, answered after 1 h, threatened after 6 h",
        100_000,
        20_000,
        0.002,
        ((3600, 0.5), (21_600, 1.8)),
    ),
    Case("half of everybody sees it", 1_000_000, 20_000, 0.003),
)


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    """Kolmogorov-Smirnov distance of two samples."""
    first, second = np.sort(one), np.sort(other)
    at = np.concatenate([first, second])
    return float(
        np.max(
            np.abs(
                np.searchsorted(first, at, side="right") / len(first)
                - np.searchsorted(second, at, side="right") / len(second)
            )
        )
    )


def mean_followers(post: Platform) -> float:
    """The mean followers of a sharer."""
    followers = Followers(post.mu, post.sigma, min(post.most, post.audience))
    return followers.rest(9.0, 1_000_000, 0.0) / 1_000_000


def by_bins(case: Case, ages_h: Sequence[int], seed: int) -> list[int]:
    """Shares at these ages by `sim.cascade`."""
    post = Cascade(place(case.audience), case.seed_followers, case.rate, stream(seed, "bins"))
    before = 1.0
    for at_s, factor in case.turns:
        post.advance_to(int(at_s))
        post.multiplier(int(at_s), factor / before)
        before = factor
    post.advance_to(max(ages_h) * 3600)
    return [post.shares(age * 3600) for age in ages_h]


def by_people(case: Case, ages_h: Sequence[int], mean: bool, seed: int) -> list[int]:
    """Shares at these ages when every person is simulated; `mean`: all sharers have the mean followers."""
    post = place(case.audience)
    people = People(post, case.rate, stream(seed, "mean" if mean else "people"), case.turns)
    people.run(case.seed_followers, max(ages_h) * 3600, mean_followers(post) if mean else None)
    return [people.shares(age * 3600) for age in ages_h]


def measured(runs: int, workers: int, cases: Sequence[Case] = CASES) -> dict[str, object]:
    """The distances at 6, 12 and 24 h, with the control, and whether all hold."""
    found, ok = {}, True
    with ProcessPoolExecutor(workers) as pool:
        for case in cases:
            seeds, chunk = range(runs), max(1, runs // (8 * workers))
            bins = np.array(list(pool.map(partial(by_bins, case, AGES_H), seeds, chunksize=chunk)))
            people = np.array(list(pool.map(partial(by_people, case, AGES_H, False), seeds, chunksize=chunk)))
            control = np.array(list(pool.map(partial(by_people, case, AGES_H, True), seeds, chunksize=chunk)))
            ks = [round(distance(people[:, i], bins[:, i]), 3) for i in range(len(AGES_H))]
            off = [round(distance(people[:, i], control[:, i]), 3) for i in range(len(AGES_H))]
            fine = max(ks) <= LIMIT and min(off) > LIMIT
            ok &= fine
            found[case.name] = {
                "ks": ks,
                "ks_of_control": off,
                "mean_shares": {"people": people.mean(0).round(1).tolist(), "bins": bins.mean(0).round(1).tolist()},
                "ok": fine,
            }
    noise = round(1.358 * math.sqrt(2 / runs), 3)
    return {"runs": runs, "hours": AGES_H, "limit": LIMIT, "noise_floor_5_percent": noise, "cases": found, "ok": ok}
