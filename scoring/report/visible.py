"""Text as it was typed, with a symbol in the place of every character that works without being seen.

The same idea as `scenarios.clean`, but without losing which character it was: a report is read long after, and tells.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import east_asian_width

_SENTENCE: Final = re.compile(r"(?:[^。！？!?\n；;.]|\.(?=\d))+(?:[。！？!?；;.]+[」”]*)?")
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
    """One line of at most `most` columns (a Chinese character takes two), with … where something was left out."""
    line = " ".join(text.split())
    width = 0
    for number, letter in enumerate(line):
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > most:
            return line[: max(0, number - 1)].rstrip() + "…"
    return line


def sentence_around(text: str, quote: str) -> str:
    """The sentence of the text in which the quote stands; the quote itself where it does not."""
    return next((part.strip() for part in _SENTENCE.findall(text) if quote in part), quote)
