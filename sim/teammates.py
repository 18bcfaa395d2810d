"""Simulated teammates: they fill the roles that nobody plays, as well as their skill lets them.

They only propose what to say and do; whoever runs the drill has it read and hands it in as an input like anybody's, so
the journal holds it and a replay needs no teammates. All their choices follow from the drill's events and a stream of
chance, so a resumed drill goes on with the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from scenarios.field import Channel, Role, Step
from scenarios.texts import Script
from sim.actions import Action, Do, Say
from sim.chance import stream
from sim.drill import Drill
from sim.events import Expected
from sim.expectations import Expectation
from sim.reading import Reading


@dataclass(frozen=True)
class Proposal:
    """What a teammate is about to say or do."""

    id: str
    at_s: int
    who: Role
    expectation: str
    step: Step | None
    to: str
    by: Channel
    text: str

    def action(self) -> Action:
        """The input it becomes; what is said has no reading yet."""
        if self.step is not None:
            return Do(self.id, self.at_s, self.who, self.step, teammate=True)
        return Say(self.id, self.at_s, self.who, self.to, self.by, self.text, Reading(), teammate=True)


class Teammates:
    """The roles that nobody plays."""

    def __init__(self, script: Script, seed: int, roles: frozenset[Role], skill: float, lang: str) -> None:
        """`skill` runs from 0 (does next to nothing, late) to 1 (does all of it in good time)."""
        self._script = script
        self._roles = roles
        self._skill = min(1.0, max(0.0, skill))
        self._lang = lang
        self._seed = seed
        self._drill: Drill | None = None
        self._heard = self._taken = 0
        self._open: list[Proposal] = []
        self._proposals: dict[str, Proposal | None] = {}

    def next_s(self, drill: Drill) -> int | None:
        """The second of their next proposal, as things stand."""
        proposals = self._all(drill)
        return proposals[0].at_s if proposals else None

    def due(self, drill: Drill, now_s: int) -> list[Proposal]:
        """What they say and do up to that second and have not done so far, in order."""
        return list(takewhile(lambda each: each.at_s <= now_s, self._all(drill)))

    def _all(self, drill: Drill) -> list[Proposal]:
        """What they would do as things stand, in order; found anew only after something has changed."""
        if self._drill is not drill:
            self._drill, self._heard, self._taken, self._open, self._proposals = drill, 0, 0, [], {}
        events, heard = drill.events, self._heard
        if len(events) > heard or len(drill.inputs) > self._taken:
            self._heard = len(events)
            # Whatever is opened or fulfilled is told by an event.
            if len(drill.inputs) > self._taken or any(isinstance(each, Expected) for each in events[heard:]):
                self._taken = len(drill.inputs)
                self._open = self._found(drill)
        return self._open

    def _found(self, drill: Drill) -> list[Proposal]:
        taken = {action.id for action in drill.inputs}
        found = []
        for expectation in drill.expectations.by_id.values():
            if expectation.opened_s is None or expectation.fulfilled_s is not None:
                continue
            name = expectation.id
            if name not in self._proposals:
                self._proposals[name] = self._proposal(expectation, expectation.opened_s)
            proposal = self._proposals[name]
            if proposal is not None and proposal.id not in taken and proposal.at_s <= drill.ends_s:
                found.append(proposal)
        return sorted(found, key=lambda each: (each.at_s, each.id))

    def _proposal(self, expectation: Expectation, opened_s: int) -> Proposal | None:
        who = next((role for role in expectation.who if role in self._roles), None)
        mine = all(role in self._roles for role in expectation.who)
        if who is None or not mine or (expectation.step is None and not expectation.model):
            return None
        does, slow = self._draws(expectation.id)
        if does > 0.25 + 0.75 * self._skill:
            return None
        share = 0.35 + 0.4 * slow + (1 - self._skill) * slow
        return Proposal(
            id=f"teammate-{expectation.id}",
            at_s=opened_s + max(5, round(expectation.within_s * share)),
            who=who,
            expectation=expectation.id,
            step=expectation.step,
            to=expectation.to,
            by=expectation.reply_by,
            text="" if expectation.step else self._script.text(expectation.model_of(who), self._lang),
        )

    def _draws(self, name: str) -> tuple[float, float]:
        """Two numbers for that expected action, the same at every asking."""
        chance = stream(self._seed, f"teammate:{name}")
        return float(chance.random()), float(chance.random())
