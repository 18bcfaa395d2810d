"""What must not change a reading, and what must: more than 2,000 pairs of texts."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import numpy as np
import opencc
import pytest

from scoring.reading import ReplyReader
from scoring.reading.learn.corpus import Example, examples
from sim.reading import GOOD_MARKS, MARKS, Reading, Reply

READER = ReplyReader()
KNOWN = [each for each in examples("train") if each.hand != "zh-play"]
DICE = random.Random(11)


def levels(reading: Reading) -> list[int]:
    return [reading.level(mark) for mark in MARKS]


@cache
def read(text: str, public: bool = False, to: str = "patient", prompt: str = "", situation: str = "") -> Reading:
    return READER.read(Reply(text, public, to, prompt, situation))


def again(each: Example, text: str) -> Reading:
    reply = each.reply
    return read(text, reply.public, reply.to, reply.prompt, reply.situation)


def some(lang: str, count: int, longest: int = 400) -> list[Example]:
    found = [each for each in KNOWN if each.lang == lang and 8 < len(each.reply.text) < longest]
    return random.Random(5).sample(found, count)


def test_simplified_and_traditional_read_alike() -> None:
    """500 replies, each mark, level and offset."""
    simple = opencc.OpenCC("t2s")
    for each in some("zh", 500):
        text, prompt = simple.convert(each.reply.text), simple.convert(each.reply.prompt)
        if len(text) != len(each.reply.text):
            continue
        one, two = again(each, each.reply.text), read(text, each.reply.public, each.reply.to, prompt)
        assert levels(one) == levels(two), each.id
        spans = [
            [(e.start, e.end) for e in one.marks[m].evidence] == [(e.start, e.end) for e in two.marks[m].evidence]
            for m in MARKS
        ]
        assert all(spans), each.id


WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x3A)})


def test_width_of_digits_and_case_change_nothing() -> None:
    """300 replies with wide digits, 300 in capitals."""
    for each in some("zh", 300):
        assert levels(again(each, each.reply.text)) == levels(again(each, each.reply.text.translate(WIDE))), each.id
    for each in some("en", 300):
        one, two = again(each, each.reply.text), again(each, each.reply.text.upper())
        differ = [mark for mark in MARKS if one.level(mark) != two.level(mark)]
        assert set(differ) <= {"privacy_breach"}, each.id


NEUTRAL = (Path(__file__).parent / "data" / "neutral.txt").read_text("utf-8").splitlines()
"""Sentences that say nothing, which no training has seen."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_neutral_sentence_changes_next_to_nothing(lang: str) -> None:
    """300 replies with one at the end: of 24 marks each, presence changes in few, and seldom by a whole level."""
    said = [line for line in NEUTRAL if line.isascii() == (lang == "en")]
    changed = total = jumps = 0
    for number, each in enumerate(some(lang, 300)):
        one = levels(again(each, each.reply.text))
        two = levels(again(each, each.reply.text.rstrip() + (" " if lang == "en" else "") + said[number % len(said)]))
        changed += sum((a > 0) != (b > 0) for a, b in zip(one, two, strict=True))
        jumps += sum(abs(a - b) == 2 for a, b in zip(one, two, strict=True))
        total += len(one)
    assert changed / total <= 0.02
    assert jumps / total <= 0.005


ACTS = {
    "apology": (
        "我們向您道歉",
        "對不起，讓您等了兩個小時",
        "we apologise for the two-hour wait",
        "I am sorry we lost your sample",
    ),
    "threat": ("我們會對您提告", "請把貼文刪掉", "we will sue you", "take the post down today"),
}
DENIED = {
    "apology": (
        "我們沒有要道歉。",
        "我們不會為這件事道歉。",
        "這件事我不會說對不起。",
        "誰說我們會道歉？",
        "網路上說我們「已經道歉」，這不是事實。",
        "We are not going to apologise for this.",
        "We will not say sorry.",
        "I never said I was sorry.",
        'He told the papers that "we apologise"; we did not.',
        "Nobody here is going to apologise.",
    ),
    "threat": (
        "我們不會對您提告。",
        "我們沒有要請您刪文。",
        "有人說診所要告您，這不是真的。",
        "We are not going to sue anyone.",
        "We would never sue a patient.",
    ),
}


