"""Good acts that are refused in so many words: no apology is to be expected, nobody will ring, nothing will change.

Whoever would have liked to say sorry, but was not allowed to, did not say it either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.denied import sentences_with
from scoring.reading.folding import fold_phrase

_SORRY: Final = r"(?:道歉|對不起|抱歉|賠不是|認錯)"
_APOLOGISE: Final = r"(?:apologi[sz]\w*|apolog(?:y|ies)|sa(?:y|ying) (?:\w+ ){0,3}sorry|\ba sorry)(?! enough)"
_HOPE: Final = r"別(?:再)?(?:指望|妄想|想要?|期待|奢望|等)|不要(?:再)?(?:指望|妄想|期待|奢望)|休想|甭想"
_NEVER_HOPE: Final = (
    r"\b(?:don't|do not|never|shouldn't|should not|needn't|need not|can't|cannot|better not)\b (?:\w+ )?"
    r"(?:expect\w*|wait(?:ing)? for|count on|hope for|bank on|hold (?:your|his|her|their) breath)"
)
_WILL_NOT: Final = (
    r"\b(?:refus\w+|declin\w+|unwilling|won't|will not|not (?:going|about|prepared|willing|obliged|allowed|planning)"
    r"|isn't going|aren't going|no (?:reason|obligation|need|intention)|never going)\b"
)
_APOLOGY: Final = (
    rf"(?:{_HOPE})[^,。.!?;]{{0,14}}{_SORRY}",
    r"(?:(?<!會)不會|不可能|不打算|沒打算|沒有打算|沒必要|沒有必要|不必|不需要|拒絕|不肯|不願意?)"
    rf"(?!再)[^,。.!?;]{{0,8}}{_SORRY}",
    rf"(?:憑什麼|為什麼要|為何要|幹嘛要?|哪需要|何必)[^,。.!?;]{{0,10}}{_SORRY}",
    rf"不(?:覺得|認為)[^,。.!?;]{{0,8}}(?:好|要|該|需要|必要){_SORRY}|要我們?{_SORRY}[^。.!?;]{{0,3}}(?:門都沒有|免談|想得美|下輩子|不可能)",
    rf"沒有?(?:什麼|啥)?(?:好|需要|必要){_SORRY}",
    rf"{_NEVER_HOPE}[^.!?;]{{0,30}}{_APOLOGISE}",
    rf"{_WILL_NOT}[^.!?;,]{{0,24}}{_APOLOGISE}",
    r"\b(?:have|got|has) nothing (?:to apologi[sz]e|to be sorry|to say sorry)",
    rf"\b(?:won't|will not|not going to) (?:get|hear|see) [^.!?;,]{{0,12}}{_APOLOGISE}",
    rf"\bwhy (?:should|would) (?:\w+ ){{1,3}}{_APOLOGISE}",
)
_CALL: Final = (
    rf"(?:{_HOPE})[^,。.!?;]{{0,14}}(?:打電話|打給|來電|回電|回撥|聯絡|聯繫|回覆|通知)",
    r"(?:(?<!會)不會|不打算|沒空|不可能|懶得)(?:再)?(?:跟|給|向)?[你您妳他她]?們?(?:回電|回撥|打電話|打給|聯絡|聯繫|追蹤)",
    rf"{_NEVER_HOPE}[^.!?;]{{0,40}}"
    r"\b(?:calls?|ring|phone|e-?mails?|letters?|visits?|hear (?:from|back)|word from|updates?)\b",
    r"\b(?:nobody|no one|refus\w+ to|won't|will not|not going to)\b (?:\w+ ){0,2}"
    r"(?:call\w*|ring\w*|phon\w+|get\w* back to|contact\w*|follow\w* up with|writ\w+ to) (?:you|him|her|them)\b",
)
_CHANGE: Final = (
    rf"(?:{_HOPE})[^,。.!?;]{{0,14}}(?:檢討|改善|處分|懲處|換人|改變)",
    r"(?:(?<!會)不會|不打算|沒打算|沒必要|不需要)(?:做|有)?(?:任何|什麼)?(?:檢討|改善|調整|懲處|處分|改變)",
    rf"{_NEVER_HOPE}[^.!?;]{{0,30}}\b(?:change|changes|retrain\w*|improve\w*|action)\b",
    r"\b(?:refus\w+ to|won't|will not|not going to)\b (?:be )?(?:chang|retrain|train|disciplin)\w*",
    r"\bnothing (?:here )?(?:will|is going to|needs to) change\b",
)
_FEELING: Final = (
    r"(?:沒空|懶得|不想|沒有義務|沒義務|才不|不打算)[^,。.!?;]{0,8}(?:同情|體諒|安慰|同理)",
    r"\b(?:couldn't|could not|don't|do not) care (?:less )?(?:how|what|whether|about how) (?:you|he|she|they)\b",
    rf"{_NEVER_HOPE}[^.!?;]{{0,20}}\b(?:sympathy|pity|compassion)\b",
)
_REFUSED: Final = tuple(
    (re.compile("|".join(map(fold_phrase, patterns))), mark)
    for patterns, mark in (
        (_APOLOGY, "apology"),
        (_CALL, "follow_up"),
        (_CHANGE, "corrective_action"),
        (_FEELING, "empathy"),
    )
)
_WISHED: Final = re.compile(
    fold_phrase(
        rf"(?:很想|真想|想要?|本來要?想?|原本要?想?|恨不得)[^。.!?;]{{0,14}}{_SORRY}[^。.!?;]{{0,4}}(?:可是|但是?|不過|只是|可惜)"
        r"[^。.!?;]{0,20}(?:不行|不能|不准|不可以|不讓|不給|不許|沒辦法|禁止|交代)"
    )
    + rf"|\b(?:would|'d) (?:\w+ )?(?:love|like|have liked|want) to[^.!?;]{{0,20}}{_APOLOGISE}[^.!?;]{{0,12}}\bbut\b"
    r"[^.!?;]{0,50}\b(?:not|no|never|\w+n't|forbid\w*|advised? against)\b"
)


def refused(ctx: Context) -> Iterator[tuple[str, int]]:
    """Each good mark whose act is refused, with the number of the sentence that does so."""
    but = ctx.scan.slot("but")
    for pattern, mark in _REFUSED:
        yield from ((mark, number) for number in sentences_with(ctx, pattern) if not ctx.scan.lines[number].has(but))
    yield from (("apology", number) for number in sentences_with(ctx, _WISHED))
