"""Text as it was typed, with a symbol in the place of every character that works without being seen.

The same idea as `scenarios.clean`, but without losing which character it was: a report is read long after, and tells.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import east_asian_width

_SENTENCE: Final = re.compile(r"(?:[^。！？!?\n；;.]|\.(?=\d))+(?:[。！？!?；;.]+[」”]*)?")
_CLAUSE_ENDS: Final = re.compile(r"[，,；;：。！？!?\n—]+|:(?!\d)|\.(?=\s|$)")
LONGEST: Final = 90
"""Characters of a clause that is shown whole."""
_UNSEEN: Final = (
    *range(0x80, 0xA0),
    0xAD,
    0x61C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    0xFFFE,
    0xFFFF,
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_SYMBOLS: Final[dict[int, str]] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: "␡",
    **{code: f"‹U+{code:04X}›" for code in _UNSEEN},
}


def visible(text: str) -> str:
    """The text with control, direction and other unseen characters shown (ESC as ␛, U+202E as ‹U+202E›).

    Line feeds and tabs stay; a carriage return before a line feed goes. Doing it twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_SYMBOLS)


def clipped(text: str, most: int) -> str:
    """One line of at most `most` columns (a Chinese character takes two), with … between words where it was cut."""
    line = " ".join(text.split())
    width = 0
    for number, letter in enumerate(line):
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > most:
            cut = max(0, number - 1)
            start, _ = words_around(line, cut, cut)
            return line[: start if start > cut // 2 else cut].rstrip(" ,，、;；:：") + "…"
    return line


def sentence_around(text: str, quote: str) -> str:
    """The sentence of the text in which the quote stands; the quote itself where it does not."""
    return next((part.strip() for part in _SENTENCE.findall(text) if quote in part), quote)


def words_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened so that it cuts no word of letters that stand beside each other without a space."""
    while 0 < start < len(text) and _joined(text[start - 1], text[start]):
        start -= 1
    while 0 < end < len(text) and _joined(text[end - 1], text[end]):
        end += 1
    return start, end


def clauses_around(text: str, start: int, end: int) -> str:
    """The whole clauses in which a span stands, on one line, clipped where they run on and on."""
    left = max((found.end() for found in _CLAUSE_ENDS.finditer(text, 0, start)), default=0)
    right = next((found.start() for found in _CLAUSE_ENDS.finditer(text, max(start + 1, end - 1))), len(text))
    left, right = words_around(text, min(left, start), max(right, end))
    whole = text[left:right]
    if len(whole) > LONGEST:
        first, last = words_around(text, start, end)
        whole = text[first:last]
    return clipped(whole.strip(" \t\n「」“”\"'"), 2 * LONGEST)


def _joined(one: str, other: str) -> bool:
    """Whether both belong to a word that is written with letters side by side; Chinese has no such words."""
    return all(
        (letter.isalnum() and east_asian_width(letter) not in "WF") or letter in "'’-" for letter in (one, other)
    )
