"""Every scenario's rehearsals come out as their authors promise, and in the order in which teams deserve it."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import pytest

from scenarios.shelf import LoadedScenario, load, shelf
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse, shortfalls
from scoring.score import scorecard

SEEDS = range(1, 21)
TEAMS = ("exemplary", "late", "template", "defensive", "silent")
CASES = [(heading.id, lang) for heading in shelf() for lang in ("zh-TW", "en")]


@cache
def script_of(name: str) -> LoadedScenario:
    return load(name)


@cache
def reader() -> ReplyReader:
    return ReplyReader()


def outcome(case: tuple[str, str, str, int]) -> tuple[float, float, list[tuple[str, str, str]]]:
    """Total, trust at the end, and the promises that were not kept."""
    name, lang, team, seed = case
    script = script_of(name)
    drill = rehearse(script, script.plays[team], seed, reader(), lang)
    card = scorecard(drill)
    return card.total or 0.0, card.trust.end, list(shortfalls(script.plays[team], drill, card))


@pytest.fixture(scope="module")
def outcomes():
    cases = [(name, lang, team, seed) for name, lang in CASES for team in TEAMS for seed in SEEDS]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return dict(zip(cases, pool.map(outcome, cases, chunksize=10), strict=True))


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_what_each_rehearsal_promises_holds_over_twenty_seeds(outcomes, name, lang):
    broken = {(team, seed): outcomes[name, lang, team, seed][2] for team in TEAMS for seed in SEEDS}
    assert not {key: promises for key, promises in broken.items() if promises}


@pytest.mark.parametrize(("name", "lang"), CASES)
@pytest.mark.parametrize("which", [0, 1], ids=["total", "trust"])
def test_better_teams_come_out_better(outcomes, name, lang, which):
    """exemplary > late > template > defensive, and silence is no better than a template, under every seed."""
    for seed in SEEDS:
        exemplary, late, template, defensive, silent = (outcomes[name, lang, team, seed][which] for team in TEAMS)
        assert exemplary > late > template > defensive, seed
        assert silent <= template, seed


def test_the_control_a_team_under_another_name_would_be_noticed(outcomes):
    """If all teams came out alike, the comparisons above would fail."""
    name, lang = CASES[0]
    assert outcomes[name, lang, "exemplary", 1][:2] != outcomes[name, lang, "template", 1][:2]
