"""Reporters ask after what was left out, contradicted or evaded, and print what follows from what was said."""

from __future__ import annotations

import pytest

from scenarios.shelf import load
from sim.actions import Do, Say
from sim.counts import counted
from sim.drill import Drill
from sim.events import Answered, Delivered, Moved, Published, event_from_json, event_to_json
from sim.reading import Mark, Reading
from tests.conftest import DATA
from tests.test_sim_reactions import played as raw
from tests.test_sim_reactions import says


@pytest.fixture(scope="module")
def newsroom():
    return load(DATA / "newsroom.yaml")


def played(script, *actions, seed=1):
    """A drill whose staff know what to say, so that nothing leaks into the news."""
    return raw(script, Do("briefed", 30, "admin", "brief-staff"), *actions, seed=seed)


def questions(drill):
    return [e for e in drill.events if isinstance(e, Answered) and e.answer == "follow-up"]


def topics(drill):
    return [event.line.split(".")[3] for event in questions(drill)]


def articles(drill):
    return [e for e in drill.events if isinstance(e, Published)]


def verdicts(drill):
    return [(event.at_s, event.line.split(".")[3]) for event in articles(drill)]


def to_press(at_s, text, **marks):
    return says(at_s, "gao", text, who="director", by="press-call", **marks)


WHOLE = "病人十點在走廊跌倒，地上剛拖過，沒有放牌子。為什麼沒有放還不知道，正在查。中午十二點我再說明。"
WHOLE_MARKS = {"explanation": ("沒有放牌子", 2), "transparency": ("還不知道", 2), "follow_up": ("再說明", 2)}
OWNED = "沒有放牌子是我們的疏失，由我負責。從今天起拖地一定圍起來。"
OWNED_MARKS = {"accountability": ("由我負責", 2), "corrective_action": ("拖地一定圍起來", 2)}


def test_what_an_answer_left_out_is_asked_after_in_its_own_words(newsroom):
    """He wants to know what happened and is told how sorry they are: he quotes it and asks."""
    drill = played(newsroom, to_press(180, "我們深感遺憾，也向家屬致意。", empathy=("向家屬致意", 2)))
    [event] = questions(drill)
    assert topics(drill) == ["explanation"] and 198 <= event.at_s <= 225
    assert event.quote == "我們深感遺憾，也向家屬致意" and (event.person, event.action) == ("gao", "director-180")


def test_whoever_evades_is_asked_again(newsroom):
    drill = played(newsroom, to_press(180, "目前不便說明。", evasion=("不便說明", 2)))
    assert topics(drill) == ["evasion"] and questions(drill)[0].quote == "目前不便說明"


def test_what_a_line_of_the_scenario_has_not_dealt_with_is_still_asked_after():
    """It answers the threat; that a nurse is blamed by name is left to ask."""
    told = "是怡萍自己沒注意溫度。你敢寫，我們就告。"
    marks = {"threat": ("我們就告", 2), "blame_shifting": ("是怡萍自己沒注意溫度", 2)}
    drill = raw(load("press-inquiry"), says(240, "ko", told, who="director", by="press-call", **marks))
    scripted = [event.answer for event in drill.events if isinstance(event, Answered) and event.person == "ko"]
    assert scripted[:2] == ["threatened", "follow-up"]
    assert topics(drill)[0] == "blame_shifting" and questions(drill)[0].quote == "是怡萍自己沒注意溫度"


def test_a_whole_answer_needs_no_question(newsroom):
    assert questions(played(newsroom, to_press(180, WHOLE, **WHOLE_MARKS))) == []


def test_a_contradiction_is_put_to_the_speaker(newsroom):
    """First it is nobody's business but ours, then it is the patient's fault."""
    drill = played(
        newsroom,
        to_press(180, OWNED, **OWNED_MARKS),
        to_press(500, "是病人自己沒有看路。", blame_shifting=("自己沒有看路", 2)),
    )
    assert topics(drill)[-1] == "contradiction" and questions(drill)[-1].quote == "是病人自己沒有看路"
    assert [verdict for _, verdict in verdicts(drill)] == ["contradiction"]


