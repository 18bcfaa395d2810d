"""The words that are quoted for a mark are the ones that carry it."""

from __future__ import annotations

import re

import pytest

from scoring.reading import ReplyReader
from sim.reading import Reply

READER = ReplyReader()


@pytest.mark.parametrize(
    "text",
    [
        "Yes, Mrs. Lin, we charged you NT$50,000 on 3 May at 10:30, and that was our mistake.",
        "林太太，對，是我們多收了。50,000 元今天退給您，10:30 前打給您。",
    ],
)
def test_what_is_quoted_says_something(text: str) -> None:
    """No bare yes, no name alone, no half of a sum or of a time."""
    for mark in READER.read(Reply(text, True, "public")).marks.values():
        for each in mark.evidence:
            assert len(each.quote) > 3 and each.quote.strip("是對") not in ("Yes", "Mrs. Lin", "林太太"), each
            assert not re.search(r"\D50$|^000|\D10$|^30", each.quote), each


@pytest.mark.parametrize(
    ("text", "mark", "quote"),
    [
        ("林小姐，謝謝您願意寫出來。那天的止痛藥應該六點給，交班時漏抄，到九點才發現。", "explanation", "交班時漏抄"),
        ("我們八點二十分接到通知，當時沒有馬上打給您，這是我們的疏失。", "accountability", "這是我們的疏失"),
        ("要不要換一位醫師來看，您決定。孩子現在還燒嗎？先帶她來急診。", "patient_centered", "先帶她來急診"),
        (
            "Thank you. The report was printed on Monday and sat in the wrong tray; nobody looked.",
            "transparency",
            "nobody looked",
        ),
        (
            "The report sat in the wrong tray. I have had the trays relabelled this morning, and Dr Osei will ring you.",
            "corrective_action",
            "I have had the trays",
        ),
        (
            "跟您說對不起。今天下午三點前，護理長會親自打電話給您，告訴您結果。",
            "follow_up",
            "今天下午三點前，護理長會親自",
        ),
    ],
)
def test_the_first_quote_carries_the_mark(text: str, mark: str, quote: str) -> None:
    """Whole clauses; a time stays with who will keep it."""
    found = READER.read(Reply(text)).marks[mark].evidence
    assert found[0].quote.startswith(quote), found
