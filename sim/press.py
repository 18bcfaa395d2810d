"""Reporters: an outlet, a deadline, an angle. They ask after what an answer left out, contradicted or evaded.

What they publish is `sim.articles`'. A reporter is at work from their first call on, or from the first time the clinic
speaks to them. Lines and articles of the scenario come first: a reporter whose article it tells writes no other, except
for a second wave, which only something new brings (a contradiction, a leak, a second patient, a false fact).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from scenarios.field import Channel
from scenarios.schema import Inject, Person
from sim.actions import Say
from sim.articles import Articles
from sim.events import Answered, Delivered, Event, Published
from sim.questions import EVADED, question
from sim.stage import Stage
from sim.statements import Found, Statements
from sim.wording import Wording

ASKS_AFTER_S: Final = (18, 45)
MOST_QUESTIONS: Final = 3
WRITES_S: Final = (240, 480)
"""From enough, or from something new, to the article."""
BEFORE_ENDEX_S: Final = 120
"""A deadline nobody set falls within the drill, so that the team sees what is printed."""
WAVES: Final = 2


@dataclass
class Reporter:
    """One reporter at work."""

    name: str
    person: Person
    scripted: bool
    """The scenario tells what they publish."""
    inject: str = ""
    """What they came with."""
    deadline_s: int | None = None
    asked: set[str] = field(default_factory=set)
    spoke_s: int = -1
    """When they last said anything."""
    dealt: frozenset[str] = frozenset()
    """Ways of not answering that their last line has dealt with."""
    news: list[Found] = field(default_factory=list)
    """What came up so far."""
    told: int = 0
    """How much of it was in an article."""
    articles: int = 0
    writing: bool = False


class Press:
    """All reporters of a drill."""

    def __init__(self, stage: Stage, statements: Statements, wording: Wording) -> None:
        self._stage = stage
        self._statements = statements
        self._wording = wording
        self._articles = Articles(stage, statements, wording)
        self._at_work: dict[str, Reporter] = {}
        self._out = False
        """Whether anything was published."""
        self._seen: set[str] = set()
        """The patients and families who spoke up in public."""
        stage.follow((Answered, Delivered, Published), self._note)

    @property
    def at_work(self) -> list[Reporter]:
        """The reporters who are on it, in the order in which they came."""
        return list(self._at_work.values())

    def delivered(self, inject: Inject) -> None:
        """A reporter comes; or a second patient does, after the first article."""
        person = self._stage.scenario.people.get(inject.from_ or "")
        if person is None:
            return
        if person.is_ == "journalist" and inject.from_ and "public" not in inject.to:
            self._start(inject.from_, inject.id)
        elif person.is_ in ("patient", "family") and "public" in inject.to and inject.from_:
            if self._out and self._seen and inject.from_ not in self._seen:
                self.learn([Found("second", "")])
            self._seen.add(inject.from_)

    def said(self, say: Say, found: list[Found]) -> None:
        """Reporters hear it: they write it down, ask on, or have what they need."""
        if say.to in self._stage.scenario.people and self._stage.scenario.people[say.to].is_ == "journalist":
            self._start(say.to, "")
        self.learn(found)
        for reporter in self.at_work:
            if say.to == reporter.name or (say.by == "press" and say.to == "public"):
                wait = self._stage.moment(f"asks:{reporter.name}:{say.id}", *ASKS_AFTER_S)
                self._stage.agenda.at(say.at_s + wait, lambda r=reporter: self._ask(r, say, found))  # type: ignore[misc]

    def learn(self, found: Iterable[Found]) -> None:
        """Something new came up; whoever has published writes again."""
        for each in found:
            for reporter in self.at_work:
                reporter.news.append(each)
                if reporter.articles and reporter.articles < WAVES:
                    self._write(reporter)

    def _start(self, name: str, inject: str) -> None:
        if name in self._at_work:
            return
        person = self._stage.scenario.people[name]
        reporter = Reporter(name, person, scripts_article(name, self._stage.scenario.injects), inject)
        self._at_work[name] = reporter
        reporter.deadline_s = self._deadline(reporter)
        if reporter.deadline_s <= self._stage.scenario.lasts and not reporter.scripted:
            self._stage.agenda.at(reporter.deadline_s, lambda: self._due(reporter))

    def _deadline(self, reporter: Reporter) -> int:
        now, lasts = self._stage.now_s, self._stage.scenario.lasts
        if reporter.person.deadline is not None:
            return max(now + 60, reporter.person.deadline)
        numbers = self._stage.numbers
        draw = float(self._stage.chance(f"deadline:{reporter.name}").normal(0.0, numbers["deadline.spread"]))
        wait = min(numbers["deadline.longest"], max(numbers["deadline.shortest"], numbers["deadline"] * math.exp(draw)))
        return max(now + 60, min(now + int(wait), lasts - BEFORE_ENDEX_S))

    def _ask(self, reporter: Reporter, say: Say, found: list[Found]) -> None:
        """The next question, unless the scenario's own has come in between."""
        heard = self._statements.known_to(reporter.name)
        if any(each.say.at_s > say.at_s and each.say.to == reporter.name for each in heard):
            return
        dealt = reporter.dealt if reporter.spoke_s >= say.at_s else frozenset()
        topic, quote = question(say, found, heard, reporter.person, reporter.asked, self._stage.numbers, dealt=dealt)
        if topic and len(reporter.asked) < MOST_QUESTIONS:
            self._speak(reporter, topic, quote, say)
        elif not topic and not reporter.scripted and not reporter.articles:
            self._write(reporter)

    def _speak(self, reporter: Reporter, topic: str, quote: str, say: Say) -> None:
        reporter.asked.add(topic)
        tones: tuple[str, ...] = (reporter.person.angle, "facts", "any")
        line = self._wording.find(
            [f"lines.press.ask.{topic}.{tone}" for tone in tones], quote, f"{reporter.name}:{say.id}"
        )
        if line:
            by: Channel = "press-call" if say.by in ("press", "website") else say.by
            now = self._stage.now_s
            self._stage.emit(Answered(now, reporter.name, reporter.inject, "follow-up", say.id, by, line, quote))

    def _write(self, reporter: Reporter) -> None:
        if reporter.writing:
            return
        reporter.writing = True
        name = f"writes:{reporter.name}:{reporter.articles}"
        due = self._stage.now_s + self._stage.moment(name, *WRITES_S)
        if due <= self._stage.scenario.lasts:
            self._stage.agenda.at(due, lambda: self._publish(reporter))

    def _due(self, reporter: Reporter) -> None:
        if not reporter.articles:
            self._publish(reporter)

    def _publish(self, reporter: Reporter) -> None:
        reporter.writing = False
        news = reporter.news[reporter.told :]
        if reporter.articles >= WAVES or (reporter.articles and not news):
            return
        again = reporter.articles > 0
        reporter.told = len(reporter.news)
        self._articles.publish(reporter.name, reporter.inject, news, again=again)

    def _note(self, event: Event) -> None:
        if isinstance(event, (Answered, Delivered)):
            name = event.person if isinstance(event, Answered) else event.from_
            if name in self._at_work and event.line:
                self._at_work[name].spoke_s = event.at_s
                if isinstance(event, Answered):
                    self._at_work[name].dealt = self._dealt(event)
        reported = isinstance(event, Delivered) and event.by == "press" and "public" in event.to
        person = event.person if isinstance(event, Published) else event.from_ if isinstance(event, Delivered) else ""
        if (reported or isinstance(event, Published)) and person in self._at_work:
            self._out = True
            reporter = self._at_work[person]
            reporter.articles, reporter.told = reporter.articles + 1, len(reporter.news)

    def _dealt(self, event: Answered) -> frozenset[str]:
        """What a line of the scenario deals with: the marks that call for it, or where none does whatever was said."""
        ways = [
            way
            for inject in self._stage.scenario.injects
            if inject.id == event.inject and inject.asks
            for way in inject.asks.answers
            if way.id == event.answer
        ]
        marks = frozenset(mark for way in ways for mark in way.marks)
        return marks & frozenset(EVADED) or frozenset(EVADED)


def scripts_article(name: str, injects: Iterable[Inject]) -> bool:
    """Whether the scenario tells what a reporter publishes: as an article, or as an inject of theirs to everybody."""
    for inject in injects:
        if inject.from_ != name:
            continue
        if "public" in inject.to and inject.by == "press":
            return True
        asks = inject.asks
        if asks and (asks.silence.article or any(answer.article for answer in asks.answers)):
            return True
    return False
