"""The language of every command: asked for, or the locale's, and one name for one thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command_stage import drill

COMMANDS = "demo list play run read check replay report what-if norms evidence schema doctor".split()  # noqa: SIM905


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_language_and_is_told_in_it(told, command):
    """As README says; help and mistakes too, and without --lang by the locale."""
    chinese = told(0, command, "--help", "--lang", "zh-TW").out
    assert "用法：crisis-drill " + command in chinese and "--lang" in chinese
    assert told(0, "--lang", "zh-TW", command, "--help").out == chinese
    english = set(re.findall(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", chinese))
    assert english == set()
    assert "沒有 --junk 這個選項" in told(2, command, "--junk", "--lang", "zh-TW").err.replace("這裡", "")
    assert "Usage: crisis-drill " + command in told(0, command, "-h", "--lang=en").out


def test_the_language_may_stand_before_the_command(told):
    listed = told(0, "list", "--lang", "zh-TW").out
    assert told(0, "--lang", "zh-TW", "list").out == told(0, "--lang=zh-TW", "list").out == listed
    assert told(0, "--lang", "en", "list", "--lang", "zh-TW").out == listed
    assert told(0, "schema", "--lang", "zh-TW").out == told(0, "schema").out
    assert "zh-TW" in told(2, "--lang", "fr", "list").err


def test_help_speaks_the_language_of_the_locale(told, monkeypatch):
    monkeypatch.delenv("CRISIS_DRILL_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert "用法：" in told(0, "--help").out
    monkeypatch.setenv("LC_ALL", "C")
    assert "Usage:" in told(0, "--help").out


def test_one_thing_has_one_name_in_chinese():
    """A rehearsal is 預演 and a scenario 劇本 wherever the commands, the checker and README speak of them."""
    from scenarios.words import translator

    root = Path(__file__).parent.parent
    page = (root / "README.zh-TW.md").read_text(encoding="utf-8")
    catalogue = (root / "scenarios/words/zh_TW/LC_MESSAGES/scenarios.po").read_text(encoding="utf-8")
    for text in (page, catalogue):
        assert not re.search("試演|排練|情境", text)
    t = translator("tui", "zh-TW")
    helped = drill("run", "--help", "--lang", "zh-TW").stdout.decode()
    assert "預演" in helped and "劇本" in t("The library of drills.") and "情境" not in helped


def test_readme_calls_the_dimensions_what_the_score_calls_them():
    from scoring.names import dimension_name

    page = (Path(__file__).parent.parent / "README.zh-TW.md").read_text(encoding="utf-8")
    names = [dimension_name(each, "zh-TW") for each in ("timeliness", "principles", "process", "voice", "outcome")]
    assert [name for name in names if f"**{name}**" not in page] == []
