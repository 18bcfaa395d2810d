"""The principles in the report: counted by group, the weakest with what shows it, and no number without a drill."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from scenarios.shelf import load
from scenarios.words import LANGS, Lang
from scoring.principles import catalogue, grades
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.report.principles import principles
from scoring.report.told import Told
from scoring.score import scorecard
from tests.report_fixture import graded, hand_card, hand_made

TITLE = {"en": "Principles kept", "zh-TW": "各項原則"}


def test_each_group_counts_what_was_kept_in_part_not_at_all_and_never_came_up() -> None:
    found = principles(Told(hand_made().script, "en"), graded())
    counted = {each.name: (each.kept, each.partly, each.broken, each.not_exercised) for each in found.groups}
    assert counted == {
        "With everybody": (2, 0, 0, 1),
        "Patients and families": (0, 0, 1, 0),
        "Social media": (0, 0, 1, 0),
        "Inside: the SOP": (0, 1, 0, 0),
    }


def test_the_weakest_come_first_and_no_reply_stands_there_twice() -> None:
    """One bad reply breaks many principles; it is told once, and what else was weak after it."""
    found = principles(Told(hand_made().script, "en"), graded("Take it down."))
    assert [(each.id, each.kept, each.of, each.clock) for each in found.weakest] == [
        ("impartiality", 0, 1, "09:15"),
        ("sop1_report", 1, 3, "09:11"),
    ]
    assert "“Take it down.”" in found.weakest[0].evidence and "too late" in found.weakest[1].evidence


@pytest.mark.parametrize("lang", LANGS)
def test_without_grades_there_is_no_section(lang: Lang) -> None:
    subject = Subject(hand_made(), hand_card(), lang)
    assert TITLE[lang] not in report_html(subject) and TITLE[lang] not in report_markdown(subject)
    assert json.loads(report_json(subject))["principles"] is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("team", ["exemplary", "silent"])
def test_a_played_drill_tells_its_own_in_every_form(team: str, lang: Lang) -> None:
    """The groups add up to the whole catalogue; each of the weakest stands in the page with its evidence."""
    script = load("angry-patient")
    drill = rehearse(script, script.plays[team], 3, ReplyReader(), lang)
    found = grades(drill)
    subject = Subject(drill, scorecard(drill), lang, graded=found)
    told = json.loads(report_json(subject))["principles"]
    count = Counter(each.status for each in found)
    for number, status in (("kept", "kept"), ("not_exercised", "not exercised")):
        assert sum(group[number] for group in told["groups"]) == count[status]
    assert sum(group["partly"] + group["broken"] for group in told["groups"]) == count["broken"]
    assert 1 <= len(told["weakest"]) <= 3
    for form in (report_html(subject), report_markdown(subject).replace("\\", "")):
        assert TITLE[lang] in form
        assert all(each["name"] in form and each["evidence"][:12] in form for each in told["weakest"])
    assert {each["id"] for each in told["weakest"]} <= set(catalogue())
