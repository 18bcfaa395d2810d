"""Acts that are refused in so many words: no apology is to be expected, nobody will ring, nobody will be sued.

Whoever would have liked to say sorry, but was not allowed to, did not say it either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import ACTS, Span, clauses_around, matches, sentences_with, whole, within
from scoring.reading.refusals import APOLOGISE, BY_MARK, FLATLY, SORRY

_REFUSED: Final = tuple(
    (re.compile("|".join(map(fold_phrase, patterns))), marks)
    for marks, patterns in (*(((mark,), patterns) for mark, patterns in BY_MARK), (ACTS, FLATLY))
)
_CUE: Final = re.compile(
    fold_phrase(
        r"不(?![只過但])|沒|別(?:再|指|妄|想|要|期|奢|等)|休想|甭|拒|無(?:意|法|權)?|懶得|哪|憑什麼|為什麼|為何|幹嘛|何必|由不|未|要我"
    )
    + r"|n't\b|\b(?:not|no|never|nobody|nothing|cannot|refus|declin|unwilling|why|owe|demand|wants?)"
)
"""One of these stands in every refusal."""
_WISHED: Final = re.compile(
    fold_phrase(
        rf"(?:很想|真想|想要?|本來要?想?|原本要?想?|恨不得)[^。.!?;]{{0,14}}{SORRY}[^。.!?;]{{0,4}}(?:可是|但是?|不過|只是|可惜)"
        r"[^。.!?;]{0,20}(?:不行|不能|不准|不可以|不讓|不給|不許|沒辦法|禁止|交代)"
    )
    + rf"|\b(?:would|'d) (?:\w+ )?(?:love|like|have liked|want) to[^.!?;]{{0,20}}{APOLOGISE}[^.!?;]{{0,12}}\bbut\b"
    r"[^.!?;]{0,50}\b(?:not|no|never|\w+n't|forbid\w*|advised? against)\b"
)


def refused(ctx: Context) -> Iterator[tuple[str, Span]]:
    """Each mark whose act is refused, with the clauses that do so; for an apology the whole sentence."""
    but, numbers = ctx.scan.slot("but"), sentences_with(ctx, _CUE)
    for pattern, marks in _REFUSED if numbers else ():
        for number, found in within(ctx, pattern, numbers):
            clauses = clauses_around(ctx, number, *found.span())
            yield from ((mark, clauses) for mark in marks)
            if marks == ("apology",) and not ctx.scan.lines[number].has(but):
                yield "apology", whole(ctx, number)
    yield from (("apology", whole(ctx, number)) for number, _ in matches(ctx, _WISHED))
