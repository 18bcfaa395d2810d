"""Acts that stand there and do not count: denied, quoted, reported of others, or only asked about.

The networks see words; whether an act is done is a matter of scope. A sentence in which rules find a mark's act only
out of scope says nothing for that mark.
"""

from __future__ import annotations

from typing import Final

from scoring.reading.context import Context
from scoring.reading.matching import acts

SCOPED: Final = frozenset({"apology", "accountability", "empathy", "follow_up", "threat", "corrective_action"})
"""Marks whose acts are said in so many words that their denial is heard as such."""


def empty_acts(ctx: Context) -> dict[str, frozenset[int]]:
    """For each such mark the sentences in which its act stands only out of scope; marks without any are left out."""
    if not (ctx.scan.has("not", "will-not", "they-say") or ctx.scan.quotes or "?" in ctx.scan.text):
        return {}
    done = {(act.rule.mark, act.sentence) for mark in SCOPED for act in ctx.acts(mark)}
    found: dict[str, set[int]] = {}
    for act in acts(ctx.scan, SCOPED, scoped=False):
        mark = act.rule.mark
        if (mark, act.sentence) not in done:
            found.setdefault(mark, set()).add(act.sentence)
    return {mark: frozenset(numbers) for mark, numbers in found.items()}
