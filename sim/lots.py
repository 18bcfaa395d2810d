"""The chance of one post: even draws, one for each use in each bin, and then a stream for those who share it.

All of them are there before anything happens, so that later chance does not depend on it. Whoever meets the same crisis
meets the same chance, so that of the last few posts is kept: all draws of a team and its two references share it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, TypeVar

import numpy as np

from sim.chance import first_of, pass_over, stream
from sim.kernel import BINS

T = TypeVar("T")
_USES: Final = 5
KEPT: Final = 128
"""So many posts' draws are kept, some 20 kB each for a drill of 45 minutes."""

MOST: Final = 32
"""So many things are kept that were made of one post's draws."""


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
    after: Callable[[], np.random.Generator]
    """Opens the stream that goes on after all even draws; at each call anew."""
    kept: dict[Any, Any] = field(default_factory=dict)
    """What was made of it so far (`keep`)."""

    def keep(self, key: Any, make: Callable[[], T]) -> T:
        """What all who meet this post have in common, made when it is first asked for under that key; not changed."""
        found: T | None = self.kept.get(key)
        if found is None:
            if len(self.kept) >= MOST:
                self.kept.clear()
            found = self.kept[key] = make()
        return found


def drawn(chance: np.random.Generator, bins: int) -> Lots:
    """The draws of that many bins from a stream that only one cascade uses."""
    return _lots(chance, bins, lambda: deepcopy(chance))


@lru_cache(maxsize=KEPT)
def lots_of(seed: int, name: str, bins: int) -> Lots:
    """The draws of that many bins from the stream of that name."""

    def after() -> np.random.Generator:
        chance = stream(seed, name)
        pass_over(chance, BINS * _USES)
        return chance

    return _lots(stream(seed, name), bins, after)


def _lots(chance: np.random.Generator, bins: int, after: Callable[[], np.random.Generator]) -> Lots:
    draws = np.maximum(first_of(chance, bins * _USES, BINS * _USES), 1e-16)  # an even 0 has no quantile
    view, share, comment, view_soon, share_soon = draws.reshape(bins, _USES).T.tolist()
    return Lots(view, share, comment, view_soon, share_soon, after)
