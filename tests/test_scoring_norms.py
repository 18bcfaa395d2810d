"""Reference teams differ from seed to seed as teams do, and a score is told where it stands among them."""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import fmean

import numpy as np
import pytest

from scenarios.shelf import load
from scoring.memory import RememberingReader
from scoring.norms import Norms, lower, quantile, spread, wilson
from scoring.reading import ReplyReader
from scoring.runs import Run, one_run
from scoring.score import numbers, scorecard
from scoring.tally import Tally
from scoring.teams import TEAMS, Team, teams_of
from sim.journal import digest
from sim.reading import Reading, Reply

SEEDS = range(1, 9)


@pytest.fixture(scope="module")
def script():
    return load("angry-patient")


@pytest.fixture(scope="module")
def runs(script):
    reader = RememberingReader(ReplyReader())
    return [one_run(Team(script, team), seed, reader) for team in TEAMS for seed in SEEDS]


def norms_of(**totals: tuple[float, ...]) -> Norms:
    return Norms("a", "d", "r", "en", 2, totals, {})  # type: ignore[arg-type]


def test_every_scenario_of_the_library_has_all_six_teams(script):
    assert teams_of(script) == TEAMS


def test_a_team_is_the_same_under_the_same_seed_and_another_under_another(script):
    team = Team(script, "careful")
    assert team.lines(3) == team.lines(3)
    assert team.lines(3) != team.lines(4)


def test_the_careful_team_needs_time_and_forgets_things(script):
    """Never sooner than the rehearsal, everybody one thing after the other, and on average a fifth is left out."""
    team = Team(script, "careful")
    rehearsed = {line.id: line.at for line in script.plays["exemplary"].lines("zh-TW")}
    left_out = []
    for seed in range(200):
        lines = team.lines(seed)
        left_out.append(1 - len(lines) / len(rehearsed))
        assert all(at_s >= rehearsed[line.id] for at_s, line in lines)
        for role in {line.who for _, line in lines}:
            mine = [line.at for _, line in lines if line.who == role]
            assert mine == sorted(mine)
    assert fmean(left_out) == pytest.approx(0.2, abs=0.05)


def test_teams_stand_in_their_order_and_spread(runs):
    means = {team: fmean(run.total for run in runs if run.team == team) for team in TEAMS}
    ordered = ["exemplary", "careful", "late", "template", "defensive", "silent"]
    assert sorted(means, key=lambda team: -means[team]) == ordered
    for team in set(TEAMS) - {"silent"}:
        assert len({run.total for run in runs if run.team == team}) >= len(SEEDS) // 2, team


def test_the_short_score_is_the_score(script):
    drill = Team(script, "careful").drill(5, ReplyReader())
    card, score = scorecard(drill), numbers(drill)
    assert (score.total, score.uncapped, score.coverage) == (card.total, card.uncapped, card.coverage)
    assert (score.dimensions, score.caps) == (card.dimensions, card.caps)


def test_a_remembered_reading_is_the_reading(script):
    """The same drill with every reply read afresh; and the same words in another moment are read again."""
    team = Team(script, "careful")
    remembering = RememberingReader(ReplyReader())
    for seed in SEEDS:
        assert digest(team.drill(seed, remembering)) == digest(team.drill(seed, ReplyReader()))


def test_only_the_whole_reply_is_remembered():
    class Counting:
        asked = 0

        def read(self, reply: Reply) -> Reading:
            self.asked += 1
            return Reading()

    counting = Counting()
    reader = RememberingReader(counting, kept=2)
    for reply in (Reply("a"), Reply("a"), Reply("a", public=True), Reply("a", prompt="why?"), Reply("a")):
        reader.read(reply)
    assert counting.asked == 4, "the first was forgotten when the third came, and the second was remembered"


def test_a_score_stands_among_all_runs_with_its_interval():
    norms = norms_of(silent=(0.0, 0.0), late=(50.0, 60.0))
    found = norms.standing(50.0)
    assert found.percentile == 62.5, "two below and half of a tie, of four"
    assert found.low < 62.5 < found.high
    assert found.above == {"silent": 1.0, "late": 0.25}
    assert norms.standing(-1).percentile == 0
    assert norms.standing(100).percentile == 100
    with pytest.raises(ValueError, match="no runs"):
        norms_of(silent=()).standing(50)


def test_wilson_as_in_the_books():
    """Newcombe 1998, table I: 81 of 263 gives .2553 to .3662, and 0 of 20 gives 0 to .1611."""
    assert wilson(81 / 263, 263) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))
    assert wilson(0, 20) == (0.0, pytest.approx(0.1611, abs=5e-5))


def test_the_interval_holds_what_it_promises(runs):
    """Of the percentiles that other seeds give, few fall outside: drawn from the runs at random, again and again."""
    totals = sorted(run.total for run in runs)
    chance, hits = np.random.default_rng(1), 0
    truth = lower(totals, 55.0)
    for _ in range(400):
        low, high = wilson(lower(sorted(chance.choice(totals, 60)), 55.0), 60)
        hits += low <= truth <= high
    assert hits / 400 > 0.92


def test_unscored_is_left_out_and_never_zero(script):
    runs = [Run("careful", seed, total, (None,) * 5, 0.5, 0, "x") for seed, total in ((1, None), (2, 80.0), (3, 90.0))]
    tally = Tally(script, "zh-TW", runs)
    assert tally.norms().totals == {"careful": (80.0, 90.0)}
    assert tally.spread("careful", "total").mean == 85.0
    assert tally.spread("careful", "voice").mean is None


def test_norms_come_back_from_plain_data_and_nothing_else_does(script, runs):
    norms = Tally(script, "zh-TW", runs).norms()
    assert Norms.from_json(norms.to_json()) == norms
    for damaged in ({}, {"norms": 2}, norms.to_json() | {"totals": 3}, norms.to_json() | {"runs": "many"}, [1]):
        with pytest.raises(ValueError, match=r"not norms|format|could not convert|invalid literal"):
            Norms.from_json(damaged)  # type: ignore[arg-type]


def test_norms_hold_only_for_their_scenario_rules_and_engine(script, runs):
    norms = Tally(script, "zh-TW", runs).norms()
    assert norms.hold_for(script)
    assert not norms.hold_for(load("viral-post"))
    assert not replace(norms, rules="older").hold_for(script)
    assert not replace(norms, proofs=norms.proofs | {"defensive": "other"}).hold_for(script)


def test_a_spread_in_a_few_numbers():
    found = spread([1.0, 2.0, 3.0, 4.0, None])
    assert (found.n, found.mean, found.sd) == (4, 2.5, round(math.sqrt(5 / 3), 2))
    assert quantile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.5
    assert spread([None]).mean is None