@pytest.mark.parametrize(("mark", "text"), [(mark, text) for mark, texts in DENIED.items() for text in texts])
def test_an_act_that_is_denied_or_quoted_is_not_done(mark: str, text: str) -> None:
    assert read(text, public=mark == "threat").level(mark) == 0


@pytest.mark.parametrize(("mark", "text"), [(mark, text) for mark, texts in ACTS.items() for text in texts])
def test_the_same_acts_done_are_found(mark: str, text: str) -> None:
    assert read(text, public=mark == "threat").level(mark) >= 1


CONDITIONAL = (
    "如果造成您的不便，我們很抱歉。",
    "若有讓您不舒服的地方，敬請見諒。",
    "If you were offended, we apologise.",
    "We are sorry if anyone felt rushed.",
)


@pytest.mark.parametrize("text", CONDITIONAL)
def test_a_condition_empties_an_apology(text: str) -> None:
    assert read(text).level("apology") == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_shuffled_clauses_say_no_more_than_the_reply(lang: str) -> None:
    """200 replies cut into clauses and shuffled: the good marks do not rise on average."""
    rises = []
    for each in some(lang, 200, 250):
        pieces = [
            piece
            for piece in each.reply.text.replace("。", "，").replace(". ", ", ").split("，" if lang == "zh" else ", ")
            if piece
        ]
        DICE.shuffle(pieces)
        one, two = again(each, each.reply.text), again(each, ("，" if lang == "zh" else ", ").join(pieces))
        rises.append(sum(two.level(mark) - one.level(mark) for mark in GOOD_MARKS))
    assert np.mean(rises) <= 0


SALAD = {
    "zh": (
        "同理",
        "道歉",
        "負責",
        "說明",
        "改善",
        "追蹤",
        "專線",
        "傾聽",
        "透明",
        "尊重",
        "支持",
        "解決",
        "病人安全",
        "選擇",
    ),
    "en": (
        "empathy",
        "apology",
        "responsibility",
        "explanation",
        "improvement",
        "follow-up",
        "hotline",
        "listening",
        "transparency",
        "respect",
        "support",
        "solution",
        "patient safety",
        "choice",
    ),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_salad_of_good_words_is_worth_nothing(lang: str) -> None:
    """100 of them: at most 1 anywhere, and evasion."""
    for _ in range(100):
        words = DICE.sample(SALAD[lang], 10)
        found = read("、".join(words) if lang == "zh" else " ".join(words))
        assert max(found.level(mark) for mark in GOOD_MARKS) <= 1, words
        assert found.level("evasion") >= 1, words


def test_saying_the_same_at_greater_length_earns_nothing() -> None:
    """120 replies, each padded with 0 to 6 platitudes: good marks do not rise, and hardly fall.

    Asked is no trend at all; a platitude still costs an eighth of a level (docs/reading.md).
    """
    padding = {
        "zh": "我們一向重視這些事情，也感謝各位平常的照顧與關心，",
        "en": "we have always cared about such matters and value everyone around us, ",
    }
    slopes = []
    for lang in ("zh", "en"):
        for each in some(lang, 60, 200):
            worth = [
                sum(
                    again(each, each.reply.text + "。" + padding[lang] * count).level(mark)
                    for mark in GOOD_MARKS
                    if mark not in ("respect", "patient_centered")
                )
                for count in (0, 2, 4, 6)
            ]
            slopes.append(np.polyfit([0, 2, 4, 6], worth, 1)[0])
    assert -0.14 <= np.mean(slopes) <= 0.02


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("We won't be suing anybody, and you don't have to delete the post.", ["threat"]),
        ("There is no need to take the review down.", ["threat"]),
        ("我們不會提告，您也不用刪文。", ["threat"]),
        ("我們沒有打算請律師，也不需要您下架貼文。", ["threat"]),
        ("Nobody is blaming you for the pills.", ["blame_shifting", "minimising", "defensiveness"]),
        ("This is not your fault. We missed your three calls.", ["blame_shifting"]),
        ("這不是您的錯，是我們沒有交班。", ["blame_shifting", "defensiveness"]),
        ("這件事不是小事，我們會查清楚。", ["minimising"]),
    ],
)
def test_harm_that_is_denied_is_not_done(text: str, marks: list[str]) -> None:
    read = READER.read(Reply(text, True, "public"))
    assert {mark: read.level(mark) for mark in marks} == dict.fromkeys(marks, 0)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Please delete the post or we will take legal action.", "threat"),
        ("We will not hesitate to sue.", "threat"),
        ("請您刪文，否則我們將提告。", "threat"),
        ("我們不排除提告。", "threat"),
        ("I'm not blaming you, but you did wait two days.", "blame_shifting"),
        ("不是怪您，但是您自己也沒有回診。", "blame_shifting"),
    ],
)
def test_harm_that_is_only_wrapped_in_a_denial_is_done(text: str, mark: str) -> None:
    assert READER.read(Reply(text, True, "public")).level(mark) > 0


