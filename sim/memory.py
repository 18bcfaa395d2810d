"""What the clinic has said so far: what it owned to, what it denied or concealed, and what comes out because of it.

Whoever heard the clinic own up and then hears it defend itself believes later messages less, whoever of the clinic
says them. A hidden fact that is evaded or denied in public comes out with a hazard; one that the clinic tells first
weighs less afterwards (stealing thunder).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.schema import Fact
from sim.actions import Say
from sim.counts import Counts, counted, differ
from sim.events import Cause, Leaked
from sim.minds import Mind
from sim.response import soft
from sim.stage import Stage
from sim.voice import DENIES, HEDGES, sentence_with

DENIAL = ("defensiveness", "blame_shifting", "minimising")
"""A denying word alone may be a true sentence (`we did not answer`); with one of these it is a denial."""
CONCEALS = ("evasion", *DENIAL)


@dataclass
class Told:
    """How the clinic stands to one confirmed fact."""

    said: bool = False
    """The clinic itself has told it in public, or it came out."""
    denied: bool = False
    patience: float | None = None
    """How much hazard it takes until it comes out, drawn once."""
    rate: float = 0.0
    """Per second, since `since_s`."""
    since_s: int = 0
    turn: int = 0


class Memory:
    """The clinic's words as people remember them."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._facts = {fact.id: fact for fact in stage.scenario.facts if fact.status == "confirmed"}
        self._told = {name: Told() for name in self._facts}
        self._counts: dict[str, Counts] = {}
        """How many the clinic said there were, by fact."""
        self._owned: dict[str, str] = {}
        """Who heard the clinic own up, and from whom."""

    def contradicted(self, person: str, say: Say, levels: Mapping[str, int]) -> list[Cause]:
        """What it does to somebody that the clinic takes back what they heard it own to; remembers what it owns to."""
        takes_back = levels.get("defensiveness", 0) == 2 or levels.get("blame_shifting", 0) > 0
        if levels.get("accountability", 0) == 2 and not takes_back:
            self._owned[person] = say.who
        elif takes_back and self._owned.pop(person, ""):
            return self._believed_less(person)
        return []

    def spoken(self, say: Say, levels: Mapping[str, int]) -> None:
        """What a reply that outsiders hear says, denies or conceals of the confirmed facts."""
        self._count(say)
        denies = any(levels.get(mark) for mark in DENIAL)
        for fact in self._facts.values():
            if not (denies or fact.hidden or self._told[fact.id].denied):
                continue
            sentence = sentence_with(self._stage.plan.signs[fact.id], say.text)
            if sentence and denies and DENIES.search(sentence):
                self._told[fact.id].denied = True
            elif sentence and not HEDGES.search(sentence):
                self._tell(fact, say)
            if fact.hidden and any(levels.get(mark) for mark in CONCEALS):
                self._brood(fact)

    def _count(self, say: Say) -> None:
        """Two numbers for the same, and nobody says that the first was wrong: who hears both believes neither."""
        for fact in self._stage.scenario.facts:
            if fact.status not in ("confirmed", "unknown"):
                continue
            sentence = sentence_with(self._stage.plan.signs[fact.id], say.text)
            counts = counted(sentence) if sentence else {}
            if not counts:
                continue
            if differ(self._counts.get(fact.id, {}), counts):
                for name, _ in self._listeners():
                    self._stage.move(name, self._believed_less(name), say.id)
            self._counts[fact.id] = counts

    def _tell(self, fact: Fact, say: Say) -> None:
        told = self._told[fact.id]
        if told.said:
            return
        told.said = True
        told.turn += 1
        numbers = self._stage.numbers
        for name, mind in self._listeners():
            if told.denied:
                causes = [Cause("responsibility", numbers["blame.corrected"], "corrected"), *self._believed_less(name)]
                self._stage.move(name, causes, say.id)
            elif fact.hidden:
                self._stage.move(name, [Cause("responsibility", numbers["blame.disclosed"], "self-disclosed")], say.id)
                mind.severity *= numbers["disclosed.severity"]

    def _brood(self, fact: Fact) -> None:
        """From now on the fact may come out, faster if it was denied; the chance spent so far stays spent."""
        told, now, numbers = self._told[fact.id], self._stage.now_s, self._stage.numbers
        rate = numbers["hidden.rate"] / 3600 * (numbers["hidden.denied"] if told.denied else 1.0)
        if told.said or rate <= told.rate:
            return
        if told.patience is None:
            told.patience = float(self._stage.chance(f"fact:{fact.id}").standard_exponential())
        told.patience -= told.rate * (now - told.since_s)
        told.rate, told.since_s, told.turn = rate, now, told.turn + 1
        due_s, turn = now + math.ceil(max(0.0, told.patience) / rate), told.turn
        if due_s <= self._stage.scenario.lasts:
            self._stage.agenda.at(due_s, lambda: self._leak(fact, turn))

    def _leak(self, fact: Fact, turn: int) -> None:
        told, numbers = self._told[fact.id], self._stage.numbers
        if told.turn != turn:
            return
        told.said = True
        self._stage.emit(Leaked(self._stage.now_s, fact.id, told.denied))
        blame = numbers["blame.contradicted" if told.denied else "blame.concealed"]
        for name, mind in self._listeners():
            feelings = mind.at(self._stage.now_s)
            loss = (
                soft(numbers["false.trust"], feelings, numbers)
                * (1.0 if told.denied else numbers["false.concealed"])
                * mind.severity
            )
            causes = [Cause("responsibility", blame, "came-out"), Cause("trust", loss, "came-out")]
            if told.denied:
                causes += self._believed_less(name)
            mind.stir(self._stage.now_s)
            self._stage.move(name, causes, fact.id)

    def _believed_less(self, person: str) -> list[Cause]:
        """Words are worth less to them from now on, and that costs at once a little as well."""
        mind, numbers = self._stage.minds[person], self._stage.numbers
        mind.belief = max(numbers["belief.floor"], mind.belief * numbers["belief.contradiction"])
        feelings = mind.at(self._stage.now_s)
        return [Cause("trust", soft(numbers["belief.trust"], feelings, numbers), "contradiction")]

    def _listeners(self) -> list[tuple[str, Mind]]:
        return [(name, mind) for name, mind in self._stage.minds.items() if mind.person.is_ != "staff"]
