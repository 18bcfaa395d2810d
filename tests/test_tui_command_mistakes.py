"""Mistakes on the command line: one sentence each, with the way out, and exit code 2."""

from __future__ import annotations

import re

import pytest

from tests.command_stage import drill
from tests.scenario_example import write


def test_mistakes_get_one_sentence_and_the_way_out(tmp_path):
    """Exit code 2 for words and files that cannot be used, with a suggestion where there is one."""
    assert b"angry-patient" in drill("run", "angry-patent", "--play", "exemplary", ok=2, LANG="C").stderr
    assert b"exemplary" in drill("run", "angry-patient", "--play", "exemplry", ok=2).stderr
    assert b"replay" in drill("repaly", "x", ok=2).stderr
    assert b"--lang" in drill("demo", "--lang", "fr", ok=2).stderr
    assert drill("replay", str(tmp_path / "none.jsonl"), ok=2).stderr
    assert drill("report", "no-such-drill", ok=2, CRISIS_DRILL_HOME=str(tmp_path)).stderr
    assert drill("run", "angry-patient", ok=2).stderr


@pytest.mark.parametrize("seed", ["-5", "1.5", "many", str(2**63)])
@pytest.mark.parametrize("command", [["run", "angry-patient", "--play", "silent"], ["play", "angry-patient"], ["demo"]])
def test_a_seed_that_is_none_is_a_sentence(told, command, seed):
    """Never a traceback, and never silently another seed."""
    said = told(2, *command, "--seed", seed, "--lang", "en").err
    assert said.startswith(f"crisis-drill: --seed cannot be “{seed}”. A whole number from 0 up")
    assert "0 以上的整數" in told(2, *command, "--seed", seed, "--lang", "zh-TW").err


@pytest.mark.parametrize(("count", "words"), [(1, "1 error and 0 warnings"), (2, "2 errors and 0 warnings")])
def test_one_is_not_many(tmp_path, told, count, words):
    folder = write(tmp_path)
    scenario = folder / "scenario.yaml"
    extra = "".join(f"  - {{id: loop{n}, after: loop{n}, says: 有}}\n" for n in range(count))
    (folder / "en.yaml").unlink()
    scenario.write_text(scenario.read_text(encoding="utf-8") + extra, encoding="utf-8")
    assert told(2, "check", str(scenario), "--lang", "en").out.strip() == words


def test_what_is_no_drill_is_said_so(tmp_path, told):
    assert "folder without a scenario.yaml" in told(2, "check", str(tmp_path), "--lang", "en").err
    assert "沒有 scenario.yaml" in told(2, "check", str(tmp_path), "--lang", "zh-TW").err
    assert "nothing to read" in told(2, "check", "/dev/null", "--lang", "en").err


def test_norms_says_which_rehearsals_it_looks_for_and_which_are_there(tmp_path, told):
    """A scenario with a good.play.yaml has rehearsals; they are only called otherwise."""
    said = told(2, "norms", str(write(tmp_path)), "--runs", "1", "--lang", "en").err
    assert "exemplary.play.yaml" in said and "Beside this scenario: good.play.yaml." in said


@pytest.mark.parametrize("mistyped", ["--plya", "--paly=exemplary"])
def test_an_option_that_is_needed_and_mistyped_is_not_called_missing(told, mistyped):
    said = told(2, "run", "angry-patient", mistyped, "--lang", "en").err
    assert f"There is no option {mistyped.partition('=')[0]} here. Did you mean “--play”?" in said
    assert "--play is missing." in told(2, "run", "angry-patient", "--play", "--lang", "en").err


@pytest.mark.parametrize("named", ["pr", "PR", "公關", "公關經理", "pr manager"])
def test_a_role_is_known_by_its_name_in_either_language(told, named):
    """What then lacks is only the terminal."""
    assert "terminal" in told(2, "play", "angry-patient", "--role", named, "--lang", "en").err


@pytest.mark.parametrize("named", ["", "head", "主"])
def test_what_names_no_role_or_two_names_none(told, named):
    assert "There are: director, " in told(2, "play", "angry-patient", "--role", named, "--lang", "en").err


def test_help_shows_what_may_be_left_out_in_brackets(told):
    assert told(0, "schedule", "--help", "--lang", "en").out.startswith("Usage: crisis-drill schedule [WHAT] [NAME] [")
    assert "run SCENARIO --play TEXT [" in told(0, "run", "--help", "--lang", "en").out


MISTAKES = [
    ("run",),
    ("run", "angry-patient", "--play"),
    ("run", "a", "b", "--play", "silent"),
    ("demo", "--seed", "1", "--seed", "2"),
    ("play", "angry-patient", "--role", "dirctor"),
    ("play", "angry-patient", "--skill", "7"),
    ("report", "x", "--format", "pdf"),
    ("norms", "angry-patient", "--runs", "x"),
    ("repaly",),
    ("replay", "no-such-file"),
    ("report", "angry-patient.jsonl"),
]


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_no_mistake_is_told_in_the_other_language(told, words, tmp_path, monkeypatch):
    """What is not a word of the command line, a path or a reason of the system is Chinese."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    said = told(2, *words, "--lang", "zh-TW").err
    assert re.search("[一-鿿]", said)
    assert not re.search(r"\b(the|is|are|No such|Command|Invalid|Choose|Unused|There|requires|cannot)\b", said)
