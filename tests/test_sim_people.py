"""People react as people do: apologies, needs, promises, contradictions, hidden facts, ladders, numbers of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.numbers import RANGES
from scenarios.schema import Person
from scenarios.shelf import load
from sim.apology import COMPONENTS, completeness, effect
from sim.chance import stream
from sim.coefficients import TABLE, Numbers
from sim.comments import sides
from sim.drill import Drill
from sim.events import Escalated, Leaked, Moved
from sim.exposure import by_post, seen
from sim.journal import JournalError, header_of, read_journal, replay, verify, write_journal
from sim.ladder import due_after, urge
from sim.minds import Feelings, Mind, settle
from sim.platforms import platform
from sim.response import Hearing, causes, fresh, soft
from tests.random_drills import random_case, scenario_of, script_of

HALF = Feelings(0.5, 0.5, 0.5, 0.45, 0.5)


def why(drill, person="wang"):
    return [
        cause.why
        for event in drill.events
        if isinstance(event, Moved) and event.person == person
        for cause in event.causes
    ]


def gained(levels, **hearing):
    given = {
        "kind": "family",
        "wants": frozenset(),
        "share": 1.0,
        "struck": 1.0,
        "keen": 1.0,
        "heard": {},
        "halo": 0.5,
    } | hearing
    return sum(by for feeling, by, *_ in causes(levels, HALF, Hearing(**given)) if feeling == "trust")


def drill_of(seed=1, facts=(), person=None, **crisis):
    data = scenario_of(stream(seed, "people"), **({"kind": "preventable", "history": "none", "trust": 55} | crisis))
    data["people"]["wang"] |= {"temper": "calm", "is": "family"} | (person or {})
    data["injects"][0]["by"] = "phone"
    data["facts"] = list(facts)
    script = script_of(data, "people")
    script.texts["zh-TW"].update({f"facts.{f['id']}.signs.1": f["signs"][0] for f in facts})
    return Drill(script, seed)


def test_each_component_makes_an_apology_more_complete_in_lewickis_order():
    weights = [TABLE[f"apology.{name}"].value for name in COMPONENTS]
    assert weights[:2] == sorted(weights[:2], reverse=True) and weights[0] > weights[1] > weights[2] > weights[-1]
    whole = {}
    for mark in ("accountability", "seek_solution", "apology", "explanation", "corrective_action"):
        before = completeness(whole)
        whole[mark] = 2
        assert completeness(whole) > before
    assert completeness({"explanation": 2, "corrective_action": 2}) == 0, "without regret or responsibility it is none"


def test_who_is_blamed_before_everybody_is_struck_though_others_are_addressed(say):
    """More than by the same words to others in private, and nearly as by the same words to her own face."""
    blamed = {"blame_shifting": 2, "threat": 2}

    def anger(to, by):
        drill = Drill(load("viral-post"), 1)
        drill.act(say(240, to, who="pr", by=by, **blamed))
        drill.advance_to(241)
        return drill.feelings("yazhu").anger

    face, public, elsewhere = anger("yazhu", "social"), anger("public", "social"), anger("mama", "phone")
    assert elsewhere < public <= face
    assert public - elsewhere > 0.5 * (face - elsewhere)


def test_an_apology_does_most_where_skill_failed_and_admits_where_nothing_did():
    sorry = {"apology": 2, "accountability": 2}
    assert effect(sorry, "competence") > effect(sorry, "integrity") > effect(sorry, "none") > 0
    for fault, admitted in (("competence", False), ("none", True)):
        hearing = Hearing("family", frozenset(), 1.0, 1.0, 1.0, {}, 0.5, fault=fault)
        assert any(why == "admitted" for _, _, why, _ in causes(sorry, HALF, hearing)) is admitted


@pytest.mark.parametrize(
    ("temper", "first", "then"),
    [
        ("angry", "empathy", "explanation"),
        ("anxious", "explanation", "empathy"),
        ("silent", "active_listening", "explanation"),
    ],
)
def test_each_temperament_needs_something_before_the_rest_can_reach_it(temper, first, then):
    alone = gained({then: 2}, temper=temper)
    assert alone < gained({then: 2})
    assert gained({then: 2}, temper=temper, heard={first: 1}) > alone
    assert gained({first: 2, then: 2}, temper=temper) - gained({first: 2}, temper=temper) > alone


def test_blame_makes_losses_larger_and_gains_smaller():
    blamed, cleared = (Feelings(0.5, 0.5, 0.5, level, 0.5) for level in (0.9, 0.1))
    hearing = Hearing("public", frozenset(), 1.0, 1.0, 1.0, {}, 0.5)

    def moved(feelings, levels):
        return sum(by for feeling, by, *_ in causes(levels, feelings, hearing) if feeling == "trust")

    assert moved(blamed, {"evasion": 2}) < moved(cleared, {"evasion": 2}) < 0
    assert 0 < moved(blamed, {"explanation": 2}) < moved(cleared, {"explanation": 2})
    assert settle(blamed, 86_400).trust < settle(cleared, 86_400).trust


def test_losses_shrink_near_nothing_so_that_worse_is_still_worse():
    low = Feelings(0.1, 0.5, 0.5, 0.5, 0.5)
    assert -0.1 < soft(-0.35, low) < soft(-0.1, low) < 0 and soft(-0.1, HALF) == -0.1


def test_a_post_costs_as_far_as_it_reaches():
    mind = Mind("public", Person.model_validate({"name": "x", "is": "public"}), HALF)
    few, many = (
        sum(by for feeling, by, *_ in by_post(mind, 0, seen(views), 1.0) if feeling == "trust")
        for views in (200, 40_000)
    )
    assert -0.002 < few < 0 and many < 20 * few
    parts = seen(500) - seen(0) + seen(900) - seen(500)
    assert parts == pytest.approx(seen(900))


def test_meeting_it_again_keeps_an_emotion_awake():
    calm, stirred = (Mind("x", Person.model_validate({"name": "x", "is": "public"}), HALF) for _ in range(2))
    stirred.stir(0)
    assert stirred.at(600).anger == 0.5 > calm.at(600).anger
    assert calm.at(7200).anger < stirred.at(7200).anger < 0.5


def test_a_promise_that_is_kept_gives_back(say):
    kept, none = drill_of(), drill_of()
    for drill, level in ((kept, 2), (none, 1)):
        drill.act(say(60, by="phone", follow_up=level, empathy=2))
        drill.act(say(1200, by="phone", explanation=2))
    assert "promise-kept" in why(kept) and "promise-kept" not in why(none)
    late = drill_of()
    late.act(say(60, by="phone", follow_up=2))
    late.act(say(9000, by="phone", explanation=2))
    assert "promise-kept" not in why(late)


def test_who_heard_the_clinic_own_up_and_then_defend_itself_believes_less(say):
    """The second speaker need not be the first."""
    drill, control = drill_of(), drill_of()
    drill.act(say(60, by="phone", accountability=2))
    for each in (drill, control):
        each.act(say(900, who="director", by="phone", defensiveness=2))
        before = each.feelings("wang").trust
        each.act(say(901, by="phone", empathy=2))
        each.gain = each.feelings("wang").trust - before
    assert "contradiction" in why(drill) and "contradiction" not in why(control)
    assert drill.gain < 0.8 * control.gain


FACT = {"id": "lot", "text": "批號過期", "status": "confirmed", "signs": ["過期"], "hidden": True}


def test_what_is_denied_comes_out_sooner_or_later_and_costs_more_than_what_is_told_first(say):
    """Over forty seeds: a denied fact leaks in most, a told one never; nobody's fact leaks unless it is concealed."""
    came = {"denied": 0, "told": 0, "untouched": 0}
    blame = {"denied": [], "told": []}
    for seed in range(40):
        for how in came:
            drill = drill_of(seed, [FACT])
            if how == "denied":
                drill.act(say(1200, "public", who="director", by="social", text="疫苗過期並非事實。", defensiveness=2))
            elif how == "told":
                drill.act(say(1200, "public", who="director", by="social", text="我們查到有一批過期。", transparency=2))
                assert "self-disclosed" in why(drill)
            drill.advance_to(drill.ends_s)
            came[how] += any(isinstance(event, Leaked) for event in drill.events)
            if how in blame:
                blame[how].append(drill.feelings("wang").responsibility)
    assert came["denied"] >= 30 and came["told"] == came["untouched"] == 0
    assert sum(blame["denied"]) > sum(blame["told"])


