"""Tells at once which rules may hold in a sentence, from the slots that are hit there.

Sets of rules are integers with a bit for each, as sets of slots are. A rule wants a few things, each of them one of
some slots; what a slot meets is one integer too: a row of rules for their first thing, one for their second …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


class Sieve:
    """Rules by what they want: for each its mark, and for each thing the slots that will do."""

    def __init__(self, rules: Sequence[tuple[str, Sequence[int]]] = ()) -> None:
        self._width = len(rules)
        self._rows = max((len(wants) for _, wants in rules), default=0)
        self._free = 0
        """What is met without any slot: all that a rule with fewer wants than others does not want."""
        self._met: dict[int, int] = {}
        self._of_mark: dict[str, int] = {}
        for at, (mark, wants) in enumerate(rules):
            self._of_mark[mark] = self._of_mark.get(mark, 0) | 1 << at
            for row in range(self._rows):
                bit = 1 << row * self._width + at
                if row >= len(wants):
                    self._free |= bit
                    continue
                for slot in each(wants[row]):
                    self._met[slot] = self._met.get(slot, 0) | bit

    def of(self, marks: Iterable[str]) -> int:
        """The rules for these marks."""
        found = 0
        for mark in marks:
            found |= self._of_mark.get(mark, 0)
        return found

    def possible(self, slots: int) -> int:
        """The rules that find everything they want among these slots."""
        met = self._free
        for slot in each(slots):
            met |= self._met.get(slot, 0)
        found = (1 << self._width) - 1
        for row in range(self._rows):
            found &= met >> row * self._width
        return found


def each(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
