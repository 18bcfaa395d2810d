"""Which sentences of a reply say nothing that a mark is about: a small network on their vectors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.reading.network import Array


@dataclass(frozen=True)
class Silence:
    """One hidden layer; a sentence whose sum is above 0 says nothing."""

    inner: Array
    """(5 width + 1, units): weights and a bias."""
    outer: Array
    """(units + 1,): weights and a bias."""

    def of(self, sentences: Array) -> NDArray[np.bool_]:
        """(sentences,): those of (sentences, 5 width), as `network.Laid` has them, that say nothing."""
        units = np.maximum(sentences @ self.inner[:-1] + self.inner[-1], 0)
        return np.asarray(units @ self.outer[:-1] + self.outer[-1] > 0)
