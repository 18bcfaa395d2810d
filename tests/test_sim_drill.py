"""A drill tells a story: what comes when, and because of what."""

from __future__ import annotations

import itertools
from dataclasses import replace

from scenarios.schema import Already, Spread
from sim.actions import Do
from sim.drill import Drill
from sim.events import Answered, Delivered, Escalated, Expected, Learned, Moved, Published, Said, Skipped, Slipped
from sim.events import Spread as SpreadEvent


def played(counter, *actions, seed=1):
    drill = Drill(counter, seed)
    for action in actions:
        drill.act(action)
    drill.advance_to(drill.ends_s)
    return drill


def told(drill, *kinds):
    words = {
        Delivered: "inject",
        Answered: "answer",
        Skipped: "inject",
        Published: "inject",
        Learned: "fact",
        Expected: "status",
    }
    return [
        (event.at_s, getattr(event, words.get(type(event), "kind")))
        for event in drill.events
        if isinstance(event, kinds)
    ]


def test_an_unanswered_woman_asks_again_posts_and_boils_over(counter):
    """Silence leads up the ladder, and to what the scenario keeps in reserve."""
    drill = played(counter)
    assert told(drill, Answered) == [(121, "silence"), (1081, "silence")]
    steps = [(event.at_s, event.step) for event in drill.events if isinstance(event, Escalated)]
    assert [step for _, step in steps] == ["ask-again", "post"]
    assert abs(steps[0][0] - 180) < 60 and abs(steps[1][0] - steps[0][0] - 240) < 80
    delivered = {name: at_s for at_s, name in told(drill, Delivered)}
    assert delivered["post"] == steps[1][0]
    assert delivered["hard"] == 720 and "soft" not in delivered
    assert 121 <= delivered["boils"] <= 1800
    assert delivered["quiet"] == 1200
    assert told(drill, Published) == [(1081, "press")]


def test_a_good_reply_in_time_changes_the_story(counter, say):
    """Empathy at the counter: she says thank you, nothing is posted, and the branch turns to the soft side."""
    drill = played(counter, say(60, empathy=2, explanation=2), Do("r", 100, "service", "report"))
    delivered = [name for _, name in told(drill, Delivered)]
    assert "thanks" in delivered and "soft" in delivered
    assert not {"post", "hard", "boils", "quiet"} & set(delivered)
    assert told(drill, Skipped) == [(1200, "quiet")]
    first = next(event for event in drill.events if isinstance(event, Answered))
    assert (first.at_s, first.answer, first.action) == (65, "heard", "service-60")


def test_expected_actions_are_met_late_or_missed(counter, say):
    drill = played(counter, Do("r", 100, "service", "report"), say(300, empathy=2))
    ends = {event.expectation: event.status for event in drill.events if isinstance(event, Expected)}
    assert ends["first-reply"] == "late" and ends["sop-report"] == "met" and ends["sop-convene"] == "missed"


def test_a_reply_that_lacks_what_was_asked_is_an_attempt(counter, say):
    """It is told apart from silence, with what it lacked."""
    drill = played(counter, say(60, respect=1))
    state = drill.expectations.by_id["first-reply"]
    assert (state.attempt, state.lacks, state.fulfilled_s) == ("service-60", ("empathy",), None)


def test_a_step_by_the_wrong_role_fulfils_nothing(counter):
    drill = played(counter, Do("r", 100, "legal", "report"))
    assert drill.expectations.by_id["sop-report"].missed


def test_a_repeated_inject_comes_as_often_as_it_says_with_fresh_words(counter):
    calls = [event for event in played(counter).events if isinstance(event, Delivered) and event.inject == "calls"]
    assert [event.number for event in calls] == [1, 2, 3]
    assert 240 <= calls[0].at_s <= 360 and calls[1].at_s - calls[0].at_s == 120
    assert len({event.line for event in calls}) == 3


def test_a_fact_is_learned_when_its_condition_holds(counter):
    drill = Drill(counter, 1)
    drill.advance_to(10)
    assert "log" not in [fact.id for fact in drill.known_facts("director")]
    drill.act(Do("i", 20, "medical", "investigate"))
    assert "log" in [fact.id for fact in drill.known_facts("director")]
    assert told(drill, Learned) == [(20, "log")]


def test_inputs_come_before_injects_of_the_same_second(counter, say):
    """At 600 the reporter calls; a reply stamped 600 was said before the call."""
    drill = Drill(counter, 1)
    drill.advance_to(599)
    events = [event for event in drill.act(say(600, empathy=2)) if isinstance(event, (Said, Delivered))]
    assert [event.kind for event in events] == ["said", "delivered"]


