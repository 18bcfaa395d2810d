"""What all parts of a drill share: the scenario, the clock, the events so far, chance and the people's minds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scenarios.field import Mood
from scenarios.schema import Scenario
from scenarios.texts import Script
from sim.agenda import Agenda
from sim.chance import stream
from sim.events import Cause, Event, Moved
from sim.minds import Mind, starting

LEAST = 0.0005
"""A smaller move of a feeling is not told."""


class Stage:
    """The shared state of one drill."""

    def __init__(self, script: Script, seed: int) -> None:
        self.script = script
        self.scenario: Scenario = script.scenario
        self.seed = seed
        self.agenda = Agenda()
        self.events: list[Event] = []
        self.minds = {
            name: Mind(name, person, starting(person, self.scenario.crisis, seed, name))
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
        mind = self.minds[person]
        now_s = self.now_s
        feelings = mind.at(now_s)
        drifted = mind.drifted(now_s)
        for cause in causes:
            feelings = feelings.plus(cause.feeling, cause.by)
        mind.set(now_s, feelings)
        told = tuple(
            Cause(each.feeling, round(each.by, 4), each.why, each.level)
            for each in [*drifted, *causes]
            if abs(each.by) >= LEAST
        )
        if told:
            mind.told = feelings
            self.emit(Moved(now_s, person, feelings.rounded(), told, about))

    def line(self, prefix: str, mood: Mood, name: str) -> str:
        """The path of a text under `prefix` for that mood, empty if there is none; a fresh one while there is one."""
        paths = self.script.lines(prefix, mood)
        if not paths:
            return ""
        fresh = [each for each in paths if each not in self._spoken] or paths
        chosen = fresh[int(self.chance(f"line:{name}").integers(len(fresh)))] if len(fresh) > 1 else fresh[0]
        self._spoken.add(chosen)
        return chosen
