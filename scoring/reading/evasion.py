"""The decider of evasion: decided last, from what the reply did beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scoring.reading.context import Context
from sim.reading import GOOD_MARKS, Mark

_COURTESIES: Final = frozenset({"respect", "patient_centered", "support_offered", "active_listening"})


def evasion(ctx: Context, marks: Mapping[str, Mark]) -> Mark:
    """Two for no comment or no answer at all, one for a template or half an answer."""
    full = [mark for mark in GOOD_MARKS if marks[mark].level == 2]
    if refused := [a for a in ctx.acts("evasion") if a.rule.level == 2]:
        if {"transparency", "explanation"} & set(full):
            return ctx.mark("evasion", 0)
        return ctx.mark("evasion", 1 if full else 2, refused)
    if ctx.salad:
        return Mark(1, (ctx.whole("evasion.salad"),), 0.7)
    if ctx.size < 3:
        return Mark(2, (ctx.whole("evasion.nothing"),), 0.8)
    level = _unanswered(marks, full)
    return Mark(level, (ctx.whole("evasion.template"),) if level else (), 0.6)


def _unanswered(marks: Mapping[str, Mark], full: list[str]) -> int:
    """The level for a reply that neither refuses nor is a salad."""
    if full and full != ["respect"]:
        return 0
    some = [mark for mark in GOOD_MARKS if marks[mark].level]
    answers = ("blame_shifting", "minimising", "speculation", "privacy_breach", "public_compensation")
    if any(marks[mark].level for mark in answers) or marks["explanation"].level:
        return 0
    if marks["threat"].level or marks["emotional_language"].level:
        return 1
    if marks["defensiveness"].level == 2:
        return 0
    if not some:
        return 1
    return 2 if set(some) <= _COURTESIES else 1
