"""From which probability on a mark counts: chosen on replies by hands that the networks were not trained on."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from scoring.reading.learn.agreement import f1, weighted_kappa
from scoring.reading.network import Array

GRID: Final = np.linspace(0.16, 0.84, 35)
PULL: Final = 0.15
"""How much an F1 further from the common threshold must gain, a unit of probability: rare marks have few examples."""


def present(chances: Array, levels: NDArray[Any]) -> Array:
    """(marks,): the thresholds of presence with the best F1, pulled towards the one that serves all marks best."""
    scores = np.array([f1(chances > at, levels > 0) for at in GRID])
    common = GRID[scores.mean(axis=1).argmax()]
    pulled = scores - PULL * np.abs(GRID - common)[:, None]
    return np.asarray(GRID[pulled.argmax(axis=0)], np.float32)


def clear(chances: Array, chances_clear: Array, limits: Array, levels: NDArray[Any]) -> Array:
    """(marks,): the thresholds of level 2 with the best weighted kappa, given those of presence."""
    scores = []
    for at in GRID:
        found = (chances > limits).astype(int) * (1 + (chances_clear > at))
        scores.append([weighted_kappa(found[:, mark], levels[:, mark]) for mark in range(levels.shape[1])])
    pulled = np.array(scores) - PULL * np.abs(GRID - 0.5)[:, None]
    return np.asarray(GRID[pulled.argmax(axis=0)], np.float32)
