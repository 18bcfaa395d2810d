"""What tells sentences that say nothing from all others, by their vectors: they are passed over in a reply.

A logistic regression on the vectors that the trained networks give to sentences. One side are sentences in which a mark
stands, of replies whose places are known; the other are sentences written to say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.reading.learn.corpus import Example
from scoring.reading.learn.lessons import seen
from scoring.reading.learn.pieces import Apart, apart
from scoring.reading.model import joined
from scoring.reading.network import Array
from scoring.reading.panel import Panel
from sim.reading import Reply

LOST: Final = 0.01
"""The share of the sentences with a mark that may be taken for ones that say nothing."""
STEPS: Final = 15
RIDGE: Final = 1e-4
Double = NDArray[np.float64]


def of_nothing(panel: Panel, replies: Sequence[Example], lines: Sequence[str]) -> Array:
    """(networks x width + 1,): weights and a bias; a sentence whose sum is above 0 says nothing."""
    heard = [Reply(line, public, to) for line in lines for public, to in ((True, "public"), (False, "patient"))]
    empty = _vectors(panel, [keys for reply in heard for keys in seen(reply).sentences])
    telling = _vectors(panel, [keys for each in replies if each.spans is not None for keys in _telling(apart(each))])
    weights = _regression(np.concatenate([telling, empty]), np.arange(len(telling) + len(empty)) >= len(telling))
    limit = np.quantile(telling @ weights[:-1] + weights[-1], 1 - LOST)
    weights[-1] -= max(limit, 0.0)
    return weights.astype(np.float32)


def _telling(reply: Apart) -> list[set[str]]:
    """The keys of the sentences in which a mark stands."""
    numbers = frozenset().union(*(place for places in reply.places.values() for place in places))
    return [reply.sentences[number] for number in sorted(numbers)]


def _vectors(panel: Panel, keys: Sequence[set[str]]) -> Double:
    return joined(panel.sentences([panel.known(own) for own in keys])).astype(np.float64)


def _regression(rows: Double, wanted: NDArray[np.bool_]) -> Double:
    """Weights and a bias by Newton's steps; both sides count the same, however many rows they have."""
    x = np.column_stack([rows, np.ones(len(rows))])
    worth = np.where(wanted, 0.5 / wanted.sum(), 0.5 / (~wanted).sum())
    found = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (worth * (chance - wanted)) + RIDGE * found
        bend = (x * (worth * chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return found
