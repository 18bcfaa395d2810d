"""The reader's networks on numpy: from the keys of tokens to 24 marks at two levels, twice, and the mean of both.

One takes each sentence as a bag of keys. The other takes the tokens in their order, and before them the prompt as one
more: each looks at its neighbours, a gated recurrent unit goes through all from both ends, and for each mark attention
picks the tokens of the reply that count.
`learn/nets.py` trains them; a test holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.reading.tokens import Tokens
from sim.reading import MARKS

Array = NDArray[np.float32]
Ids = NDArray[np.int64]
MOST: Final = 127
"""The largest number of a vector as it is kept."""
COUNT: Final = len(MARKS)
_TINY: Final = 1e-5
"""Added to a variance, as `torch.nn.LayerNorm` does."""
_HALF: Final = np.float32(0.5)


class Laid(NamedTuple):
    """A reply, or some sentences of it, as vectors."""

    bags: Array
    """(sentences, width): the vector of each sentence as a bag of keys."""
    tokens: Array
    """(tokens, width): the vector of each token."""
    sizes: tuple[int, ...]
    """Tokens of each sentence."""
    asked: Array
    """(width,): the vector of the prompt."""

    def only(self, numbers: Sequence[int]) -> Laid:
        """Some of the sentences."""
        ends = np.cumsum((0, *self.sizes)).tolist()
        rows = [self.tokens[ends[at] : ends[at + 1]] for at in numbers]
        return Laid(self.bags[list(numbers)], np.concatenate(rows), tuple(self.sizes[at] for at in numbers), self.asked)


@dataclass(frozen=True)
class Network:
    """Both networks; `width` is the length of a vector."""

    names: tuple[str, ...]
    """The keys of tokens, in order."""
    whole_names: tuple[str, ...]
    """The keys of the reply as a whole, in order."""
    vectors: NDArray[np.int8]
    """(keys, 2, width): what each key is to the bag, and to the sequence; to be multiplied by `scale`."""
    scale: Array
    """(keys, 2)."""
    weights: Mapping[str, Array]
    """The layers: those of the bag begin with `bag.`, those of the sequence with `order.`; as in `learn/nets.py`."""

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of each key."""
        return dict(zip(self.names, range(len(self.names)), strict=True))

    @cached_property
    def _bag(self) -> Mapping[str, Array]:
        return _part(self.weights, "bag.")

    @cached_property
    def _order(self) -> Mapping[str, Array]:
        return _part(self.weights, "order.")

    @cached_property
    def _unit(self) -> tuple[Array, Array, Array, Array]:
        """The recurrent unit from both ends in one: weights and bias of what comes in, and of what it remembers.

        In order: what resets (forwards, backwards), what updates (both), what is new (both). The gates get half of
        what they should, for 1 / (1 + exp(-x)) is (1 + tanh(x / 2)) / 2.
        """
        into, into_bias, back, back_bias = (
            [self._order[f"gru.{name}_l0{end}"] for end in ("", "_reverse")]
            for name in ("weight_ih", "bias_ih", "weight_hh", "bias_hh")
        )
        unit = back[0].shape[1]
        remembers = np.stack([each.reshape(3, unit, unit).swapaxes(1, 2) for each in back], axis=1)
        comes = np.stack([each.reshape(3, unit, -1) for each in into], axis=1)
        biases = [np.stack([each.reshape(3, unit) for each in both], axis=1) for both in (into_bias, back_bias)]
        for each in (comes, remembers, *biases):
            each[:2] *= _HALF
        biases[0][:2] += biases[1][:2]
        return (
            comes.reshape(6 * unit, -1).T.copy(),
            biases[0].ravel(),
            np.ascontiguousarray(remembers),
            biases[1][2].ravel(),
        )

    def laid(self, seen: Tokens) -> Laid:
        """The vectors of a reply's tokens and sentences; keys that are not known are left out."""
        count, found = len(self.names), map(self.index.get, seen.keys)
        codes = [owner * count + key for owner, key in zip(seen.owners, found, strict=True) if key is not None]
        flat = np.unique(np.array(codes, np.int64))
        owners, ids = flat // count, flat % count
        rows = self.vectors[ids] * self.scale[ids][..., None]
        bounds = [first for first, _ in seen.sentences] + [len(seen.spans)]
        of_sentence = np.searchsorted(owners, bounds)
        of_token = np.searchsorted(owners, np.arange(len(seen.spans) + 1))
        sizes = tuple(last - first for first, last in seen.sentences)
        return Laid(_summed(rows[:, 0], of_sentence), _summed(rows[:, 1], of_token), sizes, self._asked(seen.asked))

    def _asked(self, keys: Iterable[str]) -> Array:
        """(width,): what the keys of the prompt are to the sequence."""
        ids = [key for key in map(self.index.get, keys) if key is not None]
        rows = self.vectors[ids, 1] * self.scale[ids, 1][:, None]
        return np.asarray(_summed(rows, np.array([0, len(ids)]))[0])

    def about(self, keys: Iterable[str]) -> tuple[Array, Array]:
        """(width,) for the bag and for the sequence: what the keys of the reply as a whole are to them."""
        has = np.array([name in keys for name in self.whole_names], np.float32)
        bag, order = (np.tanh(part["whole.weight"] @ has + part["whole.bias"]) for part in (self._bag, self._order))
        return bag, order

    def read(self, laid: Laid) -> Laid:
        """The same with each token as it stands among its neighbours and in the whole reply."""
        part, layer = self._order, 0
        rows = np.concatenate([[part["asked.weight"] @ laid.asked + part["asked.bias"]], laid.tokens])
        while f"near.{layer}.join.weight" in part:
            rows = rows + _near(rows, part, layer)
            layer += 1
        rows = rows + self._recurrent(rows)
        return laid._replace(tokens=_normed(rows[1:], part["norm.weight"], part["norm.bias"]))

    def marks(self, read: Laid, about: tuple[Array, Array]) -> Array:
        """(2 marks,): what both make of what was read."""
        logits = np.array([self._of_bags(read.bags, about[0]), self._of_rows(read.tokens, about[1])])
        return np.asarray((np.tanh(logits * _HALF) * _HALF + _HALF).mean(axis=0), np.float32)

    def shows(self, read: Laid) -> Array:
        """(tokens, marks): how much each token of what was read speaks for each mark."""
        return np.asarray(read.tokens @ self._order["shows.weight"].T + self._order["shows.bias"], np.float32)

    def _of_bags(self, bags: Array, about: Array) -> Array:
        """(2 marks,): the logits of the bag."""
        middle = bags.sum(axis=0) * np.float32(len(bags) ** -0.5)
        return _head(self._bag, np.concatenate([bags.max(axis=0), middle, about]))

    def _of_rows(self, rows: Array, about: Array) -> Array:
        """(2 marks,): the logits of the sequence."""
        part = self._order
        looks = rows @ part["looks.weight"].T
        looks = np.exp(looks - looks.max(axis=0))
        looks /= looks.sum(axis=0)
        says = rows @ part["says.weight"].T + part["says.bias"]
        picked = np.concatenate([(looks * says[:, :COUNT]).sum(axis=0), (looks * says[:, COUNT:]).sum(axis=0)])
        middle = rows.sum(axis=0) * np.float32(len(rows) ** -0.5 / 3)
        return picked + _head(part, np.concatenate([rows.max(axis=0), middle, about]))

    def _recurrent(self, rows: Array) -> Array:
        """(tokens, width): a gated recurrent unit from both ends of the reply."""
        into, into_bias, back, back_bias = self._unit
        both, gates = len(back_bias), 2 * len(back_bias)
        comes = rows @ into + into_bias
        # What comes from behind is read from the end: one step of both at a time.
        turned = comes.reshape(len(rows), 3, 2, -1)
        turned[:, :, 1] = turned[::-1, :, 1].copy()
        state, found = np.zeros(both, np.float32), np.empty((len(rows), both), np.float32)
        ends = state.reshape(2, 1, -1)
        for step, come in enumerate(comes):
            goes = np.matmul(ends, back).ravel()
            gate = goes[:gates]
            gate += come[:gates]
            np.tanh(gate, out=gate)
            gate += 1
            gate *= _HALF
            new = goes[gates:]
            new += back_bias
            new *= gate[:both]
            new += come[gates:]
            np.tanh(new, out=new)
            state -= new
            state *= gate[both:]
            state += new
            found[step] = state
        found[:, both // 2 :] = found[::-1, both // 2 :].copy()
        return found


def _part(weights: Mapping[str, Array], start: str) -> dict[str, Array]:
    return {name.removeprefix(start): each for name, each in weights.items() if name.startswith(start)}


def _summed(rows: Array, bounds: NDArray[np.intp]) -> Array:
    """(stretches, width): the squashed mean of the rows of each stretch; zeros where there are none."""
    sizes = np.diff(bounds)
    found = np.zeros((len(sizes), rows.shape[1]), np.float32)
    there = sizes > 0
    if there.any():
        sums = np.add.reduceat(rows, bounds[:-1][there], axis=0)
        found[there] = np.tanh(sums / np.sqrt(sizes[there]).astype(np.float32)[:, None])
    return found


def _near(rows: Array, part: Mapping[str, Array], layer: int) -> Array:
    """(tokens, width): each token with those to its left and right, the further the higher the layer."""
    apart, size = 2**layer, len(rows)
    normed = np.zeros((size + 2 * apart, rows.shape[1]), np.float32)
    normed[apart : apart + size] = _normed(rows, part[f"near.{layer}.norm.weight"], part[f"near.{layer}.norm.bias"])
    together = np.concatenate([normed[at * apart : at * apart + size] for at in range(3)], axis=1)
    joined = together @ part[f"near.{layer}.join.weight"].T + part[f"near.{layer}.join.bias"]
    return np.asarray(np.maximum(joined, 0), np.float32)


def _normed(rows: Array, weight: Array, bias: Array) -> Array:
    """Each row with mean 0 and variance 1, then stretched and moved."""
    apart = rows - rows.mean(axis=1, keepdims=True)
    spread = np.sqrt((apart * apart).mean(axis=1, keepdims=True) + np.float32(_TINY))
    return np.asarray(apart / spread * weight + bias, np.float32)


def _head(part: Mapping[str, Array], reply: Array) -> Array:
    """(2 marks,): a reply's vector to logits, straight and through hidden units."""
    hidden = np.maximum(part["hidden.weight"] @ reply + part["hidden.bias"], 0)
    return np.asarray(
        part["straight.weight"] @ reply + part["straight.bias"] + part["last.weight"] @ hidden + part["last.bias"]
    )


def shrunk(vectors: Array) -> tuple[NDArray[np.int8], Array]:
    """Vectors in a byte a number, and their scales: none is off by more than about 1/250 of its vector's largest."""
    scale = (np.abs(vectors).max(axis=-1, initial=0) / MOST).astype(np.float16).astype(np.float32)
    safe = np.where(scale > 0, scale, 1)[..., None]
    return np.rint(vectors / safe).clip(-MOST, MOST).astype(np.int8), scale
