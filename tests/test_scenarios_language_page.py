"""The page about the language and the language agree: every key, every default, every example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from scenarios import play, schema
from scenarios.check import check_files
from scenarios.compose import DEEPEST, MOST_NODES
from scenarios.field import CHANNELS, MARKS, PLATFORMS, ROLES, STEPS, TONES
from scenarios.shape import field_keys
from scenarios.yamlfile import MOST_BYTES, parse
from tests.scenario_example import BLOCKS, PAGE, write

TABLES = dict(re.findall(r"<!-- keys: (\w+) -->\n((?:\|.*\n)+)", PAGE))
PARTS = {
    name: part
    for module in (schema, play)
    for name, part in vars(module).items()
    if isinstance(part, type) and issubclass(part, schema.Part) and part is not schema.Part
}


def rows(name: str) -> dict[str, list[str]]:
    cells = [[cell.strip() for cell in line.strip("|\n").split(" | ")] for line in TABLES[name].splitlines()[2:]]
    return {cell[0].strip("`| "): cell for cell in cells}


def test_every_part_has_its_table() -> None:
    """No part of the language is missing from the page, and none is made up."""
    assert TABLES.keys() == PARTS.keys()


@pytest.mark.parametrize("name", sorted(PARTS))
def test_every_key_stands_in_the_table_of_its_part(name: str) -> None:
    """The table has the keys of the part and no others."""
    assert list(rows(name)) == list(field_keys(PARTS[name]))


@pytest.mark.parametrize("name", sorted(PARTS))
def test_what_is_needed_and_what_is_the_default_is_true(name: str) -> None:
    """`needed` stands where leaving out is an error, and a default in code quotes is the one of the code."""
    part: type[BaseModel] = PARTS[name]
    for key, field in field_keys(part).items():
        told, info = rows(name)[key][2], part.model_fields[field]
        assert (told == "needed") == info.is_required(), key
        if quoted := re.fullmatch(r"`(.*)`", told):
            default = info.get_default(call_default_factory=True)
            plain = {True: "yes", False: "no"}.get(default, default) if isinstance(default, bool) else default
            assert quoted[1] in (str(plain), str(plain[0]) if isinstance(plain, list) else None), key


@pytest.mark.parametrize("words", [ROLES, CHANNELS, STEPS, MARKS, PLATFORMS, TONES])
def test_the_closed_sets_stand_on_the_page(words: tuple[str, ...]) -> None:
    """Every role, channel, step, mark, platform and tone can be looked up."""
    assert [word for word in words if f"`{word}`" not in PAGE] == []


def test_the_limits_on_the_page_are_the_limits() -> None:
    """Size, entries and depth."""
    assert f"at most {MOST_BYTES // 1024} KB, {MOST_NODES:,} entries and {DEEPEST} levels" in PAGE


@pytest.fixture
def drill(tmp_path: Path) -> Path:
    """The page's example as the folder it describes."""
    return write(tmp_path)


def test_the_whole_example_is_sound(drill: Path) -> None:
    """Not even a warning: scenario, translation, rehearsal and its words."""
    assert [problem.render() for problem in check_files([drill])] == []


@pytest.mark.parametrize("fragment", [text for kind, text in BLOCKS if kind == "inject"])
def test_each_fragment_is_sound_in_the_example(drill: Path, fragment: str) -> None:
    """Examples of single injects pass when they are put under the whole example's."""
    scenario = drill / "scenario.yaml"
    indented = "".join(f"  {line}\n" for line in fragment.splitlines())
    (drill / "en.yaml").unlink()
    scenario.write_text(scenario.read_text(encoding="utf-8") + indented, encoding="utf-8")
    assert [problem.render() for problem in check_files([scenario]) if problem.severity == "error"] == []


def test_a_mistake_in_the_example_would_be_noticed(drill: Path) -> None:
    """The control for the two tests above."""
    scenario = drill / "scenario.yaml"
    scenario.write_text(scenario.read_text(encoding="utf-8").replace("then: thanks", "then: thank"), encoding="utf-8")
    found = check_files([drill])
    assert ("unknown-name", "thanks") in [(problem.code, problem.guess) for problem in found]


def test_no_example_on_the_page_is_left_out() -> None:
    """Every YAML block has a kind that a test knows."""
    assert PAGE.count("```yaml") == len(BLOCKS)
    assert {kind for kind, _ in BLOCKS} == {"scenario", "translation", "play", "play-words", "inject"}


def test_the_page_speaks_the_truth_about_what_is_refused() -> None:
    """Anchors, references, tags and second documents."""
    for text in ("a: &x b", "a: *x", "a: !t b", "a: b\n---\nc: d"):
        assert parse(text, "x")[1], text
