"""What-if: the difference is the reply's, and an unchanged reply makes none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.field import ROLES
from scenarios.shelf import load, shelf
from scoring.memory import RememberingReader
from scoring.reading import ReplyReader
from scoring.reference import reference, trust
from scoring.rehearsal import rehearse
from scoring.score import scorecard
from scoring.turning import chosen, tried
from scoring.whatif import Change, NoReplyError, Trial, compared, forked, reply_at
from sim.actions import Say
from sim.drill import Drill
from sim.events import Delivered, Escalated
from sim.journal import bodies, chained, digest, header_of
from sim.reading import Mark, Reading

READER = ReplyReader()
REMEMBERING = RememberingReader(READER)
GOOD = "王太太，您先坐。先生痛了一整晚，電話又打不通，換作是我也會又急又氣。"


@pytest.fixture
def late(counter, say):
    drill = Drill(counter, 2)
    drill.act(say(900, text=GOOD, empathy=2, explanation=2, name="first"))
    drill.advance_to(drill.ends_s)
    return drill


def test_an_unchanged_reply_changes_nothing_byte_for_byte(late):
    fork = forked(late, Change("first"), READER, "zh-TW")
    assert digest(fork) == digest(late) and fork.events == late.events


@pytest.fixture(scope="module", params=[heading.id for heading in shelf()])
def rehearsed(request):
    """A finished drill of each scenario in the library, with replies and steps, late enough for people to escalate."""
    script = load(request.param)
    return rehearse(script, script.plays["late"], 3, REMEMBERING, "zh-TW")


def journal_bytes(drill):
    """The whole journal as it would stand in a file, hashes and all."""
    return "".join(line + "\n" for line, _ in chained(bodies(header_of(drill, "zh-TW"), drill))).encode()


def unchanged_in_every_way(action):
    """No delay, the same speaker, the same words."""
    yield Change(action.id)
    if isinstance(action, Say):
        yield Change(action.id, delay_s=0, text=action.text, who=action.who)


def test_an_unchanged_reply_leaves_the_whole_journal_as_it_is_in_every_scenario(rehearsed):
    before = journal_bytes(rehearsed)
    for action in rehearsed.inputs:
        for change in unchanged_in_every_way(action):
            fork = forked(rehearsed, change, REMEMBERING, "zh-TW")
            assert journal_bytes(fork) == before, change
            found = compared(rehearsed, fork, change)
            assert found.gone == found.new == ()
            assert found.card == scorecard(rehearsed)


def test_the_control_one_second_one_word_or_another_speaker_is_noticed(rehearsed):
    """If any change at all left the bytes as they were, the test above would say nothing."""
    before = journal_bytes(rehearsed)
    say = next(each for each in rehearsed.inputs if isinstance(each, Say))
    other = next(role for role in ROLES if role != say.who)
    for change in (Change(say.id, delay_s=1), Change(say.id, text=say.text + "。"), Change(say.id, who=other)):
        assert journal_bytes(forked(rehearsed, change, REMEMBERING, "zh-TW")) != before, change


def test_words_that_stay_keep_the_reading_they_were_given(rehearsed):
    """By another reader, or by an evaluator: what was recorded counts, and the rules are not asked again."""
    drill = Drill(rehearsed.script, 3)
    for action in rehearsed.inputs:
        marked = replace(action, reading=Reading({"empathy": Mark(2)})) if isinstance(action, Say) else action
        drill.act(marked)
    drill.advance_to(drill.ends_s)
    assert journal_bytes(drill) != journal_bytes(rehearsed)
    say = reply_at(drill, 0)
    assert journal_bytes(forked(drill, Change(say.id, text=say.text), READER, "zh-TW")) == journal_bytes(drill)


def test_a_drill_of_an_earlier_program_is_forked_and_measured_with_its_own_numbers(rehearsed):
    """A journal carries every number of the model of people; the fork and both teams of the outcome use those."""
    numbers = {"silence.trust": 2 * rehearsed.coefficients["silence.trust"]}
    drill = Drill(rehearsed.script, 3, numbers)
    for action in rehearsed.inputs:
        drill.act(action)
    drill.advance_to(drill.ends_s)
    assert drill.events != rehearsed.events
    for action in drill.inputs[:3]:
        assert journal_bytes(forked(drill, Change(action.id), READER, "zh-TW")) == journal_bytes(drill)
    silent = Drill(rehearsed.script, 3, numbers)
    silent.advance_to(silent.ends_s)
    assert reference(drill).silent == trust(silent) != reference(rehearsed).silent


def test_the_same_words_sooner_spare_the_post(late):
    change = Change("first", delay_s=-840)
    fork = compared(late, forked(late, change, READER, "zh-TW"), change)
    gone = {event.inject for event in fork.gone if isinstance(event, Delivered)}
    assert {"post", "hard"} <= gone
    assert any(isinstance(event, Escalated) for event in fork.gone)
    assert {event.inject for event in fork.new if isinstance(event, Delivered)} >= {"soft"}
    assert fork.card.trust.end > scorecard(late).trust.end


def test_a_reply_cannot_come_before_what_it_answers(late):
    fork = forked(late, Change("first", delay_s=-99_999), READER, "zh-TW")
    assert fork.inputs[0].at_s == 1


def test_other_words_are_read_again(late):
    change = Change("first", text="這不是我們的錯，是您自己沒有看衛教單。")
    fork = compared(late, forked(late, change, READER, "zh-TW"), change)
    assert fork.drill.inputs[0].reading.level("blame_shifting") > 0
    assert fork.card.trust.end < scorecard(late).trust.end


def test_no_reply_no_fork(late):
    assert reply_at(late, 0).id == "first"
    with pytest.raises(NoReplyError):
        reply_at(late, 901)


def test_the_turning_points_are_found_by_trying(late):
    """The late first reply is worth most when it comes sooner; the reporter who got none is worth an answer."""
    found = chosen(tried(Trial(late, READER, "zh-TW"), scorecard(late)))
    assert {(point.kind, point.expectation) for point in found} >= {("sooner", "first-reply"), ("said", "answer-press")}
    gains = [point.gain for point in found]
    assert gains == sorted(gains, reverse=True) and all(gain > 0 for gain in gains)
