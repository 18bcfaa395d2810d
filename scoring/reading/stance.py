"""What a reply without any warmth amounts to: marks that follow from what is missing, not from a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scoring.reading.context import Context
from sim.reading import GOOD_MARKS, Mark

_WARM: Final = frozenset(GOOD_MARKS) - {"explanation", "autonomy"}
_MATTERS: Final = ("event", "count", "past", "body", "jargon", "cause")
"""Slots of which one shows that a statement is about the case."""
_SHORTEST_STATEMENT: Final = 8
"""Han characters (an English word counts for two); anything shorter states nothing."""


def inferred(ctx: Context, marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """The marks that a cold reply carries without saying so, at low confidence.

    A reply that offers nothing and plays down or blames argues for the clinic (defensiveness; in three of five labelled
    replies of that kind). One that offers nothing, refuses nothing and attacks nobody at least states something
    (explanation).
    """
    if ctx.size < _SHORTEST_STATEMENT or ctx.salad or any(marks[mark].level for mark in _WARM):
        return {}
    found: dict[str, Mark] = {}
    if not marks["defensiveness"].level and (marks["minimising"].level or marks["blame_shifting"].level):
        found["defensiveness"] = Mark(1, (ctx.whole("defensiveness.cold"),), 0.4)
    attacks = marks["threat"].level or marks["emotional_language"].level
    refuses = any(act.rule.level == 2 for act in ctx.acts("evasion"))
    asks_only = all(line.sentence.asks for line in ctx.scan.lines)
    if not (marks["explanation"].level or attacks or refuses or asks_only) and ctx.scan.has(*_MATTERS):
        found["explanation"] = Mark(1, (ctx.whole("explanation.cold"),), 0.4)
    return found
