"""What all parts of a drill share: the scenario, the clock, the events so far, chance and the people's minds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from scenarios.field import Mood
from scenarios.schema import Scenario
from scenarios.texts import Script
from sim.agenda import Agenda
from sim.canned import canned
from sim.chance import Drawn, draw, first_moment, moment, stream
from sim.coefficients import DEFAULT, Numbers
from sim.common import Common
from sim.events import Cause, Event, Moved, Push
from sim.minds import LEAST, Feelings, Mind, four, starting
from sim.plan import plan_of

LENDING: Final[dict[Mood, Mood]] = {"calm": "upset", "upset": "calm"}
"""Whose words serve when there are no fresh ones; nobody borrows from the furious."""


class Stage:
    """The shared state of one drill."""

    def __init__(
        self,
        script: Script,
        seed: int,
        coefficients: Mapping[str, float] | None = None,
        *,
        journal: bool = True,
        common: Common | None = None,
    ) -> None:
        """`coefficients` stand for those that the scenario sets; a journal gives the ones it was played with.

        Without a `journal` nothing is recorded that only tells. `common` is what it shares with others, if anything;
        ValueError for that of another seed.
        """
        if common is not None and common.seed != seed:
            raise ValueError(f"what drills of seed {common.seed} have in common is not for one of seed {seed}")
        self.journal = journal
        self.script = script
        self.scenario: Scenario = script.scenario
        self.seed = seed
        self.common = common or Common(seed)
        self.agenda = Agenda()
        self._env = self.agenda.env
        self.events: list[Event] = []
        self.plan = plan_of(script)
        self.numbers = self.plan.numbers if coefficients is None else Numbers(coefficients) if coefficients else DEFAULT
        starts = self.plan.starts(seed, self._starts) if self.numbers is self.plan.numbers else self._starts()
        self.minds = {
            name: Mind(name, person, starts[name], self.numbers) for name, person in self.scenario.people.items()
        }
        self._followers: dict[type[Event], list[Callable[[Any], None]]] = {}
        self._streams: dict[str, np.random.Generator] = {}
        self._firsts: dict[str, tuple[int, int]] = {}
        """The streams of which `moment` has given the first number, and between which it lay."""
        self._drawn: dict[str, int] = {}
        """How often each stream was drawn from by `draw`."""
        self._spoken: set[str] = set()

    def _starts(self) -> dict[str, Feelings]:
        crisis, people = self.scenario.crisis, self.scenario.people
        return {name: starting(person, crisis, self.seed, name, self.numbers) for name, person in people.items()}

    @property
    def now_s(self) -> int:
        """The second being worked on."""
        return self._env._now  # type: ignore[return-value]  # as `Agenda.now_s`, which is asked too often for two calls

    def emit(self, event: Event) -> None:
        """Records an event and tells those who follow events."""
        self.events.append(event)
        for follow in self._followers.get(type(event), ()):
            follow(event)

    def follow(self, kinds: Iterable[type[Event]], told: Callable[[Any], None]) -> None:
        """From now on `told` is told of each event of these kinds, as soon as it is recorded."""
        for kind in kinds:
            self._followers.setdefault(kind, []).append(told)

    def let_go(self) -> None:
        """Drops what was planned and those who follow events; called after ENDEX."""
        self.agenda.clear()
        self._followers.clear()

    def chance(self, name: str) -> np.random.Generator:
        """The stream of that name in this drill."""
        found = self._streams.get(name)
        if found is None:
            found = self._streams[name] = stream(self.seed, name)
            if name in self._firsts:
                moment(found, *self._firsts[name])
        return found

    def draw(self, name: str, kind: Drawn) -> float:
        """The next draw from the stream of that name, from which nothing else is drawn.

        All teams that meet the same crisis have it in common, as far as they come.
        """
        number = self._drawn.get(name, 0)
        self._drawn[name] = number + 1
        return draw(self.seed, name, kind, number)

    def moment(self, name: str, earliest: int, latest: int) -> int:
        """The next whole number of the stream of that name from `earliest` to `latest`.

        Mostly it is the stream's first and only one, which all teams that meet the same crisis have in common.
        """
        if latest <= earliest:
            return earliest
        if name in self._firsts or name in self._streams:
            return moment(self.chance(name), earliest, latest)
        self._firsts[name] = earliest, latest
        return first_moment(self.seed, name, earliest, latest)

    def move(self, person: str, causes: Sequence[Push], about: str) -> None:
        """Moves somebody's feelings and records why; before it, what time and silence did since it was last told.

        They are two events of one second, so that what a good reply does is not told together with the wait for it.
        """
        mind, now_s = self.minds[person], self.now_s
        if not self.journal:
            feelings = mind.at(now_s)
            mind.set(now_s, feelings.moved(causes) if causes else feelings)
            return
        drifted, feelings = mind.drifted(now_s), mind.at(now_s)
        if drifted:
            mind.told = feelings
            self.emit(Moved(now_s, person, feelings.rounded(), tuple(drifted), mind.waits_for if causes else about))
        if not causes:
            mind.set(now_s, feelings)
            return
        feelings = feelings.moved(causes)
        mind.set(now_s, feelings)
        told = [
            Cause(feeling, four(by), why, level) for feeling, by, why, level in causes if by >= LEAST or by <= -LEAST
        ]
        if told:
            mind.told = feelings
            self.emit(Moved(now_s, person, feelings.rounded(), tuple(told), about))

    def line(self, prefix: str, mood: Mood, name: str, said: str = "") -> str:
        """The path of a text under `prefix` for that mood, empty if there is none; a fresh one while there is one.

        `said` is the reply that it answers, if any: nobody calls one canned that holds no set phrase. When all of a
        mood's are used up, a calm and an upset person lend each other words before any is said again.
        """
        mocking = not said or canned(said)
        paths = self.plan.lines(prefix, mood, mocking=mocking)
        if not paths:
            return ""
        fresh = [each for each in paths if each not in self._spoken]
        if not fresh and mood in LENDING:
            lent = self.plan.lines(prefix, LENDING[mood], mocking=mocking)
            fresh = [each for each in lent if each not in self._spoken]
        fresh = fresh or list(paths)
        chosen = fresh[self.moment(f"line:{name}", 0, len(fresh) - 1)]
        self._spoken.add(chosen)
        return chosen
