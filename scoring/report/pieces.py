"""A reply cut where its quotes begin and end, so that each stretch knows which marks it is evidence for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scoring.report.parts.replies import Piece
from scoring.report.visible import words_around
from sim.reading import Evidence


@dataclass(frozen=True)
class Numbered:
    """A quote with the number it has in the list of marks."""

    number: int
    good: bool
    evidence: Evidence


def place(text: str, evidence: Evidence) -> tuple[int, int] | None:
    """Where the quote stands in the text; found by its words where its numbers do not fit."""
    if evidence.quote and text[evidence.start : evidence.end] == evidence.quote:
        return evidence.start, evidence.end
    at = text.find(evidence.quote) if evidence.quote else -1
    return (at, at + len(evidence.quote)) if at >= 0 else None


def pieces(text: str, quotes: Sequence[Numbered]) -> tuple[Piece, ...]:
    """The whole text in stretches; one that harms is not good, whatever else covers it. Joined they are the text."""
    spans = [(words_around(text, *where), each) for each in quotes if (where := place(text, each.evidence))]
    cuts = sorted({0, len(text), *(edge for (start, end), _ in spans for edge in (start, end))})
    cut: list[Piece] = []
    for start, end in pairwise(cuts):
        over = [each for (first, last), each in spans if first <= start and end <= last]
        numbers = tuple(sorted({each.number for each in over}))
        cut.append(Piece(text[start:end], numbers, all(each.good for each in over)))
    return tuple(cut)
