"""`replay` and `report` of a journal file, and the sentences about a file that is none."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command_stage import drill


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


def test_a_journal_with_a_seed_that_no_drill_has_is_a_sentence(journal, tmp_path, told):
    """Made by hand, with a chain of hashes that holds."""
    from sim.journal import chained
    from sim.written import canonical

    bodies = [json.loads(line)["body"] for line in journal[0].read_text(encoding="utf-8").splitlines()]
    bodies[0]["header"]["seed"] = -5
    other = tmp_path / "other.jsonl"
    lines = [line for line, _ in chained(canonical(body) for body in bodies)]
    other.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "seed -5" in told(2, "what-if", str(other), "--at", "1 min", "--lang", "en").err
    assert "數值無法使用" in told(1, "replay", str(other), "--verify", "--lang", "zh-TW").err


def test_every_sentence_about_a_journal_has_its_other_language():
    """The engine's sentences are known by their form; one that it learns has to be added."""
    from scenarios.words import translator
    from sim.journal import JournalError
    from tui.commands.journals import SENTENCES, sentence

    source = (Path(__file__).parent.parent / "sim" / "journal.py").read_text(encoding="utf-8")
    forms = re.findall(r'JournalError\(f?"([^"]+)"\)', source)
    assert len(forms) >= 8
    for form in forms:
        said = sentence(JournalError(re.sub(r"\{.*?\}", "7", form)), "zh-TW")
        assert re.search("[一-鿿]", said), form
    assert all(translator("tui", "zh-TW")(each) != each for each in SENTENCES)


def test_a_journal_that_stops_before_the_end_is_told_of(journal, told, tmp_path):
    """What is there is reported all the same."""
    cut = tmp_path / "cut.jsonl"
    cut.write_text("".join(journal[0].read_text("utf-8").splitlines(keepends=True)[:-20]), "utf-8")
    found = told(0, "report", str(cut), "--lang", "en", "--format", "md")
    assert "before ENDEX" in found.err and found.out
    assert not told(0, "report", str(journal[0]), "--lang", "en", "--format", "md").err


@pytest.mark.parametrize("words", ["hello\n", '{"a": 1}\n', "\ufefftitle: x\n", ""])
def test_a_file_that_is_no_journal_is_called_that(words, told, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(words, "utf-8")
    assert "no journal of a drill" in told(2, "report", str(other), "--lang", "en").err


def test_the_ending_of_the_file_chooses_the_form_and_an_unknown_one_is_a_sentence(journal, tmp_path, told):
    path, _ = journal
    target = tmp_path / "report.md"
    assert str(target) in told(0, "report", str(path), "-o", str(target), "--lang", "en").err
    assert target.read_text(encoding="utf-8").startswith("**EXERCISE")
    assert ".html" in told(2, "report", str(path), "-o", str(tmp_path / "report.pdf"), "--lang", "en").err
    assert not (tmp_path / "report.pdf").exists()


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_a_missing_folder_is_named_and_not_the_file_that_was_to_be_made(journal, tmp_path, told, lang):
    target = tmp_path / "nowhere" / "report.html"
    said = told(2, "report", str(journal[0]), "-o", str(target), "--lang", lang).err
    assert str(tmp_path / "nowhere") in said and "report.html" not in said
