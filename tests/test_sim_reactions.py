"""People answer what was just said to them, in words of their own, where the scenario has none."""

from __future__ import annotations

import itertools

import pytest

from scenarios.shelf import load
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from sim.actions import Do, Say
from sim.canned import mocks
from sim.drill import Drill
from sim.events import Answered, Escalated, Moved, Reminded
from sim.inside import morale
from sim.minds import Feelings
from sim.promises import due_s, promised
from sim.reading import Evidence, Mark, Reading
from sim.wording import WIDEST, clause, short, width
from tests.conftest import DATA

TEN = 10 * 3600


@pytest.fixture(scope="module")
def newsroom():
    return load(DATA / "newsroom.yaml")


def says(at_s, to, text, *, who="service", by="phone", **marks):
    """A reply whose marks rest on words of it: `empathy=("我懂", 2)`."""
    found = {}
    for mark, (words, level) in marks.items():
        start = text.index(words)
        found[mark] = Mark(level, (Evidence(words, start, start + len(words), "test"),))
    return Say(f"{who}-{at_s}", at_s, who, to, by, text, Reading(found))


def played(script, *actions, seed=1):
    drill = Drill(script, seed)
    for action in actions:
        drill.act(action)
    drill.advance_to(drill.ends_s)
    return drill


def reactions(drill, person):
    return [e for e in drill.events if isinstance(e, Answered) and e.person == person and e.line.startswith("lines.")]


GOOD = {
    "empathy": ("我懂", 2),
    "explanation": ("走廊剛拖過地", 2),
    "accountability": ("是我們的錯", 2),
    "follow_up": ("再打給您", 2),
}
GOOD_TEXT = "您躺了這麼久，我懂。走廊剛拖過地，沒有放牌子，是我們的錯。晚一點我再打給您。"


def test_somebody_reacts_to_a_good_reply_and_quotes_it(newsroom):
    """Nobody scripted an answer for him: he has words of his own, and they hold the player's."""
    drill = played(newsroom, says(120, "lin", GOOD_TEXT, **GOOD))
    [event] = reactions(drill, "lin")
    assert event.answer in ("said-heard", "said-told") and event.action == "service-120" and 129 <= event.at_s <= 144
    assert event.quote in GOOD_TEXT and event.quote in newsroom.spoken(event, "zh-TW")
    assert event.line.startswith("lines.patient.angry.")


def test_a_harmful_reply_is_thrown_back(newsroom):
    text = "地上有牌子，是您自己沒有看路。"
    drill = played(newsroom, says(120, "lin", text, blame_shifting=("是您自己沒有看路", 2)))
    [event] = reactions(drill, "lin")
    assert (event.answer, event.quote) == ("said-blamed", "地上有牌子，是您自己沒有看路")


def test_the_same_words_twice_are_noticed(newsroom):
    text = "感謝您的來電，我們會轉達相關單位。"
    drill = played(newsroom, says(60, "lin", text), says(300, "lin", text))
    assert [event.answer for event in reactions(drill, "lin")] == ["said-thin", "said-again"]


def test_whoever_is_called_before_asking_says_so(newsroom):
    """美玲 has not asked for anything; somebody of the house comes to her first."""
    text = "美玲，妳一定很難受，我懂。妳先說，我聽。我陪妳，責任在我。"
    care = {
        "empathy": ("我懂", 2),
        "active_listening": ("妳先說", 2),
        "support_offered": ("我陪妳", 2),
        "accountability": ("責任在我", 2),
    }
    drill = played(newsroom, says(60, "mei", text, who="admin", by="internal", **care))
    assert [event.answer for event in reactions(drill, "mei")] == ["said-first"]


def test_the_scenarios_own_lines_come_first(counter, say):
    """A reply with a scripted answer gets that, and nothing beside it."""
    drill = played(counter, say(60, empathy=2, explanation=2))
    assert [e.answer for e in drill.events if isinstance(e, Answered) and e.action == "service-60"] == ["heard"]