def test_two_numbers_for_one_fact_are_a_contradiction_unless_the_first_is_taken_back(newsroom):
    """Three says the director, five says another; a correction is none, nor is a number that was left open."""
    first = to_press(180, "在走廊跌倒的有三位病人。", explanation=("三位病人", 2))
    other = {"who": "pr", "by": "social", "explanation": ("跌倒", 1)}
    for text, clashes in (
        ("在走廊跌倒的有 5 位病人。", True),
        ("在走廊跌倒的有 3 位病人。", False),
        ("更正：在走廊跌倒的有 5 位病人。", False),
        ("在走廊跌倒的目前知道 5 位病人。", False),
    ):
        drill = played(newsroom, first, says(400, "public", text, **other))
        assert ("contradiction" in [verdict for _, verdict in verdicts(drill)]) == clashes, text
        felt = [cause.why for event in drill.events if isinstance(event, Moved) for cause in event.causes]
        assert ("contradiction" in felt) == clashes, text


def test_numbers_are_read_in_both_languages_and_times_are_none():
    assert counted("共有十二位病人、三十筆資料") == {"people": {12}, "records": {30}}
    assert counted("We found twelve patients and 30 records") == {"people": {12}, "records": {30}}
    for none in ("早上 10 點 40 分更新", "每一位病人", "at 10:40 we will call", "約三百人", "一次說清楚", "個人資料"):
        assert counted(none) == {}, none


def test_what_the_fact_sheet_confirms_cannot_be_denied(newsroom):
    """The fall is a fact: whoever calls it untrue is asked about it, and reads that checks show otherwise."""
    denial = "網路上說在走廊跌倒並非事實。"
    drill = played(newsroom, to_press(300, denial, defensiveness=("並非事實", 1)))
    assert topics(drill) == ["facts"] and questions(drill)[0].quote == denial.strip("。")
    assert [verdict for _, verdict in verdicts(drill)] == ["rumour"]


def test_what_was_left_open_may_be_denied_but_not_what_was_affirmed(newsroom):
    """The cause is unknown: two statements that differ contradict each other; a mere “not” is no denial."""
    said = to_press(180, "地板太滑造成的。", explanation=("地板太滑", 2))
    denied = says(400, "public", "地板太滑，這不是事實。", who="pr", by="social", explanation=("不是事實", 1))
    assert "contradiction" in [verdict for _, verdict in verdicts(played(newsroom, said, denied))]
    plain = says(400, "public", "地板太滑，我們沒有立刻擦。", who="pr", by="social", explanation=("沒有立刻擦", 1))
    assert "contradiction" not in [verdict for _, verdict in verdicts(played(newsroom, said, plain))]


def test_no_topic_is_asked_twice_and_there_are_three_questions_at_most(newsroom):
    drill = played(
        newsroom, *[to_press(150 + 90 * n, f"第{n}次回覆，無可奉告。", evasion=("無可奉告", 2)) for n in range(8)]
    )
    assert len(topics(drill)) == len(set(topics(drill))) == 3


def test_the_article_at_the_deadline_follows_from_what_was_said(newsroom):
    """Silence, a holding statement with a time, hard words, and a whole answer: four headlines."""
    silent = played(newsroom)
    assert verdicts(silent)[0] == (1200, "unanswered") and not articles(silent)[0].answered
    held = played(newsroom, to_press(300, "十點半前我再打給您。", follow_up=("再打給您", 2)))
    assert verdicts(held)[0] == (1200, "promised") and articles(held)[0].quote == "十點半前我再打給您"
    hard = played(newsroom, to_press(300, "你再寫我就告你。", threat=("我就告你", 2)))
    assert verdicts(hard)[0] == (1200, "harsh") and articles(hard)[0].quote == "你再寫我就告你"
    whole = played(newsroom, to_press(180, WHOLE, **WHOLE_MARKS), to_press(400, OWNED, **OWNED_MARKS))
    [(at_s, verdict), *_] = verdicts(whole)
    assert verdict == "fair" and at_s < 1200 and articles(whole)[0].quote in WHOLE + OWNED
    assert newsroom.spoken(articles(whole)[0], "en") != newsroom.spoken(articles(whole)[0], "zh-TW")


