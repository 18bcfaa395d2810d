"""`evidence`: every number of the model, readable, sourced and in both languages."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

from tests.command_stage import drill


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_evidence_can_be_read_by_an_administrator(told, lang, monkeypatch):
    """By theme, 80 columns, every number described, every source written out."""
    from sim.coefficients import TABLE

    monkeypatch.setenv("COLUMNS", "80")
    out = told(0, "evidence", "--lang", lang).out
    lines = out.splitlines()
    assert sum(line.startswith("■ ") for line in lines) >= 12
    assert max(map(cell_len, lines)) <= 80
    assert [name for name in TABLE if not re.search(rf"[ ]{re.escape(name)}( \[|$)", out, re.M)] == []
    assert "as above" not in out and "as threads" not in out
    assert not re.search(r"\b\d{3,}(\.\d+)? (s\b|秒)", out), "long times are told in minutes"


def test_every_word_of_the_evidence_has_its_chinese():
    """Labels, units and sources; a new number of the model needs its words in tui/commands/evidence_words.py."""
    from scenarios.words import translator
    from tui.commands.evidence import label, parts, themes

    t = translator("tui", "zh-TW")
    missing, told = set(), 0
    for rows in themes().values():
        told += len(rows)
        for name, each in rows:
            missing |= {name} if label(name, "en") == name else set()
            texts = [*parts(each.source), each.unit.removeprefix("s, ")]
            missing |= {text for text in texts if text != "s" and t(text) == text}
    # A handful may wait while numbers are being added: until then their names and English stand there.
    assert len(missing) <= 0.05 * told, missing


def test_evidence_tells_the_standing_of_every_number():
    table = json.loads(drill("evidence", "--json").stdout)
    assert table and all(
        each["standing"] in ("sourced", "fitted", "chosen") and each["source"] for each in table.values()
    )
