"""The decider of evasion: decided last, from what the reply did beside."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.reading.context import Context
from sim.reading import Mark

_ANSWERS = ("explanation", "transparency", "corrective_action", "accountability", "patient_centered", "seek_solution")


def evasion(ctx: Context, marks: Mapping[str, Mark]) -> Mark:
    """Two for no comment or no answer at all, one for a template or half an answer."""
    substance = sum(marks[m].level == 2 for m in (*_ANSWERS, "active_listening", "support_offered", "autonomy"))
    refused = [a for a in ctx.acts("evasion") if a.rule.level == 2]
    if refused:
        return ctx.mark("evasion", 1 if substance >= 2 else 2, refused)
    if ctx.salad:
        return Mark(1, (ctx.whole("evasion.salad"),), 0.7)
    said = sum(mark.level for mark in marks.values())
    if ctx.size < 4 or not said:
        return Mark(2, (ctx.whole("evasion.nothing"),), 0.6)
    if substance == 0 and marks["follow_up"].level < 2 and marks["dedicated_channel"].level < 2:
        touches = marks["empathy"].level or marks["apology"].level or marks["follow_up"].level
        return Mark(1 if touches else 2, (ctx.whole("evasion.template"),), 0.6)
    asks = ctx.prompt.has("question-word") or "?" in ctx.prompt.text
    answers = sum(marks[m].level for m in _ANSWERS)
    if asks and answers <= 1 and substance == 0:
        return Mark(1, (ctx.whole("evasion.not-answered"),), 0.5)
    return ctx.mark("evasion", 0)
