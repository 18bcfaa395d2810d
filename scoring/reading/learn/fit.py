"""Training of the network, on numpy alone: the same examples and seed give the same weights on one machine.

AdamW with dropped keys and dropped units on batches of replies; the rarer a mark, the more its presence weighs. The
gradients are worked out by hand; `tests/test_reading_network.py` holds them against finite differences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.reading.learn.lessons import Keys, Lesson
from scoring.reading.network import Array, Network, Weights
from sim.reading import MARKS

Ids = NDArray[np.int64]
Grads = dict[str, Array]


@dataclass(frozen=True)
class Recipe:
    """How to train."""

    width: int = 128
    epochs: int = 30
    batch: int = 256
    rate: float = 0.01
    decay: float = 1e-3
    drop_keys: float = 0.4
    drop_units: float = 0.5
    seed: int = 0


@dataclass(frozen=True)
class Batch:
    """Some replies, their sentences and keys laid out in rows."""

    keys: Ids
    """The key in each row."""
    sizes: Ids
    """Keys of each sentence."""
    counts: Ids
    """Sentences of each reply."""
    whole: Array
    """(replies, keys of the whole): 1 where a key stands."""
    wanted: Array
    """(replies, 2 marks): as in `Lesson`, and so is `worth`."""
    worth: Array


def fit(
    lessons: Sequence[Lesson],
    keys: Keys,
    recipe: Recipe,
    tell: Callable[[str], None],
    pieces: Callable[[np.random.Generator], Sequence[Lesson]] | None = None,
) -> Network:
    """A network of these keys that learned these lessons, and in each epoch besides what `pieces` gives."""
    rng = np.random.default_rng(recipe.seed)
    weights = _begin(len(keys.sentence), len(keys.whole), recipe.width, rng)
    weight = _rarity(lessons)
    fixed, adam = _laid(keys, lessons), _Adam(weights, recipe.decay)
    for epoch in range(recipe.epochs):
        rows = [*fixed, *_laid(keys, pieces(rng))] if pieces else fixed
        order, lost, steps = rng.permutation(len(rows)), 0.0, -(-len(rows) // recipe.batch)
        for step in range(steps):
            chosen = [rows[at] for at in order[step * recipe.batch : (step + 1) * recipe.batch]]
            loss, grads = slopes(weights, lay_out(chosen, len(keys.whole)), weight, _Drop(rng, recipe))
            adam.step(grads, recipe.rate * (1 + np.cos(np.pi * (epoch + step / steps) / recipe.epochs)) / 2)
            lost += loss * len(chosen) / len(rows)
        tell(f"epoch {epoch + 1} of {recipe.epochs}: loss {lost:.3f}")
    return Network(Weights(**weights), keys.sentence, keys.whole)


def _rarity(lessons: Sequence[Lesson]) -> Array:
    """(2 marks,): how much the presence of each mark weighs; the rarer it is, the more."""
    wanted, worth = (np.array([getattr(each, name) for each in lessons]) for name in ("wanted", "worth"))
    rate = ((wanted * worth).sum(axis=0) / np.maximum(worth.sum(axis=0), 1e-9)).clip(0.01, 0.99)
    return np.asarray(np.sqrt((1 - rate) / rate), np.float32)


class Row(NamedTuple):
    """A lesson in numbers."""

    sentences: list[Ids]
    whole: Ids
    wanted: Array
    worth: Array


def _laid(keys: Keys, lessons: Sequence[Lesson]) -> list[Row]:
    index, whole = ({name: at for at, name in enumerate(names)} for names in (keys.sentence, keys.whole))
    return [
        Row([_known(index, k) for k in each.seen.sentences], _numbers(whole, each.seen.whole), each.wanted, each.worth)
        for each in lessons
    ]


def lay_out(rows: Sequence[Row], wholes: int) -> Batch:
    """A batch of these rows, where so many keys of the whole are known."""
    flat = [ids for row in rows for ids in row.sentences]
    whole = np.zeros((len(rows), wholes), np.float32)
    for at, row in enumerate(rows):
        whole[at, row.whole] = 1
    return Batch(
        np.concatenate(flat),
        np.array([len(ids) for ids in flat], np.int64),
        np.array([len(row.sentences) for row in rows], np.int64),
        whole,
        np.array([row.wanted for row in rows]),
        np.array([row.worth for row in rows]),
    )


class _Drop:
    """Masks of dropped keys and units, scaled so that sums keep their size; without chance nothing is dropped."""

    def __init__(self, rng: np.random.Generator | None, recipe: Recipe) -> None:
        self.rng, self.recipe = rng, recipe

    def keys(self, count: int) -> Array:
        """For the rows of keys."""
        return self._mask((count,), self.recipe.drop_keys)

    def units(self, shape: tuple[int, int]) -> Array:
        """For the vectors of replies."""
        return self._mask(shape, self.recipe.drop_units)

    def _mask(self, shape: tuple[int, ...], share: float) -> Array:
        if self.rng is None:
            return np.ones(shape, np.float32)
        return ((self.rng.random(shape, np.float32) >= share) / np.float32(1 - share)).astype(np.float32)


NO_DROP = _Drop(None, Recipe())


def slopes(w: Grads, batch: Batch, weight: Array, drop: _Drop) -> tuple[float, Grads]:
    """The loss of a batch (a sum over marks, a mean over replies), and its gradient for every array of weights."""
    # Forward: keys to sentences, sentences to replies, replies to marks.
    starts = np.cumsum(batch.sizes) - batch.sizes
    sentence = np.repeat(np.arange(len(batch.sizes)), batch.sizes)
    scale = (drop.keys(len(batch.keys)) / np.sqrt(batch.sizes)[sentence].astype(np.float32))[:, None]
    z = np.tanh(np.add.reduceat(w["keys"][batch.keys] * scale, starts))
    firsts = np.cumsum(batch.counts) - batch.counts
    owner = np.repeat(np.arange(len(batch.counts)), batch.counts)
    top = np.maximum.reduceat(z, firsts)
    root = np.sqrt(batch.counts).astype(np.float32)[:, None]
    whole = np.tanh(batch.whole @ w["whole"] + w["whole_bias"])
    x = np.concatenate([top, np.add.reduceat(z, firsts) / root, whole], axis=1)
    units = drop.units((x.shape[0], x.shape[1]))
    x = x * units
    before = x @ w["hidden"] + w["hidden_bias"]
    inner = np.maximum(before, 0)
    logits = np.clip(x @ w["direct"] + w["direct_bias"] + inner @ w["last"] + w["last_bias"], -30, 30)
    p = 1 / (1 + np.exp(-logits))
    targets, worth = batch.wanted, batch.worth
    losses = -(weight * targets * np.log(p + 1e-9) + (1 - targets) * np.log(1 - p + 1e-9)) * worth
    # Backward, in the opposite order.
    d = ((weight * targets * (p - 1) + (1 - targets) * p) * worth / len(p)).astype(np.float32)
    d_inner = (d @ w["last"].T) * (before > 0)
    d_x = (d @ w["direct"].T + d_inner @ w["hidden"].T) * units
    width = z.shape[1]
    d_whole = d_x[:, 2 * width :] * (1 - whole**2)
    d_z = (z == top[owner]) * d_x[owner, :width] + (d_x[:, width : 2 * width] / root)[owner]
    d_z = d_z * (1 - z**2)
    grads = {
        "keys": _gathered(batch.keys, d_z[sentence] * scale, w["keys"]),
        "whole": batch.whole.T @ d_whole,
        "whole_bias": d_whole.sum(axis=0),
        "direct": x.T @ d,
        "direct_bias": d.sum(axis=0),
        "hidden": x.T @ d_inner,
        "hidden_bias": d_inner.sum(axis=0),
        "last": inner.T @ d,
        "last_bias": d.sum(axis=0),
    }
    return float(losses.sum(axis=1).mean()), grads


def _gathered(keys: Ids, rows: Array, like: Array) -> Array:
    """The rows of each key, added up."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    total = np.zeros_like(like)
    total[ordered[first]] = np.add.reduceat(rows[order], first)
    return total


