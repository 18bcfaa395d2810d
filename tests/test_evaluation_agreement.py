"""How far raters agree: the published examples, what chance is, what cannot be said, and intervals."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.evaluation.agreement import agreement, alphas, coincidences, kappas
from scoring.evaluation.opinions import joint

KRIPPENDORFF_2011 = (
    "123321412...",
    "1233224125.3",
    ".3332342251.",
    "12332441251.",
)
"""Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units, values missing."""


def units(rows: tuple[str, ...]) -> list[list[int]]:
    return [[int(row[at]) - 1 for row in rows if row[at] != "."] for at in range(12)]


def levels(*given: int) -> dict[tuple[str, str], int]:
    return {(f"r{at}", "empathy"): level for at, level in enumerate(given)}


def test_the_published_example_of_ordinal_alpha():
    """Printed there: 0.815."""
    table = sum(coincidences(said, 5) for said in units(KRIPPENDORFF_2011) if len(said) > 1)
    assert alphas(table[None])[0] == pytest.approx(0.815, abs=0.0005)


def test_weighted_kappa_by_hand():
    """Six pairs: disagreement 5 of 6 seen and 42 of 36 by chance, so 1 − 30/42."""
    found = agreement(("a", "b"), (levels(0, 0, 1, 1, 2, 2), levels(0, 1, 1, 1, 2, 0)))
    assert found.kappa.value == pytest.approx(1 - 30 / 42, abs=0.0005) and found.same == pytest.approx(4 / 6)
    assert (found.units, found.replies) == (6, 6)


def test_perfect_agreement_is_one_and_chance_is_nought():
    same = levels(0, 1, 2, 0, 1, 2)
    assert agreement(("a", "b"), (same, same)).alpha.value == agreement(("a", "b"), (same, same)).kappa.value == 1
    rng = np.random.default_rng(7)
    one, other = (levels(*rng.integers(0, 3, 2000)) for _ in range(2))
    found = agreement(("a", "b"), (one, other))
    assert abs(found.alpha.value) < 0.07 and abs(found.kappa.value) < 0.07


def test_a_near_miss_costs_less_than_a_far_one():
    truth = levels(0, 0, 0, 1, 1, 2, 2, 2)
    near = agreement(("a", "b"), (truth, levels(0, 0, 1, 1, 1, 2, 2, 2)))
    far = agreement(("a", "b"), (truth, levels(0, 0, 2, 1, 1, 2, 2, 2)))
    assert near.alpha.value > far.alpha.value and near.kappa.value > far.kappa.value and near.same == far.same


def test_where_nothing_can_be_said_nothing_is_said():
    """Ratings that are all the same, or rated by one alone, give no number: neither 0 nor 1."""
    for one, other in ((levels(0, 0, 0), levels(0, 0, 0)), (levels(1, 2), {}), ({}, {})):
        found = agreement(("a", "b"), (one, other))
        assert found.alpha.value is None and found.kappa.value is None
    assert agreement(("a", "b"), (levels(1, 2), {})).same is None


def test_missing_ratings_are_left_out_and_three_raters_have_no_kappa():
    three = agreement(("a", "b", "c"), (levels(0, 1, 2, 2), levels(0, 1), levels(0, 1, 2)))
    assert (three.units, three.alpha.value, three.kappa.value) == (3, 1.0, None)


def test_intervals_hold_the_value_and_narrow_with_more_replies():
    rng = np.random.default_rng(3)

    def pair(count: int):
        truth = rng.integers(0, 3, count)
        return agreement(("a", "b"), (levels(*truth), levels(*np.where(rng.random(count) < 0.8, truth, 1))))

    few, many = pair(20), pair(400)
    for each in (few.alpha, few.kappa, many.alpha, many.kappa):
        assert each.low < each.value < each.high
    assert many.alpha.high - many.alpha.low < (few.alpha.high - few.alpha.low) / 2
    assert pair(4).alpha.low is None


def test_the_interval_covers_what_it_says():
    """In 200 samples of 60 replies, the true kappa of the raters is within the interval about as often as promised."""
    rng = np.random.default_rng(11)

    def sample(count: int) -> tuple[dict, dict]:
        truth = rng.integers(0, 3, count)
        return levels(*truth), levels(*np.where(rng.random(count) < 0.7, truth, rng.integers(0, 3, count)))

    one, other = (np.array(list(given.values())) for given in sample(60_000))
    true = kappas(np.array([[(one == i) & (other == j) for j in range(3)] for i in range(3)]).sum(axis=-1)[None] * 1.0)
    found = [agreement(("a", "b"), sample(60)).kappa for _ in range(200)]
    assert 0.88 <= np.mean([each.low <= true <= each.high for each in found]) <= 0.99


def test_marks_of_one_reply_are_drawn_together():
    """The same ratings in ten replies are worth less than in a hundred: the interval is wider."""
    rng = np.random.default_rng(5)
    truth = rng.integers(0, 3, 100)
    other = np.where(np.arange(100) // 10 % 4 == 0, 2 - truth, truth)  # whole replies are read the other way round

    def over(replies: int):
        places = [(f"r{at % replies if replies == 100 else at // 10}", f"m{at}") for at in range(100)]
        return agreement(
            ("a", "b"), (dict(zip(places, truth, strict=True)), dict(zip(places, other, strict=True)))
        ).alpha

    assert over(10).value == over(100).value
    assert over(10).high - over(10).low > 1.5 * (over(100).high - over(100).low)


def test_kappas_of_many_tables_are_those_of_each():
    tables = np.random.default_rng(2).integers(0, 9, (20, 3, 3)).astype(float)
    assert np.allclose(kappas(tables), [kappas(table[None])[0] for table in tables])


@pytest.mark.parametrize(
    ("said", "reader", "together"),
    [((2,), 0, 2), ((0, 2, 2), 0, 2), ((0, 2), 1, 1), ((1, 2), 0, 1), ((0, 1), 2, 1), ((0, 0, 2, 2), 1, 1)],
)
def test_the_level_of_all_together_is_the_middle_one_and_a_tie_goes_to_the_reader(said, reader, together):
    place = ("r", "empathy")
    assert joint([{place: level} for level in said], {place: reader}) == {place: together}
