"""`schedule` as people and scripts use it: plan, list, see what is next, remove, take along as a calendar."""

from __future__ import annotations

import json
import re
import shlex
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from live.agenda_store import Agenda
from tests.scenario_example import write
from tui.exits import Exit

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MONTHLY = ("--at", "2026-12-04 14:00", "--rule", "FREQ=MONTHLY;BYDAY=1FR")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agenda of the test's own, and a wall clock that stands still."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CRISIS_DRILL_ZONE", raising=False)
    monkeypatch.setattr("tui.commands.agenda.wall_now", lambda: NOW)
    return tmp_path


def test_a_drill_is_planned_listed_and_removed(told):
    """stdout is data: its ID alone; what a person should know is on stderr."""
    planned = told(0, "schedule", "add", "viral-post", *MONTHLY, "--lang", "en")
    drill = planned.out.strip()
    assert re.fullmatch(r"viral-post-[2-9a-z]{4}", drill)
    assert "Fri 4 Dec 2026 14:00 (Asia/Taipei), and again by its rule" in planned.err
    listed = told(0, "schedule", "list", "--lang", "en").out
    assert listed.startswith(f"{drill}  Fri 4 Dec 2026 14:00 (Asia/Taipei)  ") and "FREQ=MONTHLY;BYDAY=1FR" in listed
    assert told(0, "schedule", "--lang", "en").out == listed
    assert drill in told(0, "schedule", "remove", drill, "--lang", "en").err
    nothing = told(0, "schedule", "list", "--lang", "en")
    assert nothing.out == "" and "This plans one: crisis-drill schedule add" in nothing.err


def test_what_is_next_is_told_in_order_and_in_chinese(told):
    told(0, "schedule", "add", "viral-post", *MONTHLY, "--title", "季度演練")
    told(0, "schedule", "add", "press-inquiry", "--at", "2026-12-10 09:30")
    first, second, third = told(0, "schedule", "next", "--count", "3", "--lang", "zh-TW").out.splitlines()
    assert first == f"2026年12月4日（五）14:00（Asia/Taipei）  {ids()[0]}  季度演練"
    assert second.startswith(f"2026年12月10日（四）09:30（Asia/Taipei）  {ids()[1]}  ")
    assert third == f"2027年1月1日（五）14:00（Asia/Taipei）  {ids()[0]}  季度演練"
    assert len(told(0, "schedule", "next").out.splitlines()) == 1


def ids() -> list[str]:
    with Agenda() as agenda:
        return [each.id for each in agenda.all()]


def test_programs_get_arrays(told):
    added = json.loads(told(0, "schedule", "add", "viral-post", *MONTHLY, "--seed", "7", "--json").out)
    assert added == {
        "id": ids()[0],
        "scenario": "viral-post",
        "title": added["title"],
        "at": "2026-12-04T14:00:00+08:00",
        "zone": "Asia/Taipei",
        "rule": "FREQ=MONTHLY;BYDAY=1FR",
        "lasts_s": 2520,
        "seed": 7,
    }
    assert set(added["title"]) == {"zh-TW", "en"}
    assert json.loads(told(0, "schedule", "list", "--json").out) == [added | {"missed": []}]
    following = json.loads(told(0, "schedule", "next", "--json", "--count", "2").out)
    assert [each["at"] for each in following] == ["2026-12-04T14:00:00+08:00", "2027-01-01T14:00:00+08:00"]
    told(0, "schedule", "remove", ids()[0])
    assert json.loads(told(0, "schedule", "list", "--json").out) == []
    assert json.loads(told(0, "schedule", "next", "--json").out) == []


def test_what_was_missed_stands_in_the_list(told, monkeypatch):
    told(0, "schedule", "add", "viral-post", *MONTHLY)
    later = NOW + timedelta(days=60)
    with Agenda() as agenda:
        assert agenda.settle(later).missed
    monkeypatch.setattr("tui.commands.agenda.wall_now", lambda: later)
    listed = told(0, "schedule", "list", "--lang", "en").out.splitlines()
    assert "Fri 5 Feb 2027 14:00" in listed[0] and listed[1] == "  2 missed, the last on Fri 1 Jan 2027 14:00"
    [line] = json.loads(told(0, "schedule", "list", "--json").out)
    assert line["missed"] == ["2026-12-04T14:00:00+08:00", "2027-01-01T14:00:00+08:00"]


