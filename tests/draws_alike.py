"""How alike the totals of a team's draws are that meet the same crisis: prints JSON.

`python -m tests.draws_alike [--crises N]`. The figure is the intraclass correlation (one-way, from the mean squares):
0 where the crisis tells nothing of the total, 1 where it tells all; its standard error with 40 crises of 8 draws is
about .03. `scoring.teams.DRAWS` rests on it: with more of it, fewer draws should share a crisis.
"""

from __future__ import annotations

import argparse
import json
from statistics import fmean, variance

from live.farm import cores, gathered
from scenarios.shelf import load, shelf
from scoring.runs import Run, batches, run_batch
from scoring.teams import DRAWS, TeamName, crisis_of, teams_of


def alike(totals: list[list[float]]) -> float:
    """The intraclass correlation of groups of the same size; 0 where nothing varies."""
    size = len(totals[0])
    between = size * variance(fmean(group) for group in totals)
    within = fmean(variance(group) for group in totals)
    whole = between + (size - 1) * within
    return round((between - within) / whole, 3) if whole else 0.0


def measured(scenario: str, crises: int) -> dict[TeamName, float]:
    """For each team whose draws differ."""
    script = load(scenario)
    teams = [team for team in teams_of(script) if team != "silent"]
    wanted = [(team, seed) for seed in range(1, crises * DRAWS + 1) for team in teams]
    pieces = batches(script, script.scenario.language, wanted)
    runs: list[Run] = sorted(
        (run for found in gathered(cores(), run_batch, pieces) for run in found), key=lambda run: run.seed
    )
    groups: dict[TeamName, list[list[float]]] = {team: [[] for _ in range(crises)] for team in teams}
    for run in runs:
        groups[run.team][crisis_of(run.seed) - 1].append(run.total or 0.0)
    return {team: alike(each) for team, each in groups.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crises", type=int, default=40)
    count = parser.parse_args().crises
    print(json.dumps({heading.id: measured(heading.id, count) for heading in shelf()}, indent=1))
