"""Whom a reply is for, from the words in which it is said."""

from __future__ import annotations

from typing import Final

KINDS: Final = {
    "patient": "patient 病人 患者 病患 client customer reviewer 當事人 留言者",
    "family": "family relative relatives mother father parent wife husband son daughter 家屬 家人 媽媽 太太 先生",
    "public": "public everyone netizens followers community neighbours neighbors 大眾 民眾 公眾 網友 各界 社會大眾",
    "journalist": "journalist press reporter reporters media 記者 媒體",
    "regulator": "regulator authority authorities health-bureau bureau inspector council 衛生局 主管機關 健保署 議員",
    "staff": "staff team colleague colleagues internal nurse doctor 同仁 員工 同事 內部",
}
_WORDS: Final = {word: kind for kind, words in KINDS.items() for word in words.split()}
OUTSIDERS: Final = frozenset({"journalist", "public"})
"""Whoever hears it, others will: a reply to them is before outsiders even if it is not marked public."""


def kind_of(to: str) -> str:
    """The kind of person addressed; empty where the words say nothing known."""
    whole = to.strip().lower().replace(" ", "-")
    if whole in _WORDS:
        return _WORDS[whole]
    return next((_WORDS[word] for word in whole.replace("_", "-").split("-") if word in _WORDS), "")
