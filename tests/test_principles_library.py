"""The principles over the library: which drills exercise them, and which teams keep them."""

from __future__ import annotations

import json
from functools import cache

import pytest

from scenarios.shelf import load, shelf
from scoring.principles import catalogue, exercised, grades, grades_to_json
from scoring.reading import RuleReader
from scoring.rehearsal import rehearse

TEAMS = ("exemplary", "late", "template", "defensive", "silent")
NAMES = [heading.id for heading in shelf()]
CASES = [(name, lang) for name in NAMES for lang in ("zh-TW", "en")]


@cache
def graded(name: str, lang: str, team: str):
    script = load(name)
    return {each.id: each for each in grades(rehearse(script, script.plays[team], 1, RuleReader(), lang))}


def kept(name: str, lang: str, team: str) -> int:
    return sum(each.status == "kept" for each in graded(name, lang, team).values())


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_a_model_team_keeps_clearly_more_than_a_template_or_a_defensive_one(name, lang):
    """At least nine in ten of what its drill exercises, and twice what the others keep."""
    best, template, defensive = (kept(name, lang, team) for team in ("exemplary", "template", "defensive"))
    assert best >= 0.9 * len(exercised(load(name)))
    assert best >= 2 * max(template, defensive)
    assert kept(name, lang, "silent") == 0


@pytest.mark.parametrize("name", NAMES)
def test_what_is_listed_for_a_scenario_is_what_its_rehearsals_can_keep_or_break(name):
    seen = {
        each.id
        for lang in ("zh-TW", "en")
        for team in TEAMS
        for each in graded(name, lang, team).values()
        if each.status != "not exercised"
    }
    assert set(exercised(load(name))) == seen


def test_the_library_exercises_every_principle():
    everywhere = {one for name in NAMES for one in exercised(load(name))}
    assert set(catalogue()) == everywhere


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_every_line_of_evidence_is_in_the_journal_and_can_be_told(name, lang):
    script = load(name)
    drill = rehearse(script, script.plays["defensive"], 1, RuleReader(), lang)
    said = {action.id: getattr(action, "text", None) or getattr(action, "note", "") for action in drill.inputs}
    told = grades_to_json(drill, lang)
    assert json.loads(json.dumps(told)) == told and len(told) == len(catalogue())
    for each in told:
        line = each["line"]
        assert (line is None) == (each["status"] == "not exercised")
        if line is not None:
            assert line["text"] and "{" not in line["text"]
            if line["quote"]:
                assert " ".join(line["quote"].rstrip("…").split()) in " ".join(said[line["action"]].split())
