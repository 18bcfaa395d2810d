"""check names all that is wrong with a file at once, and after mending that nothing new comes up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from scenarios.check import check_files
from scenarios.problems import Problem
from tests.scenario_example import TEXTS, write

# (what stands in the example, what is put there, the problem that must be named)
FORM = [
    ("title: 候診太久", "titel: 候診太久", "unknown-key"),
    ('starts: "10:30"', 'starts: "25:30"', "bad-clock"),
    ("severity: 2", "severity: 7", "out-of-range"),
    ("  medical: 你是", "  medicl: 你是", "not-one-of"),
    ("temper: angry", "temper: angri", "not-one-of"),
    ("reach: 350", "reach: many", "not-whole"),
    ("{does: ask-again, after: 2 min,", "{does: ask-agian, after: 2 min,", "not-one-of"),
    ("after: 3 min, then: angry-post", "after: 3, then: angry-pots", "bad-duration"),
    ("status: unknown", "status: unknwn", "not-one-of"),
    ("{who: medical, within: 6 min}", "{who: medical, withn: 6 min}", "unknown-key"),
    ("    by: counter\n    title", "    by: fone\n    title", "not-one-of"),
    ("silence: {says: 沒有人要理我嗎？}", "silense: {says: 沒有人要理我嗎？}", "unknown-key"),
    ("        within: 2 min\n        marks", "        marks", "missing-key"),
    ("contingency: yes", "contingency: perhaps", "not-yes-no"),
    ("heat: 2", "heat: 9", "out-of-range"),
]
SENSE = [
    ("wants: [empathy, explanation]", "wants: [empaty, explanation]", "unknown-mark"),
    ("avoid: defensiveness, says", "avoid: defensivenes, says", "unknown-mark"),
    ("objective: calm-down\n", "objective: calm-dwn\n", "unknown-name"),
    ("{of: lin, above: 45}", "{of: lim, above: 45}", "unknown-name"),
    ("{then: angry-post}\n", "{then: angry-pst}\n", "unknown-name"),
    ("then: calmer}", "then: calmr}", "unknown-name"),
    ("  - id: calmer\n    from: lin\n", "  - id: calmer\n    from: linn\n", "unknown-name"),
    ("by: social\n    contingency", "to: lin\n    by: social\n    contingency", "duplicate-key"),
    ("unless: first-reply", "unless: first-repy", "unknown-name"),
    ("    at: 8 min\n", "    at: 18 min\n", "after-end"),
]
MORE = [
    ("{id: loop1, after: loop2, says: 有}", "after-ring"),
    ("{id: loop2, after: loop1, says: 有}", ""),
    ("{id: thanks, at: 2 min, says: 有}", "duplicate-id"),
    ("{id: both, at: 1 min, after: counter, says: 有}", "at-and-after"),
    ("{id: waits, at: 1 min, wait: 2 min, says: 有}", "wait-alone"),
    ("{id: long, after: counter, wait: 20 min, says: 有}", "comes-too-late"),
    ("{id: lone, says: 有}", "never-called"),
]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """One file with every mistake above."""
    return file_with(tmp_path, FORM)


def file_with(folder: Path, form: list[tuple[str, str, str]]) -> Path:
    text = TEXTS["scenario.yaml"]
    for old, new, _ in [*form, *SENSE]:
        assert old in text, old
        text = text.replace(old, new, 1)
    file = folder / "planted.yaml"
    file.write_text(text + "".join(f"  - {line}\n" for line, _ in MORE), encoding="utf-8")
    return file


def named(problems: list[Problem]) -> list[tuple[str, str]]:
    """What each problem speaks of, without its place."""
    return [(each.code, str(dict(each.values))) for each in problems if each.severity == "error"]


def test_every_planted_mistake_is_named_in_one_go(planted: Path) -> None:
    """Form and sense, marks, people, doubles, rings and ENDEX: none waits for another to be mended."""
    found = check_files([planted])
    wanted = [code for *_, code in [*FORM, *SENSE]] + [code for _, code in MORE if code]
    assert Counter(wanted) - Counter(problem.code for problem in found) == Counter()


def test_mending_the_form_brings_up_nothing_new(planted: Path, tmp_path: Path) -> None:
    """What is named once the form is right was named before."""
    before = named(check_files([planted]))
    after = named(check_files([file_with(tmp_path, [])]))
    assert [each for each in after if "line" not in each[1] and each not in before] == []


def test_it_says_once_that_more_may_follow(planted: Path, tmp_path: Path) -> None:
    """At the end of the file's mistakes, and not for a file whose form is right."""
    codes = [problem.code for problem in check_files([planted])]
    assert codes.count("mend-first") == 1 and codes[-1] == "mend-first"
    assert "mend-first" not in {problem.code for problem in check_files([file_with(tmp_path, [])])}


def test_a_file_that_breaks_off_says_so_too(tmp_path: Path) -> None:
    """After a mistake of YAML nothing more is read."""
    file = tmp_path / "broken.yaml"
    file.write_text(TEXTS["scenario.yaml"].replace("clinic: 晴", "clinic: *晴"), encoding="utf-8")
    assert [problem.code for problem in check_files([file])] == ["yaml-alias", "mend-first"]


def test_a_ring_names_each_of_its_parts_once(planted: Path) -> None:
    """`loop1, loop2`, not `loop1, loop2, loop1`."""
    ring = next(problem for problem in check_files([planted]) if problem.code == "after-ring")
    assert ring.values["names"] == ["loop1", "loop2"]


def test_a_rehearsal_with_a_mistake_of_form_is_looked_into_all_the_same(tmp_path: Path) -> None:
    """Its unknown people and injects are named with the time that is none."""
    drill = write(tmp_path)
    play = drill / "good.play.yaml"
    text = play.read_text(encoding="utf-8").replace("at: 4 min", "at: four").replace("to: lin,", "to: lim,")
    play.write_text(text.replace("never: angry-post", "never: angry"), encoding="utf-8")
    codes = [problem.code for problem in check_files([drill])]
    assert codes.count("unknown-name") == text.count("to: lim,") + 1 and "bad-duration" in codes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: {trust: {of: lin, above: 45}}", "when: {trsut: {of: lin, above: 45}}"),
        ("says: 謝謝你願意講清楚。", "sayz: 謝謝你願意講清楚。"),
        ("{of: lin, above: 45}", "{of: lin, abov: 45}"),
        ("marks: [empathy, explanation]\n        avoid", "marcs: [empathy, explanation]\n        avoid"),
        ("after: 3 min, then: angry-post", "after: 3 min, thn: angry-post"),
        ("from: lin\n    to: service", "form: lin\n    to: service"),
    ],
)
def test_a_misspelt_word_makes_up_no_other_mistake(tmp_path: Path, old: str, new: str) -> None:
    """What seems to be missing where something was left out is not complained of."""
    drill = write(tmp_path)
    file = drill / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [problem.code for problem in check_files([drill])] == ["unknown-key", "mend-first"]
