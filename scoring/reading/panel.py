"""The networks of a model asked together, the mean of their answers: what `network.py` says of one, quickly for all.

Their tables stand side by side, so that a key is looked up once; the layer before the hidden units and the direct one
are one product; and what the reply's own keys add to it is worked out once for all its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NewType

import numpy as np
from numpy.typing import NDArray

from scoring.reading.network import Array, Network

Whole = NewType("Whole", Array)
"""(networks, 1, hidden and direct): what a reply's own keys add to the first layer."""


class Panel:
    """Networks with the same keys."""

    def __init__(self, networks: Sequence[Network]) -> None:
        each = [network.weights for network in networks]
        self._network = networks[0]
        self._count, self._width = len(each), each[0].direct.shape[0] // 3
        self._tables = [w.keys for w in each]
        self._whole = np.concatenate([w.whole for w in each], axis=1, dtype=np.float32)
        self._whole_bias = np.concatenate([w.whole_bias for w in each], dtype=np.float32)
        first = np.array([np.hstack([w.hidden, w.direct]) for w in each], np.float32)
        # In pieces of their own, for a slice would be copied at each product.
        self._first, self._first_whole = (
            np.ascontiguousarray(part) for part in np.split(first, [2 * self._width], axis=1)
        )
        self._first_bias = np.array([np.hstack([w.hidden_bias, w.direct_bias]) for w in each], np.float32)[:, None]
        self._alone = self._first[:, : self._width] + self._first[:, self._width :]
        self._last = np.array([w.last for w in each], np.float32)
        self._last_bias = np.array([w.last_bias for w in each], np.float32)[:, None]

    def known(self, keys: Iterable[str]) -> set[int]:
        """The numbers of a sentence's keys; unknown keys are left out."""
        found: set[Any] = set(map(self._network.index.get, keys))
        found.discard(None)
        return found

    def sentences(self, ids: Sequence[Iterable[int]]) -> Array:
        """(networks, sentences, width): the vectors of each set of key numbers; an empty one gives zeros."""
        # In order, so that the sums are the same wherever sets are ordered otherwise.
        ordered = [sorted(own) for own in ids]
        rows = self._rows(np.array([*chain.from_iterable(ordered)], np.intp))
        found = np.zeros((len(ids), rows.shape[1]), np.float32)
        start = 0
        for at, own in enumerate(ordered):
            if own:
                np.add.reduce(rows[start : start + len(own)], axis=0, out=found[at])
                found[at] *= np.float32(len(own) ** -0.5)
                start += len(own)
        return self._split(np.tanh(found))

    def whole(self, keys: Iterable[str]) -> Whole:
        """The reply's own keys."""
        ids = self._network.known_whole(keys)
        vectors = self._split(np.tanh(self._whole[ids].sum(axis=0) + self._whole_bias)[None])
        return Whole(vectors @ self._first_whole + self._first_bias)

    def together(self, sentences: Array, whole: Whole) -> Array:
        """(2 marks,): a reply of these sentences."""
        middle = sentences.sum(axis=1, keepdims=True) * np.float32(sentences.shape[1] ** -0.5)
        reply = np.concatenate([sentences.max(axis=1, keepdims=True), middle], axis=2)
        return np.asarray(self._marks(reply @ self._first + whole)[0])

    def alone(self, sentences: Array, whole: Whole) -> Array:
        """(sentences, 2 marks): replies of one of these sentences each."""
        return self._marks(sentences @ self._alone + whole)

    def _marks(self, first: Array) -> Array:
        """(replies, 2 marks): the mean of the networks, from (networks, replies, hidden and direct)."""
        hidden = self._last.shape[1]
        logits = first[..., hidden:] + np.maximum(first[..., :hidden], 0) @ self._last + self._last_bias
        # tanh(x / 2) is 2 / (1 + exp(-x)) - 1, and no exponential grows too large on the way.
        middle = np.tanh(logits * np.float32(0.5)).sum(axis=0)
        return np.asarray(middle * np.float32(0.5 / self._count) + np.float32(0.5), np.float32)

    def _split(self, joined: Array) -> Array:
        """(networks, rows, width) from (rows, networks x width)."""
        return joined.reshape(len(joined), self._count, self._width).transpose(1, 0, 2)

    def _rows(self, ids: NDArray[np.intp]) -> Array:
        """The vectors of keys, the networks' side by side; made of their small numbers anew each time."""
        return np.concatenate([table.rows(ids) for table in self._tables], axis=1)
