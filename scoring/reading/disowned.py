"""Hurtful words that the speaker disowns: “he told you it was your own fault, which was wrong of him”.

Whoever calls them wrong does not say them. A "but" in the same sentence may take that back, a question or an "if"
leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import sentences_with

HARMFUL: Final = ("defensiveness", "blame_shifting", "minimising", "emotional_language")
"""Marks that words have which are told and disowned."""
_SAID: Final = r"(?:說|講|回[您你妳他她]|告訴[您你妳]|那句|這句|的話|字眼|用詞|語氣|口氣)"
_WRONG: Final = (
    r"(?:不應該|不該|不對(?!嗎|不對)|不妥|失當|不恰當|不當|失言|欠妥|不能接受|無法接受|說錯|講錯|失禮|沒有?道理|不得體|太過分"
    r"|沒有藉口|(?:很|非常|太|實在)(?:糟|傷人|失敗|不尊重))"
)
_SPOKEN: Final = (
    r"\b(?:said|say|saying|told|tell|telling|called|heard|remarks?|comments?|words|reply|answer|line|tone|response|wrote"
    r"|joked|snapped)\b"
)
_BAD: Final = (
    r"(?:wrong(?! way| with)|unacceptable|inexcusable|out of (?:line|order)|unkind|dismissive|hurtful|inappropriate"
    r"|unprofessional|insensitive|careless|rude)\b"
)
_REGRETTED: Final = (
    rf"\b(?:was|were|is|are) (?:\w+ ){{0,2}}{_BAD}"
    r"|\b(?:wasn't|isn't|was not|is not) (?:\w+ )?(?:okay|ok|right|acceptable|good enough|appropriate)\b"
    r"|\b(?:should (?:never|not)|shouldn't) (?:have|be)\b|\bno excuse\b|\bwrong (?:of|for) (?:him|her|them|us|me)\b"
)
_DISOWNED: Final = re.compile(
    fold_phrase(rf"{_SAID}[^。!?;]{{0,40}}{_WRONG}") + rf"|{_SPOKEN}[^.!?;]{{0,80}}(?:{_REGRETTED})"
)
_LOOKS_BACK: Final = re.compile(
    fold_phrase(rf"(?<=[.!?;。])[^一-鿿]*(?:這|那)(?:樣|句|些|種|番)?(?:說|講|話)?[^。!?;,]{{0,12}}{_WRONG}")
    + rf"|(?<=[.!?;])\W*(?:and )?(?:that|this|those words|it) (?:was|is|were) (?:\w+ ){{0,2}}{_BAD}"
    r"|\b(?:should (?:never|not)|shouldn't) have (?:said|told|put it|spoken|written|been (?:said|told))\b"
)
"""A sentence that calls wrong what the one before it tells."""
_TOLD: Final = re.compile(fold_phrase(_SAID) + "|" + _SPOKEN)
_OPEN: Final = re.compile(fold_phrase(r"\?|對不對|如果|假如|要是|若是|萬一") + r"|\b(?:if|unless|since)\b")
_YOURS: Final = re.compile(
    fold_phrase(r"(?<![跟對向和給])[您你妳](?:們)?(?:的|這樣|那樣|這麼|都|也|又)?(?:說|講|留言|用詞|語氣|口氣|字眼)")
    + r"|\byou (?:said|say|told|wrote|posted|called)\b"
    r"|\byour (?:\w+ )?(?:remarks?|comments?|words|reply|tone|response|post|review)\b"
)
"""What the person addressed said is contradicted, not disowned."""


def disowned(ctx: Context) -> Iterator[tuple[str, int]]:
    """Each harmful mark of a sentence whose words are disowned in it or in the next, with the sentence's number."""
    here = sentences_with(ctx, _DISOWNED)
    back = [number for number in sentences_with(ctx, _LOOKS_BACK) if number and _has(ctx, number - 1, _TOLD)]
    but = ctx.scan.slot("but")
    for number in {*here, *back, *(number - 1 for number in back)}:
        if not (ctx.scan.lines[number].has(but) or _has(ctx, number, _OPEN) or _has(ctx, number, _YOURS)):
            yield from ((mark, number) for mark in HARMFUL)


def _has(ctx: Context, number: int, pattern: re.Pattern[str]) -> bool:
    line = ctx.scan.lines[number].sentence
    return bool(pattern.search(ctx.scan.text[line.start : line.end]))
