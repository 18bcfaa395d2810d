"""What is refused, denied, quoted from others or a rumour is not done: 730 sentences in both languages.

Every act stands in every frame. The same acts, done, are found, so that a reader that hears nothing does not pass.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from scoring.reading import ReplyReader
from sim.reading import Reply

READER = ReplyReader()
ASKED = {"en": "I waited two hours. What will you do?", "zh": "我等了兩小時，你們要怎麼處理？"}
PUBLIC = {"threat", "public_compensation"}
ACTS = {
    "en": [
        ("apology", "apologise for the two-hour wait", "we apologise for the two-hour wait"),
        ("apology", "say sorry for the lost blood sample", "we are sorry for losing your blood sample"),
        ("accountability", "own up to the wrong dose", "the wrong dose was our doing"),
        (
            "corrective_action",
            "replace the fridge and retrain the staff",
            "we will replace the fridge and retrain the staff",
        ),
        ("corrective_action", "buy a new steriliser", "we are buying a new steriliser"),
        ("follow_up", "ring you at five today", "Dr Lin will ring you at five today"),
        ("follow_up", "phone Mrs Ho tonight at eight", "I will phone Mrs Ho tonight at eight"),
        ("dedicated_channel", "give you a direct number for Ms Wu", "you can reach Ms Wu on 02-1234-5678"),
        ("dedicated_channel", "open a hotline for families", "our hotline for families is 0800-111-222"),
        ("autonomy", "let you choose which doctor you see", "you can choose which doctor you see"),
        ("autonomy", "transfer your records to a doctor of your choice", "you may take your records to any doctor"),
        ("seek_solution", "sit down with you and work it out", "we will sit down with you and work it out"),
        ("seek_solution", "meet you and agree on the next steps", "let us meet and agree on the next steps together"),
        ("support_offered", "arrange a counsellor for you", "we will arrange a counsellor for you"),
        ("support_offered", "find you an interpreter", "a social worker will sit with your family"),
        ("threat", "sue you", "we will sue you"),
        ("threat", "take you to court", "we will take you to court"),
        ("speculation", "promise a full recovery", "she will make a full recovery, I promise"),
        (
            "public_compensation",
            "pay every patient three thousand dollars",
            "we will pay every patient three thousand dollars",
        ),
        ("public_compensation", "give everybody a refund", "everybody gets a refund"),
    ],
    "zh": [
        ("apology", "為讓您等兩小時道歉", "我們為讓您等兩小時道歉"),
        ("apology", "為弄丟檢體說對不起", "弄丟您的檢體，真的對不起"),
        ("accountability", "承擔拿錯藥的責任", "拿錯藥是我們的疏失，我們負責"),
        ("corrective_action", "換掉冰箱、重新訓練夜班", "我們會換掉冰箱、重新訓練夜班"),
        ("corrective_action", "買新的滅菌機、重寫流程", "我們已經買了新的滅菌機、重寫流程"),
        ("follow_up", "今天五點打電話給您", "林醫師今天五點會打電話給您"),
        ("follow_up", "今晚八點回電給何太太", "我今晚八點會回電給何太太"),
        ("dedicated_channel", "給您專線電話", "您可以打02-1234-5678找吳小姐"),
        ("dedicated_channel", "為家屬開專線", "家屬專線是0800-111-222"),
        ("transparency", "把查到的好的壞的都公開", "我們會把查到的好的壞的都公開"),
        ("patient_centered", "今天下午再幫您檢查眼睛", "我們今天下午會再幫您檢查眼睛"),
        ("autonomy", "讓您自己選醫師", "您可以自己選要看哪位醫師"),
        ("seek_solution", "跟您坐下來一起想辦法", "我們會跟您坐下來一起想辦法"),
        ("seek_solution", "跟您見面談下一步", "我們約個時間，一起把下一步談好"),
        ("support_offered", "幫您安排心理師", "我們會幫您安排心理師"),
        ("support_offered", "幫您找翻譯", "社工會陪著您的家人"),
        ("threat", "對您提告", "我們會對您提告"),
        ("threat", "告您誹謗", "我們會告您誹謗"),
        ("speculation", "保證您一定沒事", "我們保證您一定不會有事"),
        ("public_compensation", "賠每位病人三千元", "我們會賠每位病人三千元"),
        ("public_compensation", "給每個人退費", "每個人都退費"),
    ],
}
"""A mark, its act as one would refuse it, and as one would do it."""
FRAMES = {
    "en": [
        "We will not {act}.",
        "We are not going to {act}.",
        "We have no intention to {act}.",
        "Nobody here will {act}.",
        "Don't expect us to {act}.",
        "We refuse to {act}.",
        "We never promised to {act}.",
        "We have decided not to {act}.",
        "The clinic has no plans to {act}.",
        "I cannot and will not {act}.",
        "Under no circumstances will we {act}.",
        "It is not true that {done}.",
        "We never said that {done}.",
        'The post says "{done}". That is not from us.',
        'A stranger wrote on our page: "{done}".',
        "Someone claims that {done}, which is false.",
        'Yesterday\'s paper quoted us as saying "{done}"; we said no such thing.',
        "Rumour has it that {done}.",
        "Did anyone say that {done}? No.",
    ],
    "zh": [
        "我們不會{act}。",
        "我們沒有要{act}。",
        "我們不打算{act}。",
        "這裡沒有人會{act}。",
        "別指望我們{act}。",
        "我們拒絕{act}。",
        "我們從來沒有答應要{act}。",
        "我們決定不{act}。",
        "哪有要{act}。",
        "「{done}」不是事實。",
        "我們沒有說過{done}。",
        "說{done}，根本沒這回事。",
        "貼文寫「{done}」，那不是我們說的。",
        "有網友在我們粉專留言：「{done}」",
        "有人說{done}，這是假消息。",
        "昨天報紙說我們講「{done}」，我們沒有講過。",
        "聽說{done}？沒有這件事。",
    ],
}


def level(mark: str, text: str, lang: str) -> int:
    public = mark in PUBLIC
    return READER.read(Reply(text, public, "public" if public else "patient", ASKED[lang])).level(mark)


def cases() -> Iterator[tuple[str, str, str]]:
    for lang in ("en", "zh"):
        for (mark, act, done), frame in product(ACTS[lang], FRAMES[lang]):
            yield lang, mark, frame.format(act=act, done=done)


def test_what_is_refused_denied_quoted_or_a_rumour_is_not_done() -> None:
    assert [text for lang, mark, text in cases() if level(mark, text, lang)] == []


TOLD_OF = [
    line.split("\t") for line in (Path(__file__).parent / "data" / "told_of.txt").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("mark", "text"), TOLD_OF)
def test_what_is_plainly_not_done_is_not_heard(mark: str, text: str) -> None:
    """One sentence each, as somebody would say it: refused, denied, asked about, or what others claim."""
    public = mark in PUBLIC
    assert READER.read(Reply(text, public, "public" if public else "patient")).level(mark) == 0


DONE_ALL_THE_SAME = [
    ("apology", "I think we owe you an apology, and here it is: I am sorry about the two hours."),
    ("apology", "我們沒有任何藉口，對不起，讓您等了兩個小時。"),
    ("active_listening", "這件事您想怎麼說都可以，我不急，我想聽您從頭說。"),
    ("support_offered", "We cannot provide transport at night, but our social worker Ms Hale will go with you."),
    ("dedicated_channel", "請不要打總機，改打我的分機 2231，我姓林。"),
    ("autonomy", "You cannot be made to stay; you can ask for a second opinion, and take a copy of your notes."),
    ("threat", "Our lawyer asked us to sue, and we will."),
]


@pytest.mark.parametrize(("mark", "text"), DONE_ALL_THE_SAME)
def test_what_only_begins_like_a_refusal_is_done(mark: str, text: str) -> None:
    public = mark in PUBLIC
    assert READER.read(Reply(text, public, "public" if public else "patient")).level(mark) > 0


def test_the_same_acts_done_are_found() -> None:
    """In a sentence by itself; at most one in twenty is missed."""
    done = [(lang, mark, act[0].upper() + act[1:]) for lang, acts in ACTS.items() for mark, _, act in acts]
    missed = [text for lang, mark, text in done if not level(mark, text + ("." if lang == "en" else "。"), lang)]
    assert len(missed) * 20 <= len(done), missed


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("corrective_action", "We will not rest until we have replaced the fridge."),
        ("support_offered", "We will not only arrange a counsellor for you, we will also drive you there."),
        ("follow_up", "我們不會只今天回電，之後每個禮拜三下午都會由個管師打給您。"),
        ("support_offered", "我們不會因為您留負評就不幫您。心理師週五就安排好了。"),
        ("apology", "You said nobody had apologised. I am sorry: we lost your sample."),
        ("apology", "您說「沒有人跟我道歉」，您說得對。弄丟您的檢體，對不起。"),
        ("accountability", 'The post says "they lost the form". It is true, and it was our mistake.'),
        ("autonomy", "要不要轉診由您決定，病歷我們今天就印給您，不會拖。"),
    ],
)
def test_what_only_sounds_refused_or_quoted_is_done(mark: str, text: str) -> None:
    assert level(mark, text, "en" if text.isascii() else "zh") > 0


@pytest.mark.parametrize(
    ("mark", "plain", "conditional"),
    [
        ("accountability", "It was our mistake, and we own it.", "If it turns out to be our mistake, we will own it."),
        ("accountability", "是我們的錯，我們負責。", "如果查出來是我們的錯，我們會負責。"),
        ("follow_up", "The doctor will call you at five.", "If the doctor has time, he will call you at five."),
        ("apology", "是我們的錯，我們道歉。", "如果調查結果是我們的錯，我們會道歉。"),
        ("apology", "讓您不舒服，對不起。", "要是真的讓您不舒服，那對不起。"),
        ("apology", "院方有疏失，在此致歉。", "假使院方有疏失，必當致歉。"),
        (
            "apology",
            "We were wrong about the dose, and we apologise.",
            "If it turns out we were wrong, we will apologise.",
        ),
        ("accountability", "We got this wrong, and it is ours to put right.", "If we got this wrong, we'll own it."),
    ],
)
def test_what_hangs_on_the_clinics_own_if_is_done_by_half(mark: str, plain: str, conditional: str) -> None:
    lang = "en" if plain.isascii() else "zh"
    assert (level(mark, plain, lang), level(mark, conditional, lang)) == (2, 1)


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("accountability", "This was not our mistake."),
        ("accountability", "這不是我們的錯。"),
        ("blame_shifting", "None of this is your fault."),
        ("blame_shifting", "Nobody here thinks you should have called earlier."),
        ("emotional_language", "I am not angry with you."),
        ("dedicated_channel", "這件事沒有專線可以打。"),
        ("autonomy", "You have no say in which doctor you see."),
        ("autonomy", "要看哪個醫師不是您可以選的。"),
        ("autonomy", "如果您對我們的服務不滿意，附近還有很多診所可以選擇。"),
        ("autonomy", "If you don't like it here, there are plenty of other clinics to choose from."),
        ("minimising", "I won't tell you that it was only two hours."),
    ],
)
def test_what_is_denied_in_its_own_words_is_not_done(mark: str, text: str) -> None:
    assert level(mark, text, "en" if text.isascii() else "zh") == 0


def test_blame_that_is_moved_from_one_to_the_other_is_blame() -> None:
    assert level("blame_shifting", "It's not your fault, it is the lab's fault.", "en") > 0
    assert level("blame_shifting", "這不是您的錯，是檢驗所的錯。", "zh") > 0


@pytest.mark.parametrize(
    ("public", "text"),
    [
        (True, "這件事情還在了解，現在講任何數字都不負責任。下午四點我們會再更新一次，屆時由院長親自回答。"),
        (True, "We do not know yet how many people it concerns. Dr Lin will say what we know at four today."),
    ],
)
def test_who_says_what_is_not_known_and_when_there_will_be_news_does_not_evade(public: bool, text: str) -> None:
    asked = "到底有幾個人受害？" if not text.isascii() else "How many people were harmed?"
    assert READER.read(Reply(text, public, "media", asked)).level("evasion") == 0


@pytest.mark.parametrize(
    ("text", "evades"),
    [
        (
            "Privacy law means we can't discuss anybody's care here. Please ring Ms Cole, patient advocate, on 555-0199.",
            0,
        ),
        ("Due to HIPAA we are unable to comment on specific patients. Our advocate's number is 555-0143.", 0),
        ("礙於個資，我們不方便在留言裡談您看診的內容，想了解的話請打 02-2736-1180 找行政部陳小姐。", 0),
        ("HIPAA prevents us from commenting on anything. Have a great week.", 1),
        ("礙於個資不便說明，謝謝。", 1),
    ],
)
def test_a_confidence_kept_before_others_evades_only_where_no_other_way_is_offered(text: str, evades: int) -> None:
    asked = "She ignored everything I told her!" if text.isascii() else "醫師根本沒在聽"
    assert (READER.read(Reply(text, True, "public", asked)).level("evasion") > 0) == bool(evades)


@pytest.mark.parametrize(
    "text",
    [
        "我們跟您說聲對不起。",
        "這點您說得完全對，我們跟您說聲對不起，也謝謝您願意講出來。",
        "我代表診所向您說一聲抱歉。",
        "您說我們冷漠，看了很慚愧，真的對不起。",
        "昨天應該有人去跟您說一聲，沒有，對不起。",
        "這封信不該寄給您，對不起。您看到的時候在做什麼？",
        "術前我只跟您說「應該可以」，沒有把風險講清楚，這我要跟您道歉。",
        "You said nobody listened, and you were right. I am sorry we didn't.",
        "You wrote to us twice and nobody answered; I apologise for that.",
    ],
)
def test_words_about_what_was_told_do_not_take_an_apology_away(text: str) -> None:
    assert level("apology", text, "zh" if not text.isascii() else "en") > 0


@pytest.mark.parametrize(
    "text",
    ["對方說，對不起三個字我們欠他。", "聽說院長道歉了。", "要我們道歉？免談。", "An apology? You won't get one here."],
)
def test_an_apology_in_the_words_of_others_or_flatly_refused_is_none(text: str) -> None:
    assert level("apology", text, "zh" if not text.isascii() else "en") == 0


PAIRS = [json.loads(line) for line in (Path(__file__).parent / "data" / "unsaid.jsonl").open(encoding="utf-8")]
"""Acts that are done and that are only told of, by a hand that no rule and no training knew."""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_of_acts_only_told_of_by_an_unknown_hand_most_are_not_heard(lang: str) -> None:
    """144 pairs: asked is none, more than a third is heard all the same (docs/reading.md)."""
    own = [(each["mark"], each["plain"], each["unsaid"]) for each in PAIRS if each["lang"] == lang]
    done = sum(level(mark, plain, lang) > 0 for mark, plain, _ in own)
    told = sum(level(mark, unsaid, lang) > 0 for mark, _, unsaid in own)
    assert done >= 0.75 * len(own)
    assert told <= 0.37 * len(own)
