"""What is not told for somebody's sake: nothing of a patient before others. Beside another way to talk it does not evade."""

from __future__ import annotations

import re
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import sentences_with
from sim.reading import Mark

_KEPT: Final = re.compile(
    fold_phrase(
        r"(?:隱私|個資|保密|病情|個案|就醫|看診|細節)[^。!?;]{0,24}(?:不便|不方便|無法|不能|沒辦法|不會|不宜|不可以|不適合)"
        r"|(?:不便|不方便|無法|不能|沒辦法|不會|不宜|不可以|不適合)[^。!?;]{0,24}(?:隱私|個資|病情|個案|就醫|看診|細節)"
    )
    + r"|\b(?:hipaa|gdpr|privacy|confidential\w*)\b[^.!?;]*\b(?:can't|cannot|can not|unable|not able|won't|prevents?|not allowed"
    r"|not permitted|not free)\b"
    r"|\b(?:can't|cannot|can not|unable to|not able to|won't|not going to|not allowed to|mustn't)\b[^.!?;]{0,24}"
    r"\b(?:discuss|talk about|comment on|go into|share)\b[^.!?;]{0,40}\b(?:privacy|patients?|anyone|anybody|person\w*|details"
    r"|individual\w*|specific\w*|here|publicly|in public|online|confiden\w+)\b"
)
_WAYS: Final = ("dedicated_channel", "follow_up")


def discreet(ctx: Context, marks: dict[str, Mark]) -> bool:
    """Whether a reply before others keeps a confidence, and says where or when one can talk."""
    return ctx.reply.public and any(marks[way].level for way in _WAYS) and bool(sentences_with(ctx, _KEPT))
