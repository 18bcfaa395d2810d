"""One form for all spellings of a text, with the way back to the text as it was typed.

Traditional and Simplified, full and half width, capitals and curly quotes all fold together, one character for one.
What people are shown is never folded: the offsets lead back to their own words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import opencc

# One word for several spellings: polite and feminine pronouns say the same thing here, and some characters are
# simplified in some words only.
_VARIANTS = {
    "您": "你", "妳": "你", "祢": "你", "她": "他", "牠": "他", "它": "他", "甚": "什", "麽": "么", "裏": "里",
    "覆": "复", "甦": "苏", "瞭": "了", "藉": "借", "划": "画", "劃": "画", "著": "着",

    "’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "『": "「", "』": "」", "﹁": "「", "﹂": "」",
    "〝": '"', "〞": '"', "—": "-", "–": "-", "〜": "~", "\u3000": " ", "\u00a0": " ", "\t": " ", "\r": "\n",
}  # fmt: skip
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
_DROPPED = (
    re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e]"),
    re.compile(" (?<=[\u4e00-\u9fff] )(?=[\u4e00-\u9fff])"),
)
"""Invisible characters, and a space that stands alone between two Han characters."""


@dataclass(frozen=True)
class Folded:
    """A text folded for matching."""

    text: str
    back: tuple[int, ...] | None
    """Where each folded character stood in the typed text; None where nothing moved."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The typed text's offsets of a non-empty folded span."""
        if self.back is None:
            return start, end
        return self.back[start], self.back[end - 1] + 1


@cache
def folding_table() -> list[int]:
    """What each character of the basic plane folds to, always a single character.

    A list, since `str.translate` is slow for characters that a dictionary does not hold.
    """
    table = list(range(0x10000))
    han = [chr(code) for code in range(_FIRST_HAN, _LAST_HAN + 1)]
    simple = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    for a, b in zip(han, simple, strict=True):
        if a != b and len(b) == 1:
            table[ord(a)] = ord(b)
    for code in [*range(0xFF01, 0xFF5F), *range(0x41, 0x5B), *range(0xC0, 0x180), 0x2026]:
        narrow = unicodedata.normalize("NFKC", chr(code)).lower()
        table[code] = ord(narrow) if len(narrow) == 1 else code
    for a, b in _VARIANTS.items():
        table[ord(a)] = ord(b)
    return table


def fold_phrase(phrase: str) -> str:
    """A phrase of the word lists in the form in which texts are matched."""
    return phrase.translate(folding_table())


def fold(text: str) -> Folded:
    """The text in one spelling: same length, apart from invisible characters and spaces between Han, which go."""
    plain = text.translate(folding_table())
    drop = {match.start() for pattern in _DROPPED for match in pattern.finditer(plain)}
    if not drop:
        return Folded(plain, None)
    kept = tuple(i for i in range(len(plain)) if i not in drop)
    return Folded("".join(plain[i] for i in kept), kept)


def is_han(char: str) -> bool:
    """A Chinese character (of the basic block)."""
    return "\u4e00" <= char <= "\u9fff"
