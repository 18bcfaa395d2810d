"""Points out the words behind a mark that no rule shows: the clause that alone speaks most for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from scoring.reading.context import Context
from scoring.reading.judging import Judged
from scoring.reading.network import Array
from sim.reading import MARKS, Evidence

_EDGES: Final = " \n,，、。.;；:：!?！？…~-()（）「」\"'"
_PLACE: Final = {mark: at for at, mark in enumerate(MARKS)}


def pointed_out(judged: Judged, marks: Mapping[str, frozenset[int]]) -> dict[str, Evidence]:
    """The clause for each mark, from its strongest sentence; sentences named for a mark come last."""
    ctx = judged.ctx
    if not ctx.scan.lines:
        return {mark: ctx.whole(f"{mark}.model") for mark in marks}
    strongest: dict[str, int] = {}
    for mark, dropped in marks.items():
        every = range(len(judged.seen))
        left = [number for number in every if number not in dropped] or every
        strongest[mark] = _strongest(left, judged.ids, judged.sentences[:, _PLACE[mark]])
    numbers = sorted({number for number in strongest.values() if len(judged.seen[number].clauses) > 1})
    ids = {number: judged.clause_ids(number) for number in numbers}
    chances = dict(zip(numbers, judged.clauses([*ids.values()]), strict=True)) if numbers else {}
    found = {}
    for mark, number in strongest.items():
        clauses, best = judged.seen[number].clauses, 0
        if number in chances:
            best = _strongest(range(len(clauses)), ids[number], chances[number][:, _PLACE[mark]])
        found[mark] = _trimmed(ctx, clauses[best].start, clauses[best].end, f"{mark}.model")
    return found


def _strongest(numbers: Sequence[int], ids: Sequence[set[int]], chances: Array) -> int:
    """Which has the highest chance; of several that say the same the first, whatever the last digits are elsewhere."""
    best = max(numbers, key=chances.tolist().__getitem__)
    return next(number for number in numbers if ids[number] == ids[best])


def _trimmed(ctx: Context, start: int, end: int, rule: str) -> Evidence:
    """A clause of the folded text as evidence, without the marks around it; the first sentence if nothing is left."""
    text = ctx.scan.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return ctx.evidence(start, end, rule) if start < end else ctx.whole(rule)
