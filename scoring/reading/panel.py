"""The networks of a model asked together, the mean of their answers: what `network.py` says of one, quickly for all.

Their tables stand side by side, so that a key is looked up once; the layer before the hidden units and the direct one
are one product; and what the reply's own keys add to it is worked out once for all its sentences. There are millions of
numbers in the vectors of keys: they are kept in a byte each, with a scale for each key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, Final, NewType

import numpy as np
from numpy.typing import NDArray

from scoring.reading.network import Array, Network

Whole = NewType("Whole", Array)
"""(networks, 1, hidden and direct): what a reply's own keys add to the first layer."""
MOST: Final = 127
"""The largest number of a vector as it is kept."""


@dataclass(frozen=True)
class Panel:
    """Networks with the same keys; `width` is the length of a sentence's vector in one of them."""

    names: tuple[str, ...]
    """The sentence's keys, in order."""
    whole_names: tuple[str, ...]
    """The keys of the reply as a whole, in order."""
    small: NDArray[np.int8]
    """(keys, networks x width): the vectors of keys, to be multiplied by `scale`."""
    scale: Array
    """(keys,)."""
    whole: Array
    """(keys of the whole, networks x width)."""
    whole_bias: Array
    """(networks x width,)."""
    first: Array
    """(networks, 3 width, hidden and direct): the layer before the hidden units and the one straight to the marks."""
    first_bias: Array
    """(networks, 1, hidden and direct)."""
    last: Array
    """(networks, hidden, 2 marks)."""
    last_bias: Array
    """(networks, 1, 2 marks)."""

    @classmethod
    def of(cls, networks: Sequence[Network]) -> Panel:
        """These networks; raises ValueError if their keys differ."""
        if len({(each.names, each.whole_names) for each in networks}) != 1:
            raise ValueError("the networks have different keys; train them again")
        each = [network.weights for network in networks]
        small, scale = shrunk(np.concatenate([w.keys for w in each], axis=1))
        return cls(
            networks[0].names,
            networks[0].whole_names,
            small,
            scale,
            np.concatenate([w.whole for w in each], axis=1),
            np.concatenate([w.whole_bias for w in each]),
            np.array([np.hstack([w.hidden, w.direct]) for w in each], np.float32),
            np.array([np.hstack([w.hidden_bias, w.direct_bias]) for w in each], np.float32)[:, None],
            np.array([w.last for w in each], np.float32),
            np.array([w.last_bias for w in each], np.float32)[:, None],
        )

    def limited(self, counts: Mapping[str, int], most: int) -> Panel:
        """With at most so many keys of sentences: those that were counted most often, the first of them if alike."""
        often = np.array([-counts.get(name, 0) for name in self.names])
        left = np.sort(np.argsort(often, kind="stable")[:most])
        names = tuple(self.names[at] for at in left)
        return replace(self, names=names, small=self.small[left], scale=self.scale[left])

    @cached_property
    def _index(self) -> dict[str, int]:
        return dict(zip(self.names, range(len(self.names)), strict=True))

    @cached_property
    def _whole_index(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.whole_names)}

    @cached_property
    def _parts(self) -> tuple[Array, Array, Array]:
        """The first layer for a reply's sentences, for its own keys, and for one sentence that is all of the reply.

        In pieces of their own, for a slice would be copied at each product.
        """
        two_thirds = self.first.shape[1] // 3 * 2
        sentences, whole = (np.ascontiguousarray(part) for part in np.split(self.first, [two_thirds], axis=1))
        strongest, middle = np.split(sentences, 2, axis=1)
        return sentences, whole, strongest + middle

    def known(self, keys: Iterable[str]) -> set[int]:
        """The numbers of a sentence's keys; unknown keys are left out."""
        found: set[Any] = set(map(self._index.get, keys))
        found.discard(None)
        return found

    def sentences(self, ids: Sequence[Iterable[int]]) -> Array:
        """(networks, sentences, width): the vectors of each set of key numbers; an empty one gives zeros."""
        # In order, so that the sums are the same wherever sets are ordered otherwise.
        ordered = [sorted(own) for own in ids]
        flat = np.array([*chain.from_iterable(ordered)], np.intp)
        rows, scale = self.small[flat].astype(np.float32), self.scale[flat]
        found = np.zeros((len(ids), rows.shape[1]), np.float32)
        start = 0
        for at, own in enumerate(ordered):
            if own:
                end = start + len(own)
                np.dot(scale[start:end], rows[start:end], out=found[at])
                found[at] *= np.float32(len(own) ** -0.5)
                start = end
        return self._split(np.tanh(found))

    def about(self, keys: Iterable[str]) -> Whole:
        """The reply's own keys."""
        ids = sorted(self._whole_index[name] for name in keys if name in self._whole_index)
        vectors = self._split(np.tanh(self.whole[ids].sum(axis=0) + self.whole_bias)[None])
        return Whole(vectors @ self._parts[1] + self.first_bias)

    def together(self, sentences: Array, about: Whole) -> Array:
        """(2 marks,): a reply of these sentences."""
        middle = sentences.sum(axis=1, keepdims=True) * np.float32(sentences.shape[1] ** -0.5)
        reply = np.concatenate([sentences.max(axis=1, keepdims=True), middle], axis=2)
        return np.asarray(self._marks(reply @ self._parts[0] + about)[0])

    def alone(self, sentences: Array, about: Whole) -> Array:
        """(sentences, 2 marks): replies of one of these sentences each."""
        return self._marks(sentences @ self._parts[2] + about)

    def _marks(self, first: Array) -> Array:
        """(replies, 2 marks): the mean of the networks, from (networks, replies, hidden and direct)."""
        networks, hidden = self.last.shape[:2]
        logits = first[..., hidden:] + np.maximum(first[..., :hidden], 0) @ self.last + self.last_bias
        # tanh(x / 2) is 2 / (1 + exp(-x)) - 1, and no exponential grows too large on the way.
        middle = np.tanh(logits * np.float32(0.5)).sum(axis=0)
        return np.asarray(middle * np.float32(0.5 / networks) + np.float32(0.5), np.float32)

    def _split(self, joined: Array) -> Array:
        """(networks, rows, width) from (rows, networks x width)."""
        return joined.reshape(len(joined), len(self.first), -1).transpose(1, 0, 2)


def shrunk(vectors: Array) -> tuple[NDArray[np.int8], Array]:
    """Vectors in a byte a number, and their scales: none is off by more than about 1/250 of its vector's largest."""
    scale = (np.abs(vectors).max(axis=1, initial=0) / MOST).astype(np.float16).astype(np.float32)
    safe = np.where(scale > 0, scale, 1)[:, None]
    return np.rint(vectors / safe).clip(-MOST, MOST).astype(np.int8), scale
