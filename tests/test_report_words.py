"""The words of the report: every English text has its Chinese, with the same places to fill in."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import get_args, get_type_hints

import pytest

from scenarios import field
from scenarios.words import LANGS, Lang, translator
from scoring import hints, names
from scoring.report import (
    feedback,
    method,
    practice,
    render,
    summary,
    team_control,
    team_handoffs,
    team_seats,
    team_sheet,
    timeline,
    turns,
)
from scoring.report.tracks import DRIFTS
from scoring.scorecard import DIMENSIONS
from sim.events import FEELINGS, Slipped
from sim.reading import BAD_MARKS, GOOD_MARKS, MARKS
from tests.compile_words import CATALOGUES, compiled

REPORT = Path(render.__file__).parent
SLIPS = get_args(get_type_hints(Slipped)["slip"])
SAME = {"{name} {share:.0f}%"}
"""Texts that are the same in both languages."""


def tables() -> set[str]:
    """The texts that stand in tables."""
    found: set[str] = set()
    for table in [value for name, value in vars(names).items() if re.fullmatch("_[A-Z_]+", name)]:
        found |= set(table.values() if isinstance(table, dict) else table)
    for table in (
        hints.MISSING,
        hints.WEAK,
        hints.HARMFUL,
        hints.PRINCIPLES,
        feedback.SLIP_HINTS,
        summary.CHANGE,
        turns.KINDS,
        turns.HAD,
        turns.RUNGS,
        team_control.DOES,
        timeline.STEERED,
        team_handoffs.ENDS,
        team_handoffs.NEEDED,
        team_seats.BESIDE,
        team_sheet.QUESTIONS,
        team_sheet.RATING_NAMES,
        team_sheet.SAME,
    ):
        found |= set(table.values())
    found |= set(practice.FOR_DIMENSION.values()) | set(practice.PROGRAMME.values()) | set(timeline.LABELS.values())
    found |= {name for _, name in render.SECTIONS} | set(method.LIMITS)
    return found | {
        team_control.NO_REASON,
        feedback.LATE_HINT,
        feedback.STEP_HINT,
        practice.ALL_STRONG,
        practice.FOR_GOOD,
        practice.FOR_BAD,
    }


def calls() -> set[str]:
    """The texts that are translated where they stand, in code and in templates."""
    found: set[str] = set()
    for path in [*REPORT.glob("*.py"), Path(hints.__file__)]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called == "t":
                    found.add(str(node.args[0].value))
    for path in (REPORT / "templates").iterdir():
        found |= set(re.findall(r'\bt\("([^"]*)"\)', path.read_text("utf-8")))
    return found


def test_every_text_has_its_chinese() -> None:
    """A text without a translation would stand in English in a Chinese report."""
    t = translator("scoring", "zh-TW")
    texts = tables() | calls()
    assert len(texts) > 300
    assert [text for text in sorted(texts - SAME) if t(text) == text] == []


def test_the_catalogue_is_compiled() -> None:
    """What is shown is what stands in the catalogue: the .mo file is that of the .po file."""
    po = next(path for path in CATALOGUES if path.stem == "scoring")
    assert po.with_suffix(".mo").read_bytes() == compiled(po)


def test_control_a_new_text_would_be_noticed() -> None:
    """A text that nobody translated comes back as it is."""
    assert translator("scoring", "zh-TW")("A brand-new sentence.") == "A brand-new sentence."


def test_translations_fill_in_the_same_places() -> None:
    """A place that only one language has would be a crash or a loss."""
    t = translator("scoring", "zh-TW")

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert [text for text in tables() | calls() if places(text) != places(t(text))] == []


def test_chinese_uses_full_width_punctuation() -> None:
    """No half-width comma, colon or question mark next to a Chinese character."""
    t = translator("scoring", "zh-TW")
    assert [t(text) for text in tables() | calls() if re.search(r"[一-鿿][,:;?!]|[,;?!][一-鿿]", t(text))] == []


@pytest.mark.parametrize("lang", LANGS)
def test_closed_sets_are_named_whole(lang: Lang) -> None:
    """Nothing that can happen is without a name."""
    named = [
        *(names.mark_name(each, lang) for each in MARKS),
        *(names.dimension_name(each, lang) + names.dimension_about(each, lang) for each in DIMENSIONS),
        *(names.role_name(each, lang) for each in (*field.ROLES, "team", "public")),
        *(names.channel_name(each, lang) for each in field.CHANNELS),
        *(names.step_name(each, lang) for each in field.STEPS),
        *(names.feeling_name(each, lang) for each in FEELINGS),
        *(names.slip_name(each, lang) for each in SLIPS),
        *(
            names.cap_name(each, lang) + names.cap_why(each, lang)
            for each in ("privacy", "fabrication", "blaming", "wrong-speaker")
        ),
        *(names.status_name(each, lang) for each in ("met", "late", "missed", "unscored", "open")),
        *(names.kind_name(each, lang) for each in get_args(field.Kind)),
        *(names.mood_name(each, lang) for each in get_args(field.Look)),
        *(names.rung_name(each, lang) for each in get_args(field.RungStep)),
        *(names.fact_status_name(each, lang) for each in get_args(field.FactStatus)),
        *(names.crisis_name(each, lang) for each in ("victim", "accidental", "preventable")),
        *(names.improvement_name(each, lang) for each in ("missed", "late", "weak", "harmful", "process", "voice")),
        *(names.level_name(each, lang) for each in (0, 1, 2)),
    ]
    assert all(named)
    with pytest.raises(KeyError):
        names.mark_name("kindness", lang)


@pytest.mark.parametrize("lang", LANGS)
def test_each_mark_has_hints_where_there_is_something_to_change(lang: Lang) -> None:
    """Missing, weak and harmful each get a hint of their own with the principle; a full mark gets none."""
    for mark in GOOD_MARKS:
        assert names.mark_hint(mark, 0, lang) != names.mark_hint(mark, 1, lang) != ""
        assert names.mark_hint(mark, 2, lang) == ""
        assert names.mark_principle(mark, lang) in names.mark_hint(mark, 0, lang)
    for mark in BAD_MARKS:
        assert names.mark_hint(mark, 1, lang) == names.mark_hint(mark, 2, lang) != ""
        assert names.mark_hint(mark, 0, lang) == ""


def test_causes_of_the_model_have_names() -> None:
    """Every word that the model gives as a cause is named; one of the future comes back in plain letters."""
    known = {*DRIFTS, "inject", "spread", "sympathy-only", "news-answered", "news-unanswered", *SLIPS}
    assert {cause for cause in known if names.cause_name(cause, "zh-TW").isascii()} == set()
    assert names.cause_name("new-cause", "zh-TW") == "new cause"
    assert names.cause_name("empathy", "zh-TW") == "同理"
