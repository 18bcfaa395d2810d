"""How far raters agree on levels 0, 1, 2: Krippendorff's alpha (ordinal) and weighted kappa, with their intervals.

A unit is one mark of one reply. The marks of one reply hang together, so intervals come from drawing whole replies
again (a cluster bootstrap with a fixed seed: the same ratings always give the same interval).

Sources: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), for alpha with missing ratings and the
ordinal difference; J. Cohen, Psychological Bulletin 70 (1968), for kappa with squared weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from scoring.evaluation.opinions import Levels

LEVELS: Final = 3
DRAWS: Final = 1000
CELLS: Final = 1_000_000
"""So many counts are drawn at once, so that thousands of replies take no more memory."""
LEAST_REPLIES: Final = 5
"""With fewer replies an interval says nothing."""
LEAST_DRAWS: Final = 0.8
"""The share of the draws in which the measure must exist."""
Tables = NDArray[np.float64]
_WEIGHTS: Final = np.subtract.outer(np.arange(LEVELS), np.arange(LEVELS)).astype(float) ** 2


@dataclass(frozen=True)
class Measure:
    """A measure of agreement: 1 is perfect, 0 is chance, below 0 is worse than chance."""

    value: float | None
    """None where it does not exist: nothing was rated twice, or every rating is the same."""
    low: float | None = None
    high: float | None = None
    """The middle 95 %; None with fewer than five replies, and where nothing differs, so that none can be drawn."""


@dataclass(frozen=True)
class Agreement:
    """How far these raters agree."""

    raters: tuple[str, ...]
    units: int
    """Marks that at least two of them rated."""
    replies: int
    same: float | None
    """The share of those marks on which all who rated gave the same level."""
    alpha: Measure
    kappa: Measure
    """For two raters alone; without a value for more."""


def agreement(raters: Sequence[str], given: Sequence[Levels]) -> Agreement:
    """The agreement of raters, whose levels stand in the same order."""
    places = sorted({place for levels in given for place in levels})
    units = [(place[0], [levels[place] for levels in given if place in levels]) for place in places]
    shared = [(reply, said) for reply, said in units if len(said) > 1]
    replies = sorted({reply for reply, _ in shared})
    at = {reply: number for number, reply in enumerate(replies)}
    together, pairs = np.zeros((2, len(replies), LEVELS, LEVELS))
    for reply, said in shared:
        together[at[reply]] += coincidences(said)
        if len(given) == 2:
            pairs[at[reply], said[0], said[1]] += 1
    return Agreement(
        raters=tuple(raters),
        units=len(shared),
        replies=len(replies),
        same=sum(len(set(said)) == 1 for _, said in shared) / len(shared) if shared else None,
        alpha=_measured(alphas, together),
        kappa=_measured(kappas, pairs) if len(given) == 2 else Measure(None),
    )


def alphas(tables: Tables) -> Tables:
    """(n,): ordinal alpha of n coincidence tables; NaN where there is nothing to disagree about."""
    totals = tables.sum(axis=2)
    everything = totals.sum(axis=1)
    difference = _ordinal(totals)
    seen = (tables * difference).sum(axis=(1, 2))
    chance = (totals[:, :, None] * totals[:, None, :] * difference).sum(axis=(1, 2))
    return _ratio(seen * (everything - 1), chance)


def kappas(tables: Tables) -> Tables:
    """(n,): kappa with squared weights of n tables of pairs; NaN where there is nothing to disagree about."""
    by_chance = tables.sum(axis=2)[:, :, None] * tables.sum(axis=1)[:, None, :]
    seen = (tables * _WEIGHTS).sum(axis=(1, 2))
    return _ratio(seen * tables.sum(axis=(1, 2)), (by_chance * _WEIGHTS).sum(axis=(1, 2)))


def coincidences(said: Sequence[int], levels: int = LEVELS) -> Tables:
    """One unit's part of the table: every ordered pair of its ratings, weighed so that each rating counts once."""
    counts = np.bincount(np.asarray(said), minlength=levels).astype(float)
    return np.asarray((np.outer(counts, counts) - np.diag(counts)) / (len(said) - 1))


def _ordinal(totals: Tables) -> Tables:
    """(n, levels, levels): squared ordinal differences: how many ratings lie between two levels, half of each end's."""
    ranks = np.cumsum(totals, axis=1) - totals / 2
    return np.asarray((ranks[:, :, None] - ranks[:, None, :]) ** 2)


def _ratio(disagreement: Tables, chance: Tables) -> Tables:
    safe = np.where(chance > 0, chance, np.nan)
    return np.asarray(1 - disagreement / safe)


def _measured(measure: Callable[[Tables], Any], tables: Tables) -> Measure:
    """The measure over all replies, and its interval over replies drawn again with replacement."""
    value = float(measure(tables.sum(axis=0)[None])[0])
    if np.isnan(value):
        return Measure(None)
    count = len(tables)
    if count < LEAST_REPLIES or value == 1:
        return Measure(round(value, 3))
    rng, size = np.random.default_rng(1), max(1, CELLS // count)
    blocks = (min(size, DRAWS - at) for at in range(0, DRAWS, size))
    drawn = (rng.multinomial(count, np.full(count, 1 / count), block).astype(float) for block in blocks)
    values = np.concatenate([measure(np.tensordot(block, tables, axes=1)) for block in drawn])
    values = values[~np.isnan(values)]
    if len(values) < LEAST_DRAWS * DRAWS:
        return Measure(round(value, 3))
    low, high = np.quantile(values, (0.025, 0.975))
    return Measure(round(value, 3), round(float(low), 3), round(float(high), 3))
