"""What is not told for a patient's sake before others: with another way to talk, that does not evade."""

from __future__ import annotations

import re
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import sentences_with
from sim.reading import Mark

_MATTER: Final = r"(?:隱私|個資|病情|個案|就醫|看診|細節)"
_NOT_HERE: Final = r"(?:不便|不方便|無法|不能|沒辦法|不會|不宜|不可以|不適合)"
_CANNOT: Final = (
    r"\b(?:can't|cannot|can not|unable to|not able to|won't|not going to|not allowed to|mustn't|prevents?)\b"
)
_LAW: Final = r"\b(?:hipaa|gdpr|privacy|confidential\w*)\b"
_TELL: Final = r"\b(?:discuss|talk about|comment on|go into|share)\b"
_OF_WHOM: Final = (
    r"\b(?:patients?|any(?:one|body)|person\w*|details|individual\w*|specific\w*|here|publicly|in public|online)\b"
)
_KEPT: Final = re.compile(
    fold_phrase(rf"{_MATTER}[^。!?;]{{0,24}}{_NOT_HERE}|{_NOT_HERE}[^。!?;]{{0,24}}{_MATTER}")
    + rf"|{_LAW}[^.!?;]*{_CANNOT}|{_CANNOT}[^.!?;]{{0,24}}{_TELL}[^.!?;]{{0,40}}(?:{_OF_WHOM}|{_LAW})"
)
_WAYS: Final = ("dedicated_channel", "follow_up")


def discreet(ctx: Context, marks: dict[str, Mark]) -> bool:
    """Whether a reply before others keeps a confidence, and says where or when one can talk."""
    return ctx.reply.public and any(marks[way].level for way in _WAYS) and bool(sentences_with(ctx, _KEPT))
