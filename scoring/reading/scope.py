"""Acts that stand there and do not count: denied, quoted, disowned, reported of others, or only asked about.

The networks see words; whether an act is done is a matter of scope. A sentence in which rules find a mark's act only
out of scope says nothing for that mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.denied import denied
from scoring.reading.disowned import disowned
from scoring.reading.folding import fold_phrase, is_han
from scoring.reading.matching import Act, acts
from scoring.reading.refused import refused

SCOPED: Final = frozenset({"apology", "accountability", "empathy", "follow_up", "threat", "corrective_action"})
"""Marks whose acts are said in so many words that their denial is heard as such."""
FLATLY: Final = frozenset({"threat"})
"""Marks whose denial holds also where rules find the act: “we will not sue” has all the words of “we will sue”."""
_UNAFRAID: Final = re.compile(fold_phrase("排除|手軟|客氣|猶豫") + "|hesitat|rule out|shy|afraid")


def _refused(ctx: Context, act: Act) -> bool:
    """A refusal stands shortly before the act; rules of threats hold where negated, for "we will not hesitate"."""
    refusal, further = ctx.scan.slot("will-not"), 6 if is_han(ctx.scan.text[act.start]) else 24
    between = (
        ctx.scan.text[hit.end : act.start]
        for hit in ctx.line(act).hits
        if hit.slots & refusal and 0 <= act.start - hit.end <= further
    )
    return any(not _UNAFRAID.search(words) for words in between)


def empty_acts(ctx: Context) -> dict[str, frozenset[int]]:
    """For each such mark the sentences in which its act stands only out of scope; marks without any are left out."""
    found: dict[str, set[int]] = {}
    unsaid = {*denied(ctx)}
    for mark, number in {*_unscoped(ctx), *unsaid}:
        sure = (mark, number) in unsaid and mark in FLATLY and not _unafraid(ctx, number)
        if sure or not any(act.sentence == number and not _refused(ctx, act) for act in ctx.acts(mark)):
            found.setdefault(mark, set()).add(number)
    for mark, number in (*refused(ctx), *disowned(ctx)):
        found.setdefault(mark, set()).add(number)
    return {mark: frozenset(numbers) for mark, numbers in found.items()}


def _unafraid(ctx: Context, number: int) -> bool:
    """Whether a sentence denies its fear to act, not the act: “we will not hesitate”."""
    line = ctx.scan.lines[number].sentence
    return bool(_UNAFRAID.search(ctx.scan.text[line.start : line.end]))


def _unscoped(ctx: Context) -> Iterator[tuple[str, int]]:
    """Where rules find a mark's act once scope is left aside."""
    if ctx.scan.has("not", "will-not", "they-say") or ctx.scan.quotes or "?" in ctx.scan.text:
        for act in acts(ctx.scan, SCOPED, scoped=False):
            yield act.rule.mark, act.sentence
