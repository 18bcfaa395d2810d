"""Good words that do not hang together earn nothing; a terse, official or technical reply is not taken for them."""

from __future__ import annotations

import pytest

from scoring.reading import ReplyReader
from scoring.reading.salad import is_salad
from sim.reading import Reply

READER = ReplyReader()
SALADS = [
    "同理、道歉、負責、改善、追蹤、專線、關懷、透明、尊重、第二意見、社工、調解",
    "感同身受 深表歉意 負起責任 全力改善 持續追蹤 專責窗口 公開透明 尊重選擇",
    "同理道歉負責改善追蹤專線關懷透明尊重第二意見社工調解",
    "抱歉。理解。負責。改善。追蹤。專線。傾聽。",
    "深表歉意與同理，負責改善，持續追蹤，專線服務，透明尊重。",
    "Empathy apology accountability corrective action follow up hotline transparency mediation respect",
    "Empathy, apology, accountability and transparency, follow-up and a hotline, mediation and respect.",
    "Sorry. Empathy. Accountability. Action. Hotline. Respect.",
    "we are sorry " * 40,
]
TERSE = [
    "左右錯側，本人之責。病人當晚已轉開刀房處置，家屬已告知。側別核對改雙人口誦，明日起實施。",
    "查本件係掛號人員誤植生日，致調閱他人病歷，誠屬不當。業於四日更正並當面致歉，另改採雙重核對。",
    "冰箱凌晨兩點跳電，七點發現，疫苗全數封存。名單中午前核對完畢，由護理長逐一電話通知。",
    "Fridge failed at 2am, found at 7. All doses sealed. Names checked by noon, Sister Ruiz rings each family.",
    "My mistake: wrong dose, Tuesday, 4pm. Mum told same day. Both nurses now sign. Dr Ito rings tonight at 8.",
]


@pytest.mark.parametrize("text", SALADS)
def test_strung_together(text: str) -> None:
    assert is_salad(text)
    levels = READER.read(Reply(text, True, "public", "等了三個小時沒有人理我。")).levels()
    assert levels.pop("evasion") >= 1
    assert max(levels.values()) <= 1


@pytest.mark.parametrize("text", TERSE)
def test_terse(text: str) -> None:
    """Few small words, no slogans: what they own and do counts in full."""
    assert not is_salad(text)
    assert READER.read(Reply(text, True, "public", "到底發生什麼事？")).level("explanation") == 2


def test_what_is_told_once_is_not_a_repetition() -> None:
    assert not is_salad("我們昨天晚上八點才發現，這一點我們不推託。" * 2)
