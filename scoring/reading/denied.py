"""Denials of harm in so many words: nobody will sue, nobody is blamed, it is no small thing.

Taken back by a "but" in the same sentence they deny nothing ("nobody is blaming you, but you did wait two days").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase

MOST_LOOKED: Final = 4000
"""Characters of a reply in which denials are looked for."""
_LEGAL: Final = (
    r"(?:不會|不打算|不想|沒有要|沒打算|不必|不用|不需要|無意)[一-鿿]{0,12}(?:提告|告你|追究|訴訟|律師|刪|下架|撤)",
    r"\b(?:won't|will not|not going to|never|no plans? to|no intention of|don't have to|do not have to|no need to)\b"
    r"[^,.!?;]{0,24}\b(?:sue|suing|legal|lawyers?|court|delet(?:e|ing)|remov(?:e|ing)|take [a-z ]{2,12}down)",
)
_YOURS: Final = (
    r"[你您妳](?:們)?(?:如果|若|要是|要|想|決定|可以|也可以|有權|當然可以|大可)[^,。!?;]{0,10}"
    r"(?:提告|申訴|告我們|提起訴訟|上法院|找律師)(?!\?)",
    r"\byou (?:are free|are welcome|have every right|have the right|can|may|could|want|choose|decide|wish)"
    r"\b[^,.!?;]{0,24}\b(?:take (?:this|it|us) to|go to (?:court|the)|sue|complain to|see a (?:lawyer|solicitor))\b",
)
"""Steps that are the other one's to take: to name them is no threat."""
_BLAME: Final = (
    r"(?:不是|不能怪|沒有怪|不怪|不會怪|沒有要怪|不是要怪)(?:你|他|媽媽|爸爸|家屬|病人|患者|孩子)們?的?(?:錯|問題|責任|[,。.!]|$)",
    r"\b(?:nobody|no one|not|isn't|wasn't|aren't|never)\b[^,.!?;]{0,16}"
    r"\b(?:blam(?:e|ing)|(?:your|his|her|their) fault)",
    r"\bnothing (?:that )?(?:you|he|she|they) did\b",
)
_SMALL: Final = (
    r"(?:不是|並非)(?:一件|什麼)?小事",
    r"\b(?:not|isn't|wasn't|never)\b[^,.!?;]{0,12}\b(?:a small thing|minor|trivial)\b",
)
_DENIED: Final = [
    (re.compile("|".join(map(fold_phrase, patterns))), marks)
    for patterns, marks in (
        (_LEGAL, ("threat",)),
        (_YOURS, ("threat",)),
        (_BLAME, ("blame_shifting", "defensiveness", "minimising")),
        (_SMALL, ("minimising",)),
    )
]

_ALL_THE_SAME: Final = re.compile(
    fold_phrase(
        r"(?:怪|錯|責任)[^。!?;]{0,8}(?:但|可是|不過|只是)是?[您你他她家媽爸病][^。!?;,]{0,2}(?:自己|也沒|也不|沒|早|應該|拖|當初)[^。!?;]*"
    )
    + r"|\b(?:blam(?:e|ing)|fault)\b[^.!?;]{0,24}\bbut (?:you|he|she|they) "
    r"(?:did|didn't|did not|never|should|could|chose|waited|left|ignored|refused|were told|was told)\b[^.!?;]*"
)


def denied(ctx: Context) -> Iterator[tuple[str, int]]:
    """Each mark that is denied, with the number of the sentence that does so."""
    but = ctx.scan.slot("but")
    for pattern, marks in _DENIED:
        for number in sentences_with(ctx, pattern):
            if not ctx.scan.lines[number].has(but):
                yield from ((mark, number) for mark in marks)


def sentences_with(ctx: Context, pattern: re.Pattern[str]) -> list[int]:
    """The numbers of the sentences in which a pattern stands; the networks do not look further than this does."""
    text = ctx.scan.text[:MOST_LOOKED]
    if not pattern.search(text):
        return []
    places = [(line.sentence.start, line.sentence.end) for line in ctx.scan.lines]
    return [number for number, place in enumerate(places) if place[0] < len(text) and pattern.search(text, *place)]


def blamed_all_the_same(ctx: Context) -> tuple[int, int] | None:
    """The span (in the folded text) of a blame that is denied in one breath and laid in the next; None without."""
    found = _ALL_THE_SAME.search(ctx.scan.text)
    return found.span() if found else None
