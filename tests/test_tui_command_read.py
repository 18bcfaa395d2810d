"""`read`: replies on lines of JSON, each with every mark; a wrong line costs nothing but itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_stage import drill

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


@pytest.mark.parametrize("number", ["1e400", "NaN", "-Infinity"])
def test_a_number_that_json_cannot_say_is_not_printed_again(number):
    done = drill("read", "--json", stdin=f'{{"id": {number}, "reply": "您好"}}\n{{"id": 1.5, "reply": "您好"}}\n', ok=2)
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == [1.5]
    assert done.stderr.decode().startswith("stdin:1:")


@pytest.mark.parametrize("raw", [b"\xff\xfe\n", b"[" * 100_000 + b"\n", b'{"id":1,"reply":"\\ud800"}\n', b"\x00\n"])
def test_hostile_lines_never_end_in_a_traceback(raw):
    done = subprocess.run(
        [sys.executable, "-m", "tui.main", "read", "--json"], input=raw, capture_output=True, check=False
    )
    assert done.returncode in (0, 2) and b"Traceback" not in done.stderr


def test_read_names_its_keys_in_help_and_in_readme():
    from tui.commands.read import KEYS

    for lang, readme in (("en", "README.md"), ("zh-TW", "README.zh-TW.md")):
        page = (Path(__file__).parent.parent / readme).read_text(encoding="utf-8")
        for text in (page, drill("read", "--help", "--lang", lang).stdout.decode()):
            assert [key for key in KEYS if not re.search(rf"\b{key}\b", text, re.ASCII)] == []


def test_a_wrong_key_is_told_once_with_what_was_meant():
    lines = "".join(f'{{"replay": "{n}"}}\n' for n in range(15))
    said = drill("read", "--lang", "en", stdin=lines, ok=2).stderr.decode()
    assert said.count("\n") == 1 and "15 lines: 1, 2, 3, 4, 5 …" in said
    assert "Did you mean “reply” where “replay” stands?" in said
    extra = drill("read", "--json", "--lang", "zh-TW", stdin='{"reply": "您好", "promt": "x"}\n')
    assert "是不是" in extra.stderr.decode() and extra.stdout


def test_a_file_of_windows_notepad_is_read_and_lines_without_id_have_their_number():
    done = drill("read", "--lang", "en", stdin=b'\xef\xbb\xbf{"reply": "Hello"}\n\n{"reply": "Yes", "id": null}\n')
    assert [line.split("\t")[0] for line in done.stdout.decode().splitlines()] == ["1", "3"]


def test_values_that_say_nothing_are_told_and_the_line_is_read_all_the_same():
    done = drill("read", "--lang", "en", stdin='{"reply": "您好", "to": "cousin", "public": "maybe"}\n')
    assert done.stdout and "“cousin”" in done.stderr.decode() and "“maybe” was read as false" in done.stderr.decode()
    known = drill("read", stdin='{"reply": "您好", "to": "mother", "public": "yes"}\n{"reply": "您好", "public": 0}\n')
    assert known.stdout and not known.stderr


def test_utf_16_is_called_by_its_name():
    done = drill("read", "--lang", "en", stdin='{"reply": "您好"}\n'.encode("utf-16"), ok=2)
    assert not done.stdout and done.stderr.decode().count("UTF-16") == 1
