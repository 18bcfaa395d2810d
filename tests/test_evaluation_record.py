"""The record of evaluations beside a drill: lines are added, none is changed, and damage is noticed."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from live.evaluations import Evaluations, EvaluationsDamagedError, EvaluationsOfAnotherError
from live.trouble import StoreError
from scenarios.words import LANGS
from scoring.evaluation.opinions import Opinion, Submission

AT = "2026-11-22T09:00:00+08:00"


def said(by: str, level: int = 2, why: str = "說出了等待的辛苦", action: str = "a1") -> Submission:
    return Submission(by, AT, (Opinion(action, "empathy", 1, level, why), Opinion(action, "threat", 0, 0)))


@pytest.fixture
def record(tmp_path):
    return Evaluations(tmp_path / "sub" / "d.evaluations.jsonl", "digest")


def test_what_was_handed_in_is_there_in_order_with_who_when_and_why(record):
    assert record.all() == []
    record.add(said("Lin"))
    record.add(said("陳醫師", 0, "罐頭話"))
    again = Evaluations(record.path, "digest").all()
    assert again == [said("Lin"), said("陳醫師", 0, "罐頭話")]


def test_lines_are_only_ever_added(record):
    record.add(said("Lin"))
    before = record.path.read_bytes()
    record.add(said("Lin", 0, "changed my mind"))
    assert record.path.read_bytes().startswith(before) and len(record.all()) == 2


def test_the_same_again_adds_nothing_and_a_part_that_is_new_adds_that_part(record):
    assert record.add(said("Lin")) == said("Lin")
    before = record.path.read_bytes()
    assert record.add(said("Lin")) is None and record.path.read_bytes() == before
    fresh = record.add(said("Lin", 1, "on reflection"))
    assert fresh is not None and [each.mark for each in fresh.opinions] == ["empathy"]


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("how", ["level", "cut", "gone", "swapped", "junk"])
def test_a_changed_record_is_noticed_at_its_line_and_nothing_is_added_to_it(record, at, how):
    for number in range(3):
        record.add(said(f"e{number}"))
    lines = record.path.read_bytes().splitlines(keepends=True)
    if how == "level":
        lines[at + 1] = lines[at + 1].replace(b'"level":2', b'"level":1')
    elif how == "cut":
        lines[at + 1] = lines[at + 1][:-1] if at == 2 else lines[at + 1][:40] + b"\n"
    elif how == "gone":
        del lines[at]
    elif how == "swapped":
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    else:
        lines.insert(at + 1, b"[" * 100_000 + b"\n")
    damaged = b"".join(lines)
    record.path.write_bytes(damaged)
    for doing in (record.all, lambda: record.add(said("late"))):
        with pytest.raises(EvaluationsDamagedError) as raised:
            doing()
        assert all(str(raised.value.parts["line"]) in raised.value.sentence(lang) for lang in LANGS)
    assert record.path.read_bytes() == damaged


def test_the_record_of_another_drill_is_refused(record):
    record.add(said("Lin"))
    with pytest.raises(EvaluationsOfAnotherError):
        Evaluations(record.path, "other digest").all()


def test_a_folder_in_its_place_is_a_sentence(tmp_path):
    with pytest.raises(StoreError):
        Evaluations(tmp_path, "digest").all()


def test_where_it_lies(tmp_path, monkeypatch):
    """Beside a journal file under its name; for a stored drill in the person's own place."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))
    journal = tmp_path / "d.jsonl"
    journal.touch()
    assert Evaluations.beside(str(journal), "x").path == tmp_path / "d.jsonl.evaluations.jsonl"
    assert Evaluations.beside("20261122-0915-x-7f3k", "x").path == (
        tmp_path / "home" / "evaluations" / "20261122-0915-x-7f3k.jsonl"
    )


def add_many(path: str, by: str, count: int) -> None:
    added = 0
    while added < count:
        try:
            Evaluations(Path(path), "digest").add(said(by, action=f"a{added}"))
            added += 1
        except StoreError:
            continue  # somebody else is just adding


def test_several_at_once_lose_nothing(record):
    """Three programs add twenty times each; whoever is told to wait tries again, and the chain holds."""
    record.add(said("first"))
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=add_many, args=(str(record.path), f"e{number}", 20)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(record.all()) == 61 and all(worker.exitcode == 0 for worker in workers)


@pytest.mark.parametrize(
    "change",
    [
        {"by": 3},
        {"kind": "boss"},
        {"blind": 1},
        {"extra": 1},
        {"opinions": [{"action": "a", "mark": "charm", "reader": 0, "level": 1}]},
        {"opinions": [{"action": "a", "mark": "empathy", "reader": 0, "level": 9}]},
        {"opinions": [{"action": [], "mark": "empathy", "reader": 0, "level": 1}]},
        {"opinions": [{}]},
    ],
)
def test_a_submission_of_another_form_is_refused(change):
    """The control: the same without the change is taken."""
    good = json.loads(json.dumps(said("Lin").to_json()))
    assert Submission.from_json(good) == said("Lin")
    with pytest.raises((ValueError, TypeError, KeyError)):
        Submission.from_json(good | change)
