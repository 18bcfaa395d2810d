"""Where lines of Chinese may break: after any character, but never before 」，。？ and never after 「（.

Textual and Rich break lines at spaces only, and fold a sentence of Chinese as if it were one long word, so that a line
can begin with a full stop. Both find their words with one regular expression; `install` puts one in its place that
knows Chinese. It touches private names, which is why pyproject.toml pins Textual and a test watches the names.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import rich._wrap as rich_wrap
import textual._wrap as textual_wrap

_OPEN: Final = "「『（【《〈〔［｛“‘"
_CLOSE: Final = "」』）】》〉〕］｝”’，。、；：？！…—～‧·％"
_WIDE: Final = (
    "ᄀ-ᅟ⺀-⿿〃-〇〒-〓〖-㏿㐀-䶿一-鿿가-힣豈-﫿︰-﹏"
    "＂-＇＊-＋－-／０-９＜-＞＠-Ｚ＼＾-ｚ｜￠-￦\U00020000-\U0003fffd"
)
_PLAIN: Final = rf"[^\s{_OPEN}{_CLOSE}{_WIDE}]"
_CLOSERS: Final = rf"(?:[{_CLOSE}]|[,.;:!?)\]}}%\"'](?={_PLAIN}|\s|$|[{_CLOSE}{_WIDE}]))*"
_CHUNK: Final = (
    rf"(?:[{_OPEN}]*[(\[{{]?[{_WIDE}]{_CLOSERS}"
    rf"|[{_OPEN}]*{_PLAIN}+[{_CLOSE}]*"
    rf"|[{_OPEN}]+[{_CLOSE}]*|[{_CLOSE}]+)"
)
TEXTUAL_CHUNK: Final = re.compile(rf"{_CHUNK}\s*|\s+")
"""A piece that stays together, with the space after it."""
RICH_WORD: Final = re.compile(rf"\s*{_CHUNK}\s*")
"""The same, with the space before it too, as Rich wants it."""


def install() -> None:
    """From now on all text of Rich and Textual in this process wraps as Chinese should; doing it twice is harmless."""
    textual_wrap.re_chunk = TEXTUAL_CHUNK
    rich_wrap.re_word = RICH_WORD


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text on a screen of this many cells, at least one; line breaks in the text are kept."""
    found: list[str] = []
    for paragraph in text.expandtabs(4).split("\n"):
        cuts = [0, *_cuts(paragraph, max(2, width)), len(paragraph)]
        found += [paragraph[start:end].rstrip() for start, end in pairwise(cuts)]
    return found


def _cuts(paragraph: str, width: int) -> list[int]:
    # Two cells are the most that one character takes, so most short lines need no measuring.
    return rich_wrap.divide_line(paragraph, width) if len(paragraph) * 2 > width else []
