"""Which principles a scenario exercises, by what it says: its people, its expected actions, its fact sheet and SOP."""

from __future__ import annotations

from collections.abc import Iterable

from scenarios.texts import Script
from scoring.principles.applies import fits
from scoring.principles.catalogue import Choice, Principle, catalogue
from sim.expectations import Expectation, from_inject, from_sop


def exercised(script: Script) -> list[str]:
    """The ids of the principles that a drill of this scenario can keep or break, in the order of the catalogue."""
    moments, steps = _expected(script)
    found: set[str] = set()
    waiting = list(catalogue().values())
    for one in waiting:
        if not one.parts and _up(script, one, moments, steps):
            found.add(one.id)
    for _ in waiting:  # composites of composites
        found |= {one.id for one in waiting if one.parts and found & set(one.parts)}
    return [name for name in catalogue() if name in found]


def _up(script: Script, one: Principle, moments: Iterable[Expectation], steps: set[str]) -> bool:
    if not all(_any(choice, steps) for choice in one.needs):
        return False
    if one.steps:
        return any(_any(choice, steps) for choice in one.steps)
    mine = [each for each in moments if fits(script, one, each)]
    if one.rule == "stays_in_touch":
        names = [each.to for each in {(m.to, m.inject): m for m in mine}.values()]
        return len(names) > len(set(names))
    if one.fault:
        return bool(mine) and any(fact.status == "confirmed" for fact in script.scenario.facts)
    return bool(mine) or bool(one.rule and one.needs)


def _any(choice: Choice, steps: set[str]) -> bool:
    return any(step in steps for step in choice)


def _expected(script: Script) -> tuple[list[Expectation], set[str]]:
    scenario = script.scenario
    found = [from_inject(inject, each) for inject in scenario.injects for each in inject.expect]
    found += [from_sop(step, due) for step, due in scenario.sop.items()]
    return [each for each in found if each.step is None], {each.step for each in found if each.step is not None}
