"""The parts of the cascade: kernel, counts from one draw each, sums of followers; and all against every person."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scenarios.field import PLATFORMS
from sim.cascade import Before, Cascade
from sim.chance import stream
from sim.followers import LARGEST, ONE_BY_ONE, Followers, Sharers
from sim.kernel import BINS, EDGES, Kernel, in_bins
from sim.lots import drawn
from sim.platforms import platform, rate_of
from sim.quantile import binomial
from tests.bench.reach_fidelity import CASES, LIMIT, by_bins, by_people, distance

TIDEH = Kernel(300.0, 0.242)


def test_the_kernel_is_that_of_tideh():
    """The shares of followers reached by 5 minutes, 1 h, 6 h, 24 h and 7 d that evidence gives."""
    reached = TIDEH.reached(np.array([0.0, 300, 3600, 21_600, 86_400, 604_800]))
    assert reached.round(3).tolist() == [0.0, 0.195, 0.559, 0.714, 0.795, 0.872]


def test_area_is_the_integral_and_delay_the_inverse():
    """Checked by adding up, and by going there and back."""
    ages = np.linspace(0, 40_000, 400_001)
    summed = float(np.trapezoid(TIDEH.reached(ages), ages))
    assert TIDEH.area(np.array([40_000.0]))[0] == pytest.approx(summed, rel=1e-6)
    draws = np.linspace(0.001, 0.95, 500)
    assert TIDEH.reached(TIDEH.delay(draws)) == pytest.approx(draws)


def test_bins_cover_the_clock_without_gaps():
    """Whole seconds, never wider than a fiftieth of the age once that is more than ten."""
    widths = np.diff(EDGES)
    assert EDGES[0] == 0 and (widths > 0).all()
    assert (widths <= np.maximum(10, EDGES[:-1] // 50)).all()


def test_a_sharers_exposures_add_up_to_what_the_kernel_says():
    """Nobody is lost between bins; followers of one sharer are different people."""
    row = TIDEH.row(100)
    middle = float(EDGES[100] + EDGES[101]) / 2
    assert row.first + float(row.gains.sum()) == pytest.approx(
        float(TIDEH.reached(np.array([EDGES[-1] - middle]))[0]), abs=1e-4
    )
    assert float(in_bins(TIDEH.seed, 0.4).sum()) == pytest.approx(-math.log1p(-0.4 * float(TIDEH.seed[-1])))
    assert len(row.gains) == BINS - 101


@pytest.mark.parametrize(("n", "p"), [(1, 0.3), (9, 0.9), (200, 0.02), (10_000, 0.0005), (400, 0.4), (10**6, 0.0002)])
def test_counts_follow_the_binomial(n: int, p: float):
    """Each count comes at the draws at which its cumulative chance says so, within .002."""
    log = [
        math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log1p(-p)
        for k in range(min(n, 600) + 1)
    ]
    up_to = np.cumsum(np.exp(log))
    for draw in np.linspace(0.0005, 0.9995, 1999).tolist():
        count = binomial(draw, n, p)
        assert up_to[count] >= draw - 0.002
        assert count == 0 or up_to[count - 1] <= draw + 0.002


def test_counts_never_fall_when_the_chance_rises():
    """The same draw, a higher chance: no fewer."""
    for draw in (0.001, 0.2, 0.5, 0.9, 0.9999):
        counts = [binomial(draw, 5_000, p) for p in np.linspace(0.0001, 0.999, 400).tolist()]
        assert counts == sorted(counts)
        assert all(0 <= count <= 5_000 for count in counts)


def test_the_sum_over_a_crowd_is_as_if_drawn_one_by_one():
    """5,000 sharers: the largest 256 and a normal for the rest. A plain normal of the same moments is found out."""
    followers, count = Followers(5.21, 1.60, 10_000_000), 5_000
    assert count > ONE_BY_ONE > LARGEST
    chance = np.random.default_rng(4)
    singly = [int(followers.each(chance.standard_normal(count)).sum()) for _ in range(8000)]
    crowds = []
    for _ in range(8000):
        small, large = Sharers(followers, drawn(chance, 0), 1e6).take(count)
        crowds.append(small + sum(large))
    normal = chance.normal(np.mean(singly), np.std(singly), 8000)
    assert distance(singly, crowds) < 0.022
    assert distance(singly, normal.tolist()) > 0.028


def test_followers_are_cut_at_the_audience():
    """Nobody has more followers than there are people; the mean over a crowd knows it too."""
    followers = Followers(5.21, 1.60, 1_000)
    each = followers.each(np.random.default_rng(1).standard_normal(200_000))
    assert each.max() == 1_000
    assert followers.rest(9.0, 1_000_000, 0.0) / 1_000_000 == pytest.approx(each.mean(), rel=0.01)


def test_sharers_come_in_the_same_order_however_they_are_taken():
    """The k-th sharer has the same followers whether taken alone or in a group: what-ifs meet the same people."""
    followers = Followers(5.21, 1.60, 1_000_000)
    alone = Sharers(followers, drawn(np.random.default_rng(1), 0), 1e9)
    together = Sharers(followers, drawn(np.random.default_rng(1), 0), 1e9)
    assert sum(alone.take(1)[0] for _ in range(300)) == together.take(300)[0]
    apart = Sharers(followers, drawn(np.random.default_rng(1), 0), 5_000)
    small, large = apart.take(300)
    assert large and min(large) > 5_000
    whole = Sharers(followers, drawn(np.random.default_rng(1), 0), 1e9).take(300)[0]
    assert small + sum(large) == whole


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES[:3], ids=lambda case: case.name)
def test_the_cascade_is_that_of_every_person(case):
    """1,000 runs each: shares at 6, 12 and 24 h within .10 (Kolmogorov-Smirnov); mean followers are found out."""
    ages = (6, 12, 24)
    bins = np.array([by_bins(case, ages, seed) for seed in range(1000)])
    people = np.array([by_people(case, ages, False, seed) for seed in range(1000)])
    control = np.array([by_people(case, ages, True, seed) for seed in range(1000)])
    for column in range(len(ages)):
        assert distance(people[:, column], bins[:, column]) <= LIMIT
        assert distance(people[:, column], control[:, column]) > LIMIT


def test_an_older_post_goes_on_from_what_it_had():
    """Its counters start there, those who follow its sharers still come, and far fewer than to a fresh post."""
    before = Before(views=36_000, shares=260, comments=310, age_s=11 * 3600)
    old = Cascade(platform("threads"), 3_200, 0.001, stream(1, "old"), before=before)
    assert (old.views(0), old.shares(0), old.comments(0)) == (36_000, 260, 310)
    old.advance_to(3600)
    fresh = Cascade(platform("threads"), 3_200 + 260 * 658, 0.001, stream(1, "fresh"))
    fresh.advance_to(3600)
    assert 300 < old.views(3600) - 36_000 < 0.2 * fresh.views(3600)


def test_what_is_left_of_an_older_post_is_what_a_fresh_one_would_bring_by_then():
    """The parts of the followers who come across it before and after its first second add up to the whole."""
    memory, age_s = platform("threads").memory, 6 * 3600
    author, sharers = memory.seasoned(age_s)
    ages = np.array([float(age_s), float(age_s + EDGES[-1])])
    assert author.sum() == pytest.approx(np.diff(memory.reached(ages))[0])
    assert np.all(author >= 0) and np.all(sharers >= author)  # whoever shared it later has more readers to come


def test_no_post_has_more_sharers_than_sharers_for_long():
    """Heat, proof and tone raise the rate, and none of them beyond what real cascades show."""
    for name in PLATFORMS:
        place = platform(name)
        rates = [rate_of(place, heat, "none", "plain") for heat in range(5)]
        assert rates == sorted(rates) and rates[0] < rates[1]
        hottest = rate_of(place, 4, "video", "angry")
        assert hottest * place.shares * place.following <= 0.95 + 1e-9
    calm = platform("threads")
    sad, plain, anxious, angry = (rate_of(calm, 0, "none", tone) for tone in ("sad", "plain", "anxious", "angry"))
    assert sad < plain < anxious < angry
