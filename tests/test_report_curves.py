"""The curves: where feelings were between moves, which acts moved them, and what the chart draws of it."""

from __future__ import annotations

from scoring.report.acts import SILENCE, pushes, stirs
from scoring.report.curves import Curves
from scoring.report.frame import WIDTH, ticks
from scoring.report.played import Played
from scoring.report.plots import describe, plot
from scoring.report.told import Told
from scoring.report.tracks import Track, track, weighted
from sim.events import Cause, Moved
from tests.report_fixture import hand_card, hand_made


def moved(at_s: int, about: str, trust: float, *causes: Cause) -> Moved:
    after = {"trust": trust, "anger": 0.5, "anxiety": 0.0, "responsibility": 0.0, "gap": 0.0}
    return Moved(at_s, "wang", after, causes, about)


def test_a_track_drifts_straight_and_jumps_where_an_act_was() -> None:
    """Silence is the slope before the reply, empathy the jump at it."""
    event = moved(100, "a1", 0.5, Cause("trust", -0.1, "silence"), Cause("trust", 0.2, "empathy", 2))
    found = track([event], "trust", start=0.4, end=0.6, ends_s=200)
    assert [tuple(round(value, 3) for value in knot) for knot in found.knots] == [
        (0, 0.4, 0.4),
        (100, 0.3, 0.5),
        (200, 0.6, 0.6),
    ]
    assert round(found.found(50), 3) == 0.35
    assert (round(found.found(100), 3), round(found.left(100), 3)) == (0.3, 0.5)
    assert round(found.left(150), 3) == 0.55


def test_moves_at_one_second_are_joined() -> None:
    """Two causes at the same second make one jump from the first's start to the last's end."""
    events = [moved(10, "a", 0.5, Cause("trust", 0.1, "inject")), moved(10, "b", 0.7, Cause("trust", 0.2, "inject"))]
    assert track(events, "trust", start=0.4, end=0.7, ends_s=20).knots[1][1:] == (0.4, 0.7)


def test_everybodys_trust_is_the_mean_by_weight() -> None:
    """Weights decide; where none is above zero, all count the same."""
    low, high = Track(((0, 0.0, 0.0), (10, 0.0, 0.0))), Track(((0, 1.0, 1.0), (4, 1.0, 0.5), (10, 0.5, 0.5)))
    assert weighted([(3.0, low), (1.0, high)]).left(0) == 0.25
    assert weighted([(3.0, low), (1.0, high)]).found(4) == 0.25
    assert weighted([(3.0, low), (1.0, high)]).left(4) == 0.125
    assert weighted([(0.0, low), (0.0, high)]).left(0) == 0.5


def test_silence_is_one_act_until_a_reply_ends_it() -> None:
    """Three bits of silence, a reply, one more: two silences and the reply, each with what it moved."""
    events = [
        moved(10, "x", 0.38, Cause("trust", -0.02, "silence")),
        moved(20, "y", 0.36, Cause("trust", -0.02, "silence")),
        moved(30, "a1", 0.50, Cause("trust", -0.02, "silence"), Cause("trust", 0.16, "empathy", 2)),
        moved(40, "z", 0.47, Cause("trust", -0.03, "silence"), Cause("trust", 0.0001, "time")),
    ]
    found = stirs(pushes(events, ("trust",)), {"trust": track(events, "trust", start=0.4, end=0.47, ends_s=50)}, ["a1"])
    assert [(stir.at_s, stir.about, round(stir.shifts[0].after - stir.shifts[0].before, 3)) for stir in found] == [
        (30, SILENCE, -0.06),
        (30, "a1", 0.16),
        (40, SILENCE, -0.03),
    ]


def curves(lang: str = "en") -> tuple[Curves, Told, Played]:
    drill = hand_made()
    told = Told(drill.script, lang)  # type: ignore[arg-type]
    return Curves(told, drill, hand_card(), 600), told, drill


def test_acts_say_who_said_what_and_why_it_moved() -> None:
    """At 09:11 customer service spoke, and anger went down by empathy."""
    wang = next(curve for curve in curves()[0].all() if curve.id == "wang")
    act = next(act for act in wang.acts if act.is_reply)
    assert (act.clock, act.who) == ("09:11", "Head of customer service")
    assert [(move.feeling, move.by, move.causes) for move in act.moves] == [
        ("trust", 7.0, ("Empathy 2",)),
        ("anger", -12.0, ("Empathy 2",)),
    ]


def test_the_chart_stays_in_its_frame_and_has_words() -> None:
    """Everything is drawn inside; the words say from where to where, lowest and highest."""
    made, told, _ = curves()
    for curve in made.all():
        chart = plot(curve, told)
        assert all(0 <= sign.x <= WIDTH and 0 <= sign.y <= chart.height for sign in chart.signs)
        assert [sign.number for sign in chart.signs] == list(range(1, len(curve.acts) + 1))
        ends = [stroke.end.y for stroke in chart.strokes]
        assert all(abs(a - b) >= 23.9 for i, a in enumerate(ends) for b in ends[:i])
    assert describe(made.all()[0], told).startswith("Everybody's trust: Trust from 43 to 41 (lowest")


def test_the_axis_has_few_whole_minutes() -> None:
    """Ten minutes, three quarters of an hour, a day: never more than seven labels."""
    assert ticks(600) == [0, 120, 240, 360, 480, 600]
    assert ticks(2700) == [0, 600, 1200, 1800, 2400]
    assert all(2 <= len(ticks(seconds)) <= 7 for seconds in (60, 600, 2400, 2700, 7200, 86400, 3 * 86400))
