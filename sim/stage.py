"""What all parts of a drill share: the scenario, the clock, the events so far, chance and the people's minds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from scenarios.field import Mood
from scenarios.schema import Scenario
from scenarios.texts import Script
from sim.agenda import Agenda
from sim.chance import stream
from sim.coefficients import DEFAULT, Numbers
from sim.events import Cause, Event, Moved
from sim.minds import Feelings, Mind, starting

LENDING: Final[dict[Mood, Mood]] = {"calm": "upset", "upset": "calm"}
"""Whose words serve when there are no fresh ones; nobody borrows from the furious."""
LEAST = 0.0005
"""A smaller move of a feeling is not told."""


class Stage:
    """The shared state of one drill."""

    def __init__(self, script: Script, seed: int, coefficients: Mapping[str, float] | None = None) -> None:
        """`coefficients` stand for those that the scenario sets; a journal gives the ones it was played with."""
        self.script = script
        self.scenario: Scenario = script.scenario
        self.seed = seed
        self.agenda = Agenda()
        self.events: list[Event] = []
        changed = self.scenario.coefficients if coefficients is None else coefficients
        self.numbers = Numbers(changed) if changed else DEFAULT
        self.minds = {
            name: Mind(name, person, starting(person, self.scenario.crisis, seed, name, self.numbers), self.numbers)
            for name, person in self.scenario.people.items()
        }
        self.on_event: list[Callable[[Event], None]] = []
        self._streams: dict[str, np.random.Generator] = {}
        self._spoken: set[str] = set()

    @property
    def now_s(self) -> int:
        """The second being worked on."""
        return self.agenda.now_s

    def emit(self, event: Event) -> None:
        """Records an event and tells those who follow events."""
        self.events.append(event)
        for follow in self.on_event:
            follow(event)

    def chance(self, name: str) -> np.random.Generator:
        """The stream of that name in this drill."""
        if name not in self._streams:
            self._streams[name] = stream(self.seed, name)
        return self._streams[name]

    def move(self, person: str, causes: list[Cause], about: str) -> None:
        """Moves somebody's feelings and records why, with what time and silence did since it was last told."""
        mind, now_s = self.minds[person], self.now_s
        feelings, was = mind.at(now_s), vars(mind.told)
        drifted = any(abs(value - was[name]) >= LEAST for name, value in vars(feelings).items())
        told = [*mind.drifted(now_s), *causes] if drifted else causes
        feelings = _moved(feelings, causes)
        mind.set(now_s, feelings)
        worth = tuple(
            Cause(each.feeling, round(each.by, 4), each.why, each.level) for each in told if abs(each.by) >= LEAST
        )
        if worth:
            mind.told = feelings
            after = {name: round(value, 4) for name, value in vars(feelings).items()}
            self.emit(Moved(now_s, person, after, worth, about))

    def line(self, prefix: str, mood: Mood, name: str) -> str:
        """The path of a text under `prefix` for that mood, empty if there is none; a fresh one while there is one.

        When all of a mood's are used up, a calm and an upset person lend each other words before any is said again.
        """
        paths = self.script.lines(prefix, mood)
        if not paths:
            return ""
        fresh = [each for each in paths if each not in self._spoken]
        if not fresh and mood in LENDING:
            fresh = [each for each in self.script.lines(prefix, LENDING[mood]) if each not in self._spoken]
        fresh = fresh or paths
        chosen = fresh[int(self.chance(f"line:{name}").integers(len(fresh)))] if len(fresh) > 1 else fresh[0]
        self._spoken.add(chosen)
        return chosen


def _moved(feelings: Feelings, causes: list[Cause]) -> Feelings:
    """What `Feelings.plus` makes of one cause after the other, with one copy for all of them."""
    if not causes:
        return feelings
    values = dict(vars(feelings))
    for cause in causes:
        values[cause.feeling] = min(1.0, max(0.0, values[cause.feeling] + cause.by))
    return Feelings(**values)