def test_the_hot_go_on_surely_and_sooner_and_the_calm_let_it_rest():
    assert urge(0.2) == 0 and 0 < urge(0.4) < 1 == urge(0.6)
    assert due_after(600, 0.9, 0.0) < due_after(600, 0.5, 0.0) == 600 < due_after(600, 0.1, 0.0)


def test_an_author_can_say_how_likely_a_step_is():
    step = {"does": "post", "after": 600, "says": "…", "chance": 0}
    never, surely = (drill_of(person={"ladder": [step | {"chance": chance}]}) for chance in (0, 100))
    for drill in (never, surely):
        drill.advance_to(drill.ends_s)
    assert not any(isinstance(event, Escalated) for event in never.events)
    assert any(isinstance(event, Escalated) for event in surely.events)


def test_each_number_of_the_model_may_be_set_by_a_scenario_and_stands_in_its_range():
    assert RANGES.keys() == TABLE.keys()
    for name, (least, most) in RANGES.items():
        assert least <= TABLE[name].value <= most, name
    for bad in ({"trust.gains": 0.1}, {"trust.gain": 2.0}, {"trust.gain": float("nan")}):
        with pytest.raises(ValueError, match=r"trust\.gain"):
            Numbers(bad)


def test_a_scenarios_own_numbers_are_used_and_recorded_in_the_journal(counter, say, tmp_path):
    """A journal is replayed with its own numbers, and one whose numbers cannot be is refused in a sentence."""
    data = counter.scenario.model_copy(update={"coefficients": {"trust.gain": 0.5}})
    plain, own = Drill(counter, 1), Drill(replace(counter, scenario=data), 1)
    for drill in (plain, own):
        drill.act(say(60, empathy=2))
    assert own.feelings("wang").trust > plain.feelings("wang").trust
    assert own.coefficients["trust.gain"] == 0.5
    path = tmp_path / "j.jsonl"
    write_journal(path, header_of(own, "zh-TW"), own)
    journal = read_journal(path)
    assert journal.header.coefficients["trust.gain"] == 0.5
    verify(journal, replay(journal))
    journal.header.coefficients["trust.gain"] = 7.0
    with pytest.raises(JournalError, match=r"trust\.gain"):
        replay(journal)


