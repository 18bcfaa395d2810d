"""Where a score stands is told with its interval wherever a score is told, and nothing is said where there are no norms."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from live.norms import kept_file, norms_for, write_norms
from scenarios.shelf import load
from scenarios.words import LANGS
from scoring.norms import Norms, proofs
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.rules import RULES
from scoring.score import scorecard
from scoring.standing import TeamStanding, shares_line, standing_line, standing_to_json, team_standing
from sim.drill import Drill
from tests.report_fixture import hand_card, hand_made
from tui.cli import run

TOTALS = {"silent": (0.0,) * 50, "late": (55.0,) * 20 + (58.0,) * 10 + (65.0,) * 20, "exemplary": (94.0,) * 50}


@pytest.fixture(scope="module")
def script():
    return load("angry-patient")


@pytest.fixture(scope="module")
def norms(script):
    return Norms(script.id, script.digest, RULES, "zh-TW", 50, TOTALS, proofs(script, "zh-TW", ["silent"]))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def late(script):
    return rehearse(script, script.plays["late"], 1, ReplyReader(), "zh-TW")


@pytest.fixture
def place(norms, late):
    return team_standing(norms, late, replace(scorecard(late), total=60.0))


@pytest.fixture
def trained(norms, late):
    """The same with a well-trained team among the reference teams."""
    known = replace(norms, totals={**norms.totals, "careful": (50.0,) * 20 + (66.0,) * 30})
    return team_standing(known, late, replace(scorecard(late), total=60.0))


def test_it_is_said_between_which_teams_the_total_stands_and_no_percentile_of_good_and_bad_teams_together(place):
    """60 of 100 is better than every silent run; a percentile of that would flatter."""
    english, chinese = standing_line(place, "en"), standing_line(place, "zh-TW")
    assert english == "Between the late team (58) and the exemplary team (94)"
    assert chinese == "介於遲到隊（58）與示範隊（94）之間"


@pytest.mark.parametrize(
    ("total", "line"),
    [
        (99.0, "Above the exemplary team (94)"),
        (58.3, "As high as the late team (58)"),
        (-1.0, "Below the silent team (0)"),
    ],
)
def test_above_below_and_level_with_a_team(norms, total, line):
    assert standing_line(TeamStanding(total, norms.standing(total)), "en") == line


def test_percentile_and_interval_are_of_a_stated_team_and_stand_together_in_both_languages(trained):
    """20 of the careful team's 50 runs are below 60: 40 %, Wilson's interval 27.6 to 53.8."""
    english, chinese = standing_line(trained, "en"), standing_line(trained, "zh-TW")
    assert english == (
        "Between the late team (58) and the careful team (66); better than 40% of 50 runs of a well-trained team on an "
        "ordinary day, the careful team (95% interval 28 to 54)"
    )
    assert all(each in chinese for each in ("40%", "50", "28", "54", "穩健隊", "介於遲到隊"))
    assert standing_to_json(trained)["trained"] == {
        "team": "careful",
        "percentile": 40.0,
        "low": 27.6,
        "high": 53.8,
        "runs": 50,
    }
    assert standing_to_json(trained)["between"] == ["late", "careful"]


def test_the_shares_of_each_team_stand_in_the_second_line(place):
    assert shares_line(place, "en").endswith("the exemplary team 0%, the late team 60%, the silent team 100%")
    assert standing_to_json(place)["above"] == {"silent": 1.0, "late": 0.6, "exemplary": 0.0}


def test_without_norms_a_score_or_an_end_nothing_is_said(norms, late, script):
    card = scorecard(late)
    assert team_standing(None, late, card) is None
    assert team_standing(norms, late, replace(card, total=None)) is None
    assert team_standing(replace(norms, totals={}), late, card) is None
    assert team_standing(norms, Drill(script, 1), card) is None


def test_beside_a_role_the_whole_teams_score_stands_and_the_words_say_whose_it_is(norms, late):
    card, whole = scorecard(late, "pr"), scorecard(late)
    found = team_standing(norms, late, card)
    assert card.total != whole.total
    assert found is not None
    assert found.total == whole.total
    assert found.place == norms.standing(whole.total or 0.0)
    assert standing_line(found, "en").startswith(f"The whole team, {whole.total:.0f} of 100: between")


@pytest.mark.parametrize("lang", LANGS)
def test_every_form_of_the_report_tells_it_or_is_silent(trained, lang):
    place = trained
    drill, card = hand_made(), hand_card()
    line = standing_line(place, lang)
    for write in (report_html, report_markdown):
        assert line in write(Subject(drill, card, lang, standing=place)).replace("\\", ""), write.__name__
        assert "95%" not in write(Subject(drill, card, lang)).replace("\\", ""), write.__name__
    told, silent = (json.loads(report_json(Subject(drill, card, lang, standing=each))) for each in (place, None))
    assert silent["standing"] is None
    assert told["standing"]["sentence"] == line
    assert told["standing"]["low"] < told["standing"]["percentile"] < told["standing"]["high"]
    assert len(told["method"]) == len(silent["method"]) + 1, "what a percentile among simulated teams is worth is said"


def test_a_scenario_that_ships_norms_tells_them_from_the_command_line(script, norms, tmp_path, monkeypatch, capsys):
    """As if `norms.json` lay beside scenario.yaml; with the file gone, the same report says nothing."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))
    beside, journal = tmp_path / "angry-patient", tmp_path / "drill.jsonl"
    beside.mkdir()
    monkeypatch.setattr("live.norms.find", lambda name: beside / "scenario.yaml")
    run(["run", "angry-patient", "--play", "late", "--journal", str(journal), "--json"])
    assert json.loads(capsys.readouterr().out)["norms"] is None
    for shipped in (True, False):
        write_norms(beside / "norms.json", norms)
        if not shipped:
            (beside / "norms.json").unlink()
        assert run(["report", str(journal), "--format", "md", "--lang", "en"]) == 0
        assert ("the late team (58)" in capsys.readouterr().out) is shipped


def test_a_scenario_from_a_file_of_ones_own_finds_the_norms_that_one_made(script, norms, tmp_path, monkeypatch):
    """Nothing lies in the library under its id."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    own = replace(script, id="my-clinic")
    assert norms_for(own) is None
    write_norms(kept_file(own), norms)
    assert norms_for(own) == norms
