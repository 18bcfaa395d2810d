"""One voice: what was said against the fact sheet, against other statements, or by the wrong person.

The engine tells of slips that people in the drill react to. What the score adds can be judged afterwards alone: a flat
denial of what is confirmed, an unknown spoken of as known, a denial of any fault where the clinic has one to own, a
word on whether somebody was ever a patient, statements that contradict each other, and documents that went out without
their approvals. Signs of the fact sheet and marks of the reading decide. A reply that touches nothing of this cannot be
judged, and is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scenarios.field import PRESS_CHANNELS
from scoring.denials import DEMANDS, NEVER_HERE, NO_FAULT, OPEN, UNTRUE
from scoring.releases import Releases
from scoring.scorecard import VoiceSlip
from sim.actions import Say
from sim.drill import Drill
from sim.events import Said, Slipped, Wrote
from sim.plan import plan_of
from sim.statements import OWNED, PUSHED_AWAY, Stance, signs_of, stances
from sim.voice import DENIES, HEDGES, sentence_with
from sim.wording import sentence


@dataclass
class _Heard:
    """What was said outside so far."""

    stances: dict[str, set[Stance]] = field(default_factory=dict)
    owned: bool = False


@dataclass(frozen=True)
class Voices:
    """What one voice came to."""

    slips: tuple[VoiceSlip, ...]
    judged: frozenset[str]
    """The replies that could be judged."""


def voices(drill: Drill) -> Voices:
    """All slips in the order of time, and which replies could be judged at all."""
    return _Ear(drill).hear()


class _Ear:
    def __init__(self, drill: Drill) -> None:
        self._drill = drill
        self._facts = drill.script.scenario.facts
        self._words = plan_of(drill.script).signs
        self._signs = signs_of(plan_of(drill.script), self._facts)
        self._status = {fact.id: fact.status for fact in self._facts}
        self._says = {action.id: action for action in drill.inputs if isinstance(action, Say)}
        self._to_own = {
            each.inject for each in drill.expectations.by_id.values() if set(OWNED) & set(each.marks) and each.inject
        }
        self._heard = _Heard()
        self._releases = Releases(drill)

    def hear(self) -> Voices:
        told: dict[str, list[Slipped]] = {}
        heard = [event for event in self._drill.events if isinstance(event, (Said, Slipped, Wrote))]
        for event in heard:
            if isinstance(event, Slipped):
                told.setdefault(event.action, []).append(event)
        slips: list[VoiceSlip] = []
        judged: set[str] = set()
        for event in heard:
            if isinstance(event, Wrote):
                self._releases.wrote(event)
            elif isinstance(event, Said) and event.to != "team":
                say = self._says[event.action]
                mine = self._of(event, say, told.get(event.action, []))
                slips += mine
                if mine or self._touches(say) or self._releases.judges(say):
                    judged.add(event.action)
        return Voices(tuple(slips), frozenset(judged))

    def _of(self, event: Said, say: Say, told: list[Slipped]) -> list[VoiceSlip]:
        found = [VoiceSlip(each.at_s, each.action, each.who, each.slip, each.fact, each.quote) for each in told]
        known = {(each.slip, each.fact) for each in found}
        for slip, fact, quote in self._added(event, say):
            if (slip, fact) not in known:
                known.add((slip, fact))
                found.append(VoiceSlip(event.at_s, event.action, event.who, slip, fact, quote))
        return found

    def _added(self, event: Said, say: Say) -> Iterator[tuple[str, str, str]]:
        taken = stances(self._signs, say.text)
        for fact, (stance, quote) in taken.items():
            if self._status[fact] == "confirmed" and stance == "no":
                yield "fabrication", fact, quote
        for each in self._facts:
            if each.status == "unknown" and (quote := _asserted(self._words[each.id], say.text)):
                yield "asserts-unknown", each.id, quote
        denied = self._denied(event, say)
        if denied:
            yield "denies-fault", "", denied
        if self._drill.is_outside(say) and (quote := _said(NEVER_HERE, say.text)):
            yield "denies-visit", "", quote
        yield from self._against_earlier(say, taken, denied)
        for slip in self._releases.lacking(say):
            yield slip, "", sentence(say.text, 0, 1)

    def _denied(self, event: Said, say: Say) -> str:
        """The words that deny any fault, or call a complaint untrue, where the clinic has something to own."""
        if not self._to_own or _owns(say):
            return ""
        quote = _said(NO_FAULT, say.text)
        if not quote and (not event.answers or self._to_own & set(event.answers)):
            quote = _said(UNTRUE, say.text)
        return quote

    def _against_earlier(
        self, say: Say, taken: Mapping[str, tuple[Stance, str]], denied: str
    ) -> Iterator[tuple[str, str, str]]:
        heard = self._heard
        if not self._drill.is_outside(say):
            return
        for fact, (stance, quote) in taken.items():
            if heard.stances.get(fact, {stance}) != {stance}:
                yield "contradiction", fact, quote
            heard.stances.setdefault(fact, set()).add(stance)
        owns = _owns(say)
        if heard.owned and not owns and (denied or any(say.reading.level(mark) == 2 for mark in PUSHED_AWAY)):
            yield "contradiction", "", denied or _behind(say)
        heard.owned |= owns

    def _touches(self, say: Say) -> bool:
        """Whether it speaks of the fact sheet, or to the press, where who speaks is a matter of one voice."""
        return say.by in PRESS_CHANNELS or any(_holds(words, say.text) for words in self._words.values())


def _owns(say: Say) -> bool:
    """Whether it owns a failing clearly, in words that neither deny, nor demand, nor lay the blame on somebody else."""
    if say.reading.level("blame_shifting") == 2:
        return False
    marks = [say.reading.marks.get(mark) for mark in OWNED]
    parts = [
        sentence(say.text, each.start, each.end)
        for mark in marks
        if mark is not None and mark.level == 2
        for each in mark.evidence
    ]
    return any(map(_plainly, parts))


# Thousands of drills of one scenario say the same things: hence what these find is kept.
@lru_cache(maxsize=4096)
def _plainly(part: str) -> bool:
    """Whether words that own a failing neither deny nor demand."""
    return not NO_FAULT.search(part) and not DEMANDS.search(part)


@lru_cache(maxsize=8192)
def _holds(signs: frozenset[str], text: str) -> bool:
    """Whether a text holds one of these words."""
    lowered = text.lower()
    return any(word in lowered for word in signs)


@lru_cache(maxsize=8192)
def _asserted(signs: frozenset[str], text: str) -> str:
    """The sentence in which an unknown thing is spoken of as known, or empty."""
    quote = sentence_with(signs, text)
    return "" if not quote or OPEN.search(quote + _after(text, quote)) or DENIES.search(quote) else quote


@lru_cache(maxsize=4096)
def _said(words: re.Pattern[str], text: str) -> str:
    """The sentence around the first of these words that is not left open, or empty."""
    for found in words.finditer(text):
        whole = sentence(text, *found.span())
        if not HEDGES.search(whole):
            return whole
    return ""


def _after(text: str, quote: str) -> str:
    """The sign that ends a sentence: a question asserts nothing."""
    at = text.find(quote)
    return text[at + len(quote) : at + len(quote) + 1] if at >= 0 else ""


def _behind(say: Say) -> str:
    for mark in PUSHED_AWAY:
        found = say.reading.marks.get(mark)
        if found is not None and found.level == 2 and found.evidence:
            return sentence(say.text, found.evidence[0].start, found.evidence[0].end)
    return say.text
