"""Runs of reference teams: eight draws of a team in each crisis, alike wherever they are done, and nothing left behind."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest

import scoring.reference
from scenarios.shelf import load
from scoring.memory import RememberingReader
from scoring.reading import ReplyReader
from scoring.runs import batches, one_run, run_batch
from scoring.teams import DRAWS, TEAMS, Team, crisis_of
from sim.reading import Reading, Reply
from tests.draws_alike import alike


@pytest.fixture(scope="module")
def script():
    return load("angry-patient")


def only_batch(script, wanted):
    (batch,) = batches(script, "zh-TW", wanted)
    return batch


def test_eight_draws_of_a_team_meet_one_crisis_and_the_next_eight_the_next():
    assert [crisis_of(run) for run in (1, DRAWS, DRAWS + 1, 10_000)] == [1, 1, 2, 1250]


def test_they_are_measured_by_the_same_two_drills_and_are_no_copies(script, monkeypatch):
    """The silent and the model team of a crisis are played once; the eight drills themselves all differ."""
    played = []
    for name in ("silent_team", "model_team"):
        real = getattr(scoring.reference, name)
        monkeypatch.setattr(
            scoring.reference,
            name,
            lambda *words, real=real, name=name: (played.append((name, words[1])), real(*words))[1],
        )
    scoring.reference._cache.clear()
    found = run_batch(only_batch(script, [("careful", seed) for seed in range(1, DRAWS + 1)]))
    assert sorted(played) == [("model_team", 1), ("silent_team", 1)]
    assert len({run.digest for run in found}) == DRAWS


def test_a_run_is_the_same_alone_and_in_any_company(script):
    """In a piece with others, and alone with a reader that knows nothing yet; the silent team's copies are no cheat."""
    wanted = [(team, seed) for team in TEAMS for seed in (1, 2, DRAWS + 1)]
    together = run_batch(only_batch(script, wanted))
    alone = [one_run(Team(script, run.team), run.seed, RememberingReader(ReplyReader())) for run in reversed(together)]
    assert list(reversed(alone)) == together
    assert {(run.team, run.seed) for run in together} == set(wanted)


def test_a_run_without_a_journal_comes_to_the_same(script, monkeypatch):
    """Only the first crisis keeps journals; of all others nothing is missing but the digest."""
    wanted = [(team, seed) for team in TEAMS for seed in (DRAWS, DRAWS + 1)]
    found = run_batch(only_batch(script, wanted))
    monkeypatch.setattr("scoring.runs.JOURNALS", DRAWS + 1)
    whole = run_batch(only_batch(script, wanted))
    assert [bool(run.digest) for run in found] == [run.seed <= DRAWS for run in found]
    assert all(run.digest for run in whole)
    assert [replace(run, digest="") for run in whole] == [replace(run, digest="") for run in found]


def test_pieces_hold_whole_crises_and_every_run_once(script):
    wanted = [(team, seed) for seed in range(3, 30) for team in TEAMS]
    pieces = [batch.wanted for batch in batches(script, "zh-TW", wanted)]
    assert sorted(run for piece in pieces for run in piece) == sorted(wanted)
    homes = [{crisis_of(seed) for _, seed in piece} for piece in pieces]
    assert sum(map(len, homes)) == len(set.union(*homes)), "a crisis in two pieces would be measured twice"


def test_a_finished_drill_is_not_kept_in_memory(script, monkeypatch):
    """Drills hold themselves in circles; each is swept away before the next is played."""
    left, alive = [], []

    def watched(drill):
        alive.append(sum(ref() is not None for ref in left))
        left.append(weakref.ref(drill))
        return "digest"

    monkeypatch.setattr("scoring.runs.digest", watched)
    run_batch(only_batch(script, [("late", seed) for seed in range(1, 5)]))
    assert alive == [0, 0, 0, 0]
    assert [ref() for ref in left] == [None] * 4


@pytest.mark.parametrize("on", [True, False])
def test_the_sweeping_of_garbage_is_left_as_it_was_found_even_after_an_error(script, monkeypatch, on):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("scoring.runs.numbers", broken)
    before = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            run_batch(only_batch(script, [("late", 1)]))
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()


def test_how_alike_draws_are_is_measured_as_in_the_books():
    """Shrout & Fleiss 1979, table 2: six targets, four judges; their one-way ICC(1,1) is .17."""
    ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    assert alike([[float(each) for each in row] for row in ratings]) == pytest.approx(0.17, abs=0.005)
    assert alike([[1.0, 1.0], [3.0, 3.0]]) == 1.0
    assert alike([[2.0, 2.0], [2.0, 2.0]]) == 0.0


def test_the_reading_that_was_used_last_is_forgotten_last():
    class Counting:
        asked: list[str]

        def read(self, reply: Reply) -> Reading:
            self.asked.append(reply.text)
            return Reading()

    counting = Counting()
    counting.asked = []
    reader = RememberingReader(counting, kept=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        reader.read(Reply(text))
    assert counting.asked == ["a", "b", "c", "b"], "`b` was unused for longer than `a` when `c` came"
