"""How many: the numbers that a statement gives for a fact, so that two speakers with two numbers can be told.

Plain rules: a number before a measure word, people, cases, records and the like. Times of day, spans of time and money
are none of these. What is left open (“at least”, “so far”), and what is said to correct an earlier number, contradicts
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sim.promises import number

Counts = Mapping[str, frozenset[int]]
"""By what is counted: the numbers given for it."""

_ZH: Final = {
    "people": "個?人(?!資|情|員)|位|名",
    "cases": "起|例|件",
    "records": "筆|份",
    "times": "次|回",
    "doses": "劑|瓶|支|盒|包",
    "items": "張|台|床|通",
}
_EN: Final = {
    "people": r"people|persons?|patients?|children|kids|families|parents|visitors|women|men|babies|staff|nurses",
    "cases": r"cases?|incidents?|complaints?|reports?",
    "records": r"records?|files?|charts?|entries",
    "times": r"times",
    "doses": r"doses?|vials?|bottles?|boxes|packs?",
    "items": r"calls?|machines?|devices?|beds?|photos?",
}
_ONE: Final = frozenset({"一", "one"})
"""Too often a mere article."""
_DIGITS_ZH: Final = r"(?<![第\d.:：])(\d{1,6}|[一二兩三四五六七八九十百]{1,5})\s*多?"
_DIGITS_EN: Final = (
    r"(?<![\d.:$])\b(\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)"
    r"\s+(?:\w+\s+)?"
)
_FOUND: Final = tuple(
    (kind, re.compile(f"{_DIGITS_ZH}(?:{_ZH[kind]})"), re.compile(rf"{_DIGITS_EN}(?:{_EN[kind]})\b", re.IGNORECASE))
    for kind in _ZH
)
OPEN: Final = re.compile(
    r"至少|目前|截至|初步|約|大約|左右|上下|多人|以上|可能|尚未|還在|陸續|每"
    r"|\bat least\b|\bso far\b|\babout\b|\baround\b|\bup to\b|\bsome\b|\bmay\b|\bstill\b|\beach\b|\bevery\b"
    r"|\bper\b|\bas of\b",
    re.IGNORECASE,
)
"""A number that is left open may grow."""
CORRECTS: Final = re.compile(
    r"更正|訂正|修正|先前說|剛才說|原先說|\bcorrect(?:ion|ed|ing)?\b|\bearlier (?:we|I) said\b", re.IGNORECASE
)
"""Who says that the earlier number was wrong does not contradict themselves behind anybody's back."""


@lru_cache(maxsize=4096)  # thousands of drills of one scenario say the same things
def counted(sentence: str) -> Counts:
    """What a sentence counts, and how many it says there are; nothing where it leaves that open or corrects it."""
    if OPEN.search(sentence) or CORRECTS.search(sentence):
        return {}
    found: dict[str, frozenset[int]] = {}
    for kind, chinese, english in _FOUND:
        told = {each.lower() for each in (*chinese.findall(sentence), *english.findall(sentence))} - _ONE
        if told:
            found[kind] = frozenset(number(each) for each in told)
    return found


def differ(one: Counts, other: Counts) -> bool:
    """Whether they count the same and no number agrees."""
    return any(kind in other and not numbers & other[kind] for kind, numbers in one.items())
