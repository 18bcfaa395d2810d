"""The two ends that one role's outcome is measured between: the same drill and the same others, and that role silent
or with the rehearsed words in its place.

Simulated teammates react to what happens, so they are simulated again in both; what other people did is handed in as
it stood. Who did nothing ends where the silent one does, to the last decimal.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from statistics import median
from typing import Final

from scenarios.field import ROLES, Role
from scoring.reference import Reference, reach, trust
from sim.actions import Action, Say
from sim.chance import stream
from sim.coefficients import changed_numbers
from sim.drill import Drill
from sim.reading import Mark, Reading
from sim.teammates import Proposal, Teammates

KEPT: Final = 256
USUAL_SKILL: Final = 0.7
"""Of teammates who did nothing to judge it by."""
STEP: Final = 0.05
LEAST_SLOW: Final = 0.2
"""Below this draw a teammate's delay says too little about skill."""
_cache: OrderedDict[tuple[object, ...], Reference] = OrderedDict()


def acted(drill: Drill, role: str) -> bool:
    """Whether that role itself did or said anything."""
    return any(action.who == role and not action.teammate for action in drill.inputs)


def beside(drill: Drill, role: Role) -> Reference:
    """Both ends of that role's outcome up to now; the same question is answered from memory."""
    others = [action for action in drill.inputs if action.who != role]
    known = tuple((action.id, action.at_s, action.teammate) for action in others)
    numbers = tuple(sorted((changed_numbers(drill.coefficients) or {}).items()))
    key = (drill.script.digest, drill.seed, drill.now_s, role, numbers, known)
    found = _cache.get(key)
    if found is None:
        silent, model = _played(drill, role, silent=True), _played(drill, role, silent=False)
        found = _cache[key] = Reference(trust(silent), trust(model), reach(silent), reach(model))
        while len(_cache) > KEPT:
            _cache.popitem(last=False)
    return found


def skill_of(drill: Drill) -> float:
    """The skill of the simulated teammates, found from how late they were; the usual one where nothing tells."""
    skills = []
    for action in drill.inputs:
        each = drill.expectations.by_id.get(action.id.removeprefix("teammate-"))
        if not action.teammate or each is None or each.opened_s is None:
            continue
        chance = stream(drill.seed, f"teammate:{each.id}")
        chance.random()
        slow = float(chance.random())
        if slow >= LEAST_SLOW:
            share = (action.at_s - each.opened_s) / each.within_s
            skills.append(1 - (share - 0.35 - 0.4 * slow) / slow)
    return round(min(1.0, max(0.0, round(median(skills) / STEP) * STEP)), 2) if skills else USUAL_SKILL


def _played(drill: Drill, role: Role, *, silent: bool) -> Drill:
    """That drill with the role's own inputs left out, or with model answers in their place."""
    fork = Drill(drill.script, drill.seed, changed_numbers(drill.coefficients), journal=False)
    others = _Others(drill, role, silent=silent)
    while fork.now_s < drill.now_s:
        next_s = fork.next_s()
        due_s = drill.now_s if next_s is None else min(drill.now_s, next_s)
        turn = others.turn(fork)
        if turn is None or turn.at_s > due_s:
            fork.advance_to(due_s)
        else:
            fork.advance_to(turn.at_s - 1)
            fork.act(turn)
    return fork


class _Others:
    """What everybody but the role does, and what the rehearsed words in its place do."""

    def __init__(self, drill: Drill, role: Role, *, silent: bool) -> None:
        script, seed, lang = drill.script, drill.seed, drill.script.scenario.language
        self._role = role
        self._read = {action.id: action for action in drill.inputs if isinstance(action, Say)}
        self._people = [action for action in drill.inputs if action.who != role and not action.teammate]
        simulated = frozenset(ROLES) - {role} - {action.who for action in self._people}
        team = any(action.teammate for action in drill.inputs)
        self._mates = Teammates(script, seed, simulated, skill_of(drill), lang) if team else None
        self._model = None if silent else Teammates(script, seed, frozenset(ROLES), 1.0, lang)

    def turn(self, fork: Drill) -> Action | None:
        """The next thing that one of them does as things stand, at the second when it is done."""
        turns = [*self._recorded(fork), *self._simulated(fork), *self._rehearsed(fork)]
        first = min(turns, key=lambda action: action.at_s, default=None)
        return None if first is None else replace(first, at_s=max(first.at_s, fork.now_s + 1))

    def _recorded(self, fork: Drill) -> Iterable[Action]:
        taken = {action.id for action in fork.inputs}
        return [action for action in self._people if action.id not in taken][:1]

    def _simulated(self, fork: Drill) -> Iterable[Action]:
        found = self._mates.due(fork, fork.ends_s)[:1] if self._mates else []
        return [self._as_read(fork, proposal) for proposal in found]

    def _rehearsed(self, fork: Drill) -> Iterable[Action]:
        by_id = fork.expectations.by_id
        found = self._model.due(fork, fork.ends_s) if self._model else []
        mine = [each for each in found if self._role in by_id[each.expectation].who]
        return [as_meant(fork, replace(each, who=self._role)) for each in mine[:1]]

    def _as_read(self, fork: Drill, proposal: Proposal) -> Action:
        """With the reading that it had in the drill itself, if it was said there too."""
        known, action = self._read.get(proposal.id), as_meant(fork, proposal)
        if known is not None and isinstance(action, Say):
            return replace(action, text=known.text, reading=known.reading)
        return action


def as_meant(drill: Drill, proposal: Proposal) -> Action:
    """A model answer taken to hold just the marks that were expected of it."""
    action = proposal.action()
    if not isinstance(action, Say):
        return action
    marks = {mark: Mark(2) for mark in drill.expectations.by_id[proposal.expectation].marks}
    return replace(action, reading=Reading(marks))
