"""A patient's name beside a fact of their health: the one breach of privacy that needs no weighing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.diagnoses import DIAGNOSIS
from scoring.reading.names import outsiders_named, perhaps_named
from scoring.reading.places import Span, matches
from scoring.reading.tokens import Tokens

_HEALTH: Final = frozenset(
    f"k:{name}" for name in ("illness-diagnosis", "mental-illness", "infection", "test-result", "record-says",
                             "drug-name", "pregnancy-birth", "blood-sugar-pressure", "allergy")
) | {"s:health-fact"}  # fmt: skip

_SOON: Final = 60
"""Characters after a name without a title within which the diagnosis stands."""


def named_with_health(ctx: Context, seen: Tokens) -> Span | None:
    """The span (in the folded text) of a person's name with a health fact in its sentence or the next; None without."""
    healthy = _healthy(ctx, seen)
    return next(_named(ctx, healthy), None) if healthy else None


def _named(ctx: Context, healthy: set[int]) -> Iterator[Span]:
    for number, line in enumerate(ctx.scan.lines):
        if number in healthy or number + 1 in healthy:
            start, end = line.sentence.start, line.sentence.end
            yield from outsiders_named(ctx, start, end)
            perhaps = perhaps_named(ctx, start, end)
            yield from (span for span in perhaps if DIAGNOSIS.search(ctx.scan.text, span[1], span[1] + _SOON))


def _healthy(ctx: Context, seen: Tokens) -> set[int]:
    """The numbers of the sentences with a health fact."""
    found = {number for number, _ in matches(ctx, DIAGNOSIS)}
    if not _HEALTH.isdisjoint(seen.keys):
        firsts = [first for first, _ in seen.sentences]
        facts = {owner for owner, key in zip(seen.owners, seen.keys, strict=True) if key in _HEALTH}
        found |= {seen.lines[bisect_right(firsts, owner) - 1] for owner in facts}
    return found
