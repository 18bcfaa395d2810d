"""Damaged files, the short form of `python -m tests.fuzz_scenarios --count 100000`."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.check import check_files
from tests.damage import BOMBS, WAYS
from tests.fuzz_scenarios import SLOWEST_MS, Outcome, checked, run, timed
from tests.hard_scenarios import SCENARIOS, write_long_drill

LIMIT_MS = 2 * SLOWEST_MS
"""The script holds 100 ms on the machine it is run on; the suite must also pass on one half as fast."""


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """1,500 files damaged in every way."""
    return run(0, 1_500, seed=7)


def test_no_damaged_file_gives_a_traceback(outcome: Outcome) -> None:
    assert (outcome.tracebacks, outcome.first_traceback) == (0, "")


def test_every_error_has_a_line(outcome: Outcome) -> None:
    assert (outcome.count, outcome.unplaced) == (1_500, 0)


def test_no_damaged_file_takes_long(outcome: Outcome) -> None:
    """At most so many ms of the processor's time each, the best of three."""
    assert outcome.slowest_ms <= LIMIT_MS, outcome.slowest


def test_the_damage_is_real(outcome: Outcome) -> None:
    """Most of these files are bad, each way was used, and the same files make an ordinary loader fail."""
    assert outcome.bad > outcome.count / 2
    assert outcome.by_way.keys() == {way.__name__ for way in WAYS}
    control = run(0, 40, seed=7, use_control=True)
    assert control.tracebacks > 0


@pytest.mark.parametrize("charge", range(len(BOMBS)))
def test_every_bomb_by_itself(charge: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each gets a sentence with a line."""
    file = tmp_path_factory.mktemp("bomb") / "scenario.yaml"
    file.write_text(BOMBS[charge])
    found = check_files([file])
    assert found and all(problem.line >= 1 and problem.render("zh-TW") for problem in found)


@pytest.mark.parametrize("make", SCENARIOS, ids=lambda make: make.__name__)
def test_the_hardest_files_within_the_limits_are_answered_at_once(make, tmp_path: Path) -> None:
    """The limits on size follow from this: files made to take as long as possible, most of them without damage."""
    file = tmp_path / "hard.yaml"
    file.write_text(make(), encoding="utf-8")
    assert "too-many-nodes" not in {problem.code for problem in check_files([file])}
    assert timed(checked, file)[1] <= LIMIT_MS


def test_the_hardest_translation_is_answered_at_once(tmp_path: Path) -> None:
    """One that differs from its original in every line."""
    assert timed(checked, write_long_drill(tmp_path))[1] <= LIMIT_MS
