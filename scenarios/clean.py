"""Text from outside, made harmless: every control character becomes a symbol that can be seen.

Terminals obey escape sequences (colours, the clipboard, the window's title) and some invisible characters turn the
reading direction round. Neither the terminal libraries nor a journal stop them, so text is cleaned once, where it comes
in. Brackets, quotes and all else that can be seen stay as they were typed.
"""

from __future__ import annotations

from typing import Final

_BIDI: Final = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN: Final = (*range(0x80, 0xA0), *_BIDI, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, *range(0xD800, 0xE000))
_SYMBOLS: Final[dict[int, str]] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: "␡",
    **dict.fromkeys(_UNSEEN, "�"),
    0x2028: "\n",
    0x2029: "\n",
}


def clean(text: str) -> str:
    """The same text with a visible symbol in the place of each control character (ESC becomes ␛).

    Kept: line breaks (all kinds become a line feed) and tabs. Replaced: the rest of C0, DEL, C1, the controls of
    writing direction, and lone surrogates, which no file could hold. Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_SYMBOLS)
