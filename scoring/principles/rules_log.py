"""Principles about the SOP log: what was ready, in order and complete before the clinic spoke."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from scenarios.field import SOP_STEPS
from scoring.principles.catalogue import Principle, words
from scoring.principles.ground import Ground
from scoring.principles.outcome import Evidence, Outcome, about, why
from sim.wording import width

FULL_NOTE: Final = 24
"""Columns of a report that says who, what and how bad."""


def prepared(ground: Ground, one: Principle) -> list[Outcome]:
    """Strategy or fact sheet were there by the last word to the press."""
    press = [each for each in ground.replies if each.on("press")]
    done = [did for did in ground.dids if did.step in one.needs[0]]
    if not press:
        return []
    kept = bool(done) and done[0].at_s <= press[-1].said.at_s
    if not kept:
        return [about(press[-1], False, one.rule)]
    did = done[0]
    return [Outcome(True, Evidence(did.at_s, did.action, did.who, "", did.note, "rule", one.rule))]


def full_report(ground: Ground, one: Principle) -> list[Outcome]:
    """The report says when, and enough of who, what and how bad."""
    done = [did for did in ground.dids if did.step == "report"]
    if not done:
        return [Outcome(False, Evidence(0, "", "", "", "", "step-open", "report"))]
    did = done[0]
    kept = width(did.note) >= FULL_NOTE and bool(words("when").search(did.note))
    return [Outcome(kept, Evidence(did.at_s, did.action, did.who, "", did.note, why(kept), one.rule))]


def in_order(ground: Ground, one: Principle) -> list[Outcome]:
    """All seven steps that the scenario expects, none before the one that goes before it."""
    wanted = [step for step in SOP_STEPS if any(True for _ in ground.steps((step,)))]
    times = {did.step: did for did in reversed(ground.dids)}
    missing = next((step for step in wanted if step not in times), None)
    if missing is not None:
        return [Outcome(False, Evidence(0, "", "", "", "", "step-open", missing))]
    for earlier, later in pairwise(wanted):
        did = times[later]
        if did.at_s < times[earlier].at_s:
            return [Outcome(False, Evidence(did.at_s, did.action, did.who, "", did.note, "rule-broken", one.rule))]
    did = times[wanted[-1]]
    return [Outcome(True, Evidence(did.at_s, did.action, did.who, "", did.note, "rule", one.rule))]


def before_statement(ground: Ground, one: Principle) -> list[Outcome]:
    """The step was done before the clinic's last statement; the first quick words under a post need not wait for it."""
    statements = [each for each in ground.replies if each.on("statement")]
    if not statements:
        return []
    done = next((did for did in ground.dids if did.step in one.needs[0]), None)
    if done is None or done.at_s > statements[-1].said.at_s:
        return [about(statements[-1], False, one.rule)]
    return [Outcome(True, Evidence(done.at_s, done.action, done.who, "", done.note, "rule", one.rule))]
