"""The small network behind the reader, on numpy alone: from keys of sentences to 24 marks at two levels.

A sentence is the squashed mean of its keys' vectors; the reply is the strongest and the middle of its sentences beside
the keys of the whole; a linear layer and one hidden layer read the marks off it. Weights are float16 on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """The arrays of one network; `width` is the length of a sentence's vector, `out` twice the number of marks."""

    keys: NDArray[np.floating[Any]]
    """(keys, width): a vector for each key of a sentence; float16 as it comes from the disk."""
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

    def arrays(self) -> dict[str, Array]:
        """All of them by name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


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
        found = np.zeros((len(ids), table.shape[1]), np.float32)
        for at, own in enumerate(ids):
            if own:
                found[at] = table[own].sum(axis=0, dtype=np.float32) * np.float32(len(own) ** -0.5)
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
    stored: dict[str, Any] = {name: array.astype(np.float16) for name, array in network.weights.arrays().items()}
    np.savez(folder / "weights.npz", **stored, **more)
    (folder / "keys.txt").write_text("\n".join(network.names) + "\n", encoding="utf-8")
    (folder / "whole.txt").write_text("\n".join(network.whole_names) + "\n", encoding="utf-8")


def load(folder: Path) -> tuple[Network, dict[str, NDArray[Any]]]:
    """The network of `save`, and the other arrays stored with it."""
    with np.load(folder / "weights.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    own = {each.name: arrays.pop(each.name) for each in fields(Weights)}
    # The keys' vectors stay as they are stored until somebody asks for them: there are millions of numbers.
    weights = Weights(**{name: array if name == "keys" else array.astype(np.float32) for name, array in own.items()})
    names = [(folder / name).read_text("utf-8").rstrip("\n").split("\n") for name in ("keys.txt", "whole.txt")]
    return Network(weights, tuple(names[0]), tuple(names[1])), arrays
