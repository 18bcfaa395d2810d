"""Points out the words behind a mark: the clause of the token that speaks most for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from scoring.reading.clauses import telling
from scoring.reading.context import Context
from scoring.reading.judging import Judged
from scoring.reading.network import Array
from scoring.reading.places import Span
from sim.reading import MARKS, Evidence

_PLACE: Final = {mark: at for at, mark in enumerate(MARKS)}
_DIGITS: Final = 3
"""Of a token's weight; what differs less than that is alike, and the first of several counts."""


def pointed_out(judged: Judged, marks: Mapping[str, frozenset[Span]]) -> dict[str, Evidence]:
    """The clause for each mark; spans named for a mark come last."""
    numbers, shows = judged.shows
    seen, speaks = judged.tokens, shows.round(_DIGITS)
    firsts = [first for first, _ in seen.sentences]
    lines = [seen.lines[bisect_right(firsts, number) - 1] for number in numbers]
    best = speaks.argmax(axis=0).tolist()
    found = {}
    for mark, dropped in marks.items():
        place = _PLACE[mark]
        at = (
            _best_outside(speaks[:, place], [seen.spans[number] for number in numbers], dropped)
            if dropped
            else best[place]
        )
        found[mark] = _clause(judged.ctx, lines[at], seen.spans[numbers[at]][0], f"{mark}.model")
    return found


def _best_outside(speaks: Array, places: Sequence[Span], dropped: frozenset[Span]) -> int:
    """The number of the highest place that is in none of these spans; 0 if all are."""
    inside = [any(first <= start < last for first, last in dropped) for start, _ in places]
    return int(np.where(inside, -np.inf, speaks).argmax())


def _clause(ctx: Context, number: int, place: int, rule: str) -> Evidence:
    """The clause of a sentence that a place of the folded text is in."""
    return ctx.trimmed(*telling(ctx.scan.text, ctx.scan.lines[number].sentence, place, place + 1), rule)
