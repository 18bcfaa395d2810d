"""Asking people not to spread somebody's picture or name, or what nobody has checked: that threatens nobody."""

from __future__ import annotations

import re
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import matches

_WHOSE: Final = "照片|影片|個資|姓名|名字|隱私|病歷|孩子|小孩|病人|患者|當事人|同仁|護理師|未經|沒有?查證|還沒證實"
_PROTECTED: Final = re.compile(
    fold_phrase(
        rf"(?:勿|不要|別)再?[^,。!?;]{{0,4}}(?:轉傳|轉發|轉貼|散布|散播|流傳|公布|肉搜)[^。!?;]{{0,12}}(?:{_WHOSE})"
    )
    + r"|\b(?:do not|don't|stop|refrain from) (?:shar|forward|repost|spread|nam)\w*[^.!?;]{0,30}"
    r"\b(?:photos?|pictures?|videos?|names?|details|private|privacy|patients?|child|children|staff|colleagues?|nurses?"
    r"|unverified|unconfirmed|unchecked|rumou?rs?)\b"
)
_PRESSED: Final = re.compile(
    fold_phrase("律師|法律|法院|法辦|提告|告你|告到|告上|責任|後果|追究|刪|下架|撤|移除|保留")
    + r"|\b(?:lawyers?|legal\w*|sue|court|delete|remove|take (?:it|this|the post|that) down|consequences|action)\b"
)


def protective(ctx: Context) -> bool:
    """Whether a reply asks for that and presses nobody by law or for a post to go."""
    return any(True for _ in matches(ctx, _PROTECTED)) and not any(True for _ in matches(ctx, _PRESSED))
