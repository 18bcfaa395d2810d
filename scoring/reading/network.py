"""The small network behind the reader, on numpy alone: from keys of sentences to 24 marks at two levels.

A sentence is the squashed mean of its keys' vectors; the reply is the strongest and the middle of its sentences beside
the keys of the whole; a linear layer and one hidden layer read the marks off it. There are millions of numbers in the
vectors of keys: they are kept in a byte each, with a scale for each key; all else is float16 on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
MOST: Final = 127
"""The largest number of a vector as it is kept."""


@dataclass(frozen=True)
class Table:
    """The vectors of the keys of sentences, as they are kept."""

    small: NDArray[np.int8]
    """(keys, width)."""
    scale: NDArray[np.float16]
    """(keys,): what a vector's numbers are to be multiplied by."""

    @classmethod
    def of(cls, vectors: Array) -> Table:
        """Rounded: no number is off by more than about 1/250 of the largest of its vector."""
        scale = (np.abs(vectors).max(axis=1, initial=0) / MOST).astype(np.float16)
        safe = np.where(scale > 0, scale, 1).astype(np.float32)[:, None]
        return cls(np.rint(vectors / safe).clip(-MOST, MOST).astype(np.int8), scale)

    def rows(self, ids: Sequence[int] | NDArray[np.intp]) -> Array:
        """(ids, width): the vectors of these keys."""
        found = self.small[ids].astype(np.float32)
        found *= self.scale[ids].astype(np.float32)[:, None]
        return found


@dataclass(frozen=True)
class Weights:
    """The arrays of one network; `width` is the length of a sentence's vector, `out` twice the number of marks."""

    keys: Table
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

    @classmethod
    def of(cls, arrays: Mapping[str, Array]) -> Weights:
        """From arrays by name."""
        rest = {name: array for name, array in arrays.items() if name != "keys"}
        return cls(Table.of(arrays["keys"]), **rest)

    def stored(self) -> dict[str, NDArray[Any]]:
        """All of them by name, as they are kept."""
        layers = {each.name: getattr(self, each.name).astype(np.float16) for each in _layers()}
        return {"small": self.keys.small, "scale": self.keys.scale, **layers}


def _layers() -> list[Field[Any]]:
    """The fields of Weights but for the vectors of keys."""
    return [each for each in fields(Weights) if each.name != "keys"]


@dataclass(frozen=True)
class Network:
    """Weights with the names of their keys."""

    weights: Weights
    names: tuple[str, ...]
    """The sentence's keys in the order of `weights.keys`."""
    whole_names: tuple[str, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each key of a sentence stands."""
        return dict(zip(self.names, range(len(self.names)), strict=True))

    @cached_property
    def whole_index(self) -> dict[str, int]:
        """Where each key of the whole stands."""
        return {name: at for at, name in enumerate(self.whole_names)}

    def known(self, keys: Sequence[Iterable[str]]) -> list[list[int]]:
        """The numbers of each sentence's keys, in order; unknown keys are left out."""
        index = self.index
        return [sorted({index[name] for name in names if name in index}) for names in keys]

    def known_whole(self, keys: Iterable[str]) -> list[int]:
        """The numbers of the keys of the whole, in order."""
        index = self.whole_index
        return sorted({index[name] for name in keys if name in index})

    def sentences(self, ids: Sequence[Sequence[int]]) -> Array:
        """(sentences, width): a vector for each list of key numbers; an empty list gives zeros."""
        table = self.weights.keys
        found = np.zeros((len(ids), table.small.shape[1]), np.float32)
        for at, own in enumerate(ids):
            if own:
                found[at] = table.rows(own).sum(axis=0) * np.float32(len(own) ** -0.5)
        return np.asarray(np.tanh(found), np.float32)

    def whole(self, ids: Sequence[int]) -> Array:
        """(width,): the vector of the reply's own keys."""
        return np.asarray(np.tanh(self.weights.whole[list(ids)].sum(axis=0) + self.weights.whole_bias), np.float32)

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


def save(network: Network, folder: Path, **more: Any) -> None:
    """Writes `weights.npz` (with `more` arrays) and the names beside it; the same network gives the same bytes."""
    stored: dict[str, Any] = network.weights.stored()
    np.savez(folder / "weights.npz", **stored, **more)
    (folder / "keys.txt").write_text("\n".join(network.names) + "\n", encoding="utf-8")
    (folder / "whole.txt").write_text("\n".join(network.whole_names) + "\n", encoding="utf-8")


def load(folder: Path) -> tuple[Network, dict[str, NDArray[Any]]]:
    """The network of `save`, and the other arrays stored with it."""
    with np.load(folder / "weights.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    table = Table(arrays.pop("small"), arrays.pop("scale"))
    weights = Weights(table, **{each.name: arrays.pop(each.name).astype(np.float32) for each in _layers()})
    names = [(folder / name).read_text("utf-8").rstrip("\n").split("\n") for name in ("keys.txt", "whole.txt")]
    return Network(weights, tuple(names[0]), tuple(names[1])), arrays
