"""Words that the reply only passes on: quoted from others, a rumour, or told in order to say that they are not true.

Whoever reports that a post says "the clinic will pay" has offered nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from scoring.reading.clauses import in_quotes
from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import MOST_LOOKED, Span, clauses_around, matches, whole

_BEFORE: Final = 80
"""Characters before a quotation in which it is said whose words they are."""
_THEY: Final = (
    r"(?<![跟向對和給])(?:貼文|留言|網友|網路上?|有人|報紙|報導|新聞|媒體|記者|別家|別的|對方|標題|影片|傳單|廣告|海報|謠言|先生|小姐|太太"
    r"|家屬|律師|病人|鄰居|他們?|[您你妳])"
)
_SAY: Final = r"(?:說|寫(?!給)|講|問|留言|宣稱|聲稱|表示|稱|嗆|罵|轉述|引述|印著|登著|告訴[您你妳我])"
_OTHERS: Final = (
    r"\b(?:posts?|pages?|article|papers?|newspapers?|story|reports?|reporter|journalist|someone|somebody|stranger|people"
    r"|they|he|she|clinic|hospital|lawyers?|family|comments?|headline|rumou?rs?|video|leaflet|advert|critics|nurse|doctor"
    r"|receptionist|neighbou?r)\b"
)
_SAYS: Final = (
    r"\b(?:says?|said|saying|writes?|wrote|written|claims?|claimed|reads|quot\w+|told|tells|asks?|asked|shouted|posted"
    r"|commented|reported)\b"
)
_SOMEBODY_SAYS: Final = re.compile(
    fold_phrase(rf"{_THEY}[^「」\"。!?;]{{0,20}}{_SAY}[^「」\"。!?;,]{{0,8}}[:,]?\s*$")
    + rf"|{_OTHERS}(?:(?!\b(?:i|we|our)\b)[^\".!?;]){{0,40}}{_SAYS}[^\".!?;]{{0,24}}$"
    r"|\byou (?:say|said|write|wrote|asked?|told|post(?:ed)?)\b[^\".!?;]{0,24}$"
)
_SAID_SOMEBODY: Final = re.compile(
    fold_phrase(
        r",?(?:這|那)?是?(?:別家|別人|網友|有人|對方|記者|他們?|另一家|廣告|傳單)[^。!?;,]{0,10}(?:說|寫|講|問|登|印)"
    )
    + r"|,? *(?:is (?:what|how) )?(?:the|a|another|some\w*|people|he|she|they|you|others?)\b[^\".!?;]{0,30}"
    + _SAYS
)
_FALSE: Final = (
    r"(?:沒有?這(?:回|件)事|不是事實|並非事實|與事實不符|不實|假消息|(?:(?<!就)是|,)假的|不是真的|是謠言|子虛烏有|無中生有|純屬虛構"
    r"|不是我們(?:說|講|發|寫|公布)的|我們(?:從來)?沒有?(?:(?:這樣|這麼)(?:說|講|寫)|(?:說|講|寫|發|答應|承諾)過))"
)
_UNTRUE: Final = re.compile(
    fold_phrase(
        rf"(?:說|講|傳|稱|寫)[^。!?;]{{2,60}}{_FALSE}|「[^「」。]{{2,60}}」[^。!?;,]{{0,6}}{_FALSE}"
        r"|(?<!有)(?:沒有?|未曾|從未)(?:說過|講過|表示過|承認過?|宣稱過?)[^。!?;]*"
    )
    + r"|\bit (?:is|was) (?:not true|untrue|false|wrong) that\b[^.!?;]*"
    r"|\b(?:we|i|nobody here|no one here)(?: have|'ve| has)? never (?:said|claimed|admitted|stated|wrote) "
    r"(?!sorry)[^.!?;]*"
    r"|\b(?:claims?|says?|said|saying|writes|wrote|reports?|rumou?rs?)\b[^.!?;]{4,140}\b(?:which|that|this|it) "
    r"(?:is|was) "
    r"(?:simply |just |plainly )?(?:false|untrue|not true|fake|a lie|made up|invented|nonsense)\b"
    r"|\b(?:rumou?rs? (?:has|have) it|supposedly|allegedly)\b[^.!?;]*"
    r"|\b(?:we|i) (?:have )?(?:said|wrote|promised|offered) no such thing\b"
)
_CALLED_UNTRUE: Final = re.compile(
    fold_phrase(rf"\s*(?:這|那|以上)(?:都|些|個|句話?|種話)?{_FALSE}")
    + r"|\s*(?:but )?(?:that|this|it) (?:is|was) (?:not (?:true|from us|ours)|untrue|false|made up|a lie)\b"
)
"""The beginning of a sentence that calls the one before it untrue."""
_NO: Final = re.compile(
    fold_phrase(
        r"\s*(?:(?:並?沒有|不會|沒有?這(?:回|件)事)(?:[啊喔啦,。!;]|$)|免(?:談|想)|想(?:都別想|得美)|休想|門都沒有|作夢|不可能|下輩子)"
    )
    + r"|\s*(?:no(?:body did|t at all)?[.!,;]|not (?:a chance|from (?:me|us))|dream on|forget it|you won't (?:be )?get)"
)
"""The beginning of a sentence that answers the question before it."""


def reported(ctx: Context) -> Iterator[Span]:
    """Spans whose words are only passed on."""
    text = ctx.scan.text[:MOST_LOOKED]
    yield from (quote for quote in in_quotes(text) if _of_others(text, *quote))
    for number, found in matches(ctx, _UNTRUE):
        start, end = found.span()
        # “…; we said no such thing” is about what stands before it.
        yield whole(ctx, number) if found.group().endswith("no such thing") else clauses_around(ctx, number, start, end)
    for number, (before, after) in enumerate(pairwise(line.sentence for line in ctx.scan.lines)):
        if _CALLED_UNTRUE.match(text, after.start) or (before.asks and _NO.match(text, after.start)):
            yield whole(ctx, number)


def _of_others(text: str, start: int, end: int) -> bool:
    """A quotation that somebody else is named for, before or after it."""
    return bool(_SOMEBODY_SAYS.search(text[max(0, start - _BEFORE) : start]) or _SAID_SOMEBODY.match(text, end))
