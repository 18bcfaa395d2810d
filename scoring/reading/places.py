"""Where patterns stand in a reply, as spans of its folded text: whole sentences, or the clauses around a match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from scoring.reading.clauses import says_something
from scoring.reading.context import Context

Span = tuple[int, int]
ACTS: Final = (
    "empathy", "apology", "accountability", "corrective_action", "follow_up", "dedicated_channel", "transparency",
    "patient_centered", "autonomy", "seek_solution", "support_offered", "blame_shifting", "minimising", "threat",
    "speculation", "public_compensation",
)  # fmt: skip
"""Marks of what is done by saying it: not by who refuses it, and not by who only passes it on."""
MOST_LOOKED: Final = 4000
"""Characters of a reply that are looked through; the networks do not look further."""


def sentences_with(ctx: Context, pattern: re.Pattern[str]) -> list[int]:
    """The numbers of the sentences in which a pattern stands."""
    return [*dict.fromkeys(number for number, _ in matches(ctx, pattern))]


def matches(ctx: Context, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match within a sentence, with the sentence's number."""
    if pattern.search(ctx.scan.text, 0, MOST_LOOKED):
        yield from within(ctx, pattern, range(len(ctx.scan.lines)))


def within(ctx: Context, pattern: re.Pattern[str], numbers: Iterable[int]) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match within some sentences."""
    for number in numbers:
        start, end = whole(ctx, number)
        yield from ((number, found) for found in pattern.finditer(ctx.scan.text, start, min(end, MOST_LOOKED)))


def whole(ctx: Context, number: int) -> Span:
    """A sentence."""
    sentence = ctx.scan.lines[number].sentence
    return sentence.start, sentence.end


def clauses_around(ctx: Context, number: int, start: int, end: int) -> Span:
    """The clauses of a sentence that a span touches, and those after it that say nothing by themselves."""
    clauses = ctx.scan.lines[number].sentence.clauses
    touched = [(a, b) for a, b in clauses if a < end and b > start]
    first, last = touched[0][0], touched[-1][1]
    for a, b in clauses:
        if a == last and not says_something(ctx.scan.text[a:b]):
            last = b
    return first, last