def test_a_drill_that_is_over_stays_in_the_list_until_it_is_removed(told, monkeypatch):
    told(0, "schedule", "add", "viral-post", "--at", "2026-12-04 14:00")
    monkeypatch.setattr("tui.commands.agenda.wall_now", lambda: NOW + timedelta(days=60))
    assert "  over  " in told(0, "schedule", "list", "--lang", "en").out
    assert told(0, "schedule", "next", "--lang", "en").out == ""


def test_the_calendar_file_goes_to_a_file_or_to_standard_output(told, place):
    told(0, "schedule", "add", "viral-post", *MONTHLY)
    out = told(0, "schedule", "ics", "--lang", "zh-TW").out
    assert told(0, "schedule", "ics", "-o", str(place / "drills.ics"), "--lang", "zh-TW").out == ""
    data = (place / "drills.ics").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") and data.decode() == out.replace("\r\n", "\n").replace("\n", "\r\n")
    [event] = Calendar.from_ical(data).walk("VEVENT")
    assert event["UID"] == f"{ids()[0]}@crisis-drill" and event["SUMMARY"].startswith("演練：")
    assert told(2, "schedule", "ics", "-o", str(place / "no" / "folder.ics"), "--lang", "en").err


def test_the_zone_is_the_clinics_unless_given(told, monkeypatch):
    monkeypatch.setenv("CRISIS_DRILL_ZONE", "Europe/Berlin")
    told(0, "schedule", "add", "viral-post", "--at", "2026-12-04 14:00")
    told(0, "schedule", "add", "viral-post", "--at", "2026-12-04 14:00", "--zone", "asia/tokyo")
    assert [each["at"] for each in json.loads(told(0, "schedule", "next", "--count", "2", "--json").out)] == [
        "2026-12-04T14:00:00+09:00",
        "2026-12-04T14:00:00+01:00",
    ]


def test_who_plans_is_told_what_is_out_of_the_ordinary(told):
    """A day that the rule does not fit, an hour that there is not, two drills at one hour."""
    first = told(0, "schedule", "add", "viral-post", *MONTHLY, "--lang", "en")
    assert first.err.count("\n") == 1
    clash = told(
        0,
        "schedule",
        "add",
        "angry-patient",
        "--at",
        "2026-12-30 14:00",
        "--rule",
        "FREQ=WEEKLY;BYDAY=FR",
        "--lang",
        "en",
    )
    assert "The rule does not fit the day of --at" in clash.err
    assert f"At the same hour as {first.out.strip()} (Fri 1 Jan 2027 14:00)" in clash.err
    gap = told(
        0, "schedule", "add", "viral-post", "--at", "2027-03-28 02:30", "--zone", "Europe/Berlin", "--lang", "en"
    )
    assert "Sun 28 Mar 2027 03:30" in gap.err and "The clocks leap over 02:30 on that day." in gap.err


def test_a_scenario_of_ones_own_is_found_again_from_any_folder(told, place, monkeypatch):
    folder = write(place)
    monkeypatch.chdir(folder.parent)
    told(0, "schedule", "add", str(folder.relative_to(folder.parent)), "--at", "2026-12-04 14:00")
    monkeypatch.chdir("/")
    from scenarios.shelf import load

    with Agenda() as agenda:
        [planned] = agenda.all()
    assert load(planned.source).id == planned.scenario
    assert str(place) not in told(0, "schedule", "ics").out