class _Adam:
    """AdamW: moves weights in place along their gradients' running mean over their running size."""

    def __init__(self, weights: Grads, decay: float) -> None:
        self.weights, self.decay, self.steps = weights, decay, 0
        self.mean = {name: np.zeros_like(array) for name, array in weights.items()}
        self.size = {name: np.zeros_like(array) for name, array in weights.items()}

    def step(self, grads: Grads, rate: float) -> None:
        """One move."""
        self.steps += 1
        bias = np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        for name, grad in grads.items():
            mean, size, array = self.mean[name], self.size[name], self.weights[name]
            mean += np.float32(0.1) * (grad - mean)
            size += np.float32(0.001) * (grad * grad - size)
            array *= np.float32(1 - rate * self.decay)
            array -= np.float32(rate * bias) * mean / (np.sqrt(size) + np.float32(1e-8))


def _begin(keys: int, whole: int, width: int, rng: np.random.Generator) -> Grads:
    """Weights before training."""

    def spread(rows: int, columns: int, by: float) -> Array:
        return (rng.standard_normal((rows, columns), np.float32) * np.float32(by)).astype(np.float32)

    out = 2 * len(MARKS)
    return {
        "keys": spread(keys, width, 0.3),
        "whole": spread(whole, width, 0.1),
        "whole_bias": np.zeros(width, np.float32),
        "direct": spread(3 * width, out, (3 * width) ** -0.5),
        "direct_bias": np.zeros(out, np.float32),
        "hidden": spread(3 * width, 2 * width, (3 * width) ** -0.5),
        "hidden_bias": np.zeros(2 * width, np.float32),
        "last": np.zeros((2 * width, out), np.float32),
        "last_bias": np.zeros(out, np.float32),
    }


def _known(index: dict[str, int], keys: set[str]) -> Ids:
    """Numbers of the keys that were kept; a sentence without any gets the first, so that no row is empty."""
    found = _numbers(index, keys)
    return found if len(found) else np.zeros(1, np.int64)


def _numbers(index: dict[str, int], keys: set[str]) -> Ids:
    return np.array(sorted(index[key] for key in keys if key in index), np.int64)
