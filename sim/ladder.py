"""The ladders: who goes a step further when let down, when, and who lets it rest.

A step comes about `after` as long as its author says, sooner from the hot than from the cool, with a chance of the
person's own. When its time has come, people who complain take it the more surely the hotter they are by then, and by
their temper: the angry speak out, the silent mostly leave without a word. Reporters, authorities, staff and partners
do what their work asks of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from scenarios.field import Channel, Kind
from scenarios.schema import Rung
from sim.coefficients import DEFAULT, Numbers
from sim.events import Escalated
from sim.stage import Stage

RUNG_CHANNELS: Final[dict[str, Channel]] = {
    "ask-again": "phone",
    "post": "social",
    "press": "press-call",
    "bureau": "phone",
    "lawyer": "phone",
}
COMPLAINANTS: Final[frozenset[Kind]] = frozenset({"patient", "family", "public"})


@dataclass
class Climb:
    """Where somebody stands on their ladder."""

    rung: int = 0
    """How many rungs they have taken."""
    turn: int = 0
    """Changes with every change of mind, so that an overtaken plan is not carried out."""
    waiting: bool = False
    """Whether the next rung is planned."""


class Ladders:
    """The ladders of all people of a drill."""

    def __init__(self, stage: Stage, call: Callable[[str], None]) -> None:
        """`call` makes an inject come that a rung names."""
        self._stage = stage
        self._call = call
        self._climbs = {name: Climb() for name, person in stage.scenario.people.items() if person.ladder}
        self._bents: dict[str, float] = {}

    def let_down(self, person: str) -> None:
        """They plan their next step, unless it is planned already."""
        climb = self._climbs.get(person)
        if climb is not None and not climb.waiting:
            self._plan(person, climb)

    def content(self, person: str) -> None:
        """They give up what they planned."""
        climb = self._climbs.get(person)
        if climb is not None:
            climb.turn += 1
            climb.waiting = False

    def _plan(self, person: str, climb: Climb) -> None:
        ladder = self._stage.scenario.people[person].ladder
        climb.turn += 1
        climb.waiting = climb.rung < len(ladder)
        if not climb.waiting:
            return
        draw = self._stage.draw(f"ladder:{person}:{climb.rung + 1}", "standard_normal")
        worked_up = self._stage.minds[person].heat(self._stage.now_s)
        wait_s = due_after(ladder[climb.rung].after, worked_up, draw, self._stage.numbers)
        turn = climb.turn
        self._stage.agenda.at(self._stage.now_s + wait_s, lambda: self._decide(person, turn))

    def _decide(self, person: str, turn: int) -> None:
        climb = self._climbs[person]
        if climb.turn != turn:
            return
        rung = self._stage.scenario.people[person].ladder[climb.rung]
        if self._bent(person) >= self._chance(person, rung):
            climb.waiting = False
            return
        climb.rung += 1
        self._stage.emit(self._escalated(person, climb.rung, rung))
        if rung.then is not None:
            self._call(rung.then)
        self._plan(person, climb)

    def _chance(self, person: str, rung: Rung) -> float:
        if rung.chance is not None:
            return rung.chance / 100
        if self._stage.scenario.people[person].is_ not in COMPLAINANTS:
            return 1.0
        mind, numbers = self._stage.minds[person], self._stage.numbers
        return urge(mind.heat(self._stage.now_s), numbers) * numbers[f"ladder.{mind.person.temper}"]

    def _bent(self, person: str) -> float:
        """How much it takes until this person acts, 0 to 1: one draw for the whole drill, for it is their nature."""
        if person not in self._bents:
            self._bents[person] = self._stage.draw(f"ladder:{person}", "random")
        return self._bents[person]

    def _escalated(self, person: str, number: int, rung: Rung) -> Escalated:
        mood = self._stage.minds[person].mood(self._stage.now_s)
        line = self._stage.line(f"people.{person}.ladder.{number}", mood, f"ladder:{person}:{number}")
        return Escalated(self._stage.now_s, person, number, rung.does, rung.by or RUNG_CHANNELS[rung.does], line)


def due_after(usual_s: int, worked_up: float, draw: float, numbers: Numbers = DEFAULT) -> int:
    """Whole seconds until somebody decides: the author's time, moved by the heat of the moment and a normal draw."""
    pace = 1 - numbers["ladder.hurry"] * (worked_up - 0.5)
    return max(1, round(usual_s * pace * math.exp(numbers["ladder.spread"] * draw)))


def urge(worked_up: float, numbers: Numbers = DEFAULT) -> float:
    """How likely somebody who complains goes a step further, 0 to 1."""
    rest, surely = numbers["ladder.rest"], numbers["ladder.surely"]
    return min(1.0, max(0.0, (worked_up - rest) / max(1e-9, surely - rest)))
