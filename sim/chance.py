"""Chance, keyed by name: every person, post and inject draws from a stream of its own.

A changed reply therefore leaves all other chance as it was, which is what makes a what-if honest.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from numpy.random.bit_generator import ISeedSequence

KEPT: Final = 4096
"""So many streams' beginnings are remembered: the teams of one seed begin the same streams again and again."""
_WORD: Final = 2**32
Drawn = Literal["random", "standard_normal"]
"""An even draw, or a normal one."""


def stream(seed: int, name: str) -> np.random.Generator:
    """The stream of chance of that name under that seed; the same on every machine and Python."""
    return np.random.Generator(np.random.PCG64(_Beginning(_state(seed, name))))  # type: ignore[arg-type]


def moment(rng: np.random.Generator, earliest_s: int, latest_s: int) -> int:
    """A whole second of the window, ends included."""
    return earliest_s if latest_s <= earliest_s else int(rng.integers(earliest_s, latest_s + 1))


def first_of(rng: np.random.Generator, wanted: int, count: int) -> npt.NDArray[np.float64]:
    """The first `wanted` of `count` even draws; the stream goes on after all of them, drawn or passed over."""
    draws = rng.random(wanted)
    pass_over(rng, count - wanted)
    return draws


def pass_over(rng: np.random.Generator, count: int) -> None:
    """Lets the stream go on after so many even draws that nobody needs."""
    if count > 0:
        rng.bit_generator.advance(count)  # type: ignore[attr-defined]  # PCG64 has it: one step for each draw


@lru_cache(maxsize=KEPT)
def first_moment(seed: int, name: str, earliest_s: int, latest_s: int) -> int:
    """`moment` as the first thing that is drawn from the stream of that name."""
    return moment(stream(seed, name), earliest_s, latest_s)


@lru_cache(maxsize=KEPT)
def draw(seed: int, name: str, kind: Drawn, number: int) -> float:
    """The draw of that number (the first is 0) from the stream of that name, of which only this kind is drawn."""
    draws = getattr(stream(seed, name), kind)(number + 1)
    return float(draws[number])


class _Beginning(ISeedSequence):
    """What a SeedSequence comes to, without the ten microseconds of getting there."""

    def __init__(self, words: npt.NDArray[np.uint64]) -> None:
        self._words = words

    def generate_state(self, n_words: int, dtype: Any = np.uint32) -> npt.NDArray[np.uint64]:
        return self._words


@lru_cache(maxsize=KEPT)
def _state(seed: int, name: str) -> npt.NDArray[np.uint64]:
    entropy: Any = [seed, *_words(name)]
    if 0 <= seed < _WORD:
        entropy = np.array(entropy, dtype=np.uint32)  # the same entropy, read three times as fast
    return np.random.SeedSequence(entropy).generate_state(4, np.uint64)  # type: ignore[return-value]


@lru_cache(maxsize=KEPT)
def _words(name: str) -> tuple[int, ...]:
    return tuple(np.frombuffer(hashlib.sha256(name.encode()).digest()[:16], dtype="<u4").tolist())
