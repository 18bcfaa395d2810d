"""One voice: each slip with what it goes against, so that both quotes and both speakers stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.scorecard import VoiceSlip
from sim.actions import Say
from sim.drill import Drill
from sim.plan import plan_of
from sim.statements import OWNED, signs_of, stances
from sim.wording import sentence


@dataclass(frozen=True)
class Earlier:
    """What was said before."""

    at_s: int
    who: str
    quote: str


@dataclass(frozen=True)
class Clash:
    """A slip, and what it goes against."""

    slip: VoiceSlip
    earlier: Earlier | None
    """For a contradiction; a slip against the fact sheet names its fact instead."""


def clashes(drill: Drill, slips: Sequence[VoiceSlip]) -> tuple[Clash, ...]:
    """In the order of the slips."""
    says = [action for action in drill.inputs if isinstance(action, Say)]
    return tuple(Clash(slip, _earlier(drill, says, slip)) for slip in slips)


def _earlier(drill: Drill, says: Sequence[Say], slip: VoiceSlip) -> Earlier | None:
    """The last thing that was said outside before it and was otherwise."""
    if slip.slip != "contradiction":
        return None
    before = [say for say in says if say.at_s < slip.at_s and drill.is_outside(say)]
    told = next((say for say in says if say.id == slip.action), None)
    for say in reversed(before):
        quote = _otherwise(drill, say, told, slip.fact) if slip.fact else _owned(say)
        if quote:
            return Earlier(say.at_s, say.who, quote)
    return None


def _otherwise(drill: Drill, say: Say, told: Say | None, fact: str) -> str:
    """The sentence in which the fact was spoken of the other way round, or empty."""
    facts = [each for each in drill.script.scenario.facts if each.id == fact]
    signs = signs_of(plan_of(drill.script), facts)
    then = stances(signs, say.text).get(fact)
    now = stances(signs, told.text).get(fact) if told else None
    return then[1] if then and now and then[0] != now[0] else ""


def _owned(say: Say) -> str:
    """The sentence that owned a failing, or empty."""
    found = [say.reading.marks[mark] for mark in OWNED if say.reading.level(mark) == 2]
    places = [each for mark in found for each in mark.evidence]
    return sentence(say.text, places[0].start, places[0].end) if places else ""
