"""Sorry for keeping somebody waiting: that says for what, however short it is (codebook: 讓您久候，深感抱歉 2)."""

from __future__ import annotations

import re
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import matches

_WAITED: Final = re.compile(
    fold_phrase(
        r"(?:讓|害)(?:你們?|大家|各位|家屬)[^,。!?;]{0,4}(?:久候|久等|空等|等[^,。!?;]{0,3}(?:久|小時|鐘頭|半天|分鐘))"
    )
    + r"|\b(?:kept|keeping|left|leaving) you (?:both |all )?(?:waiting|on hold)\b"
    + r"|\b(?:for|about) (?:the|your) (?:long )?wait\b"
)
_ON_CONDITION: Final = re.compile(fold_phrase(r"如果|若|要是|假如|倘若") + r"|\bif\b")


def sorry_for_the_wait(ctx: Context) -> bool:
    """Whether one sentence, on no condition, apologises for a wait."""
    sorry = {act.sentence for act in ctx.acts("apology")}
    doubted = {number for number, _ in matches(ctx, _ON_CONDITION)}
    return any(number in sorry - doubted for number, _ in matches(ctx, _WAITED))