def test_of_two_quick_replies_only_the_last_is_answered(newsroom):
    drill = played(newsroom, says(120, "lin", "請稍等。"), says(124, "lin", GOOD_TEXT, **GOOD))
    assert [event.action for event in reactions(drill, "lin")] == ["service-124"]


def test_reactions_leave_time_to_read(newsroom):
    """Ten replies in five minutes: no two reactions of one person within a hundred seconds."""
    drill = played(newsroom, *[says(60 + 30 * n, "lin", f"第{n}次說明，謝謝指教。") for n in range(10)])
    times = [event.at_s for event in reactions(drill, "lin")]
    assert times and all(later - earlier >= 100 for earlier, later in itertools.pairwise(times))


def test_a_promise_that_is_not_kept_is_held_against_the_clinic(newsroom):
    """“I call you in five minutes”, and nobody does: he quotes it, trusts less and is angrier."""
    promise = says(120, "lin", "五分鐘內我再打給您。", follow_up=("再打給您", 2))
    drill = played(newsroom, promise)
    [event] = [e for e in reactions(drill, "lin") if e.answer == "broken-promise"]
    assert (event.at_s, event.quote, event.action) == (120 + 300 + 300, "五分鐘內我再打給您", "")
    [moved] = [e for e in drill.events if isinstance(e, Moved) and any(c.why == "broken-promise" for c in e.causes)]
    assert {c.feeling: c.by < 0 for c in moved.causes if c.why == "broken-promise"} == {"trust": True, "anger": False}
    kept = played(newsroom, promise, says(500, "lin", "我是客服，依約打給您。"))
    assert not [e for e in reactions(kept, "lin") if e.answer == "broken-promise"]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("十點四十分，我親自打給您", 2400),
        ("10:40 再跟您說明", 2400),
        ("中午十二點再更新", 7200),
        ("下午三點前我再打給您", 5 * 3600),
        ("十分鐘內親自打給您", 700),
        ("半小時後再說", 1900),
        ("I'll call you within ten minutes", 700),
        ("we will update this page at noon", 7200),
        ("by 3 p.m. I will call again", 5 * 3600),
        ("in half an hour", 1900),
        ("we will be in touch soon", None),
        ("有消息會告訴您", None),
    ],
)
def test_times_are_read_from_plain_words(words, due):
    """At 10:01:40, in a drill that began at ten."""
    assert due_s(words, 100, TEN) == due


def test_what_happened_yesterday_is_no_promise():
    text = "昨天傍晚五點四十分我們再次檢查。"
    assert promised(says(100, "lin", text, follow_up=("再次檢查", 1)), TEN) is None
    assert promised(says(100, "lin", "五分鐘內回電。"), TEN) is None, "no mark, no promise"


def test_a_quote_is_a_few_words():
    text = (
        "王太太您好，我們會在今天下午三點以前由院長親自打電話給您，說明全部的經過以及我們接下來所有的做法與安排，謝謝。"
    )
    start = text.index("由院長")
    assert clause("甲乙。丙丁，戊己。", 3, 5) == "丙丁，戊己", "a short sentence is quoted whole"
    assert clause("Yes. At 5:40 we found it. Dr. Wu checked.", 5, 9) == "At 5:40 we found it"
    long = "We will strive, in everything that we do from this day on, to be a better clinic for all of our patients."
    assert clause(long, 8, 14) == "We will strive"
    assert clause("We will, yes, " + long[16:], 9, 12).endswith("…"), "one word says nothing by itself"
    assert width(clause(text, start, len(text))) <= WIDEST and width(short("長" * 90)) <= WIDEST
    assert short("one two three") == "one two three"
    assert short("one two three four five six seven eight nine ten eleven twelve thirteen").endswith(" eleven twelve…")


