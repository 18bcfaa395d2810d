"""A drill judged anew: what happened stays; what rests on marks follows the marks of whoever judges."""

from __future__ import annotations

from dataclasses import fields

import pytest

from scenarios.shelf import load, load_play
from scoring.evaluation.anew import JudgedAnew, reread, with_levels
from scoring.evaluation.compare import evaluated, recorded, replies
from scoring.evaluation.doubtful import doubts
from scoring.evaluation.opinions import Opinion, Submission
from scoring.evaluation.provenance import reader_name
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.score import scorecard
from sim.actions import Say
from sim.drill import Drill
from sim.events import Said, Slipped
from sim.reading import MARKS, Mark, Reading, Reply

DRILLS = [
    (scenario, play) for scenario in ("angry-patient", "viral-post", "press-inquiry") for play in ("late", "defensive")
]


@pytest.fixture(scope="module")
def drilled():
    """Each drill once, by scenario and rehearsal."""
    known: dict[tuple[str, str], Drill] = {}

    def played(scenario: str, play: str) -> Drill:
        if (scenario, play) not in known:
            script = load(scenario)
            known[scenario, play] = rehearse(script, load_play(play, script), 3, ReplyReader(), "zh-TW")
        return known[scenario, play]

    return played


def said(drill: Drill, by: str, changes: dict[tuple[str, str], int], **more: object) -> Submission:
    before = recorded(drill)
    opinions = tuple(Opinion(*place, before[place], level, "because") for place, level in changes.items())
    return Submission(by, "2026-11-22T09:00:00+08:00", opinions, **more)


@pytest.mark.parametrize(("scenario", "play"), DRILLS)
def test_under_its_own_marks_a_drill_is_scored_as_it_was(drilled, scenario, play):
    """The whole scorecard, every expected action and every event: judging anew follows the rules of the drill."""
    drill = drilled(scenario, play)
    again = JudgedAnew(drill, {action.id: action.reading for action in drill.inputs if isinstance(action, Say)})
    one, other = scorecard(drill), scorecard(again)
    assert not [field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)]
    assert again.expectations.by_id == drill.expectations.by_id and again.events == drill.events


def test_a_reply_judged_empty_no_longer_meets_what_was_expected(drilled):
    """And what the people felt, who heard the reply at the time, is as it was."""
    drill = drilled("angry-patient", "late")
    met = next(each for each in drill.expectations.by_id.values() if each.fulfilled_s is not None and each.step is None)
    none = with_levels(drill, {(met.attempt, mark): 0 for mark in MARKS})
    before, after = scorecard(drill), scorecard(none)
    assert none.expectations.by_id[met.id].attempt != met.attempt or none.expectations.by_id[met.id].fulfilled_s is None
    assert after.dimension("principles").score < before.dimension("principles").score
    assert after.trust_of == before.trust_of and after.dimension("outcome") == before.dimension("outcome")
    assert drill.expectations.by_id[met.id] is met and scorecard(drill) == before


def test_blame_that_an_evaluator_hears_caps_the_score_and_one_that_it_takes_back_does_not(drilled):
    good = drilled("angry-patient", "late")
    reply = next(say for say in replies(good) if say.to == "wang" or say.by == "counter")
    blamed = scorecard(with_levels(good, {(reply.id, "blame_shifting"): 2}))
    assert "blaming" in [cap.id for cap in blamed.caps] and "blaming" not in [cap.id for cap in scorecard(good).caps]
    cap = next(cap for cap in blamed.caps if cap.id == "blaming")
    assert cap.action == reply.id and cap.quote == reply.text


def test_a_breach_of_privacy_follows_the_mark(drilled):
    """The slip that the engine told of goes with the mark, and comes with it; slips of words alone stay."""
    drill = drilled("viral-post", "late")
    reply = next(say for say in replies(drill) if drill.is_outside(say))
    breached = with_levels(drill, {(reply.id, "privacy_breach"): 2})
    told = [event for event in breached.events if isinstance(event, Slipped) and event.action == reply.id]
    assert [each.slip for each in told].count("privacy") == 1 and told[-1].at_s == reply.at_s
    assert "privacy" in [cap.id for cap in scorecard(breached).caps]
    cleared = with_levels(breached, {(reply.id, "privacy_breach"): 0})
    assert cleared.events == drill.events and scorecard(cleared) == scorecard(drill)