def test_an_input_for_a_second_that_is_over_counts_at_the_next(counter, say):
    drill = Drill(counter, 1)
    drill.advance_to(100)
    drill.act(say(50, empathy=2, name="late"))
    assert (drill.inputs[0].at_s, drill.now_s) == (101, 101)


def test_the_same_input_twice_is_taken_once(counter, say):
    drill = Drill(counter, 1)
    drill.act(say(60, empathy=2, name="a"))
    before = len(drill.events)
    assert drill.act(say(61, empathy=2, name="a")) == []
    assert len(drill.events) == before


def test_nothing_happens_after_endex(counter, say):
    drill = played(counter)
    assert drill.act(say(1801, empathy=2)) == [] and drill.advance_to(9999) == []
    assert drill.now_s == drill.ends_s == 1800


def test_every_move_says_why(counter, say):
    """The causes of all moves add up to where a person ends."""
    drill = played(counter, say(60, empathy=2, explanation=2), say(400, defensiveness=2))
    start = drill.start_feelings("wang")
    moves = [event for event in drill.events if isinstance(event, Moved) and event.person == "wang"]
    for feeling in ("trust", "anger"):
        total = sum(cause.by for event in moves for cause in event.causes if cause.feeling == feeling)
        assert abs(getattr(start, feeling) + total - moves[-1].after[feeling]) < 0.01
    assert {"empathy", "defensiveness", "silence"} <= {cause.why for event in moves for cause in event.causes}


def test_the_press_hears_one_voice(counter, say):
    """Whoever is neither spokesperson, director nor expected there is the wrong speaker; leaks and rumours are named."""
    drill = played(
        counter,
        say(700, "chen", who="legal", by="press-call", text="我先說"),
        say(720, "chen", who="director", by="press-call", text="他有吃抗凝血劑。", explanation=1),
        say(740, "public", who="director", by="social", text="我們沒有執照。"),
        say(760, "public", who="director", by="social", text="網傳沒有執照，並非事實。"),
        say(780, "public", who="director", by="social", text="就是感染造成的。", speculation=2),
    )
    slips = [(event.slip, event.fact) for event in drill.events if isinstance(event, Slipped)]
    assert slips == [
        ("wrong-speaker", ""),
        ("leak", "chart"),
        ("repeats-false", "rumour"),
        ("asserts-unknown", "cause"),
    ]


def test_advancing_in_small_steps_or_at_once_is_the_same_drill(counter, say):
    whole, steps = Drill(counter, 3), Drill(counter, 3)
    whole.act(say(60, empathy=2))
    for second in range(0, 60, 7):
        steps.advance_to(second)
    steps.act(say(60, empathy=2))
    for second in range(61, 1801, 13):
        steps.advance_to(second)
    for drill in (whole, steps):
        drill.advance_to(1800)
    assert whole.events == steps.events


def test_another_seed_is_another_drill_and_the_same_seed_the_same(counter):
    assert played(counter, seed=1).events == played(counter, seed=1).events
    assert played(counter, seed=1).events != played(counter, seed=2).events


def test_a_post_that_was_out_before_starts_where_it_stood_and_is_named(counter):
    """The briefing and the counters agree; who had seen it before is not moved by it again."""
    post = next(inject for inject in counter.scenario.injects if inject.id == "post")
    had = Already(views=5000, shares=40, comments=30, age=7200)
    spread = (post.spreads or Spread()).model_copy(update={"already": had, "platform": "facebook", "tone": "angry"})
    injects = [
        each.model_copy(update={"spreads": spread, "title": "Old post"}) if each is post else each
        for each in counter.scenario.injects
    ]
    script = replace(counter, scenario=counter.scenario.model_copy(update={"injects": injects}))
    drill = Drill(script, 1)
    drill.advance_to(drill.ends_s)
    told = [event for event in drill.events if isinstance(event, SpreadEvent) and event.post == "post"]
    assert (told[0].views, told[0].shares, told[0].title) == (5000, 40, "injects.post.title")
    assert all(later.views > sooner.views for sooner, later in itertools.pairwise(told))


def test_the_wait_and_the_reply_that_ends_it_are_told_apart(counter, say):
    """A good reply is never told together with what the wait before it cost; the wait names what was not answered."""
    drill = played(counter, say(400, empathy=2, explanation=2, follow_up=2, accountability=2))
    moves = [event for event in drill.events if isinstance(event, Moved) and event.person == "wang"]
    at_reply = [event for event in moves if event.at_s == 400]
    wait, reply = at_reply[:2]
    assert {cause.why for cause in wait.causes} == {"silence"} and wait.about == "counter"
    assert reply.about == "service-400" and "silence" not in {cause.why for cause in reply.causes}
    assert wait.after["trust"] < reply.after["trust"]
    for event in moves:
        reasons = {cause.why for cause in event.causes}
        assert reasons <= {"silence", "time"} or not reasons & {"silence", "time"}
