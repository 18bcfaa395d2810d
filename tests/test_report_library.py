"""Reports of the drills of the library: whole, light, and in one language."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from scenarios.shelf import load, shelf
from scenarios.words import LANGS, Lang
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.score import scorecard
from scoring.scorecard import Scorecard
from sim.drill import Drill
from tests.test_report_form import read_page

DRILLS = [head.id for head in shelf()]
TEAMS = ("exemplary", "defensive", "silent")


@cache
def played(drill: str, team: str, lang: Lang) -> tuple[Drill, Scorecard]:
    script = load(drill)
    done = rehearse(script, script.plays[team], 3, ReplyReader(), lang)
    return done, scorecard(done)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("team", TEAMS)
@pytest.mark.parametrize("drill", DRILLS)
def test_a_whole_drill_makes_a_sound_and_light_page(drill: str, team: str, lang: Lang) -> None:
    """Under 300 KB, nested rightly, no path or id of the scenario shows, and every reply stands in it."""
    done, card = played(drill, team, lang)
    html = report_html(Subject(done, card, lang))
    page = read_page(html)
    text = "".join(page.text)
    assert page.open == []
    assert len(html.encode()) < 300_000
    assert "://" not in html
    assert not re.search(r"\b(injects|people|facts|objectives)\.[a-z]|\bsop-[a-z]|\bNone\b", text)
    assert all(reply.text.split("\n")[0][:12] in text for reply in card.replies)


@pytest.mark.parametrize("team", TEAMS)
@pytest.mark.parametrize("drill", DRILLS)
def test_causes_and_names_are_chinese_in_a_chinese_report(drill: str, team: str) -> None:
    """No cause of the model comes through without a name."""
    done, card = played(drill, team, "zh-TW")
    data = json.loads(report_json(Subject(done, card, "zh-TW")))
    causes = {
        cause for curve in data["curves"] for act in curve["acts"] for move in act["moves"] for cause in move["causes"]
    }
    labels = {moment["label"] for moment in data["log"]}
    assert {word for word in causes | labels if not re.search("[一-鿿]", word)} == set()


@pytest.mark.parametrize("drill", DRILLS)
def test_markdown_holds_every_reply(drill: str) -> None:
    """Each reply has its heading, and the sections are those of the page."""
    done, card = played(drill, "exemplary", "en")
    text = report_markdown(Subject(done, card, "en"))
    assert len(re.findall(r"(?m)^### \d\d:\d\d .* → ", text)) == len(card.replies) > 5
    assert len(re.findall(r"(?m)^## ", text)) == 15


def test_the_same_drill_makes_the_same_bytes() -> None:
    """A report looks at nothing but the drill."""
    subject = Subject(*played(DRILLS[0], "exemplary", "zh-TW"), "zh-TW")
    assert report_html(subject) == report_html(subject)
