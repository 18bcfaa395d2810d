"""How the wall's seconds become the drill's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.pace import FASTEST, SLOWEST, Pace


def seconds(pace: Pace, *walls: float) -> list[int]:
    return [pace.tick(wall) for wall in walls]


def test_the_first_tick_starts_the_clock_and_every_second_after_it_counts() -> None:
    """Nobody gets the time before the first look at the wall."""
    assert seconds(Pace(), 1_000_000.0, 1_000_001.0, 1_000_002.0) == [0, 1, 1]


def test_ten_tenths_are_one_second_for_an_hour_long() -> None:
    """Nothing is lost in rounding: 36,000 ticks of 0.1 s, each a float that is not quite it, are 3600 seconds."""
    pace = Pace()
    assert sum(pace.tick(0.1 * tick) for tick in range(36_001)) == 3600


@pytest.mark.parametrize(("speed", "after_a_minute"), [(0.25, 15), (0.5, 30), (1, 60), (4, 240), (60, 3600)])
def test_every_pace_keeps_its_promise(speed: float, after_a_minute: int) -> None:
    """×0.25 to ×60."""
    pace = Pace(speed)
    assert sum(pace.tick(0.25 * tick) for tick in range(241)) == after_a_minute


def test_a_pace_beyond_the_ends_stays_at_the_end_and_nonsense_is_refused() -> None:
    """A slip of the hand gives a clock that can still be used."""
    assert (Pace(1000).speed, Pace(0.001).speed) == (FASTEST, SLOWEST)
    for nonsense in (0, -1, float("nan")):
        with pytest.raises(ValueError, match="above zero"):
            Pace(nonsense)


def test_a_pause_however_long_gives_nothing_afterwards() -> None:
    """The clock goes on from where it stood, also when ticks went on meanwhile."""
    pace = Pace()
    seconds(pace, 0, 1)
    pace.paused = True
    assert seconds(pace, 2, 3, 500, 501) == [0, 0, 0, 0]
    pace.paused = False
    assert seconds(pace, 502, 503) == [1, 1]


@pytest.mark.parametrize("jump", [2.001, 3600.0, 86_400.0 * 30, -0.5, -7200.0])
def test_a_sleep_and_a_clock_that_was_set_count_as_nothing(jump: float) -> None:
    """At ×60, an hour of sleep would otherwise be 60 hours at once."""
    pace = Pace(60)
    seconds(pace, 100, 101)
    assert seconds(pace, 101 + jump, 102 + jump) == [0, 60]


def test_two_seconds_without_a_tick_are_still_time_that_went_by() -> None:
    """A screen that was busy for a moment is no sleep."""
    assert seconds(Pace(), 0, 2.0) == [0, 2]


def test_the_clock_waits_while_the_player_writes_if_asked_to() -> None:
    """Only when both hold."""
    pace = Pace()
    pace.writing = True
    assert seconds(pace, 0, 1) == [0, 1]
    pace.waits = True
    assert seconds(pace, 2, 3) == [0, 0]
    pace.writing = False
    assert seconds(pace, 4) == [1]


def test_a_change_of_pace_keeps_the_part_of_a_second_that_had_gone() -> None:
    """Half a second at ×1 and an eighth at ×4 are one second."""
    pace = Pace()
    seconds(pace, 0, 0.5)
    pace.speed = 4
    assert pace.tick(0.625) == 1


@given(st.lists(st.floats(0, 2), min_size=1, max_size=200), st.sampled_from([0.25, 0.5, 1.0, 2.0, 7.5, 60.0]))
def test_however_the_ticks_fall_the_drill_is_never_a_second_off(steps: list[float], speed: float) -> None:
    """The sum of all ticks is the elapsed time at that pace, cut to whole seconds (walls are cut to 1 ms)."""
    pace, wall, total = Pace(speed), 0.0, 0
    pace.tick(0)
    for step in steps:
        wall += round(step, 3)
        total += pace.tick(wall)
    assert abs(total - wall * speed) < 1 + speed / 1000
