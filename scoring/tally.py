"""What many runs come to, taken in one by one: a few numbers of each are kept, and the rest is forgotten."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable
from math import isnan, nan
from typing import Any, Final

from scenarios.shelf import LoadedScenario
from scoring.norms import PROVING, QUANTILES, Norms, Spread, spread
from scoring.rules import RULES
from scoring.runs import Run
from scoring.scorecard import DIMENSIONS
from scoring.teams import TEAMS, TeamName

COLUMNS: Final = ("total", "trust", *DIMENSIONS)


class Tally:
    """The numbers of all runs of a scenario, by team."""

    def __init__(self, script: LoadedScenario, lang: str, runs: Iterable[Run]) -> None:
        """`runs` come in the order of team and seed, so that the same runs have the same hash."""
        self._script, self._lang = script, lang
        self._columns: dict[TeamName, dict[str, array[float]]] = {}
        self._first: dict[str, str] = {}
        self._numbers, self._journals = hashlib.sha256(), hashlib.sha256()
        for run in runs:
            self._take(run)

    def norms(self) -> Norms:
        """The norms that come of these runs; as many runs as the team with the fewest has."""
        totals = {team: tuple(sorted(_known(self._columns[team]["total"]))) for team in TEAMS if team in self._columns}
        runs = min((len(columns["total"]) for columns in self._columns.values()), default=0)
        return Norms(self._script.id, self._script.digest, RULES, self._lang, runs, totals, self._first)

    def spread(self, team: TeamName, column: str) -> Spread:
        """The distribution of a team's total, trust (both 0 to 100) or of one dimension."""
        return spread(_known(self._columns[team][column]))

    def to_json(self) -> dict[str, Any]:
        """All that `norms --json` prints: scores and trust 0 to 100, hashes over all numbers and over kept journals."""
        everybody = [total for columns in self._columns.values() for total in _known(columns["total"])]
        teams = {
            team: {column: self.spread(team, column).to_json() for column in COLUMNS}
            for team in TEAMS
            if team in self._columns
        }
        hashes = {"numbers": self._numbers.hexdigest(), "journals": self._journals.hexdigest()}
        summary = {"interval": "Wilson, 95 %", "quantiles": list(QUANTILES), "overall": spread(everybody).to_json()}
        return self.norms().to_json() | summary | {"teams": teams} | hashes

    def _take(self, run: Run) -> None:
        columns = self._columns.setdefault(run.team, {name: array("d") for name in COLUMNS})
        values = (run.total, 100 * run.trust, *run.dimensions)
        for name, value in zip(COLUMNS, values, strict=True):
            columns[name].append(nan if value is None else value)
        if run.seed == 1 and run.team in PROVING:
            self._first[run.team] = run.digest
        row = [run.team, run.seed, run.total, run.dimensions, run.trust, run.views]
        self._numbers.update(json.dumps(row).encode())
        if run.digest:
            self._journals.update(f"{run.team} {run.seed} {run.digest}\n".encode())


def _known(values: Iterable[float]) -> list[float]:
    return [value for value in values if not isnan(value)]
