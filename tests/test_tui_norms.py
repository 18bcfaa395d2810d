"""`norms` on the command line: distributions out, mistakes in a sentence, and `run` tells where a score stands."""

from __future__ import annotations

import json

import pytest

from live.farm import NoClusterError, NoDaskError
from tests.test_live_farm import Here
from tui.cli import run


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    monkeypatch.setattr("tui.commands.norms.cores", lambda workers: Here())


def failing(error: BaseException):
    def farm(*_: object):
        raise error

    return farm


def test_the_distributions_are_printed_best_team_first(capsys):
    assert run(["norms", "angry-patient", "--runs", "2", "--lang", "en"]) == 0
    rows = [line.split("team")[0].split()[-1] for line in capsys.readouterr().out.splitlines()[2:]]
    assert rows == ["exemplary", "careful", "late", "template", "defensive", "silent"]
    assert run(["norms", "angry-patient", "--runs", "2", "--lang", "zh-TW"]) == 0
    assert "穩健隊" in capsys.readouterr().out


def test_the_data_says_what_the_runs_were_and_hashes_them(capsys):
    assert run(["norms", "angry-patient", "--runs", "2", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["scenario"], data["runs"], data["interval"]) == ("angry-patient", 2, "Wilson, 95 %")
    assert data["overall"]["n"] == 12
    assert data["teams"]["late"]["total"]["n"] == 2
    assert len(data["numbers"]) == len(data["journals"]) == 64
    assert run(["norms", "angry-patient", "--runs", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == data


@pytest.mark.parametrize("scenario", ["angry-patient", "viral-post", "press-inquiry"])
def test_a_run_tells_where_its_score_stands_by_the_norms_that_ship(scenario, capsys):
    """Fails where the norms beside a scenario no longer hold: `crisis-drill norms ID --runs 200 --write` makes them anew."""
    words = ["run", scenario, "--play", "late", "--lang", "en"]
    run(words)
    told = " ".join(capsys.readouterr().out.split())
    assert "better than" in told and "200 runs of a well-trained team" in told
    run([*words, "--json"])
    found = json.loads(capsys.readouterr().out)["norms"]
    assert found["low"] < found["percentile"] < found["high"]
    assert found["runs"] == 1200
    assert set(found["above"]) == {"silent", "late", "template", "defensive", "careful", "exemplary"}


@pytest.mark.parametrize(
    "words",
    [
        ["--runs", "0"],
        ["--runs", "2000000"],
        ["--workers", "0"],
        ["--workers", "2", "--cluster", "tcp://127.0.0.1:1"],
        ["--team", "late", "--write"],
        ["--team", "lazy"],
    ],
)
def test_a_mistake_is_a_sentence(words, capsys):
    assert run(["norms", "angry-patient", *words, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.err
    assert "Traceback" not in told.err
    assert not told.out


def test_an_interruption_says_what_is_kept(monkeypatch, capsys):
    monkeypatch.setattr("tui.commands.norms.Runs.make", failing(KeyboardInterrupt()))
    assert run(["norms", "angry-patient", "--runs", "2", "--lang", "en"]) == 130
    assert "0 of 12 runs are kept" in capsys.readouterr().err


@pytest.mark.parametrize(("error", "word"), [(NoDaskError(""), "cluster"), (NoClusterError(""), "tcp://nowhere:1")])
def test_a_cluster_that_is_not_there_is_a_missing_connection(error, word, monkeypatch, capsys):
    monkeypatch.setattr("tui.commands.norms.cluster", lambda address: failing(error))
    assert run(["norms", "angry-patient", "--runs", "2", "--cluster", "tcp://nowhere:1", "--lang", "en"]) == 3
    assert word in capsys.readouterr().err
