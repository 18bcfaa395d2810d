"""The command line on a drill that a team held: report, private pages, evaluate, what-if, the list of past drills."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from live.again import export_journal
from live.home import drills_file
from live.store import Store
from sim.journal import read_journal
from tests.command_stage import drill
from tests.team_stage import Held, held


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Held:
    """A team's drill in the store of the command line."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    return held(Store(drills_file()))


def run(*words: str, ok: int = 0) -> tuple[str, str]:
    """What it writes, and what it says."""
    done = drill(*words, "--lang", "en", ok=ok)
    return done.stdout.decode(), done.stderr.decode()


def test_report_gives_the_teams_in_three_forms(at: Held) -> None:
    name = at.room.drill_id
    html, _ = run("report", name)
    assert "For everybody who was in the room" in html and "Own score of" not in html
    assert "## Hand-offs and waiting" in run("report", name, "--format", "md")[0]
    assert json.loads(run("report", name, "--format", "json")[0])["team"]["hotwash"]


def test_person_gives_a_private_page_and_a_wrong_name_the_right_ones(at: Held) -> None:
    page, _ = run("report", at.room.drill_id, "--person", "lin", "--format", "md")
    assert "Own score of Lin" in page and "the facilitator alone can see this page" in page
    nothing, said = run("report", at.room.drill_id, "--person", "Lyn", ok=2)
    assert not nothing
    assert said.strip().endswith("In a role sat: Lin, Ann, Hsu, Dr Wu.")


def test_evaluate_shows_the_scores_under_the_marks_that_were_judged_in_the_room(at: Held) -> None:
    out, _ = run("evaluate", at.room.drill_id, "--scores", "--json")
    found = json.loads(out)
    assert {each["by"] for each in found["scores"]} >= {"Eva", "Tom"}
    assert [each["by"] for each in found["changed"]] == ["Tom"]
    sheet = json.loads(run("evaluate", at.room.drill_id, "--json", "--by", "Tom")[0])
    assert [row["level"] for row in sheet["rows"] if row["why"]] == [1]


def test_what_if_scores_the_whole_team(at: Held) -> None:
    out, _ = run("what-if", at.room.drill_id, "--at", "09:15", "--say", "Three calls were not answered.", "--json")
    found = json.loads(out)
    assert found["after"]["score"]["total"] > found["before"]["score"]["total"]


def test_the_list_of_past_drills_knows_a_teams_drill_and_its_total(at: Held) -> None:
    (past,) = at.store.past()
    total = json.loads(run("report", at.room.drill_id, "--format", "json")[0])["total"]
    assert past.team and past.total == total
    assert at.store.unfinished() == []


def test_list_past_gives_the_names_that_other_commands_take(at: Held) -> None:
    (line,) = run("list", "--past")[0].splitlines()
    name, total = line.split()[0], json.loads(run("report", at.room.drill_id, "--format", "json")[0])["total"]
    assert name == at.room.drill_id and "Team drill" in line and f"{total:.0f}/100" in line
    (found,) = json.loads(run("list", "--past", "--json")[0])
    assert found["id"] == name and found["total"] == total and found["team"] and not found["role"]


def test_with_no_drill_held_list_past_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    out, said = run("list", "--past")
    assert not out and said.startswith("No drill was held")


def test_its_journal_names_no_role(at: Held, tmp_path: Path) -> None:
    export_journal(at.store.load(at.room.drill_id), tmp_path / "team.jsonl")
    extra = read_journal(tmp_path / "team.jsonl").header.extra
    assert "role" not in extra and extra["team"] is True
    found = json.loads(run("report", str(tmp_path / "team.jsonl"), "--format", "json")[0])
    assert found["head"]["role"] == "" and found["team"] is None


def test_a_drill_of_one_person_has_no_private_pages(at: Held, tmp_path: Path) -> None:
    export_journal(at.store.load(at.room.drill_id), tmp_path / "one.jsonl")
    out, said = run("report", str(tmp_path / "one.jsonl"), "--person", "Lin", ok=2)
    assert not out and "Leave --person out" in said
