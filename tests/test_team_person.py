"""A person's private page: what they did while they sat there, and nothing of anybody else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from live.room.reporting import person_named, players, recorded
from live.room.subjects import person_subject, team_subject
from live.store import Store
from scoring.report import report_html, report_json, report_markdown
from scoring.report.team import seats_of
from scoring.score import scorecard
from scoring.team.own import authors, owes, own_card
from tests.team_stage import Held, held


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """The drill, in English."""
    return held(Store(tmp_path_factory.mktemp("person") / "d.db"))


def page(at: Held, who: str) -> dict[str, Any]:
    return json.loads(report_json(person_subject(at.team_drill(), at.members[who], "en")))


def test_each_has_the_replies_that_were_theirs(at: Held) -> None:
    """Lin and Hsu held one role one after the other: neither has the other's words."""
    lin, hsu = page(at, "lin"), page(at, "hsu")
    assert [reply["clock"] for reply in lin["replies"]] == ["09:10"]
    assert [reply["clock"] for reply in hsu["replies"]] == ["09:15"]
    assert lin["slips"] == [] and {each["name"] for each in hsu["slips"]} >= {"Contradicts the confirmed facts"}
    assert lin["total"] > hsu["total"]
    assert lin["caps"] == [] and hsu["caps"][0]["id"] == "fabrication"


def test_nobody_answers_for_what_was_late_before_they_came(at: Held) -> None:
    """The report and the first reply were due at minute 2; Hsu came at minute 5."""
    assert {each["id"] for each in page(at, "lin")["expectations"]} == {"first-reply", "sop-report"}
    assert page(at, "hsu")["expectations"] == []
    assert "sop-convene" in {each["id"] for each in page(at, "wu")["expectations"]}  # he sat there for most of it


def test_outcome_is_scored_only_for_whoever_held_one_role_all_the_time(at: Held) -> None:
    score = {who: {each["id"]: each["score"] for each in page(at, who)["dimensions"]} for who in ("lin", "ann", "wu")}
    assert score["lin"]["outcome"] is None and score["wu"]["outcome"] is None
    assert score["ann"]["outcome"] is not None
    assert page(at, "lin")["person"]["limits"] and not page(at, "ann")["person"]["limits"]


def test_whoever_held_a_role_alone_has_the_roles_own_score(at: Held) -> None:
    """For Ann, who sat in one seat all the time, it is what a drill alone in that role would have been scored."""
    record, drill = recorded(at.room.state), at.room.drill
    own = own_card(drill, scorecard(drill), record, at.members["ann"], seats_of(drill, record))
    alone = scorecard(drill, "pr")
    assert (own.total, own.dimensions, own.caps) == (alone.total, alone.dimensions, alone.caps)


def test_every_input_of_a_person_has_one_author(at: Held) -> None:
    """An input's id begins with the member who gave it: who sat there then is who gave it."""
    done_by = authors(at.room.drill, recorded(at.room.state))
    given = [action.id for action in at.room.drill.inputs if not action.teammate]
    assert {action: action.partition("/")[0] for action in given} == done_by


def test_what_was_not_done_counts_for_one_at_most_of_those_who_followed_each_other(at: Held) -> None:
    record, drill = recorded(at.room.state), at.room.drill
    seats, done_by = seats_of(drill, record), authors(drill, record)
    for each in scorecard(drill).expectations:
        owing = [who for who in players(record) if owes(each, who, done_by, seats)]
        assert len(owing) <= len(each.who)


def test_what_waited_and_what_evaluators_changed(at: Held) -> None:
    lin, wu = page(at, "lin")["person"], page(at, "wu")["person"]
    assert lin["judged"] == ["09:10 Empathy: read as 2, Tom gave 1: She names the pain, but only once."]
    assert any(each["waiting"] == "PR manager" and each["lasts_s"] == 139 for each in wu["waits"])
    assert [each["answers"][0]["text"] for each in lin["answers"] if each["answers"]] == ["When the phones went up."]


def test_the_page_says_who_may_see_it_and_tells_of_nobody_else(at: Held) -> None:
    for form in (report_html, report_markdown, report_json):
        text = form(person_subject(at.team_drill(), at.members["hsu"], "en"))
        assert "Hsu and the facilitator alone can see this page" in text
        assert "Please sit down, Mrs Wang" not in text.replace(model_answer(at), "")
        for other in ("Lin", "Ann", "Dr Wu"):
            assert other not in text


def model_answer(at: Held) -> str:
    return at.room.drill.script.text("injects.counter.expect.first-reply.model", "en")


def test_a_person_is_found_by_name_or_id_and_watchers_have_no_page(at: Held) -> None:
    record = recorded(at.room.state)
    assert person_named(record, " lin ") == at.members["lin"] == person_named(record, at.members["lin"])
    assert person_named(record, "Eva") is None and person_named(record, "nobody") is None


def test_two_of_one_name_are_told_apart(tmp_path) -> None:
    two = Held(Store(tmp_path / "d.db"))
    two.comes("kim")
    for n, seat in enumerate(("pr", "service")):
        two.members[f"lin{n}"] = two.room.join("Lin", seat, "en", f"j{n}", f"t{n}").id
    record = recorded(two.room.state)
    assert sorted(record.names[who] for who in players(record)) == ["Lin", "Lin (2)"]


def test_somebody_who_did_nothing_is_not_scored(tmp_path) -> None:
    still = Held(Store(tmp_path / "d.db"))
    still.comes("kim")
    still.comes("ann")
    still.does("kim", "start")
    still.does("kim", "end")
    found = page(still, "ann")
    assert found["total"] is None and found["nothing_done"]
    assert team_subject(still.team_drill(), "en").card.total is not None