def test_the_promise_of_a_next_update_halves_the_harm(newsroom):
    def harm(drill):
        moves = [e for e in drill.events if isinstance(e, Moved) and e.person == "public"]
        return sum(c.by for e in moves for c in e.causes if c.why == "news-unanswered" and c.feeling == "trust")

    silent = played(newsroom)
    held = played(newsroom, to_press(300, "十點半前我再打給您。", follow_up=("再打給您", 2)))
    assert harm(silent) < 0 and harm(held) == pytest.approx(harm(silent) / 2)


def test_a_second_wave_needs_something_new(newsroom):
    """After the first article: more of the same brings nothing, a rumour repeated or a second patient does."""
    base = to_press(180, WHOLE, **WHOLE_MARKS)
    same = played(newsroom, base, to_press(1500, WHOLE + "以上。", **WHOLE_MARKS))
    assert len(articles(same)) == 1
    rumour = says(1500, "public", "有人過世，我們很遺憾。", who="pr", by="social", empathy=("我們很遺憾", 1))
    assert verdicts(played(newsroom, base, rumour))[1][1] == "rumour"
    another = played(newsroom, base, Do("m", 1500, "legal", "mediation"))
    assert [verdict for _, verdict in verdicts(another)][1:] == ["second"]


def test_what_leaks_from_inside_is_the_story(newsroom):
    for seed in range(8):
        drill = raw(newsroom, seed=seed)
        leaked = [e.at_s for e in drill.events if e.kind == "escalated" and e.person == "mei"]
        if leaked and leaked[0] < 1200:
            assert verdicts(drill)[0][1] == "leak"
            return
    pytest.fail("nobody leaked before the deadline under eight seeds")


def test_whose_article_the_scenario_tells_writes_no_other(counter, say):
    """陳記者 has an article for silence; nothing is added to it."""
    drill = played(counter)
    assert [event.line for event in articles(drill)] == ["injects.press.asks.silence.article"]


def test_without_a_deadline_of_the_scenario_it_falls_within_the_drill(newsroom):
    """Drawn, and before ENDEX, so that a team sees what is printed; two reporters differ by their own chance."""
    people = dict(newsroom.scenario.people)
    people["gao"] = people["gao"].model_copy(update={"deadline": None})
    script = type(newsroom)(**{**vars(newsroom), "scenario": newsroom.scenario.model_copy(update={"people": people})})
    ends = {seed: [at_s for at_s, _ in verdicts(played(script, seed=seed))] for seed in range(5)}
    assert all(times and 1800 < times[0] <= script.scenario.lasts - 120 for times in ends.values())


def test_quotes_survive_the_journal(newsroom):
    drill = played(newsroom, to_press(180, "我們深感遺憾，也向家屬致意。", empathy=("向家屬致意", 2)))
    quoting = [event for event in drill.events if getattr(event, "quote", "") and event.kind != "slipped"]
    assert quoting and [event_from_json(event_to_json(event)) for event in quoting] == quoting
    assert all("quote" not in event_to_json(e) for e in drill.events if isinstance(e, Delivered))


@pytest.mark.parametrize(
    "marks", [{}, {"evasion": 1}, {"evasion": 2}, {"explanation": 1, "evasion": 2}, {"explanation": 2, "evasion": 1}]
)
@pytest.mark.parametrize("at_s", [60, 410])
def test_an_answer_beside_the_question_wins_nobody_s_trust(marks, at_s):
    """Noise and small talk to a reporter: no better than to be silent, whatever they seem to explain."""
    script, ends = load("press-inquiry"), []
    for text in ("", "我家的貓昨天生了三隻小貓，都很可愛。"):
        drill = Drill(script, 1)
        if text:
            reading = Reading({mark: Mark(level) for mark, level in marks.items()})
            drill.act(Say("noise", at_s, "director", "ko", "press-call", text, reading))
        drill.advance_to(drill.ends_s)
        ends.append({name: drill.feelings(name).trust for name in script.scenario.people})
    silent, noise = ends
    assert noise["ko"] < silent["ko"]
    assert all(noise[name] <= silent[name] + 0.001 for name in silent)
