"""Files from strangers: text in, a tree of texts with places out, and a sentence for everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from scenarios import yamlfile
from scenarios.check import check_files
from scenarios.compose import DEEPEST, MOST_NODES
from scenarios.yamlfile import MOST_BYTES, parse, parse_head, read_tree


def codes(text: str) -> list[str]:
    return [problem.code for problem in parse(text, "x")[1]]


def test_every_value_stays_what_was_typed() -> None:
    """Nothing becomes a number, a time, a yes or a null, as YAML's own loaders would have it."""
    tree, problems = parse("a: 12:30\nb: no\nc: 012\nd: ~\ne: 2026-11-21\nf: 1_000\ng:\n", "x")
    assert problems == []
    assert tree and list(tree.data.values()) == ["12:30", "no", "012", "~", "2026-11-21", "1_000", ""]
    assert yaml.safe_load("12:30") == 750  # the control


def test_each_key_and_value_knows_its_place() -> None:
    """Lines and columns from 1, in characters, Chinese or not."""
    tree, _ = parse("人: 王太太\nlist:\n  - {id: a, 名: 乙}\n  - b\n", "x")
    assert tree
    assert tree.place(("人",)) == (1, 4)
    assert tree.key_place(("list",)) == (2, 1)
    assert tree.place(("list", 0, "名")) == (3, 16)
    assert tree.key_place(("list", 0, "名")) == (3, 13)
    assert tree.place(("list", 1, "no", "such")) == (4, 5)


def test_a_folded_chinese_text_has_no_gaps() -> None:
    """YAML puts a space where a line ends; Chinese has none, English keeps it, and typed spaces stay."""
    text = "zh: >-\n  上午延誤，\n  家長生氣。\nen: >-\n  The clinic\n  is late.\nlit: |\n  一\n  二\n"
    text += "plain: 甲\n  乙\nspaced: 甲 乙\n"
    tree, _ = parse(text, "x")
    assert tree
    assert tree.data == {
        "zh": "上午延誤，家長生氣。",
        "en": "The clinic is late.",
        "lit": "一\n二\n",
        "plain": "甲乙",
        "spaced": "甲 乙",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x b", "yaml-anchor"),
        ("a: *x", "yaml-alias"),
        ("a: !!python/object/apply:os.system [id]", "yaml-tag"),
        ("a: ! b", "yaml-tag"),
        ("a: 1\na: 2", "duplicate-key"),
        ("? [a]\n: b", "key-not-text"),
        ("a: b\n---\nc: d", "yaml-documents"),
        ("", "empty-file"),
        ("# only words to oneself\n", "empty-file"),
        ("a: \x07", "control-character"),
        ("a: \u202etxet", "control-character"),
        ("a: b\u2028c", "control-character"),
        ('a: "\\e[2J"', "control-character"),
        ("a: " + "[" * (DEEPEST + 1), "too-deep"),
        ("[" * 100_000, "too-deep"),
        ("- " * 100_000, "too-deep"),
        ("{a: " * 60_000, "too-deep"),
        ("a: [" + "b, " * MOST_NODES + "]", "too-many-nodes"),
        ("a: [" + "x" * MOST_BYTES, "too-big"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    """Each hostile or mistaken text gets its own sentence, as the first thing said."""
    assert codes(text)[0] == code


def test_twenty_unseen_characters_are_named_and_no_more() -> None:
    """Each with its line."""
    problems = parse("a: b\n" + "\x00\n" * 500, "x")[1]
    assert [problem.line for problem in problems] == list(range(2, 22))


def test_an_emoji_of_several_parts_is_a_text() -> None:
    """The joiner inside it is unseen too, but it belongs there."""
    assert codes("a: 👩‍⚕️") == []


def test_a_quotation_mark_left_open_is_found_where_it_opens() -> None:
    """Though YAML stumbles only at the next quotation mark, far below."""
    problems = parse('a: "open\nb: c\nd: "closed"\n', "x")[1]
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("yaml-open-quote", 1, 4)]


def test_what_is_no_text_file(tmp_path: Path) -> None:
    """Wrong bytes have a line and column; folders, pipes, missing, unnameable and huge files have a sentence."""
    bad = tmp_path / "scenario.yaml"
    bad.write_bytes("title: 王".encode() + b"\nclinic: \xe7\x8e\n")
    (problem,) = read_tree(bad)[1]
    assert (problem.code, problem.line, problem.column) == ("not-utf8", 2, 9)
    bad.write_bytes(b"#" * (MOST_BYTES + 1))
    assert read_tree(bad)[1][0].code == "too-big"
    assert read_tree(tmp_path)[1][0].code == "not-a-file"
    assert read_tree(tmp_path / "none.yaml")[1][0].code == "no-file"
    assert read_tree(Path("a\0b"))[1][0].code == "unreadable"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        assert read_tree(tmp_path / "pipe.yaml")[1][0].code == "not-a-file"
        assert check_files([tmp_path / "pipe.yaml"])[0].code in ("no-file", "not-a-file")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Some editors write one."""
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: a\r\nclinic: b\r\n")
    tree, problems = read_tree(file)
    assert tree and (tree.data, problems) == ({"title": "a", "clinic": "b"}, [])


def test_the_head_of_a_file_is_read_no_further_than_needed() -> None:
    """What comes after the wanted keys may be broken, cut off or missing."""
    text = "title: a\nlasts: 5 min\nroles:\n  pr: x\nrest: [" + "]" * 50
    assert parse_head(text, frozenset({"title", "roles"})) == {"title": "a", "lasts": "5 min", "roles": {"pr": "x"}}
    assert parse_head("title: [", frozenset({"title"})) == {"title": []}
    assert parse_head("\x00", frozenset({"title"})) == {}
    assert parse_head("- a", frozenset({"title"})) == {}


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser serves where libyaml was not built; it only takes longer."""
    text = "a: {b: [c, 王]}\nd: >-\n  e\n  f\n"
    quick = parse(text, "x")[0]
    monkeypatch.setattr(yamlfile, "_Parser", yaml.SafeLoader)
    slow = parse(text, "x")[0]
    assert quick and slow and (quick.data, quick.keys, quick.values) == (slow.data, slow.keys, slow.values)
    assert codes("[" * 100_000) == ["too-deep"]
    assert codes("a: b: c") == ["yaml-colon"]
