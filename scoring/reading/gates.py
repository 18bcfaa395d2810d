"""Small networks that tell the sentences of a reply apart by their vectors.

One knows those that say nothing that a mark is about, the other those that only tell of an act: refused, denied,
somebody else's words, or hearsay.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.reading.network import Array


@dataclass(frozen=True)
class Gate:
    """One hidden layer; a sentence whose sum is above 0 is one of those."""

    inner: Array
    """(numbers of a sentence + 1, units): weights and a bias."""
    outer: Array
    """(units + 1,): weights and a bias."""

    def of(self, sentences: Array) -> NDArray[np.bool_]:
        """(sentences,): which of (sentences, numbers of each) are among them."""
        units = np.maximum(sentences @ self.inner[:-1] + self.inner[-1], 0)
        return np.asarray(units @ self.outer[:-1] + self.outer[-1] > 0)
