"""Reference teams: six ways to meet a crisis, each a little different under every seed, as real teams are.

A team plays one of the rehearsals of the scenario, later than it stands there and with gaps: how much is drawn from a
stream of chance of its own, so that the same seed gives the same team in the same crisis. `careful` is the exemplary
rehearsal by people who need time and forget things: what a well-trained team reaches on a working day.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal, get_args

from scenarios.play import Line
from scenarios.shelf import LoadedScenario
from scoring.rehearsal import played
from sim.chance import stream
from sim.common import Common
from sim.drill import Drill
from sim.reading import Reader

TeamName = Literal["silent", "late", "template", "defensive", "careful", "exemplary"]
TEAMS: Final[tuple[TeamName, ...]] = get_args(TeamName)


@dataclass(frozen=True)
class Habits:
    """What tells the people of a team from the rehearsal that they play; all of it ours (training settings)."""

    plays: str
    """The rehearsal; none for a team that does nothing."""
    lag_s: float = 0.0
    """The median of how much later than in the rehearsal each thing comes, in seconds."""
    leaves_out: float = 0.0
    """The mean share of things that are not done at all; a team's own share lies between 0 and twice that."""


HABITS: Final[dict[TeamName, Habits]] = {
    "silent": Habits(""),
    "late": Habits("late", 60, 0.05),
    "template": Habits("template", 40, 0.10),
    "defensive": Habits("defensive", 40, 0.10),
    "careful": Habits("exemplary", 90, 0.20),
    "exemplary": Habits("exemplary", 10, 0.02),
}
TEAM_SPREAD: Final = 0.5
"""How far teams of one kind differ in pace: the standard deviation of the logarithm."""
LINE_SPREAD: Final = 0.6
"""How far one thing differs from the next within a team, likewise."""
DRAWS: Final = 8
"""So many draws of a team meet the same crisis in the runs that norms are made of.

A score is measured between silence and the model team in the same crisis, so the totals of a team's draws that met the
same one are all but independent (`python -m tests.draws_alike`, five teams in three scenarios: correlation .03 on
average, .11 at most), while the two drills to measure by are played once for all of them. With that correlation and
these costs, sqrt((2 / 1.3) * .97 / .03) = 7 draws give the most precision for the time; 8 are as good.

Expected values over other seeds in place of the two drills would put luck into the score: how often a post is seen
follows the crisis more than the team (for late and template teams, the logarithm of views correlates .85 to 1.00 with
the silent team's), and a silent team would get 3 to 9 points of outcome instead of none.
"""


def crisis_of(run: int) -> int:
    """The seed of the crisis that the teams of that run meet; runs count from 1, and run 1 has crisis 1."""
    return (run - 1) // DRAWS + 1


class Team:
    """One kind of team in one scenario and language, ready to play it under any seed."""

    def __init__(self, script: LoadedScenario, name: TeamName, lang: str = "") -> None:
        """In the scenario's own language unless another is given; raises KeyError without the team's rehearsal."""
        self.name = name
        self.script = script
        self.lang = lang or script.scenario.language
        self.habits = HABITS[name]
        self._lines = script.plays[self.habits.plays].lines(self.lang) if self.habits.plays else []

    def drill(
        self,
        seed: int,
        reader: Reader,
        crisis: int | None = None,
        *,
        journal: bool = True,
        common: Common | None = None,
    ) -> Drill:
        """The whole drill as this team plays it under that seed; `crisis` is the drill's own seed, if another.

        `common` is what it shares with the drills that others play of that crisis in the same thread.
        """
        own = seed if crisis is None else crisis
        return played(self.script, self.lines(seed), own, reader, self.lang, journal=journal, common=common)

    def lines(self, seed: int) -> list[tuple[int, Line]]:
        """What this team says and does under that seed, with its seconds, in order."""
        chance = stream(seed, f"team:{self.name}")
        pace = self.habits.lag_s * math.exp(TEAM_SPREAD * float(chance.normal()))
        gaps = 2 * self.habits.leaves_out * float(chance.random())
        whims, lags = chance.random(len(self._lines)), chance.normal(size=len(self._lines))
        busy_s: dict[str, int] = {}
        turns = []
        for line, whim, lag in zip(self._lines, whims.tolist(), lags.tolist(), strict=True):
            at_s = line.at + round(pace * math.exp(LINE_SPREAD * lag))
            at_s = busy_s[line.who] = max(at_s, busy_s.get(line.who, 0))  # one after the other, as in the rehearsal
            if whim >= gaps and at_s <= self.script.scenario.lasts:
                turns.append((at_s, line))
        return sorted(turns, key=lambda turn: turn[0])


def teams_of(script: LoadedScenario) -> tuple[TeamName, ...]:
    """The reference teams whose rehearsals a scenario has."""
    return tuple(name for name in TEAMS if not HABITS[name].plays or HABITS[name].plays in script.plays)
