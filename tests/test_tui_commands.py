"""The command line as scripts rely on it: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

REPLIES = [
    {
        "id": "a",
        "public": False,
        "to": "family",
        "prompt": "等了兩個小時！",
        "reply": "讓您等了兩個小時，真的很對不起。",
    },
    {"id": 2, "public": True, "reply": "If you were inconvenienced, we apologise."},
]


def drill(*words: str, stdin: str | bytes | None = None, ok: int = 0, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command; the exit code is part of the promise."""
    import os

    data = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "tui.main", *words]
    done = subprocess.run(command, input=data, capture_output=True, env=os.environ | env, check=False)
    assert done.returncode == ok, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    path = tmp_path_factory.mktemp("journal") / "drill.jsonl"
    done = drill("run", "angry-patient", "--play", "exemplary", "--seed", "4", "--journal", str(path), "--json")
    return path, json.loads(done.stdout)


def test_list_is_an_array_of_drills():
    listed = json.loads(drill("list", "--json").stdout)
    assert [each["id"] for each in listed] == ["angry-patient", "press-inquiry", "viral-post"]
    for each in listed:
        assert set(each) == {"id", "title", "lasts_s", "roles", "rehearsals"}
        assert set(each["title"]) == {"zh-TW", "en"} and len(each["roles"]) == 6
        assert {"exemplary", "late", "template", "defensive", "silent"} <= set(each["rehearsals"])
        assert 30 * 60 <= each["lasts_s"] <= 45 * 60


def test_run_prints_one_object_of_the_promised_form(journal):
    _, found = journal
    assert found["scenario"] == "angry-patient" and found["seed"] == 4 and len(found["digest"]) == 64
    assert {"total", "coverage", "timeliness", "principles", "process", "voice", "outcome"} <= set(found["score"])
    assert set(found["trust"]) == {"start", "end"} and set(found["reach"]) == {"views", "shares", "articles"}
    for person in found["people"].values():
        assert {"trust", "anger", "anxiety", "responsibility"} <= set(person)
        assert all(0 <= value <= 1 for value in person.values())
    for each in found["expectations"]:
        assert {"id", "status", "at_s", "delay_s", "score"} <= set(each)
        assert each["status"] in ("met", "late", "missed", "unscored")
    assert found["caps"] == [] and found["marks"] and found["events"]


def test_the_same_run_twice_has_the_same_digest(journal):
    _, found = journal
    again = json.loads(drill("run", "angry-patient", "--play", "exemplary", "--seed", "4", "--json").stdout)
    assert again == found


def test_a_journal_verifies_and_a_changed_one_fails_with_one_sentence(journal, tmp_path):
    path, found = journal
    assert found["digest"] in drill("replay", str(path), "--verify", "--lang", "en").stdout.decode()
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    other = tmp_path / "changed.jsonl"
    other.write_bytes(bytes(damaged))
    failed = drill("replay", str(other), "--verify", "--lang", "en", ok=1)
    assert len(failed.stderr.decode().strip().splitlines()) == 1 and failed.stdout == b""


@pytest.mark.parametrize("form", ["html", "md", "json"])
@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_reports_in_three_forms_and_two_languages(journal, tmp_path, form, lang):
    path, _ = journal
    target = tmp_path / f"report.{form}"
    drill("report", str(path), "--format", form, "-o", str(target), "--lang", lang)
    text = target.read_text(encoding="utf-8")
    assert ("非真實事件" in text) == (lang == "zh-TW")
    assert text == drill("report", str(path), "--format", form, "--lang", lang).stdout.decode()


