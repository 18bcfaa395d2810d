"""Acts that hang on an "if": if it turns out to be our mistake, if anybody was offended, if the lawyers allow it.

What somebody owns or promises on such a condition is owned or promised by half.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.reading.context import Context
from scoring.reading.folding import fold_phrase
from scoring.reading.places import Span, matches, whole

_IF: Final = r"(?:如果|若是?|要是|假如|假使|假設|倘若|倘|果真|一旦|萬一)"
_IF_OURS: Final = (
    rf"{_IF}[^。!?;]{{0,16}}(?:我們|本院|本診所|診所|院方|醫師|護理師)們?(?:的|有)?(?:錯|疏失|過失|責任|問題|不對)",
    r"\b(?:if|should)\b[^.!?;]{0,40}\b(?:our|my|the clinic's|the practice's) (?:mistake|fault|error|doing)\b",
    r"\bif (?:it turn(?:s|ed) out (?:that )?)?(?:we|i|the clinic) "
    r"(?:are|is|was|were|did|made|got|have (?:got|made)|turn out)\b"
    r"[^.!?;,]{0,24}\b(?:wrong|at fault|to blame|responsible|mistakes?|error)\b",
)
_IF_ALLOWED: Final = (
    rf"{_IF}[^。!?;,]{{0,12}}(?:院長|主管|老闆|律師|上面|總部|保險公司|公司|董事會|醫師)[^。!?;,]{{0,8}}(?:同意|允許|准|答應|有空|許可|說可以|點頭)",
    r"\bif\b[^.!?;,]{0,20}\b(?:doctor|board|lawyers?|insurers?|manager|boss|management|head office|owner|budget)\b"
    r"[^.!?;,]{0,16}\b(?:agrees?|allows?|lets?|approves?|permits?|has time|is free|says so|okays?)\b",
)
_IF_FELT: Final = (
    rf"(?:{_IF}|(?<![例譬比假])如)[^。!?;]{{0,14}}(?:不舒服|不愉快|不悅|不周|不便|困擾|誤會|冒犯|傷害|打擾|不好的感受)",
    r"\bif (?:any\w*|you|this|that|it|our \w+|my \w+)\b[^.!?;,]{0,24}"
    r"\b(?:upset|offended|hurt|felt|inconvenienced|misunderst\w+|confus\w+|offence|distress\w*)\b",
)
_OWNED: Final = ("accountability", "apology")
_PROMISED: Final = (
    "apology", "accountability", "corrective_action", "follow_up", "transparency", "patient_centered", "seek_solution",
    "support_offered",
)  # fmt: skip
_CONDITIONS: Final = tuple(
    (re.compile("|".join(map(fold_phrase, patterns))), marks)
    for patterns, marks in ((_IF_OURS, _OWNED), (_IF_FELT, ("apology",)), (_IF_ALLOWED, _PROMISED))
)


def conditional_acts(ctx: Context) -> dict[str, frozenset[Span]]:
    """For each mark the sentences that say it on such a condition; marks without any are left out."""
    found: dict[str, set[Span]] = {}
    for pattern, marks in _CONDITIONS:
        for number, _ in matches(ctx, pattern):
            for mark in marks:
                found.setdefault(mark, set()).add(whole(ctx, number))
    return {mark: frozenset(spans) for mark, spans in found.items()}
