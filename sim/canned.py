"""Set phrases: a reply without any is not called canned, and nobody throws words back that were not said.

Plain rules, as everywhere below the reader: what clinics write under everything, and how people mock it. Whoever used
such a phrase may be mocked; whoever answered badly in words of their own is told so in other words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scenarios.texts import Script

_SET: Final = re.compile(
    r"見諒|(?:造成|引起|帶來)[^。！？!?；;]{0,8}(?:不便|困擾)|寶貴(?:的)?(?:意見|建議)|相關單位|轉知|加強檢討|檢討(?:改進|精進)"
    r"|持續(?:提供|提升|精進|檢討|努力|改善)|(?:高度|十分|非常)重視|一向重視|向來重視|(?:指教|支持與愛護|愛護與支持)"
    r"|感謝您的(?:來訊|來電|反映|提問|評論|支持|關心|建議|耐心)|祝您(?:早日康復|平安)|儘速為您處理|專人[^。！？!?；;]{0,6}處理"
    r"|深表遺憾|深感(?:遺憾|抱歉)"
    r"|\binconvenience|\bbear with us\b|\bvalued?\b|\bvaluable\b|\bfeedback\b|\brelevant (?:department|unit|team)"
    r"|\bappropriate (?:department|unit|team)|\bthank you for (?:your|contacting|reaching|getting|raising|bringing)"
    r"|\btakes? (?:this|it|all|your|such|these|every)\b[^.!?;]{0,40}\bseriously|\bstrive\b|\bcommitted to\b"
    r"|\bcontinue to (?:provide|improve|review|serve)|\bdeeply regret|\bwe (?:sincerely )?regret any\b"
    r"|\bhighest standard",
    re.IGNORECASE,
)
_MOCKS: Final = re.compile(
    r"(?<!不是)罐頭|複製貼上|念稿|唸稿|公關稿|什麼見諒|\bcanned\b|copy[- ]?past|\boff a card\b|\bread at me\b"
    r"|press release generator|inconvenience|bear with us",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def canned(text: str) -> bool:
    """Whether a reply holds a set phrase."""
    return _SET.search(text) is not None


def mocks(script: Script, path: str) -> bool:
    """Whether the line at that path makes fun of set phrases, in any language."""
    return any(_MOCKS.search(script.text(path, lang)) for lang in ("zh-TW", "en", *script.languages))
