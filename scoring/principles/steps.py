"""Steps of the SOP log: done, in time, by their owner, with a note where one is needed."""

from __future__ import annotations

from scoring.principles.catalogue import Principle
from scoring.principles.ground import Ground
from scoring.principles.outcome import Evidence, Outcome, Why
from sim.events import Did
from sim.expectations import Expectation


def steps_taken(ground: Ground, one: Principle) -> list[Outcome]:
    """One outcome for each step that the scenario expects; the best of those that may stand for each other."""
    found = []
    for choice in one.steps:
        came = [_taken(ground, one, each) for each in ground.steps(choice)]
        if came:
            found.append(next((each for each in came if each.kept), came[0]))
    return found


def _taken(ground: Ground, one: Principle, each: Expectation) -> Outcome:
    done = [did for did in ground.dids if did.step == each.step and did.at_s >= (each.opened_s or 0)]
    earlier = [did for did in ground.dids if did.step == each.step]
    mine = [did for did in done if did.action == each.attempt] if each.fulfilled_s is not None else []
    if mine:
        did = mine[0]
        if one.who and did.who != one.who:
            return _line(False, did, "step-owner")
        if each.late:
            return _line(False, did, "step-late")
        if one.note and not did.note.strip():
            return _line(False, did, "step-note")
        return _line(True, did, "step")
    if earlier:
        return _line(False, earlier[0], "step-owner")
    owner = one.who or each.who[0]
    return Outcome(False, Evidence(each.due_s, "", owner, "", "", "step-open", each.step or ""))


def _line(kept: bool, did: Did, why: Why) -> Outcome:
    return Outcome(kept, Evidence(did.at_s, did.action, did.who, "", did.note, why, did.step))
