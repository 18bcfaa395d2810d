"""Many hands: the same numbers whoever does the work, nothing lost with a worker, nothing done twice."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import active_children

import pytest

from live import farm as farming
from live.farm import Hands, NoDaskError, WorkersDieError, cluster, cores, gathered
from live.norms import Runs, kept_file, norms_for, write_norms
from scenarios.shelf import load
from scoring.runs import Run, batches, run_batch
from scoring.tally import Tally
from scoring.teams import TEAMS
from tests.farm_everywhere import everywhere
from tests.farm_work import dask_cluster


class Here(Executor):
    """Does the work at once, in this process, and remembers it."""

    def __init__(self) -> None:
        self.done: list[object] = []

    @contextmanager
    def __call__(self):
        """The farm of this one executor."""
        yield Hands(self, 1)

    def submit(self, work, piece):
        """A future that has come true."""
        self.done.append(piece)
        future: Future[object] = Future()
        future.set_result(work(piece))
        return future


def double(number: int) -> int:
    return 2 * number


def deadly(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.fixture(scope="module")
def script():
    return load("angry-patient")


@pytest.mark.slow
def test_the_same_seeds_give_the_same_journal_bytes_everywhere():
    """On one core, on four, and on a Dask cluster of two workers one of which is killed half-way."""
    found = everywhere(6)
    places = list(found)
    assert places[:3] == ["here", "one core", "four cores"]
    for place in places:
        assert found[place] == found["here"], place
    assert len(set(found["here"].values())) == 6 * len(TEAMS)


@pytest.mark.slow
def test_on_a_dask_cluster_too():
    """Where Dask is not installed, the test above says nothing of it."""
    pytest.importorskip("distributed")
    with dask_cluster(1) as (address, _):
        assert sorted(gathered(cluster(address), double, range(20))) == [2 * n for n in range(20)]


def test_a_worker_that_is_killed_costs_nothing_but_time():
    results = gathered(cores(2), double, range(40))
    first = next(results)
    for child in active_children():
        child.kill()
    assert sorted([first, *results]) == [2 * n for n in range(40)]


def test_work_that_kills_whoever_does_it_is_given_up():
    with pytest.raises(WorkersDieError):
        list(gathered(cores(1), deadly, [1]))


def test_work_is_handed_out_as_it_is_done_not_all_at_once():
    """So that memory does not grow with the number of runs."""
    taken = []

    def pieces():
        for number in range(1000):
            taken.append(number)
            yield number

    results = gathered(Here(), double, pieces())
    next(results)
    assert len(taken) <= farming.AHEAD + 1
    results.close()


def test_without_dask_the_cluster_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoDaskError):
        list(gathered(cluster("tcp://127.0.0.1:1"), double, [1]))


def test_an_interrupted_run_goes_on_without_doing_anything_twice(script, tmp_path, monkeypatch):
    """Interrupted after the first piece: what it did is kept, and the second attempt does only the rest."""
    monkeypatch.setattr(farming, "AHEAD", 1)
    wanted_in_all = {(team, seed) for team in TEAMS for seed in range(1, 21)}

    def interrupt(done: int) -> None:
        raise KeyboardInterrupt

    first, second = Here(), Here()
    with Runs(script, "zh-TW", tmp_path / "norms.db") as runs, pytest.raises(KeyboardInterrupt):
        runs.make(first, runs.missing(TEAMS, 20), interrupt)
    kept = set(first.done[0].wanted)
    with Runs(script, "zh-TW", tmp_path / "norms.db") as runs:
        missing = runs.missing(TEAMS, 20)
        assert kept
        assert set(missing) == wanted_in_all - kept
        runs.make(second, missing)
        assert runs.missing(TEAMS, 20) == []
        found = list(runs.known(TEAMS, 20))
    assert {run for piece in second.done for run in piece.wanted} == wanted_in_all - kept
    straight = [run for piece in batches(script, "zh-TW", sorted(wanted_in_all), 20) for run in run_batch(piece)]
    assert found == sorted(straight, key=lambda run: (TEAMS.index(run.team), run.seed))


def test_runs_of_another_language_or_engine_are_not_taken_for_these(script, tmp_path, monkeypatch):
    path, run = tmp_path / "norms.db", Run("careful", 1, 80.0, (80.0,) * 5, 0.6, 10, "x")
    with Runs(script, "zh-TW", path) as runs:
        runs.keep([run])
        assert list(runs.known(TEAMS, 1)) == [run]
    with Runs(script, "en", path) as runs:
        assert list(runs.known(TEAMS, 1)) == []
    monkeypatch.setattr("live.norms.engine", lambda: "another")
    with Runs(script, "zh-TW", path) as runs:
        assert list(runs.known(TEAMS, 1)) == []


def test_norms_are_shown_only_while_they_hold(script, tmp_path, monkeypatch):
    """Kept norms are found again; for another text of the scenario or after a change of the engine they are not."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    results = [run for piece in batches(script, "zh-TW", [(team, 1) for team in TEAMS]) for run in run_batch(piece)]
    norms = replace(Tally(script, "zh-TW", results).norms(), runs=1_000_000)
    write_norms(kept_file(script), norms)
    assert norms_for(script, "angry-patient") == norms
    write_norms(kept_file(script), replace(norms, proofs=norms.proofs | {"careful": "another"}))
    assert norms_for(script, "angry-patient") != norms
    kept_file(script).write_text("not norms")
    assert norms_for(script, "angry-patient") != norms
