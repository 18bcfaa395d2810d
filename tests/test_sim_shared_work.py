"""What is worked out once, ahead or by a shorter way comes to the same as the plain way, and drills share no state."""

from __future__ import annotations

import gc
import weakref
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from pathlib import Path

import numpy as np
import pytest

from scenarios.shelf import load
from sim.actions import Do, Say, action_to_json
from sim.cascade import Cascade
from sim.chance import first_of, moment, stream
from sim.comments import Talk
from sim.drill import Drill
from sim.events import Cause, Commented, Moved, event_to_json
from sim.journal import digest
from sim.kernel import BINS
from sim.lots import lots_of
from sim.minds import four
from sim.plan import _plans, plan_of
from sim.platforms import platform
from sim.quick import quick
from sim.reading import Evidence, Mark, Reading
from sim.stage import Stage
from sim.written import action_text, canonical, event_text

NASTY = 'a "quote" \\ 「引號」\n\t\x1b[31m \u2028 é 😀'


@pytest.fixture(scope="module")
def newsroom():
    return load(Path(__file__).parent / "data" / "newsroom.yaml")


def played(script, say, seed=3):
    drill = Drill(script, seed)
    drill.act(say(60, empathy=2, apology=1, text=NASTY))
    drill.act(Do("r", 100, "service", "report", NASTY))
    drill.act(say(400, by="press", to="public", threat=2, follow_up=2, text="十分鐘內回覆。" + NASTY))
    drill.advance_to(drill.ends_s)
    return drill


@pytest.mark.parametrize("name", ["counter", "newsroom"])
def test_events_and_inputs_are_written_as_the_general_way_writes_them(request, name, say):
    """Byte for byte, with everything that a text can hold."""
    drill = played(request.getfixturevalue(name), say)
    assert [event_text(each) for each in drill.events] == [canonical(event_to_json(each)) for each in drill.events]
    assert [action_text(each) for each in drill.inputs] == [canonical(action_to_json(each)) for each in drill.inputs]
    assert len({each.kind for each in drill.events}) > 6


def test_numbers_of_every_form_are_written_alike_and_none_that_is_no_number():
    causes = tuple(Cause("trust", by, "x") for by in (0.1, -0.0, 1e-7, 1e22, 3))
    event = Moved(1, "x", {"trust": 0.5, "anger": 1.0, "anxiety": 0, "responsibility": 0.1, "gap": 1e-5}, causes, NASTY)
    few = replace(event, after={"trust": 0.5})
    assert event_text(event) == canonical(event_to_json(event)) and event_text(few) == canonical(event_to_json(few))
    with pytest.raises(ValueError, match="JSON"):
        event_text(replace(event, causes=(Cause("trust", float("nan"), "x"),)))


def test_a_reading_is_written_with_its_evidence():
    marks = {"empathy": Mark(2, (Evidence(NASTY, 0, 5, "empathy.x"),), 0.5), "threat": Mark(0)}
    say = Say("1", 5, "pr", "lin", "phone", NASTY, Reading(marks), teammate=True)
    assert action_text(say) == canonical(action_to_json(say))


def test_four_decimals_are_those_of_round():
    """Halves and their neighbours too, where a product could fall on the wrong side."""
    rng = np.random.default_rng(1)
    halves = (rng.integers(0, 20_000, 4000) - 10_000) / 20_000
    near = [float(np.nextafter(each, way)) for each in halves for way in (-1, 1)]
    for value in [*rng.uniform(-1, 1, 20_000).tolist(), *halves.tolist(), *near, 0.0, 1.0, 0.00005, 0.00015, 0.99995]:
        assert four(value) == round(value, 4)


def test_a_quick_class_is_a_frozen_dataclass():
    @quick
    @dataclass(frozen=True)
    class Point:
        x: int
        y: int = 7

    assert Point(1) == Point(x=1, y=7) and hash(Point(1)) == hash(Point(1, 7)) and repr(Point(1)).endswith("(x=1, y=7)")
    assert replace(Point(1), y=2) == Point(1, 2) and [each.name for each in fields(Point)] == ["x", "y"]
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2
    with pytest.raises(TypeError):
        Point()


