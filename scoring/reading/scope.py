"""Acts that stand there and do not count: denied, quoted, disowned, or reported of others.

The networks see words; whether an act is done is a matter of scope. A sentence in which rules find a mark's act only
out of scope says nothing for that mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, product
from typing import Final

from scoring.reading.context import Context
from scoring.reading.denied import denied
from scoring.reading.disowned import disowned
from scoring.reading.folding import fold_phrase, is_han
from scoring.reading.matching import Act, acts
from scoring.reading.places import ACTS, Span, whole
from scoring.reading.refused import refused
from scoring.reading.reported import reported

SCOPED: Final = frozenset({"apology", "accountability", "threat", "corrective_action"})
"""Marks whose acts are said in so many words that their denial is heard as such."""
FEARED: Final = frozenset({"threat"})
"""Marks whose denial may only deny the fear of doing it."""
_ALL_THE_MORE: Final = re.compile(fold_phrase("不只|不會只|不但|不僅") + r"|\b(?:until|rest|only)\b")
"""A "not" that denies nothing: “we will not rest until …”."""
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


def empty_acts(ctx: Context) -> dict[str, frozenset[Span]]:
    """For each such mark the spans in which its act stands only out of scope; marks without any are left out."""
    found: dict[str, set[Span]] = {}
    for mark, span in chain(_out_of_scope(ctx), refused(ctx), product(ACTS, reported(ctx))):
        found.setdefault(mark, set()).add(span)
    return {mark: frozenset(spans) for mark, spans in found.items()}


def _out_of_scope(ctx: Context) -> Iterator[tuple[str, Span]]:
    """Sentences that deny or disown what they tell."""
    for mark, number, clauses in denied(ctx):
        if not (mark in FEARED and _unafraid(ctx, number)):
            yield mark, clauses
    for mark, number in {*_unscoped(ctx)}:
        if not any(act.sentence == number and not _refused(ctx, act) for act in ctx.acts(mark)):
            yield mark, whole(ctx, number)
    yield from ((mark, whole(ctx, number)) for mark, number in disowned(ctx))


def _unafraid(ctx: Context, number: int) -> bool:
    """Whether a sentence denies its fear to act, not the act: “we will not hesitate”."""
    return bool(_UNAFRAID.search(_words(ctx, number)))


def _words(ctx: Context, number: int) -> str:
    start, end = whole(ctx, number)
    return ctx.scan.text[start:end]


def _unscoped(ctx: Context) -> Iterator[tuple[str, int]]:
    """Where rules find a mark's act once scope is left aside."""
    if ctx.scan.has("not", "will-not", "they-say") or ctx.scan.quotes:
        for act in acts(ctx.scan, SCOPED, scoped=False):
            if not (ctx.line(act).sentence.asks or _ALL_THE_MORE.search(_words(ctx, act.sentence))):
                yield act.rule.mark, act.sentence
