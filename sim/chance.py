"""Chance, keyed by name: every person, post and inject draws from a stream of its own.

A changed reply therefore leaves all other chance as it was, which is what makes a what-if honest.
"""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, name: str) -> np.random.Generator:
    """The stream of chance of that name under that seed; the same on every machine and Python."""
    words = np.frombuffer(hashlib.sha256(name.encode()).digest()[:16], dtype="<u4")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *map(int, words)])))


def moment(rng: np.random.Generator, earliest_s: int, latest_s: int) -> int:
    """A whole second of the window, ends included."""
    return earliest_s if latest_s <= earliest_s else int(rng.integers(earliest_s, latest_s + 1))
