"""Each reply of the library's rehearsals moved forward, all else as it was: the table of docs/model.md.

`python -m tests.sooner [--seeds N]` prints it as JSON: by drill and team how many pairs, the points of trust won in the
mean, the most that a pair lost, and how many lost more than half a point.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from statistics import fmean
from typing import Final

from scenarios.shelf import LoadedScenario, load
from scoring.memory import RememberingReader
from scoring.reading import ReplyReader
from scoring.reference import trust
from scoring.rehearsal import rehearse
from scoring.whatif import Change, forked
from sim.actions import Say
from sim.drill import Drill

DRILLS: Final = ("angry-patient", "viral-post", "press-inquiry")
TEAMS: Final = ("late", "exemplary", "template")
FORWARD_MIN: Final = (2, 5, 15)
LOST: Final = 0.5
"""Points of trust, of 100."""
LANG: Final = "zh-TW"


def moved(drill: Drill, reader: RememberingReader) -> Iterator[float]:
    """Points of trust at the end, for each reply and each time forward, that the change won."""
    before = trust(drill).end
    for action in drill.inputs:
        if isinstance(action, Say):
            for minutes in FORWARD_MIN:
                fork = forked(drill, Change(action.id, delay_s=-60 * minutes), reader, LANG)
                yield 100 * (trust(fork).end - before)


def of_team(script: LoadedScenario, team: str, seeds: int, reader: RememberingReader) -> dict[str, float]:
    """A row of the table."""
    drills = (rehearse(script, script.plays[team], seed, reader, LANG) for seed in range(1, seeds + 1))
    won = [points for drill in drills for points in moved(drill, reader)]
    return {
        "pairs": len(won),
        "mean": round(fmean(won), 2),
        "worst": round(min(won), 1),
        "lost": sum(points < -LOST for points in won),
    }


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    given = parser.parse_args()
    reader = RememberingReader(ReplyReader())
    rows = {f"{name}, {team}": of_team(load(name), team, given.seeds, reader) for name in DRILLS for team in TEAMS}
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
