"""What-if: the difference is the reply's, and an unchanged reply makes none."""

from __future__ import annotations

import pytest

from scoring.reading import RuleReader
from scoring.rehearsal import rehearse
from scoring.score import scorecard
from scoring.turning import turning_points
from scoring.whatif import Change, NoReplyError, compared, forked, reply_at
from sim.drill import Drill
from sim.events import Delivered, Escalated
from sim.journal import digest

READER = RuleReader()
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


def test_the_same_holds_for_a_whole_rehearsal(counter):
    from scenarios.library import load

    script = load("viral-post")
    drill = rehearse(script, script.plays["exemplary"], 3, READER, "zh-TW")
    for action in drill.inputs:
        assert digest(forked(drill, Change(action.id, delay_s=0), READER, "zh-TW")) == digest(drill)


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
    found = turning_points(late, scorecard(late), READER, "zh-TW")
    assert {(point.kind, point.expectation) for point in found} >= {("sooner", "first-reply"), ("said", "answer-press")}
    gains = [point.gain for point in found]
    assert gains == sorted(gains, reverse=True) and all(gain > 0 for gain in gains)