def test_a_stream_goes_on_after_draws_that_were_passed_over():
    all_of_it, first = stream(1, "x"), stream(1, "x")
    assert all_of_it.random(100)[:30].tolist() == first_of(first, 30, 100).tolist()
    assert all_of_it.standard_normal(50).tolist() == first.standard_normal(50).tolist()


def test_a_post_that_is_followed_for_a_while_is_the_same_for_that_while():
    """Views, shares, comments and what is said, with replies and a second wave; later ages are refused."""
    found = []
    for until_s in (14 * 86_400, 2400):
        post = Cascade(platform("threads"), 60_000, 0.002, stream(5, "p"), clock_s=36_000, until_s=until_s)
        talk, said = Talk(post, "threads", stream(5, "t")), []
        for age_s in range(100, 2401, 100):
            post.advance_to(age_s)
            said += talk.listen()
            if age_s == 900:
                post.multiplier(900, 1.8)
                post.boost(900, 500_000)
        series = post.series()
        found.append((series.views.tolist(), series.shares.tolist(), series.comments.tolist(), said))
    assert found[0] == found[1] and found[0][3] and sum(found[0][1]) > 50
    with pytest.raises(ValueError, match="2400"):
        post.advance_to(2401)


def test_drills_of_one_script_share_a_plan_and_no_state(counter, say):
    """The same drill three times over, with another in between: the same digests; the plan goes with its script."""
    first, other, again = played(counter, say), played(counter, say, seed=4), played(counter, say)
    assert digest(first) == digest(again) != digest(other)
    assert plan_of(counter) is plan_of(counter)
    mine = replace(counter)
    assert plan_of(mine) is not plan_of(counter) and digest(played(mine, say)) == digest(first)
    name = id(mine)
    assert name in _plans
    del mine
    gc.collect()
    assert name not in _plans


@pytest.mark.parametrize("followers", [3_000, 200_000])
def test_who_meets_a_post_later_meets_the_same_sharers(followers):
    """Its draws and first sharers are made once; alone, first or later, few sharers or many, the cascade is the same."""
    lots, found = lots_of(5, "p", BINS), []
    for chance in (stream(5, "p"), lots, lots):
        post = Cascade(platform("threads"), followers, 0.0015, chance)
        post.advance_to(86_400)
        found.append((post.views(86_400), post.shares(86_400), post.series().shares.tolist()))
    assert found[0] == found[1] == found[2]
    assert (found[0][1] > 32) == (followers > 3_000), "more sharers than the first block holds, or fewer"


def test_what_only_tells_moves_nobody(say):
    """A drill without a journal leaves out comments and moved feelings; all else happens to the second, and all feel alike."""
    script = load("viral-post")
    heard, quiet = (Drill(script, 2, journal=journal) for journal in (True, False))
    for drill in (heard, quiet):
        drill.act(say(300, by="social", to="public", empathy=2))
        drill.advance_to(drill.ends_s)
    told = [each for each in heard.events if isinstance(each, (Commented, Moved))]
    assert {type(each) for each in told} == {Commented, Moved}
    assert [each for each in heard.events if not isinstance(each, (Commented, Moved))] == quiet.events
    people = script.scenario.people
    assert [heard.feelings(name) for name in people] == [quiet.feelings(name) for name in people]


def test_a_first_number_that_was_given_from_memory_is_passed_over_by_what_follows():
    """Teams share the first number of a stream; whoever draws on gets the second, third … of the very same stream."""
    script = load("angry-patient")
    stage, chance = Stage(script, 7), stream(7, "one")
    numbers = [stage.moment("one", 0, 99), stage.moment("one", 5, 5), stage.moment("one", 10, 20)]
    assert numbers == [moment(chance, 0, 99), 5, moment(chance, 10, 20)]
    assert float(stage.chance("one").random()) == float(chance.random())


def test_a_drill_is_freed_as_soon_as_nobody_holds_it(counter, say):
    """Thousands of runs leave nothing to the collector of garbage: memory does not grow, and no time is lost on it."""
    drill = played(counter, say)
    watched = weakref.ref(drill), weakref.ref(drill.expectations)
    gc.collect()
    gc.disable()
    try:
        assert drill.next_s() is None and drill.act(say(9999)) == []
        del drill
        assert [each() for each in watched] == [None, None]
    finally:
        gc.enable()
