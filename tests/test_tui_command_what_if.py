"""`what-if`: one reply changed, on the command line."""

from __future__ import annotations

import json
import re

import pytest

from tests.command_stage import drill


def test_what_if_on_the_command_line(journal):
    path, found = journal
    unchanged = drill("what-if", str(path), "--at", "1 min", "--delay", "0 s", "--json", "--lang", "en")
    assert unchanged.stderr.decode().startswith("Nothing was changed") and unchanged.stderr.count(b"\n") == 1
    same = json.loads(unchanged.stdout)
    assert same["before"]["digest"] == same["after"]["digest"] == found["digest"]
    assert same["gone"] == same["new"] == []
    later = json.loads(drill("what-if", str(path), "--at", "1 min", "--delay", "15 min", "--json").stdout)
    assert later["after"]["score"]["total"] < later["before"]["score"]["total"]


@pytest.mark.parametrize("words", [["--at", "twelve"], ["--at", "1 min", "--delay", "junk"], ["--at", "-5 min"]])
def test_a_time_that_is_none_gets_the_way_out(journal, words, told):
    """No bare code: what stands there, and what to write instead, in either language."""
    assert told(2, "what-if", str(journal[0]), *words, "--lang", "en").err.endswith(
        "such as 90 s, 8 min or 1 h 30 min.\n"
    )
    assert "例如" in told(2, "what-if", str(journal[0]), *words, "--lang", "zh-TW").err


def test_what_if_names_its_times_and_the_cap_and_keeps_quotes_short(journal, told):
    """The moment is the drill's clock, as in the lines below; the same moment can be asked for by it."""
    blame = "It is entirely your own fault: he did not follow our instructions, so he only has himself to blame. " * 5
    out = told(0, "what-if", str(journal[0]), "--at", "1 min", "--say", blame, "--lang", "en").out
    first, total, cap = out.splitlines()[:3]
    assert re.match(r"Drill time \d\d:\d\d: “.{20,80}”$", first) and "Total" in total
    after = json.loads(told(0, "what-if", str(journal[0]), "--at", "1 min", "--say", blame, "--json").out)["after"]
    assert after["caps"] and cap.strip().startswith("! ") and "cannot rise above" in cap
    clock = first[len("Drill time ") :][:5]
    assert told(0, "what-if", str(journal[0]), "--at", clock, "--say", blame, "--lang", "en").out == out


def test_a_time_of_day_that_is_none_is_told_as_such(journal, told):
    assert "such as 09:12" in told(2, "what-if", str(journal[0]), "--at", "25:99", "--say", "x", "--lang", "en").err


def test_with_nothing_to_change_it_says_what_to_give(journal, told):
    assert told(2, "what-if", str(journal[0]), "--at", "1 min", "--lang", "en").err.startswith("Nothing was changed")


def test_it_says_at_what_time_the_reply_would_have_come(journal, told):
    """Also where it was asked to come sooner than what it answers."""
    later = told(0, "what-if", str(journal[0]), "--at", "1 min", "--delay", "3 min", "--lang", "en")
    was, then = re.match(r"Drill time (\d\d:\d\d) → (\d\d:\d\d): ", later.out).groups()
    assert int(then[3:]) - int(was[3:]) == 3 and not later.err
    sooner = told(0, "what-if", str(journal[0]), "--at", "1 min", "--delay", "-1 h", "--lang", "en")
    assert sooner.err.startswith("No sooner than that")
