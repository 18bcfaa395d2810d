"""Word classes: what a word is about (fear, a deadline, a rule, an excuse …), the same in both languages.

The model generalises over them to words that no labelled reply had. `words/concepts/*.txt` have the form of the other
word lists, one concept an entry: `@fear = afraid, terrif*, 害怕 …`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from scoring.reading.folding import fold_phrase
from scoring.reading.lexicon import entries, expand

CONCEPTS: Final = Path(__file__).parent / "words" / "concepts"
LONGEST_HAN: Final = 5
"""Characters of a Chinese phrase that is looked for."""
LONGEST_ENGLISH: Final = 4
"""Words of an English one."""
STEM: Final = (3, 12)
"""How short and how long the beginnings of words (`terrif*`) are."""


@dataclass(frozen=True)
class Concepts:
    """Which concepts each phrase, and each beginning of a word, stands for."""

    phrases: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]


@cache
def concepts() -> Concepts:
    """The lists of this package."""
    phrases: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for path in sorted(CONCEPTS.glob("*.txt")):
        for head, body in entries(path.read_text("utf-8")):
            name = "k:" + head.removeprefix("@")
            for item in fold_phrase(body).split(","):
                for phrase in expand(item.strip()):
                    table, key = (stems, phrase[:-1]) if phrase[-1:] == "*" else (phrases, phrase)
                    if key and name not in table.get(key, ()):
                        table[key] = (*table.get(key, ()), name)
    return Concepts(phrases, stems)
