"""`list` and `run` as scripts rely on them: what is printed, where, and with which exit code."""

from __future__ import annotations

import json

from scoring.principles import catalogue
from tests.command_stage import drill


def test_list_is_an_array_of_drills():
    listed = json.loads(drill("list", "--json").stdout)
    assert [each["id"] for each in listed] == ["angry-patient", "press-inquiry", "viral-post"]
    for each in listed:
        assert set(each) == {"id", "title", "lasts_s", "roles", "rehearsals"}
        assert set(each["title"]) == {"zh-TW", "en"} and len(each["roles"]) == 6
        assert {"exemplary", "late", "template", "defensive", "silent"} <= set(each["rehearsals"])
        assert 30 * 60 <= each["lasts_s"] <= 45 * 60


def test_run_prints_one_object_of_the_promised_form(journal):
    _, found = journal
    assert found["scenario"] == "angry-patient" and found["seed"] == 4 and len(found["digest"]) == 64
    assert {"total", "coverage", "timeliness", "principles", "process", "voice", "outcome"} <= set(found["score"])
    assert set(found["trust"]) == {"start", "end"} and set(found["reach"]) == {"views", "shares", "articles"}
    for person in found["people"].values():
        assert {"trust", "anger", "anxiety", "responsibility"} <= set(person)
        assert all(0 <= value <= 1 for value in person.values())
    for each in found["expectations"]:
        assert {"id", "status", "at_s", "delay_s", "score"} <= set(each)
        assert each["status"] in ("met", "late", "missed", "unscored")
    assert {each["id"] for each in found["graded"]} == set(catalogue())
    assert {each["status"] for each in found["graded"]} <= {"kept", "broken", "not exercised"}
    assert all((each["line"] is None) == (each["status"] == "not exercised") for each in found["graded"])
    assert found["caps"] == [] and found["marks"] and found["events"]


def test_the_same_run_twice_has_the_same_digest(journal):
    _, found = journal
    again = json.loads(drill("run", "angry-patient", "--play", "exemplary", "--seed", "4", "--json").stdout)
    assert again == found


def test_a_promise_that_is_not_kept_fails_the_run(tmp_path):
    play = tmp_path / "mine.yaml"
    play.write_text("scenario: angry-patient\ndo: []\nthen: {score: 90..100}\n", encoding="utf-8")
    failed = drill("run", "angry-patient", "--play", str(play), "--lang", "en", ok=1)
    assert "promises a score of 90..100" in failed.stderr.decode()