def test_what_was_said_carries_the_other_marks(drilled):
    drill = drilled("angry-patient", "late")
    reply = replies(drill)[0]
    again = with_levels(drill, {(reply.id, "jargon"): 1})
    heard = next(event for event in again.events if isinstance(event, Said) and event.action == reply.id)
    assert heard.marks == reply.reading.levels() | {"jargon": 1}


def test_reading_again_with_the_same_reader_gives_the_same_marks(drilled):
    """Each reply is read in its own moment: what was asked before it, and whether outsiders heard it."""
    drill = drilled("press-inquiry", "late")
    found = reread(drill, ReplyReader(), "zh-TW")
    assert all(
        found[action.id].present() == action.reading.present() for action in drill.inputs if isinstance(action, Say)
    )


def test_both_scores_stand_side_by_side_with_whose_marks_they_rest_on(drilled):
    drill = drilled("angry-patient", "late")
    first, second = replies(drill)[:2]
    harsh = {(first.id, mark): 0 for mark in MARKS}
    lin, chen = said(drill, "Lin", harsh), said(drill, "Chen", {(first.id, "empathy"): 2, (second.id, "threat"): 0})
    found = evaluated(drill, [lin, chen])
    assert [(line.whose, line.by) for line in found.scores] == [
        ("recorded", ""),
        ("joint", ""),
        ("evaluator", "Lin"),
        ("evaluator", "Chen"),
    ]
    assert found.scores[0].total == scorecard(drill).total and found.scores[2].total < found.scores[0].total
    assert [each.raters for each in found.agreements] == [("reader", "Lin"), ("reader", "Chen"), ("Lin", "Chen")]
    assert [each.units for each in found.agreements] == [24, 2, 1]
    assert found.confirmed + len(found.changed) == 26


def test_the_last_word_of_an_evaluator_counts(drilled):
    drill = drilled("angry-patient", "late")
    reply = replies(drill)[0]
    place = (reply.id, "empathy")
    twice = [said(drill, "Lin", {place: 0}), said(drill, "Lin", {place: reply.reading.level("empathy")})]
    found = evaluated(drill, twice)
    assert not found.changed and found.confirmed == 1 and found.scores[-1].changed == 0


def test_a_second_reader_is_shown_and_never_counts(drilled):
    drill = drilled("angry-patient", "late")
    reply = replies(drill)[0]
    other = 2 - reply.reading.level("empathy") if reply.reading.level("empathy") != 1 else 0
    found = evaluated(drill, [said(drill, "model", {(reply.id, "empathy"): other}, kind="second-reader")])
    assert [line.whose for line in found.scores] == ["recorded"] and not found.agreements
    assert [(each.by, each.opinion.level) for each in found.second] == [("model", other)]


def test_another_reader_s_score_is_told_as_its_own(drilled):
    """A program that reads nothing at all stands for any other reader."""

    class Deaf:
        def read(self, _: Reply) -> Reading:
            return Reading({mark: Mark(0, (), 0.5) for mark in MARKS})

    drill = drilled("angry-patient", "late")
    program = reread(drill, Deaf(), "zh-TW")
    found = evaluated(drill, [], None, program)
    assert [line.whose for line in found.scores] == ["recorded", "program"]
    assert found.scores[1].total < found.scores[0].total
    assert found.scores[1].reader == reader_name() and not found.scores[0].reader
    same = evaluated(drill, [], None, reread(drill, ReplyReader(), "zh-TW"))
    assert [line.whose for line in same.scores] == ["recorded"]


def test_only_marks_of_low_confidence_are_doubtful(drilled):
    drill = drilled("angry-patient", "late")
    program = reread(drill, ReplyReader(), "zh-TW")
    found = doubts(drill, program, 0.6)
    assert not doubts(drill, program, 0.0) and len(doubts(drill, program, 1.1)) == len(replies(drill))
    for each in found:
        assert all(program[each.action].marks[mark].confidence < 0.6 for mark in each.marks)
    assert sum(len(each.marks) for each in found) < 24 * len(replies(drill)) / 4
