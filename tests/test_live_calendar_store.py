"""The agenda on disk: what was planned is there, and each lobby is given to one host, whoever asks and dies."""

# ruff: noqa: DTZ001 - times by the clock on the wall have no zone

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from live import agenda as live_agenda
from live.agenda import Outcome
from live.agenda_store import Agenda
from live.agenda_trouble import PlannedMisspeltError, PlannedUnknownError, PlannedUnreadableError
from live.calendar import Series
from live.calendar_rules import understood
from live.trouble import StoreError, StoreForeignError
from scenarios.words import translator

ROOT = Path(__file__).parent.parent
CREATED = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
SERIES = Series(
    datetime(2026, 12, 4, 14), "Europe/Berlin", understood("FREQ=MONTHLY;BYDAY=1FR;UNTIL=20271231", "Europe/Berlin")
)
TITLE = {"zh-TW": "貼文「瘋傳」'; DROP TABLE planned; --", "en": "A post"}


@pytest.fixture
def agenda(tmp_path: Path) -> Iterator[Agenda]:
    with Agenda(tmp_path / "schedule.db") as opened:
        yield opened


def test_a_planned_drill_comes_back_as_it_was_planned(agenda: Agenda) -> None:
    planned = agenda.add("viral-post", TITLE, 2520, SERIES, CREATED, source="/drills/viral post", seed=7)
    once = agenda.add("press", TITLE, 60, Series(datetime(2027, 1, 1, 9), "Asia/Taipei"), CREATED + timedelta(1))
    agenda.close()
    with Agenda(agenda.path) as again:
        assert again.all() == [planned, once]
    assert (once.source, once.seed) == ("press", None)
    assert planned.id.startswith("viral-post-") and len(planned.id) == len("viral-post-7f3k")


def test_a_drill_that_is_removed_leaves_nothing_behind(agenda: Agenda) -> None:
    planned = agenda.add("post", TITLE, 60, SERIES, CREATED)
    assert agenda.settle(datetime(2027, 12, 4, tzinfo=UTC)).missed
    agenda.remove(planned.id)
    db = sqlite3.connect(agenda.path)
    assert [db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("planned", "fired")] == [(0,), (0,)]
    agenda.became(planned, next(SERIES.occurrences()), "opened", CREATED)
    assert agenda.records() == {}


def test_a_name_that_is_none_gets_the_one_that_was_meant(agenda: Agenda) -> None:
    with pytest.raises(PlannedUnknownError, match="schedule list"):
        agenda.remove("post")
    planned = agenda.add("post", TITLE, 60, SERIES, CREATED)
    with pytest.raises(PlannedMisspeltError, match=planned.id):
        agenda.remove(planned.id[:-1])
    assert len(agenda.all()) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "zone = 'Mars/Olympus'",
        "zone = '../../etc'",
        "first = 'soon'",
        "rule = 'FREQ=SECONDLY'",
        "created = ''",
    ],
)
def test_a_row_that_was_damaged_is_named_with_the_way_out(agenda: Agenda, damage: str) -> None:
    planned = agenda.add("post", TITLE, 60, SERIES, CREATED)
    with sqlite3.connect(agenda.path) as db:
        db.execute(f"UPDATE planned SET {damage}")
    db.close()
    with pytest.raises(PlannedUnreadableError, match=f"schedule remove {planned.id}"):
        agenda.all()
    agenda.remove(planned.id)
    assert agenda.all() == []


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "schedule.db"
    path.write_bytes(b"BEGIN:VCALENDAR\r\n" * 100)
    with pytest.raises(StoreForeignError):
        Agenda(path)
    assert path.read_bytes().startswith(b"BEGIN")


def test_what_is_due_is_given_once(agenda: Agenda) -> None:
    """And each time that passed is on record with what became of it."""
    planned = agenda.add("post", TITLE, 60, SERIES, CREATED)
    now = datetime(2027, 1, 1, 13, 5, tzinfo=UTC)
    found = agenda.settle(now)
    assert found.lobby and found.lobby[1].key == "2027-01-01T14:00"
    assert [each.key for missed in found.missed for each in missed.occurrences] == ["2026-12-04T14:00"]
    assert not agenda.settle(now)
    agenda.became(*found.lobby, "opened", now)
    outcomes = {key: record.outcome for key, record in agenda.records()[planned.id].items()}
    assert outcomes == {"2026-12-04T14:00": "late", "2027-01-01T14:00": "opened"}
    assert not agenda.settle(now + timedelta(hours=1))


