"""What reach costs: at 10^7 readers against 10^5, and against Mesa, NDlib and numba at 10^6, in interleaved runs.

Only ratios are judged: they hold on a loaded machine, times do not. Times are those of the processor (all programs have
one thread). Compilation, making agents and making graphs are not timed; making our cascade is.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from sim.cascade import Cascade
from tests.bench.reach_case import HOURS, RATE, UNTIL_S, fast, place, seed_followers

READERS = 1_000_000
FASTER = {"mesa": 600.0, "ndlib": 1400.0, "numba": 10.0}
GROWTH = 3.0
ALIKE = (0.57, 0.66)
"""The cascades compared across audiences reach about this share of them."""
OURS_EACH = 15
"""Ours is so short that each round takes the median of some runs."""


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ours(seed: int) -> float:
    """Median seconds of our cascade over some seeds."""
    return statistics.median(seconds(lambda s=seed * OURS_EACH + i: fast(READERS, s)) for i in range(OURS_EACH))


def growth(rounds: int) -> dict[str, object]:
    """The cost at 10^7 over that at 10^5, for cascades that reach the same share."""
    audiences = (10**5, 10**7)
    seeds = {each: _alike(each, 12) for each in audiences}
    times: dict[int, list[float]] = {each: [] for each in audiences}
    for number in range(rounds):
        for each in audiences:
            chosen = seeds[each][number % len(seeds[each])]
            times[each].append(seconds(lambda a=each, s=chosen: fast(a, s)))
    medians = {each: statistics.median(values) for each, values in times.items()}
    ratio = medians[10**7] / medians[10**5]
    reached = {each: statistics.median(_share(fast(each, seed)) for seed in seeds[each]) for each in audiences}
    return {
        "rounds": rounds,
        "median_ms": {str(each): round(1000 * value, 2) for each, value in medians.items()},
        "share_reached": {str(each): round(value, 3) for each, value in reached.items()},
        "ratio": round(ratio, 2),
        "limit": GROWTH,
        "ok": ratio <= GROWTH,
    }


def _share(post: Cascade) -> float:
    return post.views(UNTIL_S) / post.audience


def _alike(audience: int, wanted: int) -> list[int]:
    found, seed = [], 0
    while len(found) < wanted and seed < 2000:
        if ALIKE[0] <= _share(fast(audience, seed)) <= ALIKE[1]:
            found.append(seed)
        seed += 1
    return found


def speed(rounds: int, numba_rounds: int) -> dict[str, object]:
    """How many times faster ours is than each baseline."""
    from tests.bench import reach_mesa, reach_ndlib, reach_numba

    where, followers = place(READERS), seed_followers(READERS)
    agents = reach_mesa.Readers(where, RATE, 1)
    graph = reach_ndlib.model(where, followers, RATE, 1)
    for way in ("every", "willing"):
        reach_numba.run(way, where, 1000, RATE, UNTIL_S, 1)
    ours(0)
    pairs: dict[str, list[tuple[float, float]]] = {"mesa": [], "ndlib": [], "every": [], "willing": []}
    views: dict[str, list[int]] = {name: [] for name in pairs}

    def compare(name: str, number: int, work: Callable[[], int]) -> None:
        pairs[name].append((seconds(lambda: views[name].append(work())), ours(number)))

    for number in range(numba_rounds):
        for way in ("every", "willing"):
            compare(way, number, lambda w=way, n=number: reach_numba.run(w, where, followers, RATE, UNTIL_S, n)[0])
    for number in range(rounds):
        agents.again(number)
        compare("mesa", number, lambda: agents.run(followers, HOURS)[0])
        compare("ndlib", number, lambda: reach_ndlib.run(graph, HOURS))
    told = {name: {**_compared(each), "views": statistics.median(views[name])} for name, each in pairs.items()}
    ratios = {
        "mesa": told["mesa"]["ratio"],
        "ndlib": told["ndlib"]["ratio"],
        "numba": min(told["every"]["ratio"], told["willing"]["ratio"]),
    }
    return {
        "readers": READERS,
        "hours": HOURS,
        "our_views": statistics.median(fast(READERS, seed).views(UNTIL_S) for seed in range(40)),
        "runs": told,
        "times_faster": ratios,
        "limit": FASTER,
        "ok": all(ratios[name] >= least for name, least in FASTER.items()),
    }


def _compared(pairs: list[tuple[float, float]]) -> dict[str, float]:
    """Medians of both, and the median of the ratios of neighbouring runs."""
    theirs, own = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(their / our for their, our in pairs)
    return {"runs": len(pairs), "seconds": round(theirs, 3), "ours_ms": round(1000 * own, 2), "ratio": round(ratio, 1)}
