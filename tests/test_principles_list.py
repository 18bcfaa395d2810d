"""The catalogue as it is listed: whole, in both languages, on a narrow screen, and as the page about it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from scenarios.field import ROLES, STEPS
from scenarios.words import translator
from scoring.principles import catalogue, exercised, how, parts, phrases, where
from scoring.principles.catalogue import words
from scoring.principles.rules import RULES
from scoring.rules import SLIP_COST
from sim.reading import MARKS
from tests.principles_stage import stage

PAGE = Path(__file__).parent.parent / "docs" / "principles.md"
ITEMS = (Path(__file__).parent / "data" / "principle-items.txt").read_text(encoding="utf-8").split()
"""Every item of the two documents about acts in a crisis, as their completeness list names them."""


def test_every_item_of_the_documents_is_graded_or_the_page_says_why_not():
    left_out = set(
        re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8").partition("## What a drill cannot grade")[2])
    )
    assert left_out.isdisjoint(catalogue())
    assert set(ITEMS) - set(catalogue()) == left_out


def test_the_page_names_every_principle_once_under_its_heading():
    page = PAGE.read_text(encoding="utf-8").partition("## The catalogue")[2].partition("\n## ")[0]
    listed = {}
    for entry in page.split("- **")[1:]:
        title, _, names = entry.partition("** (")
        listed[title] = re.findall(r"`(\w+)`", names)
        assert int(names.partition(")")[0]) == len(listed[title])
    wanted = {part.title["en"]: [one.id for one in catalogue().values() if one.part == part.id] for part in parts()}
    assert listed == wanted
    assert f"{len(catalogue())} principles" in PAGE.read_text(encoding="utf-8")


def test_the_catalogue_speaks_of_things_that_there_are():
    for one in catalogue().values():
        assert one.has or one.never or one.steps or one.rule or one.parts or one.in_time, one.id
        assert set(one.parts) <= set(catalogue()) and set(one.calls) <= set(MARKS)
        assert {step for choice in one.steps + one.needs for step in choice} <= set(STEPS)
        assert one.who in ("", *ROLES) and one.speaker in ("", *ROLES) and one.rule in ("", *RULES)
        if one.asked:
            words(one.asked)
        for atom in [*one.lacks, *one.never, *(atom for choice in one.has for atom in choice)]:
            name = atom.partition(":")[0]
            if name.startswith("words."):
                assert words(name[6:])
            elif name.startswith("slip."):
                assert name[5:] in SLIP_COST
            else:
                assert name in (*MARKS, "any", "promise"), (one.id, atom)


def test_names_and_phrases_stand_in_both_languages_and_no_two_names_are_alike():
    for lang in ("zh-TW", "en"):
        assert len({one.name[lang] for one in catalogue().values()}) == len(catalogue())
        for one in catalogue().values():
            assert one.name[lang].strip() and one.seed[lang].strip()
            for text in (where(one, lang), how(one, lang)):
                assert text and "{" not in text
                assert lang == "en" or not re.search(r"[a-z]{4,}", text), (one.id, text)
                assert lang == "zh-TW" or text.isascii() or not re.search("[一-鿿]", text), (one.id, text)


def test_every_phrase_has_its_chinese():
    t = translator("scoring", "zh-TW")
    tables = [value for name, value in vars(phrases).items() if name.isupper()]
    assert tables
    for table in tables:
        for text in table.values():
            assert t(text) != text, text


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
@pytest.mark.parametrize("columns", [80, 60, 100])
def test_the_list_fits_a_narrow_screen(told, monkeypatch, lang, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = told(0, "principles", "--lang", lang).out.splitlines()
    assert max(map(cell_len, lines)) <= columns
    text = "\n".join(lines)
    for one in catalogue().values():
        assert f"[{one.id}]" in text and one.name[lang] in text


def test_a_scenario_narrows_the_list_to_what_it_exercises(told):
    listed = json.loads(told(0, "principles", "--scenario", "press-inquiry", "--json").out)
    names = [each["id"] for each in listed]
    assert "honest_answer" in names and "price_transparency" not in names
    assert all(each["scenarios"] == ["press-inquiry"] for each in listed)
    everything = json.loads(told(0, "principles", "--json").out)
    assert [each["id"] for each in everything] == list(catalogue())
    assert {"id", "part", "name", "seed", "source", "where", "how", "parts", "scenarios"} == set(everything[0])


def test_a_scenario_that_is_none_is_one_sentence(told):
    said = told(2, "principles", "--scenario", "press-inquirry", "--lang", "en")
    assert "press-inquiry" in said.err and not said.out


def test_a_file_of_ones_own_is_listed_too(told):
    path = Path(__file__).parent / "data" / "principles.yaml"
    listed = json.loads(told(0, "principles", "--scenario", str(path), "--json").out)
    assert [each["id"] for each in listed] == exercised(stage())
