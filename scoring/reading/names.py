"""Names of people in a reply who do not work for the clinic: with a title, or bare where the words around tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold, fold_phrase
from scoring.reading.patterns import alternatives
from scoring.reading.places import Span

_SURNAMES: Final = f"[{fold_phrase(alternatives('surnames').replace('|', ''))}]"
_DOUBLE: Final = fold_phrase("歐陽|司馬|上官|諸葛|張簡|范姜")
_TITLES: Final = fold_phrase(
    "先生|小姐|女士|太太|同學|媽媽|爸爸|阿嬤|阿公|阿姨|阿伯|伯伯|奶奶|爺爺|小弟弟|小妹妹|弟弟|妹妹|小朋友|寶寶"
)
_PATIENT: Final = fold_phrase("病人|患者|病患|個案|當事人|消費者")
_PERSON: Final = f"{_PATIENT}|{_TITLES}|{fold_phrase('女子|男子|婦人|民眾')}"
_NO_NAME: Final = f"(?!{fold_phrase(alternatives('not_names'))})"
_FUNCTION: Final = fold_phrase("的是有在沒我們你他這那不會要能可以了與和及就也都很說嗎呢吧啊為被把對從到跟給請讓")
_PART: Final = rf"[^\W\d_a-z{_FUNCTION}{fold_phrase('一二三四兩幾個位些等每各任')}]"
"""A character that may stand in a name."""
_TITLED: Final = re.compile(
    rf"(?<![{fold_phrase('任健對')}]){_NO_NAME}(?:{_SURNAMES}|{_DOUBLE})(?:{_PART}|[○ox]){{0,2}}(?:{_TITLES})"
    rf"|(?:{_PATIENT})[:,]?\s?{_NO_NAME}{_SURNAMES}(?:{_PART}|○){{1,2}}"
    rf"|姓{_SURNAMES}的(?:{_PERSON})|{_SURNAMES}姓(?:{_PERSON})"
    rf"|{_SURNAMES}○[\u4e00-\u9fff○]?|{_SURNAMES}某(?![些种個人天日地处方])"
)
_BEGINS: Final = rf"(?:(?<=[,。!?;:「」()\s])|(?<=[{fold_phrase('對於給替由為跟和與')}])|^)"
_BY_NAME: Final = fold_phrase("阿(?!姨|公|嬤|伯|媽|爸|婆|嬸|叔)|小(?!姐|孩|朋|兒|弟|妹|心|時|編|組|型|診|事)")
_OF_A_PERSON: Final = fold_phrase(
    "的|得|有|罹|患|本來|本身|原本|確診|被診|是|在|上個|上週|上次|去年|今年|前年|曾|因|之前|先前|其實|早就|一直|,(?:你|關於|對於)"
)
_BARE: Final = re.compile(rf"{_BEGINS}{_NO_NAME}(?:{_SURNAMES}{_PART}{{2}}|(?:{_BY_NAME}){_PART})(?={_OF_A_PERSON})")
_ENGLISH_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Master)\.? (?:van |van der |de |da |al-)?[A-Z][\w'’-]+|\b[Pp]atient,? [A-Z][a-z]+ [A-Z][a-z]+"
    r"|\b[A-Z][a-z]+ [A-Z][a-z]+(?='s (?:chart|record|file|results?))"
)
_NOT_OWNED: Final = "at|a|an|the|been|not|in|on|gone|here|there|back|for|to|only|just|no"
_WAS: Final = "diagnosed|treated|seen|told|given|admitted|here"
_ENGLISH_BARE: Final = re.compile(
    rf"\b(?!(?:{alternatives('nobody')})\b)[A-Z][a-z]+(?:-[a-z]+)?(?: [A-Z][a-z]+)?"
    rf"(?='s (?!(?:{_NOT_OWNED})\b)|,? (?:has|had|was (?:{_WAS})|is (?:being treated|diabetic|pregnant)"
    r"|suffers|came|comes|visited|saw|got|tested)\b|,(?: \w+){0,8} (?:your|you (?:have|had|were|suffer))\b)"
    rf"|(?<=[a-z], )(?!(?:{alternatives('nobody')})\b)[A-Z][a-z]+(?:-[a-z]+)?(?: [A-Z][a-z]+)?(?=[.!])"
)
_OF_THE_HOUSE: Final = re.compile(
    fold_phrase("院長|醫師|護理師|護士|主任|經理|發言人|專員|總務|客服|窗口|組的|櫃檯|藥師")
    + r"|\bdr\b|doctor|nurse|manager|spokes|director|reception|pharmacist|coordinator|in-charge|therapist"
    + r"|psycholog|technician|hygienist|, who (?:is|runs|heads|leads)"
)
_OURS: Final = re.compile(fold_phrase("我們的|本院|本診所") + r"|\bour\b")
_DESK: Final = "(?:客服|護理|公關|行政|社工|個管|衛教|諮詢)?(?:主管|組長|長|師|員)?"
_TO_BE_ASKED: Final = re.compile(
    fold_phrase(f"(?:找|聯絡|聯繫|洽)(?:我們的?)?{_DESK}$")
    + r"|\b(?:ask for|speak (?:to|with)|talk to|reach|contact|call|ring|with)(?: for)? $"
)
"""What stands right before the name of somebody who is there for questions."""
_NEAR: Final = 12
"""Characters on either side of a name in which words of the house make it the name of somebody who works there."""


def outsiders_named(ctx: Context, start: int, end: int) -> Iterator[Span]:
    """Names between two places of the folded text that are names whatever stands beside them.

    A name that stands in the prompt was published by the person who wrote it, and is left out.
    """
    return _outside(ctx, start, end, (_TITLED, *_known(ctx)), _ENGLISH_TITLED)


def perhaps_named(ctx: Context, start: int, end: int) -> Iterator[Span]:
    """The same of words without a title, which are names if what is said of them is said of a person."""
    return _outside(ctx, start, end, (_BARE,), _ENGLISH_BARE)


def _outside(
    ctx: Context, start: int, end: int, folded: Iterable[re.Pattern[str]], typed: re.Pattern[str]
) -> Iterator[Span]:
    for at, stop in _found(ctx, start, end, folded, typed):
        if ctx.scan.text[at:stop] not in ctx.prompt.text and not _works_here(ctx.scan.text, at, stop):
            yield at, stop


def _found(
    ctx: Context, start: int, end: int, folded: Iterable[re.Pattern[str]], typed: re.Pattern[str]
) -> Iterator[Span]:
    """By patterns for the folded text, and by one that needs the capitals of what was typed."""
    text = ctx.scan.text
    for pattern in folded:
        yield from (found.span() for found in pattern.finditer(text, start, end))
    if start < end and text[start:end].isascii():
        a, b = ctx.scan.folded.span(start, end)
        words = ctx.reply.text[a:b].replace("’", "'")
        if len(words) == end - start:
            yield from ((start + found.start(), start + found.end()) for found in typed.finditer(words))


def _known(ctx: Context) -> Iterator[re.Pattern[str]]:
    """The names of the people in the drill."""
    for each in ctx.reply.names:
        if name := fold(each).text.strip():
            yield re.compile(re.escape(name))


def _works_here(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _NEAR) : start]
    around = f"{before} {text[end : end + _NEAR]}"
    return bool(_OF_THE_HOUSE.search(around) or _OURS.search(before) or _TO_BE_ASKED.search(before))