REFUSED = [
    ("Don't expect an apology or a phone call from me at three.", ["apology", "follow_up"]),
    ("別指望我三點打電話跟你道歉。", ["apology", "follow_up"]),
    ("我很想跟您說對不起，可是律師說不行。", ["apology"]),
    ("I'd love to apologise to you, but our lawyers won't let me.", ["apology"]),
    ("I refuse to say sorry.", ["apology"]),
    ("We won't be apologising for following the rules. Nobody will be calling you back.", ["apology", "follow_up"]),
    ("憑什麼要我跟你們道歉？", ["apology"]),
    ("不好意思喔，要我道歉門都沒有。", ["apology"]),
    ("主管叫我跟你道歉，我不覺得有什麼好道歉的。", ["apology"]),
    ("我們不會打給您，也不打算做任何檢討。", ["follow_up", "corrective_action"]),
    ("Don't hold your breath for any changes here.", ["corrective_action"]),
    ("I couldn't care less how you feel about it.", ["empathy"]),
]


@pytest.mark.parametrize(("text", "marks"), REFUSED)
def test_what_is_refused_is_not_done(text: str, marks: list[str]) -> None:
    assert [mark for mark in marks if READER.read(Reply(text, prompt="三通電話都沒人接！")).level(mark)] == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("I cannot apologise enough for leaving you on that trolley for six hours.", "apology"),
        ("昨晚沒有人接電話，是我們的錯，對不起。我不會再找理由，三點前我打給您。", "apology"),
        ("昨晚沒有人接電話，是我們的錯，對不起。我不會再找理由，三點前我打給您。", "follow_up"),
        ("Please don't wait in the corridor. I am sorry nobody told you, and I will call you at three.", "follow_up"),
    ],
)
def test_what_only_sounds_refused_is_done(text: str, mark: str) -> None:
    assert READER.read(Reply(text, prompt="三通電話都沒人接！")).level(mark) > 0


@pytest.mark.parametrize(
    "text",
    [
        "我們不會因為您留言就對您提告，您想說什麼都可以說。",
        "如果您決定提出申訴或提告，需要的病歷我們今天就印給您。",
        "You are free to take this to court, and we will hand over the whole file.",
    ],
)
def test_a_step_that_is_theirs_to_take_is_no_threat(text: str) -> None:
    assert READER.read(Reply(text, True, "public")).level("threat") == 0


DISOWNED = [
    "He told you it was your own fault, which was wrong of him.",
    "The nurse said you should have read the form; she shouldn't have said that.",
    "You were told you were overreacting. That was wrong, and I'm sorry.",
    "櫃檯跟您講「妳自己沒看清楚」，這樣講很傷人，是我們的錯。",
    "他說是您自己體質的問題，這句話真的不該說。",
]
HARMS = ("defensiveness", "blame_shifting", "minimising", "emotional_language")


@pytest.mark.parametrize("text", DISOWNED)
def test_hurtful_words_that_are_told_and_disowned_do_no_harm(text: str) -> None:
    assert [mark for mark in HARMS if READER.read(Reply(text)).level(mark)] == []


@pytest.mark.parametrize(
    "text",
    [
        "You said nobody told you, which was wrong of you. You signed the form yourself.",
        "您說我們沒講，這不對，您自己有簽名。",
        "The nurse said you should have read the form. She was right.",
        "如果我們有說錯，那也是你先罵人。",
    ],
)
def test_who_calls_the_other_ones_words_wrong_disowns_nothing(text: str) -> None:
    assert [mark for mark in HARMS if READER.read(Reply(text)).level(mark)]