def test_read_gives_every_mark_for_every_line_in_order():
    from sim.reading import MARKS

    done = drill("read", "--json", stdin="\n".join(json.dumps(each, ensure_ascii=False) for each in REPLIES) + "\n")
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [line["id"] for line in lines] == ["a", 2]
    for line, reply in zip(lines, REPLIES, strict=True):
        assert list(line["marks"]) == list(MARKS)
        for mark in line["marks"].values():
            assert mark["level"] in (0, 1, 2) and 0 <= mark["confidence"] <= 1
            for each in mark["evidence"]:
                assert reply["reply"][each["start"] : each["end"]] == each["quote"] and each["rule"]
    assert lines[0]["marks"]["apology"]["level"] == 2 and lines[1]["marks"]["apology"]["level"] == 1


def test_a_bad_line_gets_a_sentence_and_the_others_are_read_all_the_same():
    done = drill("read", "--json", stdin='{"id": 1}\nnot json\n{"id": 3, "reply": "您好"}\n', ok=2)
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == [3]
    assert done.stderr.decode().count("stdin:") == 2


@pytest.mark.parametrize("raw", [b"\xff\xfe\n", b"[" * 100_000 + b"\n", b'{"id":1,"reply":"\\ud800"}\n', b"\x00\n"])
def test_hostile_lines_never_end_in_a_traceback(raw):
    done = subprocess.run(
        [sys.executable, "-m", "tui.main", "read", "--json"], input=raw, capture_output=True, check=False
    )
    assert done.returncode in (0, 2) and b"Traceback" not in done.stderr


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_demo_tells_a_drill_and_ends_with_score_evidence_and_report(lang):
    told = drill("demo", "--lang", lang).stdout.decode()
    assert ("非真實事件" in told) == (lang == "zh-TW")
    assert told.count("▶") >= 12 and "/100" in told and told.strip().endswith(".html")


def test_mistakes_get_one_sentence_and_the_way_out(tmp_path):
    """Exit code 2 for words and files that cannot be used, with a suggestion where there is one."""
    assert b"angry-patient" in drill("run", "angry-patent", "--play", "exemplary", ok=2, LANG="C").stderr
    assert b"exemplary" in drill("run", "angry-patient", "--play", "exemplry", ok=2).stderr
    assert b"replay" in drill("repaly", "x", ok=2).stderr
    assert b"--lang" in drill("demo", "--lang", "fr", ok=2).stderr
    assert drill("replay", str(tmp_path / "none.jsonl"), ok=2).stderr
    assert drill("report", "no-such-drill", ok=2, CRISIS_DRILL_HOME=str(tmp_path)).stderr
    assert drill("run", "angry-patient", ok=2).stderr


def test_a_promise_that_is_not_kept_fails_the_run(tmp_path):
    play = tmp_path / "mine.yaml"
    play.write_text("scenario: angry-patient\ndo: []\nthen: {score: 90..100}\n", encoding="utf-8")
    failed = drill("run", "angry-patient", "--play", str(play), "--lang", "en", ok=1)
    assert "promises a score of 90..100" in failed.stderr.decode()


def test_what_if_on_the_command_line(journal):
    path, found = journal
    same = json.loads(drill("what-if", str(path), "--at", "1 min", "--delay", "0 s", "--json").stdout)
    assert same["before"]["digest"] == same["after"]["digest"] == found["digest"]
    assert same["gone"] == same["new"] == []
    later = json.loads(drill("what-if", str(path), "--at", "1 min", "--delay", "15 min", "--json").stdout)
    assert later["after"]["score"]["total"] < later["before"]["score"]["total"]


def test_evidence_tells_the_standing_of_every_number():
    table = json.loads(drill("evidence", "--json").stdout)
    assert table and all(
        each["standing"] in ("sourced", "fitted", "chosen") and each["source"] for each in table.values()
    )


def test_without_a_terminal_the_home_screen_says_what_to_do_instead():
    assert b"demo" in drill(ok=2, LANG="C").stderr


def test_doctor_finds_this_machine_ready(tmp_path):
    told = drill("doctor", "--lang", "en", CRISIS_DRILL_HOME=str(tmp_path), PYTHONUTF8="1").stdout.decode()
    assert "✗" not in told and "viral-post" in told and str(tmp_path) in told
