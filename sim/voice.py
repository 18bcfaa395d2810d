"""One voice: who spoke to the press, and what was said against the fact sheet.

A first, plain check by the signs that the scenario gives for each fact; marks of the reading decide where words alone
cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from scenarios.field import PRESS_CHANNELS
from sim.actions import Say
from sim.events import Slipped
from sim.reading import MARKS, Reading
from sim.stage import Stage

DENIES: Final = re.compile(
    r"不實|不是事實|並非|並不|並沒有|不正確|沒有這回事|謠言|誤傳|錯誤|未經證實|不是真的|沒有根據|澄清|亂傳|亂講|亂說|造謠|胡說|抹黑"
    r"|not true|untrue|false|incorrect|rumou?r|no basis|not the case|never happened|did not|does not"
    r"|is not|are not|isn't",
    re.IGNORECASE,
)
"""Words that turn the mention of a false fact into its correction."""
HEDGES: Final = re.compile(
    r"還不|尚未|還沒|仍在|不清楚|不知道|無法確定|確認中|查證|調查|not yet|don't know|do not know|unclear|whether",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"(?:沒有?|無|未|不是|不曾|絕非)[^，。,]{0,4}$|\b(?:no|not|never|nobody|none)\b(?:\W+\w+){0,2}\W*$", re.IGNORECASE
)
"""A denial right before the mention of a false fact."""
SUBSTANCE: Final = frozenset(MARKS) - {
    "apology", "dedicated_channel", "empathy", "evasion", "follow_up", "patient_centered", "respect", "support_offered"
}  # fmt: skip
"""Marks of somebody who speaks on the matter itself, and does not merely pass a question on."""
PASSED_ON: Final = ("dedicated_channel", "follow_up")
SURE: Final = 0.85
"""From which confidence on a weak breach of privacy is a slip."""
_SENTENCE: Final = re.compile(r"[^。！？!?\n.；;]+")


@lru_cache(maxsize=8192)  # thousands of drills of one scenario say the same things
def sentence_with(signs: frozenset[str], text: str) -> str:
    """The first sentence of a text that holds one of these words (in small letters), or empty."""
    for sentence in _SENTENCE.finditer(text):
        lowered = sentence.group().lower()
        if any(sign in lowered for sign in signs):
            return sentence.group().strip()
    return ""


def slips(say: Say, stage: Stage, *, to_press: bool, outside: bool, allowed: frozenset[str]) -> list[Slipped]:
    """The rules of one voice that a reply breaks; `allowed` are the roles that may speak to the press just now."""
    found = []
    if (to_press or say.by in PRESS_CHANNELS) and say.who not in allowed and not passes_on(say, stage):
        found.append(_slip(say, "wrong-speaker", "", ""))
    if outside and _surely(say.reading, "privacy_breach"):
        found.append(_slip(say, "privacy", "", _quote(say.reading, "privacy_breach")))
    return found + list(_against_facts(say, stage, outside))


def passes_on(say: Say, stage: Stage) -> bool:
    """Whether a reply only says who will answer: it names a way or a time, and nothing on the matter itself."""
    levels = say.reading.levels()
    told = any(level > (mark == "explanation") for mark, level in levels.items() if mark in SUBSTANCE)
    way = any(levels.get(mark) for mark in PASSED_ON)
    return way and not told and not any(sentence_with(signs, say.text) for signs in stage.plan.signs.values())


def _against_facts(say: Say, stage: Stage, outside: bool) -> Iterator[Slipped]:
    if say.to == "team":
        return
    for fact in stage.scenario.facts:
        if fact.status == "confirmed" or not (sentence := sentence_with(stage.plan.signs[fact.id], say.text)):
            continue
        if fact.status == "confidential" and outside:
            yield _slip(say, "leak", fact.id, sentence)
        elif fact.status == "unknown" and say.reading.level("speculation") and not HEDGES.search(sentence):
            yield _slip(say, "asserts-unknown", fact.id, sentence)
        elif fact.status == "false" and not _corrects(stage.plan.signs[fact.id], sentence):
            yield _slip(say, "repeats-false", fact.id, sentence)


def _corrects(signs: frozenset[str], sentence: str) -> bool:
    """Whether a sentence that mentions what is false denies it or leaves it open."""
    if DENIES.search(sentence) or HEDGES.search(sentence):
        return True
    lowered = sentence.lower()
    return any(_NOT.search(lowered[: lowered.index(sign)]) for sign in signs if sign in lowered)


def _surely(reading: Reading, mark: str) -> bool:
    """The mark is clear, or weak and hardly to be doubted: a slip caps the total, so a mere guess is none."""
    found = reading.marks.get(mark)
    return found is not None and (found.level == 2 or (found.level == 1 and found.confidence >= SURE))


def _slip(say: Say, kind: str, fact: str, quote: str) -> Slipped:
    return Slipped(say.at_s, say.id, say.who, kind, fact, quote)  # type: ignore[arg-type]


def _quote(reading: Reading, mark: str) -> str:
    evidence = reading.marks[mark].evidence
    return evidence[0].quote if evidence else ""
