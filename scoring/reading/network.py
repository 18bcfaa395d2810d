"""One small network of the reader, on numpy alone: from keys of sentences to 24 marks at two levels.

A sentence is the squashed mean of its keys' vectors; the reply is the strongest and the middle of its sentences beside
the keys of the whole; a linear layer and one hidden layer read the marks off it. This is the form that is trained, and
the plainest to read; `panel.py` asks several at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """The arrays of one network; `width` is the length of a sentence's vector, `out` twice the number of marks."""

    keys: Array
    """(keys of sentences, width)."""
    whole: Array
    """(keys of the whole, width)."""
    whole_bias: Array
    """(width,)."""
    direct: Array
    """(3 width, out): from the reply's vector straight to the marks."""
    direct_bias: Array
    hidden: Array
    """(3 width, 2 width)."""
    hidden_bias: Array
    last: Array
    """(2 width, out)."""
    last_bias: Array


@dataclass(frozen=True)
class Network:
    """Weights with the names of their keys."""

    weights: Weights
    names: tuple[str, ...]
    """The sentence's keys in the order of `weights.keys`."""
    whole_names: tuple[str, ...]

    @cached_property
    def _index(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.names)}

    def sentences(self, keys: Sequence[Iterable[str]]) -> Array:
        """(sentences, width): a vector for each set of keys, of which unknown ones are left out; none gives zeros."""
        found = np.zeros((len(keys), self.weights.keys.shape[1]), np.float32)
        for at, names in enumerate(keys):
            own = sorted({self._index[name] for name in names if name in self._index})
            if own:
                found[at] = self.weights.keys[own].sum(axis=0) * np.float32(len(own) ** -0.5)
        return np.asarray(np.tanh(found), np.float32)

    def whole(self, keys: Iterable[str]) -> Array:
        """(width,): the vector of the reply's own keys."""
        known = set(keys)
        ids = [at for at, name in enumerate(self.whole_names) if name in known]
        return np.asarray(np.tanh(self.weights.whole[ids].sum(axis=0) + self.weights.whole_bias), np.float32)

    def together(self, sentences: Array, whole: Array) -> Array:
        """(3 width,): a reply of these sentences."""
        middle = sentences.sum(axis=0) * np.float32(len(sentences) ** -0.5)
        return np.concatenate([sentences.max(axis=0), middle, whole])

    def marks(self, replies: Array) -> Array:
        """(replies, out) from (replies, 3 width)."""
        w = self.weights
        inner = np.maximum(replies @ w.hidden + w.hidden_bias, 0)
        logits = replies @ w.direct + w.direct_bias + inner @ w.last + w.last_bias
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)
