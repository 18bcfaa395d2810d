"""A network that takes the tokens of a reply in their order, on numpy.

Before them stands the prompt as one more. Tokens look at their neighbours, in one of the networks a gated recurrent
unit goes through all from both ends, and for each mark attention picks the tokens of the reply that count.
`learn/nets.py` trains it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from scoring.reading.packing import Array
from sim.reading import MARKS

COUNT: Final = len(MARKS)
_TINY: Final = 1e-5
"""Added to a variance, as `torch.nn.LayerNorm` does."""
_HALF: Final = np.float32(0.5)


@dataclass(frozen=True)
class Sequence:
    """Its layers, named as in `learn/nets.py`."""

    layers: Mapping[str, Array]

    @cached_property
    def _near(self) -> int:
        """In so many layers tokens look at their neighbours."""
        return sum(name.endswith("join.weight") for name in self.layers)

    @cached_property
    def _joins(self) -> list[list[Array]]:
        """(width, width) for what stands to the left, here and to the right, of each layer."""
        joins = [self.layers[f"near.{layer}.join.weight"] for layer in range(self._near)]
        return [[np.ascontiguousarray(part.T) for part in np.split(join, 3, axis=1)] for join in joins]

    @cached_property
    def _unit(self) -> tuple[Array, Array, Array, Array]:
        """The recurrent unit from both ends in one: weights and bias of what comes in, and of what it remembers.

        In order: what resets (forwards, backwards), what updates (both), what is new (both). The gates get half of
        what they should, for 1 / (1 + exp(-x)) is (1 + tanh(x / 2)) / 2.
        """
        into, into_bias, back, back_bias = (
            [self.layers[f"gru.{name}_l0{end}"] for end in ("", "_reverse")]
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

    def read(self, tokens: Array, asked: Array) -> Array:
        """(tokens, width): each token as it stands among its neighbours, after the prompt."""
        rows = np.concatenate([[self.layers["asked.weight"] @ asked + self.layers["asked.bias"]], tokens])
        for layer in range(self._near):
            rows = rows + self._among_neighbours(rows, layer)
        if "gru.weight_ih_l0" in self.layers:
            rows = rows + self._recurrent(rows)
        return _normed(rows[1:], self.layers["norm.weight"], self.layers["norm.bias"])

    def marks(self, rows: Array, about: Array) -> Array:
        """(2 marks,): the logits of what was read."""
        looks = rows @ self.layers["looks.weight"].T
        looks = np.exp(looks - looks.max(axis=0))
        looks /= looks.sum(axis=0)
        says = rows @ self.layers["says.weight"].T + self.layers["says.bias"]
        picked = np.concatenate([(looks * says[:, :COUNT]).sum(axis=0), (looks * says[:, COUNT:]).sum(axis=0)])
        middle = rows.sum(axis=0) * np.float32(len(rows) ** -0.5 / 3)
        return picked + head(self.layers, np.concatenate([rows.max(axis=0), middle, about]))

    def shows(self, rows: Array) -> Array:
        """(tokens, marks): how much each token of what was read speaks for each mark."""
        return np.asarray(rows @ self.layers["shows.weight"].T + self.layers["shows.bias"], np.float32)

    def _among_neighbours(self, rows: Array, layer: int) -> Array:
        """(tokens, width): each token with those to its left and right, the further the higher the layer."""
        name, apart, size = f"near.{layer}", 2**layer, len(rows)
        normed = np.zeros((size + 2 * apart, rows.shape[1]), np.float32)
        normed[apart : apart + size] = _normed(
            rows, self.layers[f"{name}.norm.weight"], self.layers[f"{name}.norm.bias"]
        )
        left, here, right = self._joins[layer]
        joined = normed[:size] @ left
        joined += normed[apart : apart + size] @ here
        joined += normed[2 * apart :] @ right
        joined += self.layers[f"{name}.join.bias"]
        return np.maximum(joined, 0, out=joined)

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


def _normed(rows: Array, weight: Array, bias: Array) -> Array:
    """Each row with mean 0 and variance 1, then stretched and moved."""
    share = np.float32(1 / rows.shape[1])
    apart = rows - np.add.reduce(rows, axis=1, keepdims=True) * share
    spread = np.einsum("ij,ij->i", apart, apart) * share
    apart *= (1 / np.sqrt(spread + np.float32(_TINY)))[:, None]
    apart *= weight
    apart += bias
    return np.asarray(apart, np.float32)


def head(layers: Mapping[str, Array], reply: Array) -> Array:
    """(2 marks,): a reply's vector to logits, straight and through hidden units."""
    hidden = np.maximum(layers["hidden.weight"] @ reply + layers["hidden.bias"], 0)
    return np.asarray(
        layers["straight.weight"] @ reply
        + layers["straight.bias"]
        + layers["last.weight"] @ hidden
        + layers["last.bias"]
    )
