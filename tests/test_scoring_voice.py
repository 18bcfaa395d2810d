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


def test_to_own_a_failing_and_then_deny_it_is_a_contradiction() -> None:
    drill = said("viral-post", "週末沒有人看訊息，讓妳等到現在，是我們的疏失，對不起。", "我們沒有錯，問心無愧。")
    assert kinds(drill) == ["denies-fault", "contradiction"]


def test_a_reply_that_touches_nothing_is_not_scored_and_never_a_hundred() -> None:
    """Empty words to somebody in the room say nothing that could be held against the fact sheet."""
    drill = said("viral-post", "好的，謝謝您。", to="yazhu", by="line", who="service")
    voice = scorecard(drill).dimension("voice")
    assert (voice.score, voice.coverage) == (None, 0)
