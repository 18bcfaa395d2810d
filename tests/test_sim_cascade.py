"""Posts travel as a cascade in a finite audience: same numbers however stepped; replies count from their moment."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from sim.cascade import Cascade
from sim.chance import stream
from sim.coefficients import TABLE
from sim.kernel import BINS, EDGES
from sim.platforms import PLATFORMS, platform

HOUR = 3600


def post(seed: int = 1, followers: int = 20_000, rate: float = 0.0015, audience: int = 200_000) -> Cascade:
    return Cascade(platform("threads"), followers, rate, stream(seed, "post"), audience=audience)


def test_one_advance_and_many_steps_give_the_same_numbers():
    """Bins lie on the clock: it does not matter how often somebody looked."""
    once, often = post(), post()
    once.advance_to(24 * HOUR)
    for now_s in range(0, 24 * HOUR + 1, 37):
        often.advance_to(now_s)
    often.advance_to(24 * HOUR)
    one, two = once.series(), often.series()
    assert np.array_equal(one.views, two.views) and np.array_equal(one.shares, two.shares)
    assert once.views(6 * HOUR) == often.views(6 * HOUR) > 0


def test_the_same_seed_gives_the_same_numbers_on_every_python():
    """A known digest: 3.11, 3.12 and 3.13 must all find it."""
    numbers = []
    for seed in range(20):
        one = post(seed)
        one.advance_to(3 * HOUR)
        one.multiplier(3 * HOUR, 0.5)
        one.advance_to(72 * HOUR)
        series = one.series()
        numbers += [*series.views.tolist(), *series.shares.tolist(), *series.comments.tolist()]
    assert hashlib.sha256(repr(numbers).encode()).hexdigest()[:16] == "db4e978b4469bf14"


def test_a_reply_changes_nothing_before_its_moment_and_lowers_what_comes_after():
    """Paired seeds: halving the rate after an hour gives fewer shares, in nearly every single cascade too."""
    more, before, after = 0, 0, 0
    for seed in range(200):
        plain, answered = post(seed), post(seed)
        plain.advance_to(HOUR)
        answered.advance_to(HOUR)
        answered.multiplier(HOUR, 0.5)
        for each in (plain, answered):
            each.advance_to(48 * HOUR)
        assert plain.shares(HOUR) == answered.shares(HOUR) and plain.views(HOUR) == answered.views(HOUR)
        more += answered.shares(48 * HOUR) > plain.shares(48 * HOUR)
        before += plain.shares(48 * HOUR)
        after += answered.shares(48 * HOUR)
    assert more <= 4
    assert after < 0.8 * before


def test_earlier_replies_save_more():
    """The same reply after 10 minutes, 1 hour, 6 hours and a day; a threat makes it worse."""
    sizes = []
    for at_s, factor in ((600, 0.5), (HOUR, 0.5), (6 * HOUR, 0.5), (24 * HOUR, 0.5), (HOUR, 1.0), (HOUR, 1.8)):
        total = 0
        for seed in range(150):
            one = post(seed)
            one.multiplier(at_s, factor)
            one.advance_to(72 * HOUR)
            total += one.shares(72 * HOUR)
        sizes.append(total)
    assert sizes == sorted(sizes)
    assert sizes[0] < 0.7 * sizes[4] < sizes[4] * 1.2 < sizes[5]


def test_an_unchanged_multiplier_changes_nothing():
    """What-if with the same reply: the same numbers."""
    plain, same = post(), post()
    same.multiplier(999, 1.0)
    plain.advance_to(72 * HOUR)
    same.advance_to(72 * HOUR)
    assert np.array_equal(plain.series().shares, same.series().shares)


def test_people_are_used_up():
    """Nobody sees or shares twice: with a rate that everybody follows, all of a small town see it and no more."""
    one = post(followers=500, rate=0.3, audience=2_000)
    one.advance_to(14 * 24 * HOUR)
    assert 1_900 < one.views(14 * 24 * HOUR) <= 2_000
    assert one.shares(14 * 24 * HOUR) <= one.views(14 * 24 * HOUR)


def test_without_readers_nothing_happens():
    """No followers, no rate, no audience: no error, no views, no shares."""
    for one in (post(followers=0), post(rate=0.0), post(audience=0)):
        one.advance_to(72 * HOUR)
        assert one.shares(72 * HOUR) == 0
    assert post(followers=0).views(0) == 0


def test_an_article_brings_a_second_wave():
    """A boost puts the post before more people from its moment on, and not before."""
    plain, linked = post(), post()
    for each in (plain, linked):
        each.advance_to(10 * HOUR)
    linked.boost(10 * HOUR, 100_000)
    for each in (plain, linked):
        each.advance_to(20 * HOUR)
    assert plain.views(10 * HOUR) == linked.views(10 * HOUR)
    assert linked.views(20 * HOUR) > plain.views(20 * HOUR) + 5_000


def test_the_past_cannot_be_changed_and_the_future_not_read():
    """ValueError names the age."""
    one = post()
    one.advance_to(1000)
    with pytest.raises(ValueError, match="999"):
        one.multiplier(999, 0.5)
    with pytest.raises(ValueError, match="1001"):
        one.views(1001)
    one.multiplier(2000, 0.5)
    with pytest.raises(ValueError, match="1500"):
        one.multiplier(1500, 0.5)


def test_a_change_within_a_bin_counts_for_its_part_of_it():
    """Half of a bin at factor one half and half at one: three quarters on average."""
    one = post()
    start, end = int(EDGES[3]), int(EDGES[4])
    one.multiplier((start + end) // 2, 0.5)
    one.advance_to(end)
    assert one.series().factor.tolist() == [1.0, 1.0, 1.0, 0.75]


def test_replies_together_stay_within_bounds():
    """Ten bad replies make of the rate no more than one threat does, ten good ones no less than a quarter."""
    one = post()
    for at_s in range(10):
        one.multiplier(at_s, 1.8)
    assert one.factor == 1.8


def test_night_is_quieter_than_day():
    """The same post at nine in the evening and at nine in the morning: fewer shares overnight."""
    shares = {}
    for clock_s in (23 * HOUR, 11 * HOUR):
        shares[clock_s] = 0
        for seed in range(100):
            one = Cascade(platform("threads"), 20_000, 0.0015, stream(seed, "post"), clock_s=clock_s)
            one.advance_to(6 * HOUR)
            shares[clock_s] += one.shares(6 * HOUR)
    assert shares[23 * HOUR] < 0.7 * shares[11 * HOUR]


def test_platforms_differ_as_people_know_them():
    """By the first hour Threads and LINE have run through half of their day; a review has hardly been found."""
    by_hour = {}
    for name in PLATFORMS:
        seen = np.zeros(2)
        for seed in range(60):
            place = platform(name)
            one = Cascade(place, min(2_000, place.audience), 0.0, stream(seed, name))
            one.advance_to(24 * HOUR)
            seen += one.views(HOUR), one.views(24 * HOUR)
        by_hour[name] = seen[0] / seen[1]
    assert by_hour["line"] > by_hour["threads"] > by_hour["facebook"] > by_hour["news"] > by_hour["review"]
    assert by_hour["threads"] > 0.6 and by_hour["review"] < 0.1


def test_every_number_says_where_it_comes_from():
    """Value, unit, standing and source; nothing invented is called sourced."""
    for name, number in TABLE.items():
        assert number.unit and number.source, name
        assert number.standing != "sourced" or "ours" not in number.source, name


def test_a_tiny_and_a_huge_audience_take_the_same_number_of_steps():
    """Cost follows the bins: 446 of them in a fortnight for a village and for a country."""
    small, large = (
        post(audience=300),
        Cascade(replace(platform("threads"), audience=10**9, most=10**9), 10**8, 0.003, stream(1, "large")),
    )
    for each in (small, large):
        each.advance_to(14 * 24 * HOUR)
        assert len(each.series().views) == BINS == 446
    assert large.shares(14 * 24 * HOUR) > 1_000_000
