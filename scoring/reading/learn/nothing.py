"""What tells sentences that say nothing from all others, by their vectors: they are passed over in a reply.

A logistic regression on the vectors that the trained networks give to sentences. One side are sentences in which a mark
stands, of replies whose places are known; the other are sentences written to say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.reading.context import Context
from scoring.reading.learn.corpus import Example
from scoring.reading.matching import scanned
from scoring.reading.network import Array, Network
from scoring.reading.tokens import Tokens, tokens
from sim.reading import Reply

LOST: Final = 0.01
"""The share of the sentences with a mark that may be taken for ones that say nothing."""
STEPS: Final = 15
RIDGE: Final = 1e-4
Double = NDArray[np.float64]


def of_nothing(network: Network, replies: Sequence[Example], lines: Sequence[str]) -> Array:
    """(width + 1,): weights and a bias; a sentence whose sum is above 0 says nothing."""
    empty = np.concatenate([_seen(network, Reply(line))[1] for line in lines])
    telling = np.concatenate([_telling(network, each) for each in replies if each.spans])
    weights = _regression(np.concatenate([telling, empty]), np.arange(len(telling) + len(empty)) >= len(telling))
    limit = np.quantile(telling @ weights[:-1] + weights[-1], 1 - LOST)
    weights[-1] -= max(limit, 0.0)
    return weights.astype(np.float32)


def _seen(network: Network, reply: Reply) -> tuple[list[tuple[int, int]], Double]:
    """Where each sentence was typed, and its vector."""
    ctx = Context(reply, scanned(reply.text))
    found: Tokens = tokens(ctx)
    typed = [ctx.scan.folded.span(found.spans[first][0], found.spans[last - 1][1]) for first, last in found.sentences]
    return typed, network.laid(found).bags.astype(np.float64)


def _telling(network: Network, example: Example) -> Double:
    """The vectors of the sentences in which a mark stands."""
    typed, rows = _seen(network, example.reply)
    places = [*chain.from_iterable((example.spans or {}).values())]
    told = [any(a < end and b > start for a, b in places) for start, end in typed]
    return np.asarray(rows[np.array(told, bool)])


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
