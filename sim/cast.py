"""What simulated people do: wait for answers, react to replies and to silence, and climb their ladder when let down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scenarios.field import PUBLIC_CHANNELS, Channel
from scenarios.schema import Answer, Ask, Inject
from sim.actions import Say
from sim.events import Answered, Delivered, Published
from sim.expectations import reaches
from sim.exposure import by_news
from sim.ladder import Ladders
from sim.reading import grave
from sim.response import brushed_off, harm, quality
from sim.stage import Stage

REACTION_S = 5
"""How long it takes somebody to react to a reply."""


@dataclass(eq=False)
class OpenAsk:
    """A question that waits for an answer."""

    inject: str
    person: str
    by: Channel
    asked_s: int
    due_s: int
    silent: bool = False
    """Its time ran out; an answer still counts, late."""


class Cast:
    """The people of a drill."""

    def __init__(self, stage: Stage, call: Callable[[str], None]) -> None:
        """`call` makes an inject come that is named by another."""
        self._stage = stage
        self._call = call
        self._injects = {inject.id: inject for inject in stage.scenario.injects}
        self.open: list[OpenAsk] = []
        """The questions not answered so far, oldest first."""
        self._ladders = Ladders(stage, call)

    def asked(self, inject: Inject, event: Delivered) -> None:
        """Somebody speaks to the team: they wait for an answer if it asks for one."""
        if inject.asks is None:
            return
        ask = OpenAsk(inject.id, inject.from_ or "", inject.by, event.at_s, event.at_s + inject.asks.within)
        self.open.append(ask)
        self._stage.agenda.at(ask.due_s + 1, lambda: self._silence(ask))
        if ask.person in self._stage.minds:
            self._stage.minds[ask.person].wait(event.at_s, inject.by, inject.id)
            self._ladders.let_down(ask.person)

    def answered_by(self, say: Say) -> list[OpenAsk]:
        """The open questions that a reply answers, oldest first."""
        return [
            ask for ask in self.open if say.to == ask.person or (ask.by in PUBLIC_CHANNELS and reaches(say, ask.by))
        ]

    def hear(self, say: Say, asks: list[OpenAsk]) -> None:
        """People whose questions this answers (`answered_by`) react; the one addressed is content with it or not."""
        for ask in asks:
            self.open.remove(ask)
        asked = {ask.person for ask in asks}
        for person in sorted(asked | {say.to}):
            if person in self._stage.minds:
                self._judge(person, say, asked=person in asked)
        newest = {ask.person: ask for ask in asks}
        for ask in newest.values():
            self._stage.agenda.at(self._stage.now_s + REACTION_S, lambda ask=ask: self._react(ask, say))  # type: ignore[misc]

    def _judge(self, person: str, say: Say, *, asked: bool) -> None:
        mind = self._stage.minds[person]
        levels = say.reading.levels()
        wants, numbers = self._stage.plan.wants[person], self._stage.numbers
        content = quality(levels, mind.person.is_, wants, numbers) - harm(levels, numbers) / 2
        if not any(ask.person == person for ask in self.open):
            mind.stop_waiting(self._stage.now_s)
        if content >= numbers["ladder.content"]:
            self._ladders.content(person)
            return
        if asked:
            lack = 1 - max(0.0, content) / numbers["ladder.content"]
            self._stage.move(person, brushed_off(mind.at(self._stage.now_s), lack, numbers), say.id)
        self._ladders.let_down(person)

    def _react(self, ask: OpenAsk, say: Say) -> None:
        asks = self._injects[ask.inject].asks
        answer = fitting(asks, say) if asks else None
        if answer is None:
            return
        path = f"injects.{ask.inject}.asks.answers.{answer.id}"
        # Of grave harm people speak in words of their own (`sim.reactions`, `sim.press`), whatever follows from it.
        self._follow(ask, "" if passed_over(answer, say) else path, answer.then, answer.id, say)
        if answer.article:
            self._publish(ask, f"{path}.article", answered=True)

    def _silence(self, ask: OpenAsk) -> None:
        if ask not in self.open or ask.silent:
            return
        ask.silent = True
        if ask.person in self._stage.minds:
            self._stage.move(ask.person, [], ask.inject)
        asks = self._injects[ask.inject].asks
        if asks is None:
            return
        path = f"injects.{ask.inject}.asks.silence"
        self._follow(ask, path, asks.silence.then, "silence")
        if asks.silence.article:
            self._publish(ask, f"{path}.article", answered=False)

    def _follow(self, ask: OpenAsk, path: str, then: str | None, answer: str, say: Say | None = None) -> None:
        mind = self._stage.minds.get(ask.person)
        mood = mind.mood(self._stage.now_s) if mind else "upset"
        line = self._stage.line(path, mood, f"{ask.inject}:{answer}", say.text if say else "") if path else ""
        action = say.id if say else ""
        self._stage.emit(Answered(self._stage.now_s, ask.person, ask.inject, answer, action, ask.by, line))
        if then is not None:
            self._call(then)

    def _publish(self, ask: OpenAsk, line: str, *, answered: bool) -> None:
        now = self._stage.now_s
        self._stage.emit(Published(now, ask.person, ask.inject, line, answered))
        for name, mind in self._stage.minds.items():
            if mind.person.is_ in ("public", "patient", "family"):
                self._stage.move(name, by_news(mind, now, answered=answered), ask.inject)


def fitting(asks: Ask, say: Say) -> Answer | None:
    """The first answer of the scenario that a reply fits; one to good words fits none that does grave harm besides."""
    for answer in asks.answers:
        if answer.marks and passed_over(answer, say):
            continue
        if all(say.reading.level(mark) for mark in answer.marks) and not any(
            say.reading.level(m) for m in answer.avoid
        ):
            return answer
    return None


def passed_over(answer: Answer, say: Say) -> bool:
    """Whether a reply does grave harm of which this answer knows nothing."""
    done = grave(say.reading.levels())
    return bool(done) and done.isdisjoint(answer.marks)
