"""The chance of one post: even draws, one for each use in each bin, and then a stream for those who share it.

All of them are there before anything happens, so that later chance does not depend on it. Whoever meets the same crisis
meets the same chance, so the draws of the last few posts are kept. What is made of them is not: `sim.common` says who
shares that.
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

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Draws:
    """For each bin one draw for each use, over 0 and under 1."""

    view: Row
    """How many come across the post."""
    share: Row
    """How many of them share it."""
    comment: Row
    """How many of them write something."""
    view_soon: Row
    """How many of the sharers' followers come across it in the same bin."""
    share_soon: Row
    """How many of these share it."""


@dataclass(frozen=True)
class Lots:
    """The chance of a post, and what was made of it so far."""

    draws: Draws
    after: Callable[[], np.random.Generator]
    """Opens the stream that goes on after all even draws; at each call anew."""
    kept: dict[Any, Any] = field(default_factory=dict)
    """What was made so far (`keep`), for those who were given these very lots.

    Nothing in it holds the lots themselves, so that they are freed as soon as nobody needs them.
    """

    def keep(self, key: Any, make: Callable[[], T]) -> T:
        """What all who were given these lots have in common, made when it is first asked for under that key."""
        found: T | None = self.kept.get(key)
        if found is None:
            found = self.kept[key] = make()
        return found


def drawn(chance: np.random.Generator, bins: int) -> Lots:
    """The draws of that many bins from a stream that only one cascade uses."""
    return Lots(_draws(chance, bins), lambda: deepcopy(chance))


def lots_of(seed: int, name: str, bins: int) -> Lots:
    """The draws of that many bins from the stream of that name, of which nothing was made so far."""

    def after() -> np.random.Generator:
        chance = stream(seed, name)
        pass_over(chance, BINS * _USES)
        return chance

    return Lots(_draws_of(seed, name, bins), after)


@lru_cache(maxsize=KEPT)
def _draws_of(seed: int, name: str, bins: int) -> Draws:
    return _draws(stream(seed, name), bins)


def _draws(chance: np.random.Generator, bins: int) -> Draws:
    draws = np.maximum(first_of(chance, bins * _USES, BINS * _USES), 1e-16)  # an even 0 has no quantile
    listed = draws.tolist()
    return Draws(*(tuple(listed[use::_USES]) for use in range(_USES)))
