"""Where a drill's score stands among the reference teams, in words and as plain data.

Norms are of whole teams, so it is always the whole team's total that stands among them, also where the score beside it
is that of one role.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from scenarios.words import Lang, translator
from scoring.norms import Norms, Standing
from scoring.score import numbers
from scoring.scorecard import Scorecard
from scoring.teams import TeamName
from sim.drill import Drill

_NAMES: Final[Mapping[TeamName, str]] = {
    "exemplary": "the exemplary team",
    "careful": "the careful team",
    "late": "the late team",
    "template": "the template team",
    "defensive": "the defensive team",
    "silent": "the silent team",
}
LEVEL: Final = 0.5
"""Totals that are nearer to each other than this are as high."""
BEST_FIRST: Final[tuple[TeamName, ...]] = tuple(_NAMES)


def team_name(team: TeamName, lang: Lang) -> str:
    """What a reference team is called, as it stands within a sentence."""
    return translator("scoring", lang)(_NAMES[team])


@dataclass(frozen=True)
class TeamStanding:
    """A whole team's total and where it stands."""

    total: float
    place: Standing
    of_role: bool = False
    """Whether the score beside it is a role's, so that the words must say whose this is."""


def team_standing(norms: Norms | None, drill: Drill, card: Scorecard) -> TeamStanding | None:
    """Where the team of that drill stands; None without norms, without a score, and before ENDEX."""
    if norms is None or not drill.ended or not any(norms.totals.values()):
        return None
    total = numbers(drill).total if card.role else card.total
    return None if total is None else TeamStanding(total, norms.standing(total), bool(card.role))


def standing_line(found: TeamStanding, lang: Lang) -> str:
    """In a sentence without its full stop: between which teams, and the percentile among a well-trained one."""
    t = translator("scoring", lang)
    line = _between(found, lang)
    if trained := found.place.trained:
        line = t(
            "{between}; better than {percentile}% of {runs:,} runs of a well-trained team on an ordinary day, {team} "
            "(95% interval {low} to {high})"
        ).format(
            between=line,
            team=team_name(trained.team, lang),
            percentile=f"{trained.percentile:.0f}",
            runs=trained.runs,
            low=f"{trained.low:.0f}",
            high=f"{trained.high:.0f}",
        )
    if not found.of_role:
        return line
    return t("The whole team, {total:.0f} of 100: {line}").format(total=found.total, line=line[:1].lower() + line[1:])


def _level(one: float, other: float) -> bool:
    """Whether two totals are told as the same number, or nearly so."""
    return round(one) == round(other) or abs(one - other) < LEVEL


def neighbours(found: TeamStanding) -> tuple[TeamName | None, TeamName | None]:
    """The reference teams whose middle totals are next below and next above; the same twice where one is as high."""
    typical = found.place.typical
    level = [team for team in BEST_FIRST if team in typical and _level(typical[team], found.total)]
    if level:
        return level[0], level[0]
    below = [team for team in BEST_FIRST if team in typical and typical[team] < found.total]
    above = [team for team in BEST_FIRST if team in typical and typical[team] > found.total]
    return max(below, key=lambda team: typical[team], default=None), min(above, key=typical.__getitem__, default=None)


def _between(found: TeamStanding, lang: Lang) -> str:
    t = translator("scoring", lang)

    def told(team: TeamName | None) -> str:
        total = 0.0 if team is None else found.place.typical[team]
        return "" if team is None else t("{team} ({total})").format(team=team_name(team, lang), total=f"{total:.0f}")

    below, above = neighbours(found)
    if below == above:
        return t("As high as {team}").format(team=told(below))
    if above is None:
        return t("Above {team}").format(team=told(below))
    if below is None:
        return t("Below {team}").format(team=told(above))
    return t("Between {below} and {above}").format(below=told(below), above=told(above))


def shares_line(found: TeamStanding, lang: Lang) -> str:
    """The share of each team's runs that came out lower, the best team first."""
    t = translator("scoring", lang)
    above = found.place.above
    each = [
        t("{team} {share:.0f}%").format(team=team_name(team, lang), share=100 * above[team])
        for team in BEST_FIRST
        if team in above
    ]
    return t("Of each team's runs, so many came out lower: {teams}").format(teams=t(", ").join(each))


def standing_to_json(found: TeamStanding) -> Mapping[str, Any]:
    """Plain data: totals, percentiles and intervals 0 to 100, the teams' shares 0 to 1.

    `percentile` is among the runs of all teams together; `trained` is what people are told.
    """
    place = found.place
    below, above = neighbours(found)
    return {
        "total": found.total,
        "percentile": place.percentile,
        "low": place.low,
        "high": place.high,
        "runs": place.runs,
        "above": {team: round(share, 4) for team, share in place.above.items()},
        "typical": dict(place.typical),
        "between": [below, above],
        "trained": None if place.trained is None else asdict(place.trained),
    }
