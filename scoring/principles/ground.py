"""A drill as principles look at it: replies, moments that called for one, people, steps of the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scenarios.field import PRESS_CHANNELS, PUBLIC_CHANNELS, STATEMENT_CHANNELS
from scoring.principles.catalogue import Choice, words
from scoring.replies import expectations_of
from scoring.voices import voices
from sim.actions import Say
from sim.drill import Drill
from sim.events import Did, Learned, Said
from sim.expectations import Expectation
from sim.plan import plan_of
from sim.promises import promised
from sim.reading import MARKS
from sim.statements import OWNED
from sim.wording import clause, sentence

MEASURES = frozenset({"corrective_action", *OWNED})
"""A public reply that calls for one of these is a statement."""


@dataclass(frozen=True)
class Reply:
    """One thing said to somebody outside the team."""

    said: Said
    say: Say
    kind: str
    """What sort of person was spoken to; `public` for everybody."""
    temper: str
    outside: bool
    slips: tuple[tuple[str, str], ...]
    """Rules of one voice that it broke, each with the words."""
    moments: tuple[Expectation, ...]
    """The expected replies that it was an attempt at."""
    promise: str
    """The words that promise a time, or empty."""

    def on(self, place: str) -> bool:
        """Whether it was said there (see `Principle.on`)."""
        by = self.said.by
        public = by in PUBLIC_CHANNELS
        statement = public and (by in STATEMENT_CHANNELS or any(is_statement(each) for each in self.moments))
        return {
            "": True,
            "outside": self.outside,
            "public": public,
            "social": by in ("social", "review"),
            "statement": statement and self.kind == "public",
            "press": self.kind == "journalist" or by in PRESS_CHANNELS,
        }[place]

    def words_for(self, atom: str, least: int) -> str | None:
        """The words that bear an atom out, or None where it does not hold; `least` is a mark's level unless given."""
        name, _, level = atom.partition(":")
        if name == "any":
            return self.said.text
        if name == "promise":
            return self.promise or None
        if name.startswith("slip."):
            return next((quote or self.said.text for slip, quote in self.slips if slip == name[5:]), None)
        if name.startswith("words."):
            found = words(name[6:]).search(self.said.text)
            return sentence(self.said.text, *found.span()) if found else None
        if name not in MARKS:
            raise KeyError(atom)
        mark = self.say.reading.marks.get(name)
        if mark is None or mark.level < int(level or least):
            return None
        first = next(iter(mark.evidence), None)
        return self.said.text if first is None else clause(self.said.text, first.start, first.end) or first.quote

    def lacks_none(self, atoms: Choice) -> bool:
        """Whether it holds none of these marks."""
        return all(self.words_for(atom, 1) is None for atom in atoms)


class Ground:
    """A drill with all that principles ask after, worked out once."""

    def __init__(self, drill: Drill) -> None:
        self.drill = drill
        self.scenario = drill.script.scenario
        slips: dict[str, list[tuple[str, str]]] = {}
        for slip in voices(drill).slips:
            slips.setdefault(slip.action, []).append((slip.slip, slip.quote))
        says = {action.id: action for action in drill.inputs if isinstance(action, Say)}
        self.replies = tuple(
            self._reply(event, says[event.action], slips.get(event.action, []))
            for event in drill.events
            if isinstance(event, Said) and event.to != "team"
        )
        self.moments = tuple(
            each for each in drill.expectations.by_id.values() if each.step is None and self._came(each)
        )
        self.dids = tuple(event for event in drill.events if isinstance(event, Did))
        self._learned = {event.fact: event.at_s for event in drill.events if isinstance(event, Learned)}

    def kind_of(self, name: str) -> str:
        """What sort of person that is; `public` for everybody."""
        person = self.scenario.people.get(name)
        return person.is_ if person is not None else "public"

    def temper_of(self, name: str) -> str:
        """Their temper, or empty."""
        person = self.scenario.people.get(name)
        return person.temper if person is not None else ""

    def answers_to(self, moment: Expectation) -> tuple[Reply, ...]:
        """The replies that were an attempt at it."""
        return tuple(reply for reply in self.replies if any(each.id == moment.id for each in reply.moments))

    def steps(self, choice: Iterable[str]) -> Iterator[Expectation]:
        """The expected steps of these names that came up in this drill."""
        wanted = set(choice)
        for each in self.drill.expectations.by_id.values():
            if each.step in wanted and self._came(each):
                yield each

    def fault_known(self, at_s: int) -> bool:
        """Whether the fact sheet confirms anything to the team at that second."""
        return any(
            fact.status == "confirmed" and (fact.known_when is None or self._learned.get(fact.id, at_s + 1) <= at_s)
            for fact in self.scenario.facts
        )

    def _came(self, each: Expectation) -> bool:
        return each.opened_s is not None and (bool(each.attempt) or each.due_s < self.drill.now_s)

    def _reply(self, event: Said, say: Say, slips: list[tuple[str, str]]) -> Reply:
        promise = promised(say, plan_of(self.drill.script).starts_s)
        return Reply(
            said=event,
            say=say,
            kind=self.kind_of(event.to),
            temper=self.temper_of(event.to),
            outside=self.drill.is_outside(say),
            slips=tuple(slips),
            moments=tuple(expectations_of(self.drill, event, say)),
            promise=promise[1] if promise else "",
        )


def is_public(moment: Expectation) -> bool:
    """Whether everybody is to be answered; what a reporter asks on air is still a reporter's question."""
    return moment.to == "public" or (moment.public and moment.by not in PRESS_CHANNELS)


def is_statement(moment: Expectation) -> bool:
    """Whether it calls for a public word on what is being done, or on what the clinic has to own."""
    return is_public(moment) and bool(MEASURES & set(moment.marks))