def test_a_random_drill_is_the_same_at_every_asking():
    assert random_case(7) == random_case(7) and random_case(7).strategy in ("deny", "diminish", "inform", "rebuild")


def test_a_scenario_sets_numbers_of_posts_comments_and_reporters_too(counter):
    """None of the groups is read from the table behind the drill's back."""
    own = {"threads.look": 0.9, "talk.against": 0.9, "news.unanswered.trust": -0.5, "staff.briefed.trust": 0.5}
    drill = Drill(counter, 1, own)
    numbers = drill.coefficients
    assert {name: numbers[name] for name in own} == own
    assert platform("threads", Numbers(own)).look == 0.9 and platform("threads").look == TABLE["threads.look"].value
    assert sides(1.0, Numbers(own))[0] > sides(1.0)[0] + 0.1


def test_in_which_order_the_same_is_heard_makes_no_difference_and_overhearing_spoils_little():
    """A full mark said to oneself and one overheard: together the same, and what is heard first is not all there is."""
    first_own = fresh(0.0, 1.0, 0.5) + fresh(1.0, 0.3, 0.5)
    first_overheard = fresh(0.0, 0.3, 0.5) + fresh(0.3, 1.0, 0.5)
    assert first_own == pytest.approx(first_overheard)
    assert fresh(0.0, 1.0, 0.5) == pytest.approx(1) and fresh(0.3, 1.0, 0.5) > 0.85 > fresh(1.0, 1.0, 0.5)


def test_whoever_waits_hears_with_impatience_what_is_said_to_all(counter, say):
    """Answered sooner is better, whatever was said in public meanwhile: one mind, not two, listens to both."""
    public = say(900, "public", who="director", by="social", explanation=2, transparency=2)
    own = {"explanation": 2, "empathy": 2}
    trust = []
    for at_s in (840, 960):
        drill = Drill(counter, 1)
        for each in sorted((public, say(at_s, name="own", **own)), key=lambda each: each.at_s):
            drill.act(each)
        drill.advance_to(drill.ends_s)
        trust.append(drill.feelings("wang").trust)
    assert trust[0] >= trust[1]


def test_an_explanation_from_whom_people_blame_is_an_excuse_until_it_owns_up():
    """Where little is blamed it keeps its worth; once somebody has owned up, it keeps it too."""
    hearing = Hearing("public", frozenset(), 1.0, 1.0, 1.0, {}, 0.5)
    owned = Hearing("public", frozenset(), 1.0, 1.0, 1.0, {"accountability": 1.0}, 0.5)

    def gain(responsibility: float, listener: Hearing) -> float:
        found = causes({"explanation": 2}, Feelings(0.5, 0.5, 0.5, responsibility, 0.5), listener)
        return sum(by for feeling, by, why, _ in found if (feeling, why) == ("trust", "explanation"))

    assert gain(0.9, hearing) < 0.5 * gain(0.9, owned)
    assert gain(0.3, hearing) == gain(0.3, owned)


def test_to_own_up_to_what_one_has_not_done_is_worth_less():
    guilty, innocent = (
        Hearing("family", frozenset(), 1.0, 1.0, 1.0, {}, 0.5, fault=fault) for fault in ("competence", "none")
    )
    gains = [
        sum(
            by
            for feeling, by, *_ in causes({"accountability": 2}, Feelings(0.5, 0.5, 0.5, 0.3, 0.5), each)
            if feeling == "trust"
        )
        for each in (guilty, innocent)
    ]
    assert gains[0] > 2 * gains[1] > 0
