"""Documents that go out without the approvals that the team's own procedure asks for."""

from __future__ import annotations

import json

import pytest

from scenarios.shelf import load
from scenarios.words import LANGS, Lang
from scoring.report import Subject, report_html, report_json
from scoring.score import scorecard
from scoring.voices import voices
from sim.actions import Do, Say, Write
from sim.drill import Drill
from sim.reading import Reading

WORDS = "昨晚的電話沒有接到，我們正在查。"


def published(counter, *stages: tuple[str, str], who="pr", by="website", document="s") -> Drill:
    """A statement drafted, brought through these stages, and published at the end of two minutes."""
    drill = Drill(counter, 1)
    drill.act(Write("w", 5, "pr", "s", "draft", title="第一份聲明", text=WORDS))
    for number, (role, stage) in enumerate(stages):
        drill.act(Write(f"w{number}", 10 + number, role, "s", stage, text=WORDS))
    drill.act(Say("out", 120, who, "public", by, WORDS, Reading(), document=document))
    drill.advance_to(drill.ends_s)
    return drill


def slips(drill: Drill) -> list[str]:
    return [each.slip for each in voices(drill).slips if each.action == "out"]


def test_a_statement_that_nobody_approved_is_a_slip_of_one_voice(counter):
    drill = published(counter)
    assert "unapproved" in slips(drill) and "out" in voices(drill).judged
    (slip,) = [each for each in voices(drill).slips if each.slip == "unapproved"]
    assert slip.quote == WORDS.rstrip("。") and slip.who == "pr"


def test_approved_it_is_none_and_still_counts_as_judged(counter):
    drill = published(counter, ("director", "approve"))
    assert "unapproved" not in slips(drill) and "out" in voices(drill).judged


@pytest.mark.parametrize("after", ["draft", "return"])
def test_approval_is_of_the_words_that_were_read(counter, after):
    """A later draft, and one that was sent back, has to be approved again."""
    assert "unapproved" in slips(published(counter, ("director", "approve"), ("pr", after)))


def test_the_director_approves_what_he_publishes_himself(counter):
    assert "unapproved" not in slips(published(counter, who="director"))


def test_free_words_and_words_inside_ask_for_no_release(counter):
    """A drill without documents is judged as before."""
    assert not {"unapproved"} & set(slips(published(counter, document="")))
    assert not {"unapproved"} & set(slips(published(counter, by="phone")))


def test_check_and_review_are_asked_for_only_where_the_scenario_expects_them(counter):
    """The small drill expects neither; with them among its steps, each that is missing is told on its own."""
    assert not {"unchecked", "unreviewed"} & set(slips(published(counter)))
    drill = published(load("viral-post"))
    assert {"unapproved", "unchecked", "unreviewed"} <= set(slips(drill))
    done = published(load("viral-post"), ("medical", "check"), ("legal", "review"), ("director", "approve"))
    assert not {"unapproved", "unchecked", "unreviewed"} & set(slips(done))


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_says_what_was_missing_and_what_to_do(counter, lang: Lang):
    drill = published(counter)
    card = scorecard(drill)
    told = json.loads(report_json(Subject(drill, card, lang)))
    name = {"en": "Published without the director's approval", "zh-TW": "未經院長核准就發布"}[lang]
    assert name in [each["name"] for each in told["slips"]]
    assert name in report_html(Subject(drill, card, lang)).replace("&#39;", "'")


def test_only_the_step_is_no_release_of_a_document(counter):
    """Approving something in the log is not approving these words."""
    drill = Drill(counter, 1)
    drill.act(Write("w", 5, "pr", "s", "draft", text=WORDS))
    drill.act(Do("step", 8, "director", "approve"))
    drill.act(Say("out", 120, "pr", "public", "website", WORDS, Reading(), document="s"))
    drill.advance_to(drill.ends_s)
    assert "unapproved" in slips(drill)
