"""The evaluator's sheet: out to a spreadsheet and back, with what people and programs do to it on the way."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.shelf import load, load_play
from scenarios.words import LANGS
from scoring.evaluation.opinions import Opinion, Submission
from scoring.evaluation.problems import SENTENCES, SheetError, SheetProblem
from scoring.evaluation.sheet import BOM, COLUMNS, FOUND, as_csv, as_json, reply_keys, rows
from scoring.evaluation.taking import taken
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report.told import Told
from sim.reading import MARKS


@pytest.fixture(scope="module")
def drill():
    script = load("angry-patient")
    return rehearse(script, load_play("template", script), 4, ReplyReader(), "zh-TW")


def grid(drill, lang="en", **how) -> list[list[str]]:
    blind = how.get("blind", False)
    text = as_csv(list(rows(drill, lang, **how)), Told(drill.script, lang), blind=blind)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


def written(cells: list[list[str]], coding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(cells)
    return target.getvalue().encode(coding, "replace")


def filled(cells: list[list[str]], *entries: tuple[int, str, str]) -> list[list[str]]:
    """With a level and a reason in some lines (the first row after the head is line 2 where no cell has two lines)."""
    done = [list(row) for row in cells]
    for row, level, why in entries:
        done[row][-2:] = [level, why]
    return done


def wrong(raw: bytes, drill) -> list[tuple[int, str]]:
    with pytest.raises(SheetError) as raised:
        taken(raw, drill)
    return [(each.line, each.code) for each in raised.value.problems]


def test_every_mark_of_every_reply_is_a_row_with_the_reader_s_level_and_words(drill):
    table = list(rows(drill, "en"))
    assert len(table) == 24 * len(reply_keys(drill))
    for name, say in reply_keys(drill).items():
        mine = {row["mark"]: row for row in table if row["reply"] == name}
        assert set(mine) == set(MARKS)
        for mark, found in say.reading.marks.items():
            assert mine[mark]["reader"] == found.level and mine[mark]["text"] == say.text
            assert all(each.quote in mine[mark]["quote"] for each in found.evidence)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("coding", "delimiter"), [("utf-8-sig", ","), ("utf-8", ";"), ("utf-16", "\t"), ("cp950", ",")]
)
def test_it_comes_back_from_any_spreadsheet(drill, lang, coding, delimiter):
    """Excel saves UTF-8 with a mark, UTF-16 with tabs, Big5 in Taiwan, semicolons elsewhere."""
    cells = filled(grid(drill, lang), (1, "2", "有說出為什麼道歉"), (2, "１", "只有一半"), (3, "", ""))
    found = taken(written(cells, coding, delimiter), drill)
    assert [(each.level, each.why) for each in found.opinions] == [(2, "有說出為什麼道歉"), (1, "只有一半")]
    assert found.opinions[0].mark == cells[1][8] and not found.blind


def test_json_goes_out_and_comes_back(drill):
    data = json.loads(as_json(list(rows(drill, "zh-TW")), drill))
    data["rows"][0] |= {"level": 2, "why": "清楚"}
    data["rows"][5] |= {"level": data["rows"][5]["reader"]}
    found = taken(json.dumps(data).encode(), drill)
    assert [each.changes for each in found.opinions] == [data["rows"][0]["reader"] != 2, False]


def test_the_blind_sheet_hides_the_reader_and_asks_for_no_reason(drill):
    cells = grid(drill, blind=True)
    assert not {COLUMNS[key] for key in FOUND} & set(cells[0])
    assert [row[8] for row in cells[1:25]] == list(MARKS)  # not even the order tells
    found = taken(written(filled(cells, (1, "2", ""))), drill)
    assert found.blind and found.opinions[0].level == 2


def test_what_an_evaluator_said_before_stands_in_the_sheet_and_nobody_else_s(drill):
    say = next(iter(reply_keys(drill).values()))
    given = [
        Submission(name, "2026-11-22T09:00:00+08:00", (Opinion(say.id, "empathy", 0, level, why),))
        for name, level, why in (("Lin", 1, "mine"), ("Chen", 2, "theirs"))
    ]
    text = as_csv(list(rows(drill, "en", given, "Lin")), Told(drill.script, "en"))
    assert "mine" in text and "theirs" not in text


def test_no_cell_becomes_a_formula_and_a_reason_keeps_its_words(drill):
    say = next(iter(reply_keys(drill).values()))
    for why in ("=1+1", "-2 points", "@x", "＝A1", "+886"):
        given = [Submission("Lin", "2026-11-22T09:00:00+08:00", (Opinion(say.id, "empathy", 0, 1, why),))]
        cells = grid(drill, submissions=given, by="Lin")
        assert not [cell for row in cells for cell in row if cell.startswith(("=", "+", "-", "@", "＝"))]
        assert [each.why for each in taken(written(cells), drill).opinions] == [why]


def test_all_that_is_wrong_is_told_at_once_with_its_line(drill):
    cells = filled(
        grid(drill), (1, "3", "x"), (2, "1", ""), (3, "", "why"), (4, "1", "x"), (5, "1", "x"), (6, "1", "x" * 2001)
    )
    cells[2][-2] = str((int(cells[2][10]) + 1) % 3)
    cells[4][8], cells[5][1] = "empaty", "R99"
    cells.append(["drill-000000000000", *cells[1][1:]])
    assert wrong(written(cells), drill) == [
        (2, "no-level"),
        (3, "no-why"),
        (4, "no-level"),
        (5, "no-mark"),
        (6, "no-reply"),
        (7, "long-why"),
        (len(cells), "other-drill"),
    ]


def test_two_rows_that_contradict_each_other(drill):
    cells = filled(grid(drill), (1, "2", "yes"))
    twin = [*cells[1][:-2], "0", "no"]
    assert wrong(written([*cells, twin]), drill) == [(len(cells) + 1, "twice")]
    assert len(taken(written([*cells, cells[1]]), drill).opinions) == 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no-column"),
        (b"a,b\n1,2\n", "no-column"),
        (b"\x00\x01\x02", "not-text"),
        (b"PK\x03\x04\xff\xff\x00", "not-text"),
        (b"{", "not-json"),
        (b"[1, 2]", "no-rows"),
        (b'{"rows": {}}', "no-rows"),
        (b'{"rows": [{"drill": "x"}]}', "no-key"),
        (b"[" * 100_000, "not-json"),
        (b'{"rows": ' + b"9" * 6000 + b"}", "not-json"),
        (b"drill,reply,mark,level,why\n" + b'"' + b"x" * 200_000, "not-csv"),
        (b"drill,reply,mark,level,why\n", "empty"),
        (b"x" * 16_000_001, "too-big"),
    ],
)
def test_a_file_that_is_no_sheet(drill, raw, code):
    assert [each for _, each in wrong(raw, drill)] == [code]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_is_a_sentence_and_never_a_crash(drill, data):
    """Any bytes, and any change to a good sheet: it is taken, or every problem has its words."""
    good = written(filled(grid(drill)[:30], (1, "2", "yes")))
    at = data.draw(st.integers(0, len(good)))
    raw = data.draw(
        st.one_of(st.binary(max_size=200), st.binary(max_size=9).map(lambda cut: good[:at] + cut + good[at + 5 :]))
    )
    try:
        taken(raw, drill)
    except SheetError as error:
        for each in error.problems:
            assert (
                each.sentence("zh-TW") and each.sentence("en") and "{" not in SheetProblem(1, each.code).sentence("en")
            )


@pytest.mark.parametrize("lang", LANGS)
def test_each_problem_has_its_sentence_and_a_way_out(lang):
    for code in SENTENCES:
        said = SheetProblem(3, code, "x\x1b[31m", "Mark's id").sentence(lang)
        assert said and "\x1b" not in said and said[-1] in ".?。？"


def test_words_that_were_changed_on_the_way_are_noticed(drill):
    """A judgement of other words than were said is none; what spreadsheets do to signs and lines is nothing."""
    cells = grid(drill)
    column = cells[0].index("Words of the reply")
    changed = filled(cells, (1, "1", "why"))
    changed[1][column] = changed[1][column].replace("您", "你", 1) + "了"
    assert wrong(written(changed), drill) == [(2, "other-words")]
    bent = filled(cells, (1, "1", "why"))
    bent[1][column] = bent[1][column].replace("\n", " ").replace("，", ", ") + " "
    assert len(taken(written(bent), drill).opinions) == 1
    assert len(taken(written(filled(cells, (1, "1", "why")), "cp950"), drill).opinions) == 1
