"""Runs a drill to its end with simulated teammates in some or all of its roles."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.field import ROLES
from scenarios.shelf import LoadedScenario
from sim.actions import Action, Say
from sim.common import Common
from sim.drill import Drill
from sim.reading import Mark, Reading
from sim.teammates import Proposal, Teammates


def autoplay(drill: Drill, team: Teammates, take: Callable[[Proposal], Action], until_s: int) -> None:
    """Advances to `until_s`, with everything that the teammates say and do on the way handed in through `take`."""
    while (next_s := drill.next_s()) is not None:
        now_s, theirs_s = drill.now_s, team.next_s(drill)
        due_s = next_s if theirs_s is None or next_s < theirs_s else theirs_s
        if due_s > until_s:
            break
        if due_s == theirs_s:
            for proposal in team.due(drill, due_s):
                drill.act(take(proposal))
        if drill.now_s == now_s:  # nobody acted; time goes on at any rate, so that this comes to an end
            if now_s >= until_s:
                break
            drill.advance_to(max(due_s, now_s + 1))
    drill.advance_to(until_s)


def model_team(script: LoadedScenario, seed: int, until_s: int, common: Common | None = None) -> Drill:
    """The same drill with a team that gives every model answer and takes every step in good time.

    What bystanders write under posts is left out of this and of the next: it moves nobody, and they are compared with.
    """
    drill = Drill(script, seed, journal=False, common=common)
    team = Teammates(script, seed, frozenset(ROLES), 1.0, script.scenario.language)
    autoplay(drill, team, lambda proposal: _as_meant(drill, proposal), until_s)
    return drill


def silent_team(script: LoadedScenario, seed: int, until_s: int, common: Common | None = None) -> Drill:
    """The same drill with a team that does nothing at all."""
    drill = Drill(script, seed, journal=False, common=common)
    drill.advance_to(until_s)
    return drill


def _as_meant(drill: Drill, proposal: Proposal) -> Action:
    """A model answer taken to hold just the marks that were expected of it."""
    action = proposal.action()
    if not isinstance(action, Say):
        return action
    marks = {mark: Mark(2) for mark in drill.expectations.by_id[proposal.expectation].marks}
    return Say(action.id, action.at_s, action.who, action.to, action.by, action.text, Reading(marks), teammate=True)
