"""Which words somebody simulated finds where the scenario has none, and which of the player's they quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from scenarios import shared_lines
from scenarios.field import Kind, Mood, Temper
from scenarios.texts import NEAREST
from sim.actions import Say
from sim.canned import canned
from sim.stage import Stage

WIDEST: Final = 44
"""Columns of a quote in wide letters: a few words, not a speech."""
WIDEST_LATIN: Final = 64
"""The same for letters of one column, which say less each."""
NARROWEST: Final = 10
"""A clause with fewer columns (“yes”, “strive”) says nothing by itself."""
_SENTENCE: Final = re.compile(r"[。！？!?；;\n]+|(?<!\b[DM]r)(?<!\bMrs)(?<!\b[ap]\.m)\.(?=\s|$)")
_CLAUSE: Final = re.compile(_SENTENCE.pattern + r"|[，,、：]+|:(?!\d)")


class Wording:
    """Finds shared lines; none is said twice in a drill."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._spoken: set[str] = set()

    def find(self, groups: Iterable[str], quote: str, name: str, said: str = "") -> str:
        """The path of a fresh line of the first group that has one, or empty; one that quotes comes first.

        `name` is the stream of chance that chooses, so that no other choice changes with it; `said` the reply that it
        answers, if any: nobody calls one canned that holds no set phrase.
        """
        mocking, mocks = not said or canned(said), self._stage.plan.mocks
        for group in groups:
            lines = (path for path in shared_lines.under(group) if mocking or not mocks(path))
            fresh = [path for path in lines if path not in self._spoken]
            quoting = [path for path in fresh if shared_lines.quotes(path)]
            choice = (quoting if quote else []) or [path for path in fresh if path not in quoting]
            if choice:
                path = choice[self._stage.moment(f"words:{name}", 0, len(choice) - 1)]
                self._spoken.add(path)
                return path
        return ""


def groups(kind: Kind, temper: Temper, triggers: Sequence[str], mood: Mood) -> list[str]:
    """Where to look for what such a person says, the nearest first: trigger, then temper, then mood."""
    return [
        f"lines.{kind}.{who}.{trigger}.{near}"
        for trigger in triggers
        for who in (temper, "any")
        for near in NEAREST[mood]
    ]


def quoted(say: Say, marks: Iterable[str]) -> str:
    """A few words of the reply: those behind the first of these marks that was read with evidence, or empty."""
    for mark in marks:
        found = say.reading.marks.get(mark)
        if found is not None and found.level and found.evidence:
            evidence = found.evidence[0]
            if say.text[evidence.start : evidence.end] == evidence.quote:
                return clause(say.text, evidence.start, evidence.end)
            return short(evidence.quote)
    return ""


def opening(say: Say) -> str:
    """The first words of a reply."""
    return _opening(say.text)


@lru_cache(maxsize=4096)
def _opening(text: str) -> str:
    return short(next((part.strip() for part in _CLAUSE.split(text) if part.strip()), ""))


@lru_cache(maxsize=4096)  # thousands of drills of one scenario say the same things
def clause(text: str, start: int, end: int) -> str:
    """What a span of a text is quoted as: its sentence if that is short, else its clause, else what fits."""
    whole = sentence(text, start, end)
    if _fits(whole):
        return whole
    part = _around(_CLAUSE, text, start, end)
    if _fits(part) and width(part) >= NARROWEST:
        return part
    pieces = [" ".join(piece.split()) for piece in _CLAUSE.split(text[start:end])]
    fitting = [piece for piece in pieces if _fits(piece) and width(piece) >= NARROWEST]
    return max(fitting, key=width) if fitting else short(part if width(part) >= NARROWEST else whole)


@lru_cache(maxsize=4096)
def sentence(text: str, start: int, end: int) -> str:
    """The whole sentence of a text around a span."""
    return _around(_SENTENCE, text, start, end)


@lru_cache(maxsize=4096)
def short(text: str) -> str:
    """As much of a text as is quoted, on one line, with an ellipsis where it was cut, between words if it can be."""
    line = " ".join(text.split()).strip("「」“”\"' ")
    if _fits(line):
        return line
    kept, room = "", _widest(line) - 1
    for letter in line:
        room -= _columns(letter)
        if room < 0:
            break
        kept += letter
    head, space, tail = kept.rpartition(" ")
    return (head if space and tail.isascii() and len(head) > len(kept) / 2 else kept).rstrip("，,、 ") + "…"


def _around(ends: re.Pattern[str], text: str, start: int, end: int) -> str:
    left = max((found.end() for found in ends.finditer(text, 0, start)), default=0)
    right = next((found.start() for found in ends.finditer(text, max(start + 1, end - 1))), len(text))
    return " ".join(text[left:right].split())


def _fits(text: str) -> bool:
    return bool(text) and width(text) <= _widest(text)


def _widest(text: str) -> int:
    return WIDEST if any(_columns(letter) == 2 for letter in text) else WIDEST_LATIN


def width(text: str) -> int:
    """Columns: two for each wide letter."""
    return sum(map(_columns, text))


def _columns(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
