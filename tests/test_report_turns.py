"""The turning points in the report: said in a sentence of each language, drawn as two curves, and never invented."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scenarios.shelf import load
from scenarios.words import LANGS, Lang
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.report.plots import turn_plot
from scoring.report.told import Told
from scoring.report.turns import Turns
from scoring.score import scorecard
from scoring.turning import chosen, tried
from scoring.whatif import Change, Trial
from tests.report_fixture import BAD_TEXT, hand_card, hand_made, turning, unscored_card


def told(lang: Lang, points=None):
    drill = hand_made()
    return Turns(Told(drill.script, lang), drill, hand_card()).all(turning() if points is None else points)


def test_each_kind_is_one_sentence_in_english() -> None:
    """What would have had to be different, the two totals, trust, and what would not have happened."""
    words, sooner, said = (line.sentence for line in told("en"))
    assert words == (
        "Had the PR manager used the model answer when replying to the public at 09:15, the total would have been 59 "
        "instead of 50, and trust at the end 47 instead of 41; Mrs Wang's complaint to the health bureau and People "
        "online's report “Clinic does not answer” would not have happened."
    )
    assert sooner == (
        "Had the reply to Mrs Wang at 09:11 come 45 seconds sooner, the total would have been 54 instead of 50, with "
        "trust at the end still 41; Mrs Wang's complaint to the health bureau would not have happened."
    )
    assert said.startswith(
        "Had the head of customer service given Mrs Wang the model answer at about 09:11, the total "
    )
    assert "50.3 instead of 50.0" in said


def test_and_in_chinese() -> None:
    words, sooner, _ = (line.sentence for line in told("zh-TW"))
    assert words == (
        "要是公關經理在 09:15 回應大眾時用參考答案的說法，總分會是 59，而不是 50；結束時的信任會是 47，而不是 41；"
        "王太太向衛生局投訴與網友的報導「診所未回應」就不會發生。"
    )
    assert sooner == (
        "要是 09:11 對王太太的回覆早 45 秒，總分會是 54，而不是 50；結束時的信任仍是 41；王太太向衛生局投訴就不會發生。"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_right_speaker_is_named_with_the_one_who_spoke(lang: Lang) -> None:
    point = turning()[0]
    then = replace(point.fork.drill.inputs[0], who="director")
    fork = replace(point.fork, change=Change("a3", who="director"), drill=replace(point.fork.drill, inputs=[then]))
    (line,) = told(lang, [replace(point, kind="speaker", expectation="a3", fork=fork)])
    expected = {
        "en": "Had the director spoken to the public at 09:15, and not the PR manager,",
        "zh-TW": "的是院長，而不是公關經理",
    }
    assert expected[lang] in line.sentence and "a3" not in line.name and not line.instead


def test_only_other_words_bring_the_model_answer_and_the_words() -> None:
    words, sooner, said = told("en")
    assert words.quote == BAD_TEXT and words.instead.startswith("The line did miss calls")
    assert sooner.quote and not sooner.instead
    assert said.instead and not said.quote


@pytest.mark.parametrize("lang", LANGS)
def test_none_found_and_none_looked_for_are_two_things(lang: Lang) -> None:
    """An empty list is an answer; None leaves the section out."""
    drill, card = hand_made(), hand_card()
    assert 'id="turning"' not in report_html(Subject(drill, card, lang))
    page = report_html(Subject(drill, card, lang, turning=[]))
    assert 'id="turning"' in page and ("單改一件事，分數不會更好" in page or "No single change" in page)
    assert json.loads(report_json(Subject(drill, card, lang)))["turns"] is None
    assert json.loads(report_json(Subject(drill, card, lang, turning=[])))["turns"] == []


def test_fewer_than_three_are_not_called_three() -> None:
    drill, card = hand_made(), hand_card()
    assert "Three turning points" in report_html(Subject(drill, card, "en", turning=turning()))
    assert "Three turning points" not in report_html(Subject(drill, card, "en", turning=turning()[:2]))


def test_an_unscored_drill_has_no_number_before() -> None:
    drill = hand_made()
    (line,) = Turns(Told(drill.script, "en"), drill, unscored_card()).all(turning()[:1])
    assert "59 instead of not scored" in line.sentence and line.total is None


def test_both_curves_are_in_the_picture_and_end_where_the_trust_ends() -> None:
    """The field shows the tens between which both lie; the signs at the right do not touch."""
    line = told("en")[0]
    chart = turn_plot(line, Told(hand_made().script, "en"))
    was, would = chart.strokes
    assert (was.end.text, would.end.text) == ("41", "47") and would.points != was.points
    assert abs(was.end.y - would.end.y) >= 24
    assert chart.rows[0].text == "40" and chart.height < 200


@pytest.mark.parametrize("lang", LANGS)
def test_a_played_drill_tells_its_own(lang: Lang) -> None:
    """The late team's points are found, told in the page and in Markdown, and say no id of the scenario."""
    script, reader = load("press-inquiry"), ReplyReader()
    drill = rehearse(script, script.plays["late"], 3, reader, lang)
    card = scorecard(drill)
    points = chosen(tried(Trial(drill, reader, lang), card))
    text = report_markdown(Subject(drill, card, lang, turning=points))
    lines = Turns(Told(script, lang), drill, card).all(points)
    assert len(lines) == 3 and all(line.total_then > line.total for line in lines)
    changed = [(line.kind, line.action) for line in lines if line.action]
    assert len(changed) == len(set(changed))
    assert all(line.sentence.split("；")[0].split(";")[0][:30] in text for line in lines)
    assert "jiang" not in "".join(line.sentence for line in lines)
