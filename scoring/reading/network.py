"""The reader's networks on numpy: from the keys of tokens to 24 marks at two levels, three times, and the mean of all.

One takes each sentence as a bag of keys, the others take the tokens in their order (`sequence.py`).
`learn/nets.py` trains them; a test holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.reading.packing import Array, Packed, unpacked
from scoring.reading.sequence import COUNT, Sequence, head
from scoring.reading.tokens import Tokens

__all__ = ["BAG", "COUNT", "MEMBERS", "SEQUENCES", "Array", "Ids", "Laid", "Network", "as_read"]

Ids = NDArray[np.int64]
BAG: Final = "bag"
SEQUENCES: Final = ("order", "windows")
"""One with a recurrent unit, one with neighbours at three distances."""
MEMBERS: Final = (BAG, *SEQUENCES)
"""The networks, in the order of a key's vectors."""
_HALF: Final = np.float32(0.5)


class Laid(NamedTuple):
    """A reply, or some sentences of it, as vectors."""

    bags: Array
    """(sentences, width): the vector of each sentence as a bag of keys."""
    tokens: tuple[Array, ...]
    """(tokens, width) for each sequence: the vector of each token."""
    sizes: tuple[int, ...]
    """Tokens of each sentence."""
    asked: Array
    """(sequences, width): the vectors of the prompt."""

    def only(self, numbers: Several[int]) -> Laid:
        """Some of the sentences."""
        if len(numbers) == len(self.sizes):
            return self
        ends = np.cumsum((0, *self.sizes)).tolist()
        left = np.concatenate([np.arange(ends[at], ends[at + 1]) for at in numbers])
        sizes = tuple(self.sizes[at] for at in numbers)
        return Laid(self.bags[list(numbers)], tuple(rows[left] for rows in self.tokens), sizes, self.asked)

    def sentences(self) -> Array:
        """(sentences, 5 width): each as a bag, and of its tokens in each sequence the strongest and the middle."""
        if not self.sizes:
            return np.zeros((0, 5 * self.bags.shape[1]), np.float32)
        firsts = np.cumsum((0, *self.sizes[:-1]))
        share = np.array(self.sizes, np.float32)[:, None] ** -0.5 / 3
        parts = [(np.maximum.reduceat(rows, firsts), np.add.reduceat(rows, firsts) * share) for rows in self.tokens]
        return np.concatenate([self.bags, *chain.from_iterable(parts)], axis=1)


def as_read(laid: Laid, read: Laid) -> Array:
    """(sentences, 9 width): each sentence as it is laid out, and what was read of it in its place."""
    return np.concatenate([laid.sentences(), read.sentences()[:, read.bags.shape[1] :]], axis=1)


@dataclass(frozen=True)
class Network:
    """All of them; `width` is the length of a vector."""

    names: tuple[str, ...]
    """The keys of tokens, in order."""
    whole_names: tuple[str, ...]
    """The keys of the reply as a whole, in order."""
    vectors: Packed
    """(keys, MEMBERS, width / 2): what each key is to each network."""
    scale: Array
    """(keys, MEMBERS)."""
    weights: Mapping[str, Array]
    """The layers as in `learn/nets.py`, after the name of their network and a dot."""

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of each key."""
        return dict(zip(self.names, range(len(self.names)), strict=True))

    @cached_property
    def _layers(self) -> dict[str, dict[str, Array]]:
        """The layers of each network."""
        return {
            member: {name.removeprefix(f"{member}."): w for name, w in self.weights.items() if name.startswith(member)}
            for member in MEMBERS
        }

    @cached_property
    def _sequences(self) -> tuple[Sequence, ...]:
        return tuple(Sequence(self._layers[name]) for name in SEQUENCES)

    def laid(self, seen: Tokens) -> Laid:
        """The vectors of a reply's tokens and sentences; keys that are not known are left out."""
        count, found = len(self.names), map(self.index.get, seen.keys)
        codes = [owner * count + key for owner, key in zip(seen.owners, found, strict=True) if key is not None]
        flat = np.unique(np.array(codes, np.int64))
        owners, ids = flat // count, flat % count
        rows = unpacked(self.vectors[ids], self.scale[ids])
        bounds = [first for first, _ in seen.sentences] + [len(seen.spans)]
        of_sentence = np.searchsorted(owners, bounds)
        of_token = np.searchsorted(owners, np.arange(len(seen.spans) + 1))
        sizes = tuple(last - first for first, last in seen.sentences)
        tokens = _summed(rows[:, 1:], of_token)
        return Laid(_summed(rows[:, 0], of_sentence), (*tokens.swapaxes(0, 1),), sizes, self._asked(seen.asked))

    def _asked(self, keys: Iterable[str]) -> Array:
        """(sequences, width): what the keys of the prompt are to each."""
        ids = [key for key in map(self.index.get, keys) if key is not None]
        rows = unpacked(self.vectors[ids, 1:], self.scale[ids, 1:])
        return np.asarray(_summed(rows, np.array([0, len(ids)]))[0])

    def about(self, keys: Iterable[str]) -> tuple[Array, ...]:
        """(width,) for each network: what the keys of the reply as a whole are to it."""
        has = np.array([name in keys for name in self.whole_names], np.float32)
        return tuple(np.tanh(each["whole.weight"] @ has + each["whole.bias"]) for each in self._layers.values())

    def read(self, laid: Laid) -> Laid:
        """The same with each token as it stands among its neighbours and in the whole reply."""
        each = zip(self._sequences, laid.tokens, laid.asked, strict=True)
        return laid._replace(tokens=tuple(sequence.read(rows, asked) for sequence, rows, asked in each))

    def marks(self, read: Laid, about: tuple[Array, ...]) -> Array:
        """(2 marks,): what all make of what was read."""
        logits = [self._of_bags(read.bags, about[0])]
        logits += [one.marks(*own) for one, *own in zip(self._sequences, read.tokens, about[1:], strict=True)]
        return np.asarray((np.tanh(np.array(logits) * _HALF) * _HALF + _HALF).mean(axis=0), np.float32)

    def shows(self, read: Laid) -> Array:
        """(tokens, marks): how much each token of what was read speaks for each mark."""
        return self._sequences[0].shows(read.tokens[0])

    def _of_bags(self, bags: Array, about: Array) -> Array:
        """(2 marks,): the logits of the bag."""
        middle = bags.sum(axis=0) * np.float32(len(bags) ** -0.5)
        return head(self._layers[BAG], np.concatenate([bags.max(axis=0), middle, about]))


def _summed(rows: Array, bounds: NDArray[np.intp]) -> Array:
    """(stretches, …, width): the squashed mean of the rows of each stretch; zeros where there are none."""
    sizes = np.diff(bounds)
    found = np.zeros((len(sizes), *rows.shape[1:]), np.float32)
    there = sizes > 0
    if there.any():
        sums = np.add.reduceat(rows, bounds[:-1][there], axis=0)
        spread = np.sqrt(sizes[there]).astype(np.float32)
        found[there] = np.tanh(sums / spread.reshape(-1, *[1] * (rows.ndim - 1)))
    return found
