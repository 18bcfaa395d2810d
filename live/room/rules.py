"""Who may make which call, and in which phase.

One table, from which the room decides, the server describes itself, and the tests go through every combination.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from live.room import calls, refusal
from live.room.seats import PHASES, PLAYERS, SEATS, Phase, Seat
from scenarios.clean import clean


@dataclass(frozen=True)
class Rule:
    """Who may make a call, and when."""

    fields: type[calls.Call]
    seats: tuple[Seat, ...]
    phases: tuple[Phase, ...]


GOING: Final[tuple[Phase, ...]] = ("running",)
OPEN: Final[tuple[Phase, ...]] = ("lobby", "running", "paused")
BEGUN: Final[tuple[Phase, ...]] = ("running", "paused", "ended", "hotwash")
CONTROL: Final[tuple[Seat, ...]] = ("controller",)
STAFF: Final[tuple[Seat, ...]] = ("controller", "evaluator")

CALLS: Final[dict[str, Rule]] = {
    "say": Rule(calls.Say, PLAYERS, GOING),
    "do": Rule(calls.Do, PLAYERS, GOING),
    "assess": Rule(calls.Assess, PLAYERS, GOING),
    "write": Rule(calls.Write, PLAYERS, GOING),
    "publish": Rule(calls.Publish, PLAYERS, GOING),
    "check": Rule(calls.Check, PLAYERS, ("running", "paused")),
    "draft": Rule(calls.Draft, PLAYERS, ("running", "paused")),
    "tell": Rule(calls.Tell, SEATS, PHASES),
    "sit": Rule(calls.Sit, SEATS, OPEN),
    "leave": Rule(calls.Plain, SEATS, PHASES),
    "language": Rule(calls.Language, SEATS, PHASES),
    "answer": Rule(calls.Answer, SEATS, ("hotwash",)),
    "start": Rule(calls.Plain, CONTROL, ("lobby",)),
    "pause": Rule(calls.Plain, CONTROL, GOING),
    "resume": Rule(calls.Plain, CONTROL, ("paused",)),
    "halt": Rule(calls.Halt, SEATS, ("running", "paused")),
    "pace": Rule(calls.Pace, CONTROL, OPEN),
    "ahead": Rule(calls.Plain, CONTROL, GOING),
    "end": Rule(calls.Plain, CONTROL, ("running", "paused")),
    "hotwash": Rule(calls.Plain, CONTROL, ("ended",)),
    "steer": Rule(calls.Steer, CONTROL, GOING),
    "place": Rule(calls.Place, CONTROL, PHASES),
    "judge": Rule(calls.Judge, STAFF, BEGUN),
    "observe": Rule(calls.Observe, STAFF, BEGUN),
    "rate": Rule(calls.Rate, STAFF, BEGUN),
}
"""By name. `ahead` goes on to the next inject; `halt` is anybody's."""


def rule_for(name: str, seat: Seat, phase: Phase) -> Rule:
    """The rule of a call that this seat may make now; raises UnknownCallError, NotYoursError, NotNowError."""
    rule = CALLS.get(name)
    if rule is None:
        raise refusal.UnknownCallError(call=clean(name)[:40])
    if seat not in rule.seats:
        raise refusal.NotYoursError(seats=rule.seats)
    if phase not in rule.phases:
        raise not_now(name, phase)
    return rule


def not_now(name: str, phase: Phase) -> refusal.NotNowError:
    """When that call could be made."""
    return refusal.NotNowError(phase=phase, phases=CALLS[name].phases)


def understood(rule: Rule, fields: Mapping[str, Any]) -> calls.Call:
    """The call that these fields make; raises FieldsError."""
    try:
        return rule.fields.model_validate(dict(fields))
    except ValidationError as error:
        raise refusal.FieldsError.of(error) from error
