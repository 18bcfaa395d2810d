"""Which words somebody simulated finds where the scenario has none, and which of the player's they quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from scenarios import shared_lines
from scenarios.field import Kind, Mood, Temper
from scenarios.texts import NEAREST
from sim.actions import Say
from sim.stage import Stage

WIDEST: Final = 44
"""Columns of a quote: a few words, not a speech."""
_CLAUSE: Final = re.compile(r"[。！？!?；;，,、：:\n]+")
_SENTENCE: Final = re.compile(r"[。！？!?；;\n]+")


class Wording:
    """Finds shared lines; none is said twice in a drill."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._spoken: set[str] = set()

    def find(self, groups: Iterable[str], quote: str, name: str) -> str:
        """The path of a fresh line of the first group that has one, or empty; one that quotes comes first.

        `name` is the stream of chance that chooses, so that no other choice changes with it.
        """
        for group in groups:
            fresh = [path for path in shared_lines.under(group) if path not in self._spoken]
            quoting = [path for path in fresh if shared_lines.quotes(path)]
            choice = (quoting if quote else []) or [path for path in fresh if path not in quoting]
            if choice:
                path = choice[int(self._stage.chance(f"words:{name}").integers(len(choice)))]
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
    return short(next((part.strip() for part in _CLAUSE.split(say.text) if part.strip()), ""))


def clause(text: str, start: int, end: int) -> str:
    """The clause around a span of a text; where that is too long to be quoted, the longest part that is not."""
    left = max((found.end() for found in _CLAUSE.finditer(text, 0, start)), default=0)
    right = next((found.start() for found in _CLAUSE.finditer(text, max(start + 1, end - 1))), len(text))
    whole = " ".join(text[left:right].split())
    if whole and width(whole) <= WIDEST:
        return whole
    parts = [" ".join(part.split()) for part in _CLAUSE.split(text[start:end])]
    fitting = [part for part in parts if part and width(part) <= WIDEST]
    return max(fitting, key=width) if fitting else short(text[start:end])


def sentence(text: str, start: int, end: int) -> str:
    """The whole sentence of a text around a span."""
    left = max((found.end() for found in _SENTENCE.finditer(text, 0, start)), default=0)
    right = next((found.start() for found in _SENTENCE.finditer(text, max(start + 1, end - 1))), len(text))
    return " ".join(text[left:right].split())


def short(text: str) -> str:
    """At most `WIDEST` columns of a text on one line, with an ellipsis where it was cut, between words if it can be."""
    line = " ".join(text.split()).strip("「」“”\"' ")
    if width(line) <= WIDEST:
        return line
    kept, room = "", WIDEST - 1
    for letter in line:
        room -= _columns(letter)
        if room < 0:
            break
        kept += letter
    head, space, tail = kept.rpartition(" ")
    return (head if space and tail.isascii() and len(head) > len(kept) / 2 else kept).rstrip("，,、 ") + "…"


def width(text: str) -> int:
    """Columns: two for each wide letter."""
    return sum(map(_columns, text))


def _columns(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