def test_no_line_is_said_twice_in_a_drill():
    """Every rehearsal of the library, in both languages."""
    reader = ReplyReader()
    for name in ("angry-patient", "press-inquiry", "viral-post"):
        script = load(name)
        for team, lang in (("template", "zh-TW"), ("defensive", "en"), ("late", "zh-TW")):
            drill = rehearse(script, script.plays[team], 2, reader, lang)
            lines = [getattr(event, "line", "") for event in drill.events]
            shared = [line for line in lines if line.startswith("lines.")]
            assert shared and len(shared) == len(set(shared)), (name, team)


def test_staff_whom_nobody_told_anything_talk_outside(newsroom):
    """With a low morale and no word from above, somebody talks; one briefing in time keeps it inside."""
    leaks = [
        e
        for seed in range(8)
        for e in played(newsroom, seed=seed).events
        if isinstance(e, Escalated) and e.person == "mei"
    ]
    assert leaks and all(e.line.startswith("lines.staff.anxious.leak") and e.rung == 0 for e in leaks)
    for seed in range(8):
        drill = played(newsroom, Do("b", 200, "admin", "brief-staff"), seed=seed)
        assert not [e for e in drill.events if isinstance(e, Escalated) and e.person == "mei"]
        assert drill.feelings("mei").trust > drill.start_feelings("mei").trust - 0.1


def test_morale_is_trust_without_anger_and_fear():
    low, high = Feelings(0.2, 0.8, 0.9, 0, 0), Feelings(0.8, 0.1, 0.2, 0, 0)
    assert 0 <= morale(low) < 0.4 < 0.7 < morale(high) <= 1


def test_the_five_working_days_are_told_where_the_law_applies(newsroom, counter):
    """Major injury: a reminder in the drill and what remains after it; nothing of it for a broken telephone."""

    def told(drill):
        return [(e.at_s, e.topic) for e in drill.events if isinstance(e, Reminded)]

    assert told(played(newsroom))[0] == (300, "care-team") and told(played(newsroom))[-2:] == [
        (2400, "care-team-open"),
        (2400, "mediation"),
    ]
    named = played(newsroom, Do("c", 100, "admin", "care-team"))
    assert [topic for _, topic in told(named) if topic.startswith("care")] == ["care-team-done"]
    assert "五個工作日" in newsroom.text("lines.law.care-team.1", "zh-TW")
    assert told(played(counter)) == []


def test_a_lawyer_brings_the_insurer_to_mind(newsroom):
    drill = played(newsroom)
    [at_s] = [e.at_s for e in drill.events if isinstance(e, Escalated) and e.step == "lawyer"]
    assert [e.at_s for e in drill.events if isinstance(e, Reminded) and e.topic == "insurer"] == [at_s + 45]
    done = played(newsroom, Do("i", 100, "legal", "insurer"))
    assert not [e for e in done.events if isinstance(e, Reminded) and e.topic == "insurer"]


def test_an_overtaken_promise_is_due_at_once():
    """“By 10:40”, said at 10:41, is a promise that is already late; said of the morning, it is none."""
    assert due_s("10 點 40 分前再更新", 2460, 10 * 3600) == 2460
    assert due_s("We will update by 10:40 a.m.", 2460, 10 * 3600) == 2460
    assert due_s("10 點 40 分前再更新", 2340, 10 * 3600) == 2400
    assert due_s("早上 8 點前就有人反映", 2460, 10 * 3600) is None


@pytest.mark.parametrize("seed", range(1, 6))
def test_nobody_calls_words_canned_that_were_no_set_phrase(seed):
    """Brushed off in words of one's own, Mrs Wang is angry in other words; a set phrase she throws back."""
    script, found = load("angry-patient"), []
    for text in ("我去查一下。", "造成您的不便，敬請見諒。"):
        drill = played(script, Say("a", 60, "service", "wang", "counter", text, Reading()), seed=seed)
        found += [e.line for e in drill.events if isinstance(e, Answered) and (e.action, e.inject) == ("a", "counter")]
    own_words, set_phrase = found
    assert ".brushed." in own_words and not drill.script.text(own_words, "zh-TW").count("見諒")
    assert ".brushed." in set_phrase and not mocks(script, own_words)