MISTAKES = [
    ("schedule", "add"),
    ("schedule", "add", "viral-post"),
    ("schedule", "add", "viral-pots", *MONTHLY),
    ("schedule", "add", "viral-post", "--at", "tomorrow"),
    ("schedule", "add", "viral-post", "--at", "2020-01-01 14:00"),
    ("schedule", "add", "viral-post", *MONTHLY, "--zone", "Taipei/Asia"),
    ("schedule", "add", "viral-post", *MONTHLY, "--seed", "-1"),
    ("schedule", "add", "viral-post", *MONTHLY, "--title", "x" * 500),
    ("schedule", "add", "viral-post", "--at", "2026-12-04 14:00", "--rule", "every friday"),
    ("schedule", "add", "viral-post", "--at", "2026-12-04 14:00", "--rule", "FREQ=SECONDLY"),
    ("schedule", "add", "viral-post", "--at", "2026-12-04 14:00", "--rule", "FREQ=DAILY;COUNT=1000000000"),
    ("schedule", "add", "viral-post", "--at", "2026-12-04 14:00", "--rule", "FREQ=DAILY;BYSETPOS=9;BYDAY=MO"),
    ("schedule", "add", "viral-post", "--at", "2026-12-04 14:00", "--rule", ""),
    ("schedule", "add", "viral-post", *MONTHLY, "--count", "3"),
    ("schedule", "list", "viral-post"),
    ("schedule", "list", "--at", "2026-12-04 14:00"),
    ("schedule", "next", "--count", "0"),
    ("schedule", "next", "--count", "many"),
    ("schedule", "remove"),
    ("schedule", "remove", "no-such-drill"),
    ("schedule", "remove", "a", "b"),
    ("schedule", "ics"),
    ("schedule", "ics", "--json"),
    ("schedule", "lst"),
]


@pytest.mark.parametrize("words", MISTAKES, ids=shlex.join)
def test_a_mistake_is_a_sentence_in_either_language_at_once(told, words):
    """Exit code 2; nothing is planned, and nothing of the other language or of Python is shown."""
    started = time.process_time()
    english = told(Exit.USAGE, *words, "--lang", "en").err
    chinese = told(Exit.USAGE, *words, "--lang", "zh-TW").err
    assert time.process_time() - started < 5
    assert 0 < english.count("\n") <= 2 and "Traceback" not in english + chinese
    assert re.search("[一-鿿]", chinese)
    assert not re.search(r"\b(the|is|are|No such|There|cannot|needs|does)\b", chinese)
    assert ids() == []


@pytest.mark.parametrize("text", ["\x1b]52;c;AAAA\x07", "[@click=app.quit]x[/]", "\u202ekcab", "a\nb\rc", "\ud800"])
def test_outside_text_is_data(told, text):
    planned = told(0, "schedule", "add", "viral-post", *MONTHLY, "--title", text, "--lang", "en")
    shown = planned.err + told(0, "schedule", "--lang", "en").out + told(0, "schedule", "ics", "--lang", "en").out
    assert not re.search("[\x1b\x07\u202e\ud800]", shown)
    assert len(told(0, "schedule", "list", "--lang", "en").out.splitlines()) == 1
    wrong = told(2, "schedule", "add", "viral-post", "--at", text, "--zone", text, "--rule", text, "--lang", "en").err
    assert not re.search("[\x1b\x07\u202e\ud800]", wrong)


def test_every_command_of_the_page_about_it_works(told, place, monkeypatch):
    """docs/schedule.md is under test."""
    monkeypatch.chdir(place)
    page = (Path(__file__).parent.parent / "docs" / "schedule.md").read_text(encoding="utf-8")
    commands = re.findall(r"^crisis-drill (schedule .*)$", page, re.M)
    assert len(commands) >= 6
    for line in commands:
        words = shlex.split(line, comments=True)
        told(0, *(ids()[0] if word == "viral-post-7f3k" else word for word in words))


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_help_tells_what_belongs_to_what(told, lang):
    helped = told(0, "schedule", "--help", "--lang", lang).out
    assert "crisis-drill schedule" in helped
    for option in ("--at", "--rule", "--zone", "--title", "--seed", "--count", "--output"):
        assert option in helped
    if lang == "zh-TW":
        assert not re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", helped)
