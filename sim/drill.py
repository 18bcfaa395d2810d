"""The drill: scenario, seed and inputs go in, events come out. `advance_to` and `act` are the whole contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scenarios.field import OUTSIDE_CHANNELS, PRESS_CHANNELS, PUBLIC_CHANNELS, Look, Role, Step
from scenarios.schema import Fact, Inject
from scenarios.shelf import LoadedScenario
from sim.actions import Action, Do, Say, Steer, Write
from sim.aftermath import Aftermath
from sim.agenda import INPUT, LAST
from sim.cast import Cast, OpenAsk
from sim.common import Common
from sim.conditions import Conditions
from sim.documents import Documents
from sim.events import Delivered, Did, Ended, Event, Learned, Said, Started
from sim.expectations import Expectation, Expectations
from sim.impression import Impression
from sim.minds import Feelings
from sim.msel import Msel
from sim.posts import Posts
from sim.stage import Stage
from sim.steering import Steering
from sim.voice import slips


class Drill:
    """One drill, as a pure function of scenario, seed and inputs; it reads no clock and no text's meaning."""

    def __init__(
        self,
        script: LoadedScenario,
        seed: int,
        coefficients: Mapping[str, float] | None = None,
        *,
        journal: bool = True,
        common: Common | None = None,
    ) -> None:
        """`coefficients` stand for those that the scenario sets; a journal gives the ones it was played with.

        Without a `journal`, for drills that nobody reads, what only tells is left out: what bystanders write under
        posts, and which feelings moved and why. It moves nobody, so all else is the same. `common` is for those who
        play many drills of this seed in one thread.
        """
        self.script = script
        self.seed = seed
        self.common = common
        """What it was given to share with others; None if nothing."""
        self.inputs: list[Action] = []
        """What people did, stamped with the second at which it counted."""
        self._stage = stage = Stage(script, seed, coefficients, journal=journal, common=common)
        self._seen: set[str] = set()
        self._steps: dict[Step, Did] = {}
        self._to_learn = [fact for fact in stage.scenario.facts if fact.known_when is not None]
        self._known: set[str] = {fact.id for fact in stage.scenario.facts if fact.known_when is None}
        self.expectations = Expectations(stage)
        delivered: dict[str, int] = {}
        self._conditions = Conditions(stage, self.expectations, (delivered, self._steps))
        self._msel = Msel(stage, self._conditions, delivered, self._delivered)
        self._cast = Cast(stage, self._msel.call)
        self._posts = Posts(stage)
        self._impression = Impression(stage)
        self._aftermath = Aftermath(stage)
        self._steering = Steering(stage, self._msel)
        self.documents = Documents(stage.emit)
        stage.agenda.at(0, self._start, INPUT)
        stage.agenda.at(self.ends_s, self._end, LAST)

    @property
    def events(self) -> list[Event]:
        """All that happened so far."""
        return self._stage.events

    @property
    def now_s(self) -> int:
        """The second that was last advanced to; -1 before STARTEX."""
        return self._stage.now_s

    @property
    def coefficients(self) -> dict[str, float]:
        """Every number of the model of people as it stands in this drill, by name."""
        return dict(self._stage.numbers)

    @property
    def changed(self) -> dict[str, float]:
        """Of these numbers, the ones that stand otherwise than in the table."""
        return dict(self._stage.numbers.changed)

    @property
    def ends_s(self) -> int:
        """The second of ENDEX."""
        return self._stage.scenario.lasts

    @property
    def ended(self) -> bool:
        """Whether ENDEX has come."""
        return self.now_s >= self.ends_s

    def advance_to(self, now_s: int) -> list[Event]:
        """What happens up to and including that second; nothing happens after ENDEX."""
        before = len(self.events)
        stage, ends_s = self._stage, self.ends_s
        stage.agenda.advance_to(now_s if now_s < ends_s else ends_s)
        if stage.now_s >= ends_s:
            self._let_go()
        return stage.events[before:]

    def act(self, action: Action) -> list[Event]:
        """Takes an input at its second, or at the next one if that is over, and advances to it.

        An input that was taken before (by its id), and one after ENDEX, changes nothing.
        """
        at_s = max(self.now_s + 1, action.at_s)
        if action.id in self._seen or at_s > self.ends_s:
            return []
        stamped = action if action.at_s == at_s else replace(action, at_s=at_s)
        self._seen.add(action.id)
        self.inputs.append(stamped)
        self._stage.agenda.at(at_s, lambda: self._take(stamped), INPUT)
        return self.advance_to(at_s)

    def next_s(self) -> int | None:
        """The next second at which anything is due, or None after ENDEX."""
        return None if self.ended else self._stage.agenda.next_s()

    def next_inject_s(self) -> int | None:
        """The next second for which an inject is planned, or None."""
        due = self._msel.next_s()
        return due if due is not None and due <= self.ends_s else None

    def planned_injects(self) -> dict[str, int]:
        """The second for which each inject is planned next; those that wait for something else are not in it."""
        return {name: at_s for name, at_s in self._msel.planned().items() if at_s <= self.ends_s}

    def feelings(self, person: str) -> Feelings:
        """How somebody feels now; raises KeyError for a stranger."""
        return self._stage.minds[person].at(max(0, self.now_s))

    def start_feelings(self, person: str) -> Feelings:
        """How somebody felt at STARTEX."""
        return self._stage.minds[person].start

    def mood(self, person: str) -> str:
        """How somebody sounds now: calm, upset or furious."""
        return self._stage.minds[person].mood(max(0, self.now_s))

    def look(self, person: str) -> Look:
        """How somebody looks now to those who stand before them: as they sound, or afraid or frantic."""
        return self._stage.minds[person].look(max(0, self.now_s))

    def open_asks(self) -> list[OpenAsk]:
        """The questions that wait for an answer, oldest first."""
        return list(self._cast.open)

    def would_answer(self, say: Say) -> list[Expectation]:
        """The open expected replies that such a message would be an attempt at."""
        return self.expectations.answered_by(say)

    def known_facts(self, role: Role) -> list[Fact]:
        """What this role's fact sheet shows now."""
        return [fact for fact in self._stage.scenario.facts if fact.id in self._known and role in fact.known_by]

    def steps_done(self) -> dict[Step, Did]:
        """Each step that was done, with its first time."""
        return dict(self._steps)

    def is_outside(self, say: Say) -> bool:
        """Whether people outside the matter hear it: a public channel, a reporter, somebody of the public."""
        person = self._stage.scenario.people.get(say.to)
        stranger = person is not None and person.is_ == "public"
        return stranger or say.by in OUTSIDE_CHANNELS or self._to_press(say)

    def _start(self) -> None:
        self._stage.emit(Started(0))
        self.expectations.open("")
        self._msel.start()

    def _end(self) -> None:
        for name in self._stage.minds:
            self._stage.move(name, [], "")
        self._aftermath.end()
        self._stage.emit(Ended(self.ends_s))

    def _let_go(self) -> None:
        """Drops all that was to come: without plans that point back at it, a drill is freed as soon as nobody holds it.

        Leaving thousands of drills to the collector of garbage would cost a fifth of the time.
        """
        self._msel.let_go()
        self._stage.let_go()

    def _delivered(self, inject: Inject, event: Delivered) -> None:
        for name, move in inject.moves.items():
            self._impression.push(name, move, inject.id)
        self._cast.asked(inject, event)
        self._aftermath.delivered(inject)
        self.expectations.open(inject.id)
        if (
            inject.by in PUBLIC_CHANNELS
            and inject.from_ in self._stage.minds
            and (inject.spreads or inject.by != "website")
        ):
            self._posts.published(inject)

    def _take(self, action: Action) -> None:
        match action:
            case Say():
                self._say(action)
            case Do():
                self._do(action)
            case Write():
                if (step := self.documents.write(action)) is not None:
                    self._do(step)
            case Steer():
                self._steering.take(action)
        self._learn()
        self._msel.settle()

    def _say(self, say: Say) -> None:
        attempts = self.expectations.answered_by(say)
        asks = self._cast.answered_by(say)
        answers = tuple(dict.fromkeys([ask.inject for ask in asks] + [each.inject for each in attempts if each.inject]))
        levels = say.reading.levels()
        self._stage.emit(Said(say.at_s, say.id, say.who, say.to, say.by, say.text, levels, answers, say.teammate))
        press = self._to_press(say)
        allowed = {self._stage.scenario.spokesperson, "director"} | {role for each in attempts for role in each.who}
        outside = self.is_outside(say)
        broken = slips(say, self._stage, to_press=press, outside=outside, allowed=frozenset(allowed))
        for slip in broken:
            self._stage.emit(slip)
        waited = {ask.person: (ask.by, say.at_s - ask.asked_s) for ask in reversed(asks)}
        self._impression.make(say, waited, broken, outside=outside)
        if say.by in PUBLIC_CHANNELS:
            self._posts.heard(levels)
        self.expectations.hear(say, attempts)
        self._cast.hear(say, asks)
        self.documents.published(say)
        self._aftermath.said(say, broken, to_press=press)

    def _do(self, do: Do) -> None:
        event = Did(do.at_s, do.id, do.who, do.step, do.note, do.teammate)
        self._stage.emit(event)
        self._steps.setdefault(do.step, event)
        self.expectations.do(do)
        self._aftermath.did(do)

    def _learn(self) -> None:
        for fact in self._to_learn:
            if fact.id not in self._known and fact.known_when is not None and self._conditions.holds(fact.known_when):
                self._known.add(fact.id)
                self._stage.emit(Learned(self._stage.now_s, fact.id))

    def _to_press(self, say: Say) -> bool:
        person = self._stage.scenario.people.get(say.to)
        return say.by in PRESS_CHANNELS or (person is not None and person.is_ == "journalist")
