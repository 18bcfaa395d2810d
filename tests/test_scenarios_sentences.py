"""Every sentence of the checker, and every word that it puts into one, has its Chinese."""

from __future__ import annotations

from string import Formatter

import pytest

from scenarios.check_names import kinds
from scenarios.problems import Term
from scenarios.sentences import DID_YOU_MEAN, SENTENCES
from scenarios.shape import SHAPES
from scenarios.words import translator

TEXTS = sorted({text for sentence in SENTENCES.values() for text in (sentence.message, sentence.hint) if text})
WORDS = sorted({*kinds(), *SHAPES.values(), Term("something else"), "error", "warning", DID_YOU_MEAN})
chinese = translator("scenarios", "zh-TW")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("text", [*TEXTS, *WORDS])
def test_each_has_its_chinese(text: str) -> None:
    """Another text, with places for the same values, in Chinese punctuation."""
    told = chinese(text)
    assert told != text
    assert places(told) == places(text)
    assert "“" not in told and not told.endswith(".")
