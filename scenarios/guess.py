"""“Did you mean …?”: the known word nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

NEAR_ENOUGH: Final = 0.6
LONGEST: Final = 60


class Guesser:
    """Finds near words until its budget of comparisons is spent, so that a thousand mistakes are answered at once."""

    def __init__(self, budget: int = 15_000) -> None:
        """`budget` is about in microseconds: a glance costs a third of a word's length, a comparison three times it."""
        self.budget = budget
        self._known: dict[tuple[str, frozenset[str]], str] = {}

    def __call__(self, word: str, known: Iterable[str]) -> str:
        """The nearest of `known`, or an empty text if none is near."""
        if self.budget <= 0:
            return ""
        candidates = frozenset(known)
        if (word, candidates) not in self._known:
            self._known[word, candidates] = self._nearest(word, candidates)
        return self._known[word, candidates]

    def _nearest(self, word: str, candidates: frozenset[str]) -> str:
        plain = word.lower().replace("_", "-").strip()
        if not plain or len(plain) > LONGEST:
            return ""
        from difflib import SequenceMatcher  # only here: `list` never needs it

        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(plain)
        best, best_ratio = "", NEAR_ENOUGH
        for candidate in sorted(candidates):
            if self.budget <= 0:
                break
            self.budget -= 1 + len(candidate) // 3
            matcher.set_seq1(candidate.replace("_", "-"))
            if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
                self.budget -= 3 * len(candidate)
                ratio = matcher.ratio()
                if ratio > best_ratio:
                    best, best_ratio = candidate, ratio
        return best
