"""The reader of replies by rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from scoring.reading import bad, good
from scoring.reading.context import Context
from scoring.reading.evasion import evasion
from scoring.reading.matching import scanned
from scoring.reading.stance import inferred
from sim.reading import Mark, Reading, Reply

DECIDERS: Final[dict[str, Callable[[Context], Mark]]] = {
    "empathy": good.empathy,
    "apology": good.apology,
    "accountability": good.accountability,
    "explanation": good.explanation,
    "corrective_action": good.corrective_action,
    "follow_up": good.follow_up,
    "dedicated_channel": good.dedicated_channel,
    "active_listening": good.active_listening,
    "transparency": good.transparency,
    "patient_centered": good.patient_centered,
    "autonomy": good.autonomy,
    "seek_solution": good.seek_solution,
    "support_offered": good.support_offered,
    "respect": good.respect,
    "defensiveness": bad.defensiveness,
    "blame_shifting": bad.blame_shifting,
    "minimising": bad.minimising,
    "threat": bad.threat,
    "privacy_breach": bad.privacy_breach,
    "speculation": bad.speculation,
    "jargon": bad.jargon,
    "emotional_language": bad.emotional_language,
    "public_compensation": bad.public_compensation,
}
"""Who decides each mark from the acts; evasion is decided after them."""


class RuleReader:
    """Reads replies by word lists, scope and context; the same reply always gives the same reading."""

    def read(self, reply: Reply) -> Reading:
        """The marks of this reply, every one of the codebook; any text at all is read without an exception."""
        return Reading(by_rules(Context(reply, scanned(reply.text))))


def by_rules(ctx: Context) -> dict[str, Mark]:
    """Every mark as the rules have it."""
    marks = {name: decide(ctx) for name, decide in DECIDERS.items()}
    marks.update(inferred(ctx, marks))
    marks["evasion"] = evasion(ctx, marks)
    return {name: at_most_one(mark) for name, mark in marks.items()} if ctx.salad else marks


def at_most_one(mark: Mark) -> Mark:
    """The mark, never above level 1."""
    return Mark(min(mark.level, 1), mark.evidence, mark.confidence)
