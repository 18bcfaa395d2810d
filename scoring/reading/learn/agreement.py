"""How far two readings of the same replies agree: F1 of presence, weighted kappa of levels, intervals by resampling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Levels = NDArray[Any]


def f1(found: Levels, wanted: Levels) -> NDArray[np.float64]:
    """(marks,): F1 of presence from two (replies, marks) tables; 1 where neither has any."""
    hits = (found & wanted).sum(axis=0)
    both = found.sum(axis=0) + wanted.sum(axis=0)
    return np.asarray(np.where(both == 0, 1.0, 2 * hits / np.maximum(both, 1)))


def precision_recall(found: Levels, wanted: Levels) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(marks,) each; 0 where there is nothing to divide by."""
    hits = (found & wanted).sum(axis=0)
    return hits / np.maximum(found.sum(axis=0), 1), hits / np.maximum(wanted.sum(axis=0), 1)


def weighted_kappa(a: Levels, b: Levels) -> float:
    """Cohen's kappa of levels 0 to 2 with quadratic weights (Cohen 1968); 1 where both are constant and equal."""
    table = np.zeros((3, 3))
    np.add.at(table, (np.asarray(a, int), np.asarray(b, int)), 1)
    weights = (np.subtract.outer(np.arange(3), np.arange(3)) / 2) ** 2
    by_chance = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(table.sum(), 1)
    expected = (weights * by_chance).sum()
    return 1.0 if expected == 0 else float(1 - (weights * table).sum() / expected)


def interval(
    measure: Callable[[Levels, Levels], float], found: Levels, wanted: Levels, draws: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """The middle 95 % of a measure over replies drawn again with replacement."""
    rng = np.random.default_rng(seed)
    rows = (rng.integers(0, len(found), len(found)) for _ in range(draws))
    low, high = np.quantile([measure(found[at], wanted[at]) for at in rows], (0.025, 0.975))
    return float(low), float(high)
