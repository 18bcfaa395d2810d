"""From which probability on a mark counts: chosen on replies by hands that nothing in the reader was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from scoring.reading.learn.agreement import f1, weighted_kappa
from scoring.reading.network import COUNT, Array

GRID: Final = np.linspace(0.16, 0.84, 35)
PULL: Final = 0.15
"""How much an F1 further from the common threshold must gain, a unit of probability: rare marks have few examples."""

Labelled = tuple[Array, NDArray[Any]]
"""(replies, 2 marks) probabilities, and (replies, marks) levels that some raters gave."""


def thresholds(judged: Sequence[Labelled]) -> tuple[Array, Array]:
    """(marks,) each: the thresholds of presence and of level 2; several sets of labels count alike."""
    present = _present(judged)
    return present, _clear(judged, present)


def _present(judged: Sequence[Labelled]) -> Array:
    """Those with the best F1, pulled towards the one that serves all marks best."""
    scores = np.mean([[f1(found[:, :COUNT] > at, levels > 0) for at in GRID] for found, levels in judged], axis=0)
    common = GRID[scores.mean(axis=1).argmax()]
    pulled = scores - PULL * np.abs(GRID - common)[:, None]
    return np.asarray(GRID[pulled.argmax(axis=0)], np.float32)


def _clear(judged: Sequence[Labelled], limits: Array) -> Array:
    """Those with the best weighted kappa, given those of presence."""
    scores = np.mean([[_kappas(*each, limits, at) for at in GRID] for each in judged], axis=0)
    pulled = scores - PULL * np.abs(GRID - 0.5)[:, None]
    return np.asarray(GRID[pulled.argmax(axis=0)], np.float32)


def _kappas(found: Array, levels: NDArray[Any], limits: Array, clear: float) -> list[float]:
    seen = (found[:, :COUNT] > limits).astype(int) * (1 + (found[:, COUNT:] > clear))
    return [weighted_kappa(seen[:, mark], levels[:, mark]) for mark in range(COUNT)]
