"""Denials of harm in so many words: nobody will sue, nobody is blamed, it is no small thing.

Taken back by a "but" in the same sentence they deny nothing ("nobody is blaming you, but you did wait two days").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import Span, clauses_around, matches

_LEGAL: Final = (
    r"(?:不會|不打算|不想|沒有要|沒打算|不必|不用|不需要|無意|沒有人會|沒人會|沒有?答應|沒說|別指望|沒有?說過?要|從來沒有?)"
    r"[一-鿿]{0,12}(?:提告|告你|告任何人|告誰|告人|追究|訴訟|律師|刪|下架|撤)",
    r"\b(?:won't|will not|not going to|never|no plans? to|no intention (?:of|to)|nobody|no one|refuse to|don't expect"
    r"|don't have to|do not have to|no need to)\b"
    r"[^,.!?;]{0,24}\b(?:sue|suing|legal|lawyers?|court|delet(?:e|ing)|remov(?:e|ing)|take [a-z ]{2,12}down)",
)
_DECLINED: Final = (
    r"(?:建議|要|叫|勸)我們?[^。!?;]{0,6}(?:提告|告他|打官司)[^。!?;]{0,6}(?:拒絕|沒有|不會|不要|不想|沒答應|婉拒)",
    r"\b(?:told|advised|urged|asked|wanted) (?:us|me) to (?:sue|take \w+ to court|go to court|call our lawyers?)"
    r"[^.!?]{0,24}\b(?:said no|no thanks|refus\w+|declin\w+|won't|will not|not going|didn't|did not)\b",
)
"""Somebody else's advice to sue that was not taken."""
_YOURS: Final = (
    r"[你您妳](?:們)?(?:如果|若|要是|要|想|決定|可以|也可以|有權|當然可以|大可)[^,。!?;]{0,10}"
    r"(?:提告|申訴|告我們|提起訴訟|上法院|找律師)(?!\?)",
    r"\byou (?:are free|are welcome|have every right|have the right|can|may|could|want|choose|decide|wish)"
    r"\b[^,.!?;]{0,24}\b(?:take (?:this|it|us) to|go to (?:court|the)|sue|complain to|see a (?:lawyer|solicitor))\b",
)
"""Steps that are the other one's to take: to name them is no threat."""
_BLAME: Final = (
    r"(?:沒有?|並沒有|不是|不會|從來沒有?)(?:在|要)?(?:說|講|覺得|認為|指責|怪)[^,。!?;]{0,3}(?:你|他|媽媽|爸爸|家屬|病人|患者|孩子)們?"
    r"(?:的(?:錯|問題|責任)|自己的?(?:錯|問題|責任)|不好|不對|$)",
    r"(?:不是|不能怪|沒有怪|不怪|不會怪|沒有要怪|不是要怪)(?:你|他|媽媽|爸爸|家屬|病人|患者|孩子)們?的?(?:錯|問題|責任|[,。.!]|$)",
    r"\b(?:nobody|no one|not|isn't|wasn't|aren't|never)\b[^,.!?;]{0,24}"
    r"\b(?:blam(?:e|ing)|(?:your|his|her|their) fault)",
    r"\bnothing (?:that )?(?:you|he|she|they) did\b",
    r"\bnone of (?:this|that|it) (?:is|was) (?:your|his|her|their) (?:fault|doing)",
    r"\b(?:nobody|no one)\b[^,.!?;]{0,16}\b(?:thinks?|says?|said|saying|believes?)\b[^,.!?;]{0,12}"
    r"\b(?:should|could|ought)",
)
_SMALL: Final = (
    r"(?:不是|並非)(?:一件|什麼)?小事",
    r"\b(?:not|isn't|wasn't|never)\b[^,.!?;]{0,12}\b(?:a small thing|minor|trivial)\b",
)
_OURS: Final = (
    r"(?<![是只])(?:不是|並非|哪是|怎麼會是)(?:我們|我|本院|本診所|診所|院方|醫師|護理師)們?的?(?:錯|疏失|過失|責任)",
    r"\b(?:not|isn't|wasn't|never|hardly)\b (?:\w+ )?(?:our|my|the clinic's|the practice's) "
    r"(?:mistake|fault|error|doing|responsibility)\b",
)
_CALM: Final = (
    r"(?:沒有?(?:在)?|不是(?:在)?|不會)(?:跟你)?(?:生氣|動怒|發火)",
    r"\b(?:not|nobody|no one|never)\b (?:\w+ ){0,2}(?:angry|cross|annoyed|furious|irritated) (?:with|at) you\b",
)
_DENIED: Final = [
    (re.compile("|".join(map(fold_phrase, patterns))), marks)
    for patterns, marks in (
        (_LEGAL, ("threat",)),
        (_DECLINED, ("threat",)),
        (_YOURS, ("threat",)),
        (_BLAME, ("blame_shifting", "defensiveness", "minimising", "accountability")),
        (_SMALL, ("minimising",)),
        (_OURS, ("accountability",)),
        (_CALM, ("emotional_language",)),
    )
]

_ALL_THE_SAME: Final = re.compile(
    fold_phrase(
        r"(?:怪|錯|責任)[^。!?;]{0,8}(?:但|可是|不過|只是)是?[您你他她家媽爸病][^。!?;,]{0,2}(?:自己|也沒|也不|沒|早|應該|拖|當初)[^。!?;]*"
    )
    + r"|\b(?:blam(?:e|ing)|fault)\b[^.!?;]{0,24}\bbut (?:you|he|she|they) "
    r"(?:did|didn't|did not|never|should|could|chose|waited|left|ignored|refused|were told|was told)\b[^.!?;]*"
)


def denied(ctx: Context) -> Iterator[tuple[str, int, Span]]:
    """Each mark that is denied, with the number of the sentence and its clauses that do so."""
    but = ctx.scan.slot("but")
    for pattern, marks in _DENIED:
        for number, found in matches(ctx, pattern):
            if not ctx.scan.lines[number].has(but):
                yield from ((mark, number, clauses_around(ctx, number, *found.span())) for mark in marks)


def blamed_all_the_same(ctx: Context) -> tuple[int, int] | None:
    """The span (in the folded text) of a blame that is denied in one breath and laid in the next; None without."""
    found = _ALL_THE_SAME.search(ctx.scan.text)
    return found.span() if found else None
