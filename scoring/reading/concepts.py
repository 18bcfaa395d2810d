"""Word classes: what a word is about (fear, a deadline, a rule, an excuse …), the same in both languages.

The model generalises over them to words that no labelled reply had. `words/concepts/*.txt` have the form of the other
word lists, one concept an entry: `@fear = afraid, terrif*, 害怕 …`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from scoring.reading.kept import kept
from scoring.reading.lists import entries, give, listed

Names = tuple[str, ...]
_WORD: Final = re.compile(r"[a-z']+|[0-9]+")
_ODD: Final = re.compile("[^a-z' \u4e00-\u9fff]")
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

    def __init__(self, phrases: dict[str, Names], stems: dict[str, Names]) -> None:
        self.phrases = phrases
        self.begun = frozenset(map(_begins, phrases))
        """How phrases of more than two words, or Han characters, begin: one look instead of one for each length."""
        self._stems = stems
        self.of_word = lru_cache(MOST_WORDS)(self._of_word)

    def _of_word(self, word: str) -> Names:
        """The concepts of the beginnings of an English word."""
        sizes = range(STEM[0], min(len(word), STEM[1]) + 1)
        return tuple(name for size in sizes for name in self._stems.get(word[:size], ()))


@cache
def concepts() -> Concepts:
    """The lists of this package."""
    return Concepts(*kept(CONCEPTS, read_concepts))


def read_concepts(texts: Sequence[str]) -> tuple[dict[str, Names], dict[str, Names]]:
    """The phrases and the beginnings of words of these lists."""
    phrases: dict[str, Names] = {}
    stems: dict[str, Names] = {}
    for text in texts:
        for head, body in entries(text):
            _add(phrases, stems, ("k:" + head.removeprefix("@"),), body)
    return phrases, stems


def _add(phrases: dict[str, Names], stems: dict[str, Names], own: Names, body: str) -> None:
    """Gives the phrases of an entry its concept; of several words the last goes on to its plural only."""
    listings = listed(body)
    begun = [phrase[:-1] for phrase in listings if phrase[-1] == "*"]
    several = [phrase for phrase in begun if not phrase.isalpha()]
    whole = [*(phrase for phrase in listings if phrase[-1] != "*"), *several, *(phrase + "s" for phrase in several)]
    give(stems, (phrase for phrase in begun if phrase.isalpha()), own, _joined)
    give(phrases, (phrase if phrase.isalpha() else _as_seen(phrase) for phrase in whole), own, _joined)


def _as_seen(phrase: str) -> str:
    """A phrase as texts show it: of an English one the words ("one-star" is two), any other as it is."""
    if not _ODD.search(phrase):
        return phrase
    words = words_of(phrase)
    return " ".join(words) if words and max(words) > "a" else phrase


def words_of(text: str) -> list[str]:
    """The Latin words of a folded text; any number is `0`."""
    return ["0" if word.isdigit() else word for word in _WORD.findall(text)]


def _begins(phrase: str) -> str:
    """The first two words of a phrase of more words than two, or else its first two characters."""
    end = phrase.find(" ", phrase.find(" ") + 1)
    return phrase[:end] if end > 0 else phrase[:2]


def _joined(others: Names, own: Names) -> Names:
    """Several concepts of one phrase, each once."""
    return others if own[0] in others else others + own
