"""Feelings drift in closed form, and replies move them for the reasons that the model names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.field import PLATFORMS
from scenarios.schema import Crisis, Person
from sim.coefficients import TABLE
from sim.minds import Feelings, patience, ruminate, settle, starting
from sim.reading import BAD_MARKS
from sim.response import Hearing, causes, harm, quality

HALF = Feelings(0.5, 0.5, 0.5, 0.5, 0.5)
ROOM = Hearing("family", frozenset(), 1.0, 1.0, 1.0, {}, 0.5)
PUBLIC = Hearing("public", frozenset(), 1.0, 1.0, 1.0, {}, 0.5)
unit = st.floats(0, 1)


def moved(feelings, feeling, levels, hearing):
    return sum(by for which, by, *_ in causes(levels, feelings, hearing) if which == feeling)


@given(st.builds(Feelings, unit, unit, unit, unit, unit), st.integers(0, 3000), st.integers(0, 3000))
def test_two_waits_make_the_same_as_one(feelings, first, second):
    at_once = ruminate(feelings, "counter", 0, first + second)
    in_two = ruminate(ruminate(feelings, "counter", 0, first), "counter", first, first + second)
    for name in ("trust", "anger", "anxiety"):
        assert getattr(at_once, name) == pytest.approx(getattr(in_two, name))


@given(st.integers(0, 100_000), st.integers(1, 100_000))
def test_waiting_never_calms_and_peace_never_angers(waited, more):
    longer = ruminate(HALF, "phone", waited, waited + more)
    assert longer.anger >= HALF.anger and longer.trust <= HALF.trust
    assert settle(HALF, more).anger <= HALF.anger


def test_anger_halves_in_three_hours_of_peace():
    assert settle(HALF, 3 * 3600).anger == pytest.approx(0.25)


def test_patience_runs_on_the_scale_of_the_channel():
    assert patience("counter", 120) == pytest.approx(patience("phone", 300)) == pytest.approx(0.3679, abs=1e-3)
    assert patience("review", 600) > patience("counter", 600)


def test_responsibility_starts_higher_the_more_the_crisis_could_be_prevented():
    person = Person.model_validate({"name": "王", "is": "family"})
    starts = [
        starting(person, Crisis.model_validate({"kind": kind, "severity": "3"}), 1, "wang").responsibility
        for kind in ("victim", "accidental", "preventable")
    ]
    assert starts == sorted(starts)


def test_in_the_room_empathy_calms_more_than_facts_and_for_the_public_sympathy_alone_costs():
    assert moved(HALF, "anger", {"empathy": 2}, ROOM) < moved(HALF, "anger", {"explanation": 2}, ROOM) <= 0
    assert moved(HALF, "trust", {"empathy": 2}, PUBLIC) < 0 < moved(HALF, "trust", {"explanation": 2}, PUBLIC)


@pytest.mark.parametrize("mark", BAD_MARKS)
def test_every_harmful_mark_costs_trust_and_feeds_anger(mark):
    for hearing in (ROOM, PUBLIC):
        assert moved(HALF, "trust", {mark: 2}, hearing) < moved(HALF, "trust", {mark: 1}, hearing) < 0
        assert moved(HALF, "anger", {mark: 2}, hearing) > 0
    assert harm({mark: 2}) > harm({mark: 1}) > 0


def test_good_words_wear_off_and_lateness_weakens_them():
    fresh = moved(HALF, "trust", {"empathy": 2}, ROOM)
    again = moved(HALF, "trust", {"empathy": 2}, Hearing("family", frozenset(), 1.0, 1.0, 1.0, {"empathy": 3}, 0.5))
    late = moved(HALF, "trust", {"empathy": 2}, Hearing("family", frozenset(), 1.0, 1.0, 0.5, {}, 0.5))
    assert 0 < again < fresh and late == pytest.approx(fresh / 2)


def test_what_somebody_wants_counts_more():
    assert quality({"apology": 2}, "family", frozenset({"apology"})) > quality({"apology": 2}, "family", frozenset())


def test_every_coefficient_has_a_source_and_is_used():
    """A number without a source, or one that nothing reads, is a lie about the model."""
    from pathlib import Path

    code = "".join(
        path.read_text(encoding="utf-8")
        for path in Path("sim").glob("*.py")
        if path.name not in ("coefficients.py", "coefficients_spread.py")
    )
    composed = ("responsibility.", "patience.", "proof.", "news.", "anxiety.half-life", "silence.", "angry.", "fit.")
    composed += ("apology.", "ladder.", "tone.", "talk.")
    groups = ("room.", "outside.", "harm.", "eases.", *(f"{place}." for place in PLATFORMS))
    for name, coefficient in TABLE.items():
        assert coefficient.source and coefficient.unit
        stem = next((each for each in composed if name.startswith(each)), "")
        assert f'"{name}"' in code or (stem and f'"{stem}{{' in code) or name.startswith(groups), name
