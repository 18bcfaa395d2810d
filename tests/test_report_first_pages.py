"""Two pages say what matters: whose score it is, what to say instead, and what moved people; the rest is folded."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scenarios.shelf import load
from scenarios.words import LANGS, Lang
from scoring.principles import grades
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.report.visible import clauses_around, clipped
from scoring.score import scorecard
from scoring.turning import chosen, tried
from scoring.whatif import Trial
from sim.drill import Drill
from sim.events import Said
from tests.report_fixture import hand_card, hand_made

READER = ReplyReader()
CASES = [
    ("angry-patient", "late", "zh-TW"),
    ("angry-patient", "silent", "en"),
    ("angry-patient", "defensive", "en"),
    ("viral-post", "defensive", "en"),
    ("viral-post", "exemplary", "zh-TW"),
    ("press-inquiry", "defensive", "en"),
    ("press-inquiry", "late", "en"),
    ("press-inquiry", "template", "zh-TW"),
]


@cache
def played(name: str, team: str, lang: Lang) -> Drill:
    return rehearse(load(name), load(name).plays[team], 1, READER, lang)


@cache
def page(name: str, team: str, lang: Lang) -> str:
    drill = played(name, team, lang)
    card = scorecard(drill)
    points = chosen(tried(Trial(drill, READER, lang), card))
    return report_html(Subject(drill, card, lang, turning=points, graded=grades(drill)))


@cache
def data(name: str, team: str, lang: Lang) -> dict[str, Any]:
    drill = played(name, team, lang)
    found: dict[str, Any] = json.loads(report_json(Subject(drill, scorecard(drill), lang)))
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no Chromium here")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize(("name", "team", "lang"), CASES)
def test_two_pages_on_paper_and_a_few_screens_on_a_phone(
    browser: Any, tmp_path: Path, name: str, team: str, lang: Lang
) -> None:
    """Where nobody has opened a folded part; it was seventeen pages and fifty screens."""
    file = tmp_path / "report.html"
    file.write_text(page(name, team, lang), encoding="utf-8")
    view = browser.new_page(viewport={"width": 390, "height": 844})
    view.goto(file.as_uri())
    assert view.evaluate("document.body.scrollHeight") < 11 * 844
    pdf = view.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
    view.evaluate("document.querySelector('#people').closest('details').open = true")
    opened = view.pdf(prefer_css_page_size=True)
    assert len(opened) > len(pdf), "what was opened is printed"
    view.close()


@pytest.mark.parametrize(("name", "team", "lang"), CASES)
def test_a_page_can_be_sent_by_mail(name: str, team: str, lang: Lang) -> None:
    assert len(page(name, team, lang).encode()) < 200_000


@pytest.mark.parametrize(("name", "team", "lang"), CASES)
def test_no_name_of_a_rule_stands_beside_a_quote(name: str, team: str, lang: Lang) -> None:
    """`empathy.hurt-you` is for the one who mends the rules: in JSON, and in HTML only where a pointer rests."""
    drill = played(name, team, lang)
    rules = {
        quote["rule"] for reply in data(name, team, lang)["replies"] for m in reply["marks"] for quote in m["quotes"]
    }
    shown = re.sub(r"<[^>]+>", " ", page(name, team, lang))
    markdown = report_markdown(Subject(drill, scorecard(drill), lang)).replace("\\", "")
    assert not [rule for rule in rules if "." in rule and (rule in shown or rule in markdown)]


@pytest.mark.parametrize(("name", "team", "lang"), CASES)
def test_quotes_are_whole_clauses(name: str, team: str, lang: Lang) -> None:
    """No quote begins or ends within a word, and none is shown twice for one mark."""
    for reply in data(name, team, lang)["replies"]:
        for mark in reply["marks"]:
            shown = [quote["shown"] for quote in mark["quotes"]]
            assert len(shown) == len(set(shown))
            for each in (one.removesuffix("…") for one in shown):
                joined = " ".join(reply["text"].split())
                at = joined.find(each)
                around = joined[max(0, at - 1) : at + 1], joined[at + len(each) - 1 : at + len(each) + 1]
                assert at < 0 or not any(re.fullmatch(r"[A-Za-z]{2}", pair) for pair in around), each


def test_a_shred_is_widened_and_a_long_line_is_cut_between_words() -> None:
    assert clauses_around("Of course it hurts, and we always follow the rules. Good.", 37, 43) == (
        "and we always follow the rules"
    )
    assert clauses_around("先生痛了一整晚，換作是我也會急。", 9, 12) == "換作是我也會急"
    assert clipped("The administration will call you", 24) == "The administration will…"
    assert clipped("The administration will call you", 21) == "The administration…"


@pytest.mark.parametrize(("name", "team", "lang"), CASES)
def test_a_wait_is_a_line_of_its_own_at_its_own_time(name: str, team: str, lang: Lang) -> None:
    """Good words never stand beside what waiting for them did, nor the wait at the second of the reply."""
    replies = {event.at_s for event in played(name, team, lang).events if isinstance(event, Said)}
    waits = 0
    for curve in data(name, team, lang)["curves"]:
        for act in curve["acts"]:
            causes = " ".join(cause for move in act["moves"] for cause in move["causes"])
            silent = "無人回應" in causes or "nobody answered" in causes
            assert not (silent and act["is_reply"])
            waits += silent
            assert not silent or act["at_s"] not in replies
    assert waits or team in ("exemplary", "defensive", "template")


@pytest.mark.parametrize("lang", LANGS)
def test_no_points_without_saying_what_for(lang: Lang) -> None:
    """How late in minutes, how much in points, and an answer that lacked something was not left undone."""
    results = [each["result"] for each in data("angry-patient", "late", lang)["expectations"]]
    late = {"zh-TW": r"晚 \d+ 分鐘 · 得 \d+ 分", "en": r"\d+ min late · \d+ points"}[lang]
    assert sum(bool(re.fullmatch(late, each)) for each in results) > 10
    weak = {"zh-TW": "有回應，但少了該有的 · 得 36 分", "en": "Answered, but lacking · 36 points"}[lang]
    found = json.loads(report_json(Subject(hand_made(), hand_card(), lang)))["expectations"]
    assert [each["result"] for each in found if each["id"] == "first"] == [weak]


@pytest.mark.parametrize("lang", LANGS)
def test_a_roles_work_and_the_teams_stand_apart_and_say_whose_they_are(lang: Lang) -> None:
    """The overview must not hand a role what the team did."""
    drill = played("angry-patient", "late", lang)
    card = scorecard(drill, "service")
    own = [each for each in card.own_expectations() if each.status != "unscored"]
    told = json.loads(report_json(Subject(drill, card, lang)))
    mine, team = told["tally"]
    assert f"{len(own)}" in mine and len(own) < len(card.expectations)
    assert mine.startswith({"zh-TW": "客服主管個人：", "en": "Head of customer service alone: "}[lang])
    assert team.startswith({"zh-TW": "全隊：", "en": "The whole team: "}[lang])
    html = report_html(Subject(drill, card, lang))
    for words in (mine, team, told["head"]["whose"]):
        assert words in html


@pytest.mark.parametrize("lang", LANGS)
def test_who_did_nothing_reads_that_there_is_nothing_to_score(lang: Lang) -> None:
    drill = played("angry-patient", "silent", lang)
    html = report_html(Subject(drill, scorecard(drill, "service"), lang))
    assert {"zh-TW": "所以不計分", "en": "there is nothing to score"}[lang] in html


def test_a_story_that_the_scenario_tells_is_an_article() -> None:
    """The report prints it, so it counts it; a headline and the text below it are one."""
    told = data("press-inquiry", "late", "en")["reach"]
    assert told["articles"] == len(told["published"]) >= 1
    assert any(each["answered"] is None for each in told["published"])
    late = data("viral-post", "late", "zh-TW")["reach"]["published"]
    assert [each["answered"] for each in late] == [False, True, True]


def test_an_escalation_without_words_says_what_was_done_and_where() -> None:
    """Where an inject follows it, that tells of it; else the place stands for the words."""
    moments = data("viral-post", "template", "zh-TW")["timeline"]
    escalations = [each["text"] for each in moments if each["kind"] == "escalation"]
    assert "再次追問" not in escalations


def test_the_five_first_things_to_say_are_five_different_ones() -> None:
    lines = data("viral-post", "defensive", "en")["improvements"]
    said = [each["instead"] for each in lines[:5] if each["instead"]]
    assert len(said) == len(set(said)) >= 4


def test_slips_are_those_of_the_role_whose_score_it_is() -> None:
    card = hand_card()
    for role, count in (("", 1), ("pr", 1), ("service", 0)):
        found = json.loads(report_json(Subject(hand_made(), replace(card, role=role), "en")))["slips"]
        assert len(found) == count
