"""What the controller did stands in the team's report: inserted lines, injects moved, pauses, pace, messages, the stop."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from live.room.subjects import team_subject
from live.room.view import shared
from live.store import Store
from scoring.moment import reply_for
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.report.team import team_part
from scoring.report.told import Told
from scoring.score import scorecard
from tests.team_stage import Held

ASKED = "My mother fainted in your car park. Is anybody coming?"
LATE = "Did you hear me?"
WHY = "A real patient collapsed in room 2"


@pytest.fixture(scope="module")
def steered(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """A drill in which the controller did everything that a controller can, and Lin stopped it once."""
    at = Held(Store(tmp_path_factory.mktemp("control") / "d.db"))
    for who in ("kim", "lin", "ann"):
        at.comes(who)
    at.does("kim", "tell", to="all", text="We begin in a minute.")
    at.does("kim", "start")
    at.passes_to(30)
    at.does("kim", "steer", does="insert", **{"from": "wang"}, to=["service"], by="counter", text=ASKED)
    at.passes_to(40)
    at.does("lin", "say", to="wang", by="counter", text="I am so sorry, Mrs Wang. I am coming with you now.")
    at.passes_to(60)
    injects = [each.id for each in at.room.script.scenario.injects]
    planned = sorted((s, name) for name, s in at.room.drill.planned_injects().items() if s is not None)
    at.does("kim", "steer", does="resend", inject=injects[0])
    at.does("kim", "steer", does="move", inject=planned[0][1], to_s=400)
    at.does("kim", "pace", pace=2)
    at.does("kim", "pause")
    at.does("kim", "resume")
    at.does("kim", "tell", to="pr", text="Ann, look at your documents.")
    at.does("ann", "tell", to="controller", text="I am lost here.")
    at.does("lin", "halt", why=WHY)
    at.does("kim", "resume")
    at.does("kim", "end")
    return at


@pytest.fixture(scope="module")
def subject(steered: Held) -> Subject:
    """The report's subject, once."""
    return team_subject(steered.team_drill(), "en")


@pytest.fixture(scope="module")
def found(subject: Subject) -> dict[str, Any]:
    """Its data."""
    data: dict[str, Any] = json.loads(report_json(subject))
    return data


def test_every_deed_of_the_controller_is_in_the_section_the_timeline_and_the_log(found: dict[str, Any]) -> None:
    for part in (found["team"]["control"], found["timeline"], found["log"]):
        lines = [(each["kind"], each["who"], each["text"]) for each in part]
        for line in (
            ("message", "Kim", "We begin in a minute."),
            ("insert", "Mrs Wang", ASKED),
            ("control", "Kim", "The pace was set to ×2."),
            ("control", "Kim", "The drill was paused."),
            ("control", "Kim", "The drill went on."),
            ("message", "Kim", "Ann, look at your documents."),
            ("stop", "Lin", WHY),
        ):
            assert line in lines
        texts = " ".join(each["text"] for each in part if each["kind"] == "steer")
        assert "sent again" in texts and "moved to 09:16" in texts
        times = [each["at_s"] for each in part]
        assert times == sorted(times)


def test_what_the_controller_inserted_stands_among_the_injects(tmp_path: Path) -> None:
    at = Held(Store(tmp_path / "d.db"))
    at.comes("kim")
    at.does("kim", "start")
    at.passes_to(30)
    at.does("kim", "steer", does="insert", **{"from": "wang"}, to=["service"], by="counter", text=LATE)
    (own,) = [each for each in shared(at.room, "controller", "en")["injects"] if each["state"] == "inserted"]
    assert (own["text"], own["at_s"]) == (LATE, 31) and own["title"].startswith("Mrs Wang")


def test_what_a_player_told_the_controller_stays_between_them(found: dict[str, Any]) -> None:
    assert "I am lost here" not in json.dumps(found["timeline"]) + json.dumps(found["team"]["control"])


def test_all_three_forms_say_it_and_mark_it_as_the_controllers(subject: Subject) -> None:
    for text in (report_html(subject), report_markdown(subject)):
        assert "What the controller did" in text and "Inserted by the controller" in text
        assert ASKED in text and WHY in text and "Emergency stop" in text
        assert "to The team" not in text and "Head of customer service, at the counter" in text


def test_the_reply_to_an_inserted_line_is_shown_with_it(found: dict[str, Any]) -> None:
    """Of the two things that Mrs Wang said, the inserted one was the last."""
    (reply,) = [each for each in found["replies"] if "coming with you" in each["text"]]
    assert (reply["prompt_who"], reply["prompt"]) == ("Mrs Wang", ASKED)


def test_the_reader_knows_what_was_inserted_and_only_for_whom_it_was_said(tmp_path: Path) -> None:
    """The same words to somebody else have the prompt that they had without it."""
    at = Held(Store(tmp_path / "d.db"))
    at.comes("kim")
    at.does("kim", "start")
    at.passes_to(30)
    drill, people = at.room.drill, list(at.room.script.scenario.people)

    def prompts() -> dict[str, str]:
        return {to: reply_for(drill, "service", to, "counter", "Yes.", "en").prompt for to in (*people, "public")}

    before = prompts()
    at.does("kim", "steer", does="insert", **{"from": "wang"}, to=["service"], by="counter", text=LATE)
    at.passes_to(32)
    assert prompts() == before | {"wang": LATE}


def test_a_drill_without_a_controllers_hand_says_so(tmp_path: Path) -> None:
    at = Held(Store(tmp_path / "d.db"))
    at.comes("kim")
    at.does("kim", "start")
    at.passes_to(20)
    of = at.team_drill()
    part = team_part(Told(of.drill.script, "en"), of.drill, scorecard(of.drill), of.record)
    assert part.control == () and part.beside == ()