RACE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from live.agenda_store import Agenda
with Agenda(Path(sys.argv[1])) as agenda:
    agenda.all()
    print("ready", flush=True)
    sys.stdin.readline()
    while found := agenda.settle(datetime(2027, 2, 1, 6, 0, tzinfo=UTC)):
        print(found.lobby[0].id, flush=True)
"""


def raced(paths: list[Path]) -> list[str]:
    """What processes that look at the same moments are given, one agenda each."""
    hosts = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for path in paths
    ]
    for host in hosts:
        assert host.stdout is not None and host.stdout.readline() == "ready\n"
    for host in hosts:
        assert host.stdin is not None
        host.stdin.write("go\n")
        host.stdin.flush()
    said = [host.communicate() for host in hosts]
    assert [host.returncode for host in hosts] == [0] * len(hosts), said
    return [line for out, _ in said for line in out.splitlines()]


def at_two(path: Path, drills: int = 1) -> Path:
    """An agenda of drills that are all planned for the same hour."""
    with Agenda(path) as agenda:
        for _ in range(drills):
            agenda.add("post", TITLE, 60, Series(datetime(2027, 2, 1, 14), "Asia/Taipei"), CREATED)
    return path


def test_four_hosts_on_one_agenda_open_each_lobby_once(tmp_path: Path) -> None:
    """Four processes ask for what is due at one hour, as fast as they can, until nothing is."""
    names = raced([at_two(tmp_path / "schedule.db", 60)] * 4)
    assert len(names) == len(set(names)) == 60


def test_control_hosts_that_share_no_agenda_open_each_lobby_twice(tmp_path: Path) -> None:
    """The control: it is the shared record that keeps them from it."""
    one = at_two(tmp_path / "one.db", 10)
    other = tmp_path / "other.db"
    other.write_bytes(one.read_bytes())
    names = raced([one, other])
    assert len(names) == 20 and len(set(names)) == 10


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from live.agenda_store import Agenda
agenda = Agenda(Path(sys.argv[1]))
found = agenda.settle(datetime(2027, 2, 1, 6, 0, tzinfo=UTC))
print(found.lobby[1].key, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_host_that_is_killed_with_a_lobby_in_hand_leaves_it_on_record(tmp_path: Path) -> None:
    """Nobody opens it again; after two minutes it is told as missed."""
    path = at_two(tmp_path / "schedule.db")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "2027-02-01T14:00\n", done.stderr
    with Agenda(path) as agenda:
        assert not agenda.settle(datetime(2027, 2, 1, 6, 1, tzinfo=UTC))
        [missed] = agenda.settle(datetime(2027, 2, 1, 6, 3, tzinfo=UTC)).missed
        assert (missed.why, [each.key for each in missed.occurrences]) == ("cut", ["2027-02-01T14:00"])
        assert not agenda.settle(datetime(2027, 2, 1, 6, 4, tzinfo=UTC))


def test_an_old_series_is_settled_quickly(agenda: Agenda) -> None:
    """Twenty daily drills that nobody looked after for three years: told once, then as good as nothing."""
    import time

    rule = understood("FREQ=DAILY", "Asia/Taipei")
    for _ in range(20):
        agenda.add("post", TITLE, 60, Series(datetime(2026, 12, 1, 14), "Asia/Taipei", rule), CREATED)
    now = datetime(2029, 12, 1, tzinfo=UTC)
    assert sum(len(missed.occurrences) for missed in agenda.settle(now).missed) == 20 * 1096
    started = time.process_time()
    assert not agenda.settle(now)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("kind", [PlannedUnknownError, PlannedMisspeltError, PlannedUnreadableError])
def test_every_sentence_is_there_in_both_languages(kind: type[StoreError]) -> None:
    told = kind(planned="p", near="n", reason="r")
    assert told.sentence("zh-TW") != told.sentence("en") == str(told)


@pytest.mark.parametrize("why", live_agenda.MISSED)
def test_every_reason_for_a_missed_drill_is_there_in_both_languages(why: Outcome) -> None:
    assert translator("live", "zh-TW")(live_agenda.WHY[why]) != live_agenda.WHY[why]
