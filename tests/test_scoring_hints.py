"""Hints serve every drill: no hour, no number, nobody's pain, night or telephone call stands in them."""

from __future__ import annotations

import re

import pytest

from scenarios.words import LANGS, Lang, translator
from scoring.hints import HARMFUL, MISSING, WEAK, mark_hint
from sim.reading import MARKS

OF_ONE_DRILL = {
    "en": re.compile(
        r"\d|\b(?:one hour|three|four|five|ten|eleven|noon|half past|forty|minutes|nights?|pain"
        r"|surgery|operation|nurse|called|calls|picked up|called? you back|calling back|he|him|his|she|her)\b",
        re.IGNORECASE,
    ),
    "zh-TW": re.compile(
        r"\d|[一二三四五六七八九十]+(?:點半|點前|通|分鐘|晚)|整晚|整夜|哪一晚|半夜|先生|太太|痛|術後|護理師|電話又|打了|回電|回您電話"
    ),
}


@pytest.mark.parametrize("lang", LANGS)
def test_no_hint_tells_of_one_drill(lang: Lang) -> None:
    t = translator("scoring", lang)
    hints = {(mark, t(text)) for table in (MISSING, WEAK, HARMFUL) for mark, text in table.items()}
    spoilt = {(mark, found[0]) for mark, text in hints if (found := OF_ONE_DRILL[lang].search(text))}
    assert not spoilt


@pytest.mark.parametrize("lang", LANGS)
def test_every_mark_still_has_its_hints(lang: Lang) -> None:
    for mark in MARKS:
        assert mark_hint(mark, 1, lang) and (mark in HARMFUL or mark_hint(mark, 0, lang))
