"""One voice: what contradicts the fact sheet or other statements costs points; what cannot be judged is not scored."""

from __future__ import annotations

import pytest

from scenarios.field import Channel, Role
from scenarios.shelf import load
from scenarios.words import Lang
from scoring.moment import read_say
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.score import scorecard
from scoring.voices import voices
from sim.actions import Say
from sim.drill import Drill
from sim.reading import Reading

READER = ReplyReader()
SCENARIOS = ("angry-patient", "viral-post", "press-inquiry")


def said(scenario: str, *words: str, to: str = "public", by: Channel = "social", who: Role = "director") -> Drill:
    """A drill in which these things are said, one a minute from the sixth on."""
    drill = Drill(load(scenario), 1)
    for number, text in enumerate(words):
        drill.advance_to(359 + 60 * number)
        drill.act(read_say(drill, READER, Say(f"s{number}", drill.now_s + 1, who, to, by, text, Reading()), "zh-TW"))
    drill.advance_to(drill.ends_s)
    return drill


def kinds(drill: Drill) -> list[str]:
    return [slip.slip for slip in voices(drill).slips]


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("team", ["exemplary", "late", "template"])
def test_no_good_team_loses_its_voice(name: str, team: str, lang: Lang) -> None:
    """What the authors hold for right or merely empty contradicts nothing."""
    drill = rehearse(load(name), load(name).plays[team], 1, READER, lang)
    assert voices(drill).slips == ()
    assert scorecard(drill).dimension("voice").score == 100


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_the_defensive_team_does_not_speak_with_one_voice(name: str, lang: Lang) -> None:
    drill = rehearse(load(name), load(name).plays["defensive"], 1, READER, lang)
    assert (scorecard(drill).dimension("voice").score or 0) < 25


@pytest.mark.parametrize(
    ("words", "slip"),
    [
        ("貼文內容與事實不符，我們沒有任何疏失。", "denies-fault"),
        ("The post is untrue. We have done nothing wrong.", "denies-fault"),
        ("您根本沒有來過，憑什麼留一星？", "denies-visit"),
        ("You have never been here.", "denies-visit"),
        ("水泡是體質的關係。", "asserts-unknown"),
        ("官網加購沒有列這件事，絕無此事，不是事實。", "fabrication"),
    ],
)
def test_each_kind_of_contradiction_is_seen(words: str, slip: str) -> None:
    assert slip in kinds(said("viral-post", words))


@pytest.mark.parametrize(
    "words",
    [
        "是不是體質的關係，現在還不知道，要醫師當面檢查。",
        "有沒有人來過診所，我們在網路上都不會談。",
        "We cannot say here whether anybody has been a patient of ours.",
        "讓您等了一整個週末，是我們的疏失，對不起。您沒有做錯什麼。",
        "You did nothing wrong; nobody answered you, and that was our failing.",
    ],
)
def test_open_and_kind_words_are_no_contradiction(words: str) -> None:
    assert kinds(said("viral-post", words)) == []


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("press-inquiry", "冰箱沒有壞，溫度一直都正常。"),
        ("press-inquiry", "The fridge was working and the temperature was always normal."),
        ("press-inquiry", "We told the parents yesterday."),
        ("viral-post", "流出來的截圖是合成的。"),
        ("viral-post", "Our LINE was staffed all weekend."),
        ("viral-post", "老實說，我們的醫師沒有執照。"),
        ("angry-patient", "專線昨晚都正常，是她自己沒打通。"),
        ("angry-patient", "Our phone line was working all night."),
    ],
)
def test_who_says_the_opposite_of_what_is_confirmed_makes_it_up(scenario: str, words: str) -> None:
    assert "fabrication" in kinds(said(scenario, words))


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("press-inquiry", "It is not true that three children are in hospital, and the vaccines were not expired."),
        ("press-inquiry", "網傳三個孩子住院不是事實，疫苗都在有效期限內。"),
        ("press-inquiry", "We should have told the parents yesterday."),
        ("press-inquiry", "We did not use vaccines that had passed their expiry date: the vaccines had not expired."),
        ("press-inquiry", "昨天就通知家長才對，我們沒有先通知，是我們的錯。"),
        ("angry-patient", "有人說「專線昨晚都正常」，並不是這樣。"),
        ("viral-post", "Nobody here will tell you the screenshot is fake. The screenshot is genuine."),
    ],
)
def test_who_denies_a_rumour_or_regrets_makes_nothing_up(scenario: str, words: str) -> None:
    assert not {"fabrication", "repeats-false"} & {*kinds(said(scenario, words))}


def test_a_rumour_told_as_true_is_repeated() -> None:
    for words in ("The vaccines had expired.", "疫苗過期了，對不起。"):
        assert "repeats-false" in kinds(said("press-inquiry", words))


@pytest.mark.parametrize(
    ("words", "slips"),
    [
        ("這題請院長回答您，請撥 02-5555-0100 找院長室，院長十點前回您電話。", []),
        ("Our director speaks for the clinic. Please ring 02-5555-0100; she will call you back before ten.", []),
        ("請撥 02-5555-0100 找院長，不過冰箱從星期一凌晨就失溫了，二十三位孩子打了那批疫苗。", ["wrong-speaker"]),
        ("Please call our director on 02-5555-0100. The supplier is to blame for all of this.", ["wrong-speaker"]),
    ],
)
def test_who_only_passes_a_reporter_on_does_not_speak_for_the_clinic(words: str, slips: list[str]) -> None:
    drill = said("press-inquiry", words, to="ko", by="phone", who="service")
    assert [slip for slip in kinds(drill) if slip == "wrong-speaker"] == slips


def test_to_own_a_failing_and_then_deny_it_is_a_contradiction() -> None:
    drill = said("viral-post", "週末沒有人看訊息，讓妳等到現在，是我們的疏失，對不起。", "我們沒有錯，問心無愧。")
    assert kinds(drill) == ["denies-fault", "contradiction"]


def test_a_reply_that_touches_nothing_is_not_scored_and_never_a_hundred() -> None:
    """Empty words to somebody in the room say nothing that could be held against the fact sheet."""
    drill = said("viral-post", "好的，謝謝您。", to="yazhu", by="line", who="service")
    voice = scorecard(drill).dimension("voice")
    assert (voice.score, voice.coverage) == (None, 0)
