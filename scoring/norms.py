"""Norms: where a score stands among the reference teams of a scenario.

The distribution is that of the scored runs of `scoring.runs`, every team with as many runs as the others. A score's
percentile is the share of them that came out lower, ties counting half. Its interval is Wilson's for a binomial share
at 95 % (Wilson 1927): how far the percentile may move with other seeds. Drawing from each team in turn, as here,
spreads less than drawing from all at random, so the interval is rather too wide than too narrow: over 1,920 runs of
each scenario the standard deviation, by drawing crises again, is .003 to .006 where Wilson supposes .006 to .011.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scenarios.shelf import LoadedScenario
from scoring.reading import ReplyReader
from scoring.rules import RULES
from scoring.teams import TEAMS, Team, TeamName
from sim.journal import digest

FORMAT: Final = 1
Z: Final = 1.959963984540054
"""Of the normal distribution, two-sided 95 %."""
QUANTILES: Final = (5, 25, 50, 75, 95)
TRAINED: Final[TeamName] = "careful"
"""The team that a percentile is told of: the right words, by people who need time and forget things. Among all teams
together a percentile means little, for half of those are there to show how it should not be done."""
PROVING: Final[tuple[TeamName, ...]] = ("careful", "defensive", "silent")
"""The teams whose first drill is played again, to see whether the engine still is the one that made the norms."""


@dataclass(frozen=True)
class Spread:
    """A distribution in a few numbers; nothing but `n` where there is nothing to tell."""

    n: int
    mean: float | None = None
    sd: float | None = None
    quantiles: tuple[float, ...] = ()
    """At `QUANTILES` percent, interpolated."""

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"n": self.n, "mean": self.mean, "sd": self.sd, "quantiles": list(self.quantiles)}


@dataclass(frozen=True)
class Among:
    """Where a score stands among the runs of one team."""

    team: TeamName
    percentile: float
    """0 to 100."""
    low: float
    high: float
    """The percentile's interval at 95 %."""
    runs: int


@dataclass(frozen=True)
class Standing:
    """Where a score stands among all runs."""

    percentile: float
    """0 to 100."""
    low: float
    high: float
    """The percentile's interval at 95 %."""
    runs: int
    above: Mapping[TeamName, float]
    """The share of each team's runs that came out lower, 0 to 1."""
    typical: Mapping[TeamName, float]
    """The middle total of each team's runs, 0 to 100."""
    trained: Among | None
    """The same among the runs of a well-trained team; None where there are none of it."""


@dataclass(frozen=True)
class Norms:
    """The totals of the reference teams in one scenario."""

    scenario: str
    digest: str
    """Of the scenario: norms hold for that text of it and no other."""
    rules: str
    lang: str
    runs: int
    """Of each team, under the seeds from 1 to this."""
    totals: Mapping[TeamName, tuple[float, ...]]
    """In ascending order; runs that could not be scored are left out."""
    proofs: Mapping[str, str]
    """Digest of the drill of some teams under seed 1, by which a changed engine is noticed."""

    def standing(self, total: float) -> Standing:
        """Where that total stands; raises ValueError where there are no runs to stand among."""
        everybody = sorted(each for totals in self.totals.values() for each in totals)
        share, n = lower(everybody, total), len(everybody)
        low, high = wilson(share, n)
        above = {team: lower(totals, total) for team, totals in self.totals.items() if totals}
        typical = {team: round(quantile(totals, 0.5), 1) for team, totals in self.totals.items() if totals}
        trained = self._among(TRAINED, total) if self.totals.get(TRAINED) else None
        percentile, low, high = (round(100 * each, 1) for each in (share, low, high))
        return Standing(percentile, low, high, n, above, typical, trained)

    def _among(self, team: TeamName, total: float) -> Among:
        totals = self.totals[team]
        share = lower(totals, total)
        low, high = wilson(share, len(totals))
        return Among(team, round(100 * share, 1), round(100 * low, 1), round(100 * high, 1), len(totals))

    def to_json(self) -> dict[str, Any]:
        """Plain data, as it is kept in a file."""
        return {
            "norms": FORMAT,
            "scenario": self.scenario,
            "digest": self.digest,
            "rules": self.rules,
            "lang": self.lang,
            "runs": self.runs,
            "proofs": dict(self.proofs),
            "totals": {team: list(totals) for team, totals in self.totals.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Norms:
        """What `to_json` wrote; raises ValueError for anything else."""
        try:
            if data["norms"] != FORMAT:
                raise ValueError(f"norms in format {data['norms']!r}; this program reads {FORMAT}")
            totals = {team: tuple(sorted(map(float, data["totals"][team]))) for team in TEAMS if team in data["totals"]}
            return cls(
                scenario=str(data["scenario"]),
                digest=str(data["digest"]),
                rules=str(data["rules"]),
                lang=str(data["lang"]),
                runs=int(data["runs"]),
                totals=totals,
                proofs={str(name): str(proof) for name, proof in data["proofs"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not norms: {error}") from error

    def hold_for(self, script: LoadedScenario) -> bool:
        """Whether scenario, rules and engine are still those that the norms were made with; plays a drill or three."""
        if (self.digest, self.rules) != (script.digest, RULES) or not any(self.totals.values()):
            return False
        return bool(self.proofs) and self.proofs == proofs(script, self.lang, self.proofs)


def proofs(script: LoadedScenario, lang: str, teams: Iterable[str]) -> dict[str, str]:
    """The digests of these teams' drills under seed 1, as this engine plays them."""
    known = [team for team in TEAMS if team in set(teams)]
    try:
        return {team: digest(Team(script, team, lang).drill(1, ReplyReader())) for team in known}
    except KeyError:
        return {}


def lower(ordered: Sequence[float], value: float) -> float:
    """The share of ascending values below `value`, ties counting half; raises ValueError for none."""
    if not ordered:
        raise ValueError("there are no runs to stand among")
    return (bisect_left(ordered, value) + bisect_right(ordered, value)) / (2 * len(ordered))


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share seen in `n` cases."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def spread(values: Iterable[float | None]) -> Spread:
    """A distribution in a few numbers; None is left out, as unscored is not zero."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return Spread(0)
    mean = math.fsum(known) / len(known)
    sd = math.sqrt(math.fsum((value - mean) ** 2 for value in known) / max(1, len(known) - 1))
    return Spread(
        len(known), round(mean, 2), round(sd, 2), tuple(round(quantile(known, q / 100), 2) for q in QUANTILES)
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which that share of ascending values lies, interpolated between neighbours."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
