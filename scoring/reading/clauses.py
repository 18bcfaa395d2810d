"""A folded text cut into sentences and clauses, with the spans that are quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sim.quick import quick

LONGEST_SENTENCE: Final = 240
"""Characters after which a sentence without an end is cut, so that the cost of a text grows with its length only."""
_END = re.compile(r"[。!?;\n…~]+|(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bmrs)(?<!\b[ap]\.m)\.(?=\s|$|[^\x00-\x7f])")
_COMMA = re.compile(r"[，、：()（）]|(?<!\d)[,:]|[,:](?!\d)|(?<= )-(?= )|--+")
_TELLING: Final = 4
"""Han characters or words that an excerpt needs to show anything."""
_WORD = re.compile("[\u4e00-\u9fff]|[^\\W\u4e00-\u9fff]+")
_QUOTES = (re.compile(r"「[^「」\n]{1,200}」"), re.compile(r'"[^"\n]{1,300}"'))


@quick
@dataclass(frozen=True)
class Sentence:
    """One sentence of a folded text."""

    start: int
    end: int
    asks: bool
    """It ends in a question mark."""
    clauses: tuple[tuple[int, int], ...]


def sentences(text: str) -> list[Sentence]:
    """The sentences in order; together with their ends they cover the text."""
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(text):
        found += _cut(text, start, end.end(), "?" in end.group())
        start = end.end()
    return found + _cut(text, start, len(text), False)


def _cut(text: str, start: int, end: int, asks: bool) -> list[Sentence]:
    """The stretch as one sentence, or as several where it is too long to be one."""
    pieces: list[Sentence] = []
    while start < end:
        stop = end if end - start <= LONGEST_SENTENCE else _soft_stop(text, start)
        if text[start:stop].strip():
            pieces.append(Sentence(start, stop, asks and stop == end, _clauses(text, start, stop)))
        start = stop
    return pieces


def _soft_stop(text: str, start: int) -> int:
    """The last comma or space of the longest allowed stretch, or its end."""
    limit = start + LONGEST_SENTENCE
    cut = max(text.rfind(",", start, limit), text.rfind(" ", start, limit))
    return cut + 1 if cut > start + LONGEST_SENTENCE // 2 else limit


def _clauses(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The clauses of one sentence."""
    bounds = [start, *(m.end() for m in _COMMA.finditer(text, start, end)), end]
    return tuple((a, b) for a, b in pairwise(bounds) if b > a)


def quoted(text: str) -> list[tuple[int, int]]:
    """The spans inside quotation marks; none where nearly the whole text is quoted (then the quotes are a habit)."""
    spans = in_quotes(text)
    inside = sum(b - a for a, b in spans)
    return spans if inside <= 0.7 * len(text.strip()) else []


def in_quotes(text: str) -> list[tuple[int, int]]:
    """The spans inside quotation marks, whatever they are a habit of."""
    return sorted(match.span() for pattern in _QUOTES for match in pattern.finditer(text))


def telling(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The clauses around a span of a sentence, so many of them that they say something."""
    clauses = sentence.clauses
    firsts = [first for first, _ in clauses]
    first, last = bisect_right(firsts, start) - 1, bisect_left(firsts, end) - 1
    while (first or last + 1 < len(clauses)) and not says_something(text[clauses[first][0] : clauses[last][1]]):
        first, last = (first, last + 1) if last + 1 < len(clauses) else (first - 1, last)
    return clauses[first][0], clauses[last][1]


def says_something(words: str) -> bool:
    """Whether an excerpt is more than a word or a name."""
    return len(_WORD.findall(words)) >= _TELLING
