"""Principles: each reply scored on the marks that its moment called for."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from functools import lru_cache

from scoring.rules import EXTRA, EXTRA_FULL, LEVELS, OUTSIDE_WANTS, ROOM_WANTS, penalty
from scoring.scorecard import ReplyScore, ScoredMark
from sim.actions import Say
from sim.drill import Drill
from sim.events import Said
from sim.expectations import Expectation, addresses
from sim.plan import plan_of
from sim.promises import overtaken
from sim.reading import BAD_MARKS, GOOD_MARKS, MARKS


def reply_scores(drill: Drill, told: Container[str] = MARKS) -> list[ReplyScore]:
    """Every reply that went to somebody outside the team, in order; of its marks those that are to be told."""
    says = {action.id: action for action in drill.inputs if isinstance(action, Say)}
    said = [event for event in drill.events if isinstance(event, Said) and event.to != "team"]
    return [_scored(drill, event, says[event.action], told) for event in said]


def expectations_of(drill: Drill, event: Said, say: Say) -> list[Expectation]:
    """The expected replies that this one was an attempt at."""
    found = [each for each in drill.expectations.by_id.values() if each.step is None and each.inject in event.answers]
    return [each for each in found if say.who in each.who and addresses(each, say)]


def wants(drill: Drill, say: Say) -> tuple[str, ...]:
    """What a reply is asked for that answers no expected action: officials and outsiders want no sympathy."""
    person = drill.script.scenario.people.get(say.to)
    official = person is not None and person.is_ == "regulator"
    return OUTSIDE_WANTS if official or drill.is_outside(say) else ROOM_WANTS


def _scored(drill: Drill, event: Said, say: Say, told: Container[str]) -> ReplyScore:
    levels = say.reading.levels()
    if levels.get("follow_up") == 2 and overtaken(say, plan_of(drill.script).starts_s):
        levels["follow_up"] = 1  # a time that is over is none
    present = tuple(levels.items())
    wanted = max(_called_for(drill, event, say), key=lambda marks: _points(present, marks)[0])
    score, points = _points(present, wanted)
    return ReplyScore(
        action=event.action,
        at_s=event.at_s,
        who=event.who,
        to=event.to,
        by=event.by,
        text=event.text,
        answers=event.answers,
        score=score,
        marks=tuple([_mark(event, say, mark, levels[mark], points.get(mark, 0.0)) for mark in levels if mark in told]),
        wanted=wanted,
        teammate=event.teammate,
    )


def _called_for(drill: Drill, event: Said, say: Say) -> list[tuple[str, ...]]:
    """What each expected reply that this one was an attempt at asks for; it is scored by the one that it fits best."""
    expected = expectations_of(drill, event, say)
    return [_in_order(each.marks) for each in expected if each.marks] or [wants(drill, say)]


@lru_cache(maxsize=4096)
def _in_order(marks: tuple[str, ...]) -> tuple[str, ...]:
    """In the order of the codebook."""
    return tuple(mark for mark in MARKS if mark in marks)


@lru_cache(maxsize=4096)  # thousands of drills of one scenario say the same things
def _points(present: tuple[tuple[str, int], ...], wanted: tuple[str, ...]) -> tuple[float, Mapping[str, float]]:
    """What a reply with these marks at their levels scores, and what each mark gives or takes; in points of 100."""
    levels = dict(present)
    extras = [mark for mark in GOOD_MARKS if mark in levels and mark not in wanted]
    each = 100 * EXTRA / max(EXTRA_FULL, len(extras))
    points = {mark: 100 * (1 - EXTRA) / len(wanted) * LEVELS[levels.get(mark, 0)] for mark in wanted}
    points |= {mark: each * LEVELS[levels[mark]] for mark in extras}
    points |= {mark: -penalty(mark, levels[mark]) for mark in BAD_MARKS if mark in levels}
    return round(min(100.0, max(0.0, math.fsum(points.values()))), 1), points


def _mark(event: Said, say: Say, mark: str, level: int, points: float) -> ScoredMark:
    found = say.reading.marks[mark]
    hint = mark if points < 0 or level == 1 else ""
    return ScoredMark(
        event.action,
        event.at_s,
        event.who,
        event.to,
        mark,
        level,
        found.evidence,
        found.confidence,
        round(points, 1),
        hint,
    )
