"""The even draws of one post, one for each use in each bin, drawn before anything happens.

Later chance therefore does not depend on what happened before. Whoever meets the same crisis meets the same draws, so
those of the last few posts are kept: eight teams and the two that they are measured by share them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from sim.chance import first_of, stream
from sim.kernel import BINS

_USES: Final = 5
KEPT: Final = 128
"""So many posts' draws are kept, some 20 kB each for a drill of 45 minutes."""


@dataclass(frozen=True)
class Lots:
    """For each bin one draw for each use, over 0 and under 1. Shared, so nobody may change them."""

    view: list[float]
    """How many come across the post."""
    share: list[float]
    """How many of them share it."""
    comment: list[float]
    """How many of them write something."""
    view_soon: list[float]
    """How many of the sharers' followers come across it in the same bin."""
    share_soon: list[float]
    """How many of these share it."""


def drawn(chance: np.random.Generator, bins: int) -> Lots:
    """The draws of that many bins; the stream goes on as after those of all bins."""
    draws = first_of(chance, bins * _USES, BINS * _USES)
    # An even draw may be 0, which has no quantile.
    return Lots(*np.maximum(draws, 1e-16).reshape(bins, _USES).T.tolist())


def lots_of(seed: int, name: str, bins: int) -> tuple[np.random.Generator, Lots]:
    """The draws of that many bins from the stream of that name, and the stream as it goes on after them."""
    chance = stream(seed, name)
    first_of(chance, 0, BINS * _USES)
    return chance, _kept(seed, name, bins)


@lru_cache(maxsize=KEPT)
def _kept(seed: int, name: str, bins: int) -> Lots:
    return drawn(stream(seed, name), bins)
