"""The library's own good words: model answers hold the marks they are given for, and no good reply reads as harmful."""

from __future__ import annotations

import pytest

from scenarios.field import OUTSIDE_CHANNELS
from scenarios.shelf import load, shelf
from scoring.reading import ReplyReader
from sim.reading import BAD_MARKS, Reply

READER = ReplyReader()
CASES = [(heading.id, lang) for heading in shelf() for lang in ("zh-TW", "en")]


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_every_model_answer_holds_its_marks_and_nothing_to_avoid(name, lang):
    script, wrong = load(name), []
    for inject in script.scenario.injects:
        for expect in inject.expect:
            if expect.model is None:
                continue
            text = script.text(f"injects.{inject.id}.expect.{expect.id}.model", lang)
            reading = READER.read(Reply(text, public=inject.by in OUTSIDE_CHANNELS))
            lacks = [mark for mark in expect.marks if not reading.level(mark)]
            harms = [mark for mark in expect.avoid if reading.level(mark)]
            if lacks or harms:
                wrong.append((expect.id, lacks, harms))
    assert not wrong


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_no_line_of_the_exemplary_team_reads_as_plainly_harmful(name, lang):
    wrong = []
    for line in load(name).plays["exemplary"].lines(lang):
        if line.says:
            reading = READER.read(Reply(line.says, public=line.by in OUTSIDE_CHANNELS))
            wrong += [(line.id, mark) for mark in BAD_MARKS if reading.level(mark) == 2]
    assert not wrong


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_the_defensive_team_reads_as_harmful(name, lang):
    """The control: a reader that finds no harm anywhere would pass the tests above."""
    lines = [line for line in load(name).plays["defensive"].lines(lang) if line.says]
    harmed = [line for line in lines if any(READER.read(Reply(line.says or "")).level(mark) for mark in BAD_MARKS)]
    assert len(harmed) >= 0.8 * len(lines)
