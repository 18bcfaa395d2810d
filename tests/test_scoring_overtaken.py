"""A promise for an hour that is over, as a reply repeats it, is worth half of one that can be kept."""

from __future__ import annotations

import pytest

from scenarios.shelf import load
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.score import scorecard
from sim.plan import plan_of
from sim.promises import overtaken

HOUR = "10 點 40 分前"


@pytest.mark.parametrize(("team", "level"), [("exemplary", 2), ("late", 1)])
def test_the_same_words_twenty_minutes_later_promise_nothing_that_can_be_kept(team: str, level: int) -> None:
    script = load("viral-post")
    drill = rehearse(script, script.plays[team], 1, ReplyReader(), "zh-TW")
    said = {each.id: each for each in drill.inputs if HOUR in getattr(each, "text", "")}
    starts_s = plan_of(script).starts_s
    due_s = (10 * 60 + 40) * 60 - starts_s
    scored = [each for each in scorecard(drill).replies if each.action in said and (each.at_s >= due_s) is (level == 1)]
    assert scored
    for reply in scored:
        assert [mark.level for mark in reply.marks if mark.mark == "follow_up"] == [level], reply.text
        assert overtaken(said[reply.action], starts_s) is (level == 1)  # type: ignore[arg-type]
