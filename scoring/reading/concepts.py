"""Word classes: what a word is about (fear, a deadline, a rule, an excuse …), the same in both languages.

The model generalises over them to words that no labelled reply had. `words/concepts/*.txt` have the form of the other
word lists, one concept an entry: `@fear = afraid, terrif*, 害怕 …`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from scoring.reading.lexicon import entries, listed, no_collecting

CONCEPTS: Final = Path(__file__).parent / "words" / "concepts"
LONGEST_HAN: Final = 5
"""Characters of a Chinese phrase that is looked for."""
LONGEST_ENGLISH: Final = 4
"""Words of an English one."""
STEM: Final = (3, 12)
"""How short and how long the beginnings of words (`terrif*`) are."""


MOST_WORDS: Final = 20_000
"""English words whose concepts are remembered."""


class Concepts:
    """Which concepts each phrase, and each beginning of a word, stands for."""

    def __init__(self, phrases: dict[str, tuple[str, ...]], stems: dict[str, tuple[str, ...]]) -> None:
        self.phrases = phrases
        self._stems = stems
        self.of_word = lru_cache(MOST_WORDS)(self._of_word)

    def _of_word(self, word: str) -> tuple[str, ...]:
        """The concepts of the beginnings of an English word."""
        sizes = range(STEM[0], min(len(word), STEM[1]) + 1)
        return tuple(name for size in sizes for name in self._stems.get(word[:size], ()))


@cache
def concepts() -> Concepts:
    """The lists of this package."""
    with no_collecting():
        phrases: dict[str, tuple[str, ...]] = {}
        stems: dict[str, tuple[str, ...]] = {}
        for path in sorted(CONCEPTS.glob("*.txt")):
            for head, body in entries(path.read_text("utf-8")):
                _add(phrases, stems, ("k:" + head.removeprefix("@"),), body)
    return Concepts(phrases, stems)


def _add(phrases: dict[str, tuple[str, ...]], stems: dict[str, tuple[str, ...]], own: tuple[str], body: str) -> None:
    """Gives the phrases of an entry its concept."""
    for phrase in listed(body):
        table, key = (stems, phrase[:-1]) if phrase[-1] == "*" else (phrases, phrase)
        others = table.setdefault(key, own)
        if others is not own and own[0] not in others:
            table[key] = others + own
