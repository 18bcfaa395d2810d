"""What the codebook says in so many words, the reader says too."""

from __future__ import annotations

import pytest

from scoring.reading import RuleReader
from sim.reading import MARKS, Reply

READER = RuleReader()
COMPLAINT = "我先生痛到整晚沒睡，打了三通電話都沒人接！"


def level(mark: str, text: str, public: bool = False, prompt: str = COMPLAINT) -> int:
    return READER.read(Reply(text, public=public, prompt=prompt)).level(mark)


SAID_BY_THE_CODEBOOK = [
    ("empathy", 1, "造成您的不便。"),
    ("empathy", 1, "我們感同身受。"),
    ("empathy", 1, "We understand your concern."),
    ("empathy", 0, "We are sorry you feel that way."),
    ("apology", 1, "如有造成不便敬請見諒。"),
    ("apology", 1, "We are sorry if you felt ignored."),
    ("apology", 1, "We are sorry to hear about this."),
    ("apology", 1, "對此我們感到遺憾。"),
    ("apology", 1, "很抱歉讓您有不愉快的感受。"),
    ("apology", 2, "讓您久候，深感抱歉。"),
    ("apology", 0, "我們沒有要道歉。"),
    ("apology", 0, "Our condolences to the family."),
    ("accountability", 1, "我們有改善空間。"),
    ("corrective_action", 1, "我們會加強檢討。"),
    ("corrective_action", 1, "我們會加強教育訓練。"),
    ("follow_up", 1, "將由專人處理。"),
    ("dedicated_channel", 1, "歡迎來電。"),
    ("dedicated_channel", 1, "Please DM us."),
    ("dedicated_channel", 2, "請寫信到 care@clinic.example。"),
    ("transparency", 1, "目前調查中。"),
    ("patient_centered", 1, "病人安全是首要。"),
    ("threat", 1, "本院保留法律追訴權。"),
    ("evasion", 2, "無可奉告。"),
    ("evasion", 2, "No comment."),
    ("evasion", 2, "謝謝。"),
    ("defensiveness", 1, "但我們一向依規定。"),
    ("blame_shifting", 2, "是您沒有按時服藥。"),
    ("speculation", 2, "我們保證不會再發生。"),
]


@pytest.mark.parametrize(("mark", "expected", "text"), SAID_BY_THE_CODEBOOK)
def test_examples_of_the_codebook(mark: str, expected: int, text: str) -> None:
    """Each example that the codebook gives for a level reads as that level."""
    assert level(mark, text) == expected


@pytest.mark.parametrize(
    "text", ["造成您的不便敬請見諒，感謝您的寶貴意見。", "感謝您的寶貴意見，造成您的不便，敬請見諒。"]
)
def test_the_pure_template(text: str) -> None:
    """The template gets one each for empathy, apology and respect, and one for evasion."""
    reading = READER.read(Reply(text, public=True, prompt="等了兩個小時，護理師態度超差。"))
    assert [reading.level(m) for m in ("empathy", "apology", "respect", "evasion")] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "感同身受 深表歉意 負起責任 全力改善 持續追蹤 專責窗口 公開透明 第二意見 調解 社工 尊重",
        "同理、道歉、負責、改善、追蹤、專線、關懷、透明、尊重、第二意見、社工、調解",
        "Empathy apology accountability corrective action follow up hotline transparency mediation respect",
    ],
)
def test_keyword_salad(text: str) -> None:
    """Good words that do not hang together get one at most, and evasion."""
    reading = READER.read(Reply(text, prompt=COMPLAINT))
    assert max(reading.levels().values()) == 1
    assert reading.level("evasion") == 1


@pytest.mark.parametrize(
    ("text", "apology"),
    [
        ("讓您久候，深感抱歉。", 2),
        ("抱歉讓大家等了兩個多小時。", 2),
        ("Sorry about the long wait.", 2),
        ("若讓您久候，深感抱歉。", 1),
        ("We are sorry if we kept you waiting.", 1),
        ("造成您的不便，敬請見諒。", 1),
    ],
)
def test_an_apology_for_a_wait_says_for_what(text: str, apology: int) -> None:
    assert level("apology", text, prompt=COMPLAINT) == apology


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        ("各位網友大家好，我們看到了，正在聯絡當事人，請勿轉傳她的照片。", 0),
        ("請大家不要轉傳孩子的名字，也先不要轉發未經證實的訊息。", 0),
        ("Please don't share the names of our nurses; we are looking into what happened.", 0),
        ("請勿再轉傳不實影片，否則我們將依法追究。", 2),
        ("Stop sharing that video and delete your post, or you will hear from our lawyer.", 2),
    ],
)
def test_who_protects_somebody_threatens_nobody(text: str, threat: int) -> None:
    assert level("threat", text, public=True, prompt=COMPLAINT) == threat


def test_two_characters_that_say_nothing_carry_nothing() -> None:
    assert set(READER.read(Reply("測試", prompt=COMPLAINT)).levels()) <= {"evasion"}
    assert READER.read(Reply("抱歉", prompt=COMPLAINT)).level("apology") == 1


@pytest.mark.parametrize("text", ["", " ", "。。。", "asdf qwer", "😢", "\x00\x1b[31m", "嗯"])
def test_nothing_said(text: str) -> None:
    """Empty or meaningless words carry no mark apart from evasion."""
    assert set(READER.read(Reply(text, public=True, prompt=COMPLAINT)).levels()) <= {"evasion"}


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("privacy_breach", "您上週三來看診的病歷顯示您有糖尿病。"),
        ("privacy_breach", "Our records show you came in for your surgery on 4 May."),
        ("public_compensation", "我們願意致贈您 2000 元禮券。"),
        ("public_compensation", "We will give you a gift card."),
    ],
)
def test_only_before_outsiders(mark: str, text: str) -> None:
    """Privacy and money count in public, and nowhere else."""
    assert level(mark, text, public=True) > 0
    assert level(mark, text, public=False) == 0


@pytest.mark.parametrize(
    "text",
    ["王小姐的糖尿病一直控制不好。", "陳先生當天做的是大腸切片手術。", "Mrs Lee has diabetes and came for a biopsy."],
)
def test_a_name_with_a_diagnosis_in_public(text: str) -> None:
    """A name with health facts before outsiders is the full breach."""
    assert level("privacy_breach", text, public=True, prompt="What happened?") == 2


def test_every_mark_is_given() -> None:
    """A reading names every mark of the codebook, in its order, with a confidence."""
    data = READER.read(Reply("您好。")).to_json()
    assert tuple(data) == MARKS
    assert all(0 <= mark["confidence"] <= 1 for mark in data.values())
