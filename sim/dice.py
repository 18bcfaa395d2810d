"""Whole numbers below a bound, from a stream of chance: the ones that numpy's `Generator.integers` gives, sooner.

A call of numpy for one number takes a microsecond; this takes the generator's raw output a block at a time. The method
is Lemire's (doi 10.1145/3230636), which numpy uses on 32-bit halves, the low half first; a test compares the two.
"""

from __future__ import annotations

from typing import Final

import numpy as np

BLOCK: Final = 32
_HALF: Final = 0xFFFF_FFFF


class Dice:
    """Takes over a stream: nobody else may draw from it any more, for it is read ahead."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._raw = chance.bit_generator.random_raw
        self._halves: list[int] = []
        """The next 32-bit numbers, the last one first."""

    def below(self, bound: int) -> int:
        """A number from 0 to `bound - 1`; `bound` is at least 1 and less than 2**32."""
        if bound == 1:
            return 0
        product = (self._halves.pop() if self._halves else self._half()) * bound
        if product & _HALF < bound:
            least = (_HALF - bound + 1) % bound
            while product & _HALF < least:
                product = self._half() * bound
        return product >> 32

    def large(self, count: int) -> list[int]:
        """So many numbers below 2**30, of which a remainder may be taken."""
        halves = self._halves
        if len(halves) < count:
            return [self._half() >> 2 for _ in range(count)]
        taken = [half >> 2 for half in halves[: -count - 1 : -1]]
        del halves[-count:]
        return taken

    def _half(self) -> int:
        halves = self._halves
        if not halves:
            halves += self._raw(BLOCK).astype("<u8").view("<u4")[::-1].tolist()
        return halves.pop()
