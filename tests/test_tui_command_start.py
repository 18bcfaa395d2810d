"""What a first visit calls: `demo`, `doctor`, and the bare command where there is no terminal."""

from __future__ import annotations

import pytest

from tests.command_stage import drill


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_demo_tells_a_drill_and_ends_with_score_evidence_and_report(lang):
    told = drill("demo", "--lang", lang).stdout.decode()
    assert ("非真實事件" in told) == (lang == "zh-TW")
    assert told.count("▶") >= 12 and "/100" in told and told.strip().endswith(".html")


def test_without_a_terminal_the_home_screen_says_what_to_do_instead():
    assert b"demo" in drill(ok=2, LANG="C").stderr


def test_doctor_finds_this_machine_ready(tmp_path):
    told = drill("doctor", "--lang", "en", CRISIS_DRILL_HOME=str(tmp_path), PYTHONUTF8="1").stdout.decode()
    assert "✗" not in told and "viral-post" in told and str(tmp_path) in told
