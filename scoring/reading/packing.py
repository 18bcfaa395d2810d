"""Vectors as they are kept: four bits a number, two numbers a byte, and a scale for each vector."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Packed = NDArray[np.uint8]
MOST: Final = 7
"""The largest number of a vector as it is kept; the smallest is its negative."""
_MIDDLE: Final = 8
"""What is added to a number, so that it is above 0."""
_BITS: Final = 4
_LOW: Final = np.uint8(15)


def packed(vectors: Array) -> tuple[Packed, Array]:
    """(…, width) as (…, width / 2) and the scales (…): none is off by more than 1/14 of its vector's largest.

    The first half of a vector is in the lower bits. Raises ValueError where width is odd.
    """
    if vectors.shape[-1] % 2:
        raise ValueError(f"a vector of {vectors.shape[-1]} numbers cannot be halved; take an even width")
    scale = (np.abs(vectors).max(axis=-1, initial=0) / MOST).astype(np.float16).astype(np.float32)
    safe = np.where(scale > 0, scale, 1)[..., None]
    small = (np.rint(vectors / safe).clip(-MOST, MOST) + _MIDDLE).astype(np.uint8)
    first, last = np.split(small, 2, axis=-1)
    return first | last << np.uint8(_BITS), scale


def unpacked(kept: Packed, scale: Array) -> Array:
    """(…, width): the vectors."""
    half = kept.shape[-1]
    found = np.empty((*kept.shape[:-1], 2 * half), np.float32)
    found[..., :half] = kept & _LOW
    found[..., half:] = kept >> np.uint8(_BITS)
    found -= _MIDDLE
    found *= scale[..., None]
    return found
