"""How many scored runs of a reference team one core does in a second, what of that is whose, and memory: prints JSON.

`python -m tests.bench.bench_scored [--runs N] [--team T] [--scenario ID]`; the limit is 100 a second, over 10,000 runs
of viral-post by the careful team (no two of its runs are alike; the silent team's would be). One process does the very
pieces of work that `crisis-drill norms` hands to its workers, one after the other. Times are CPU seconds of this
process, so that a loaded machine counts the work and not the wait; `rate` leaves out the first piece, in which code and
word lists become ready, and `rate_with_start` does not. `rss_mb` is the memory in use after so many runs.

`parts_ms` are milliseconds a run, taken one by one over 96 more runs: `sim` is the team's own drill, `references` the
two drills that its score is measured by, shared by eight runs, `garbage` what it takes to clear them all away; `reading` and `score` are scoring's own, of which `scoring_share` is the share. `bare_ms`
is a bare Python loop of fixed length, to compare machines by.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, Final

from scenarios.shelf import LoadedScenario, load
from scoring.memory import RememberingReader
from scoring.reading import ReplyReader
from scoring.reference import reach, reference, trust
from scoring.runs import batches, run_batch
from scoring.score import Numbers, numbers
from scoring.scorecard import Reach, Trust
from scoring.teams import DRAWS, Team, TeamName, crisis_of
from sim.common import Common
from sim.drill import Drill
from sim.reading import Reading, Reply

LIMIT: Final = 100.0
MEMORY: Final = 1.1
"""So much of the memory after `EARLY` runs may be in use after all of them."""
EARLY: Final = 500
MARKS: Final = (EARLY, 1_000, 2_000, 3_000, 5_000)
PARTS: Final = 96
"""Runs over which the parts are taken, whole crises."""


class TimedReader:
    """Reads, and knows how long that took."""

    def __init__(self) -> None:
        self._reader = RememberingReader(ReplyReader())
        self.spent_s = 0.0

    def read(self, reply: Reply) -> Reading:
        """The marks of this reply."""
        start = process_time()
        found = self._reader.read(reply)
        self.spent_s += process_time() - start
        return found


def rss_mb() -> float:
    """The memory in use now; at its highest where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return round(int(line.split()[1]) / 1024, 1)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def bare_ms() -> float:
    """A loop of fixed length, in milliseconds."""
    start, total = process_time(), 0
    for number in range(100_000):
        total += number
    return 1000 * (process_time() - start)


def scored(drill: Drill) -> tuple[Numbers, Trust, Reach]:
    """The numbers of a run."""
    return numbers(drill), trust(drill), reach(drill)


def whole(script: LoadedScenario, team: TeamName, runs: int) -> dict[str, Any]:
    """Rates and memory over so many runs."""
    rss: dict[int, float] = {}
    loops, pieces, done, first = [], [], 0, 0
    for batch in batches(script, script.scenario.language, ((team, seed) for seed in range(1, runs + 1))):
        start = process_time()
        done += len(run_batch(batch))
        pieces.append(process_time() - start)
        first = first or done
        loops.append(bare_ms())
        rss |= {mark: rss_mb() for mark in MARKS if mark <= done and mark not in rss}
    rss[done] = rss_mb()
    warm_s = sum(pieces[1:]) or sum(pieces)
    rate = (done - first if pieces[1:] else done) / warm_s
    return {
        "runs": done,
        "crises": crisis_of(done),
        "rate": round(rate, 1),
        "rate_with_start": round(done / sum(pieces), 1),
        "ms_per_run": round(1000 / rate, 2),
        "bare_ms": round(statistics.median(loops), 2),
        "rss_mb": {str(mark): value for mark, value in rss.items()},
        "ok": rate >= LIMIT and rss[done] <= MEMORY * rss[min(rss)],
    }


def parts(script: LoadedScenario, team: TeamName, after: int, runs: int) -> dict[str, float]:
    """Milliseconds a run, by whose they are, over the crises that come after so many runs."""
    reader, player = TimedReader(), Team(script, team)
    for seed in range(1, runs + 1):  # so that every reply is known, as after the first few hundred runs
        player.drill(seed, reader, crisis_of(seed), journal=False)
    spent = dict.fromkeys(("sim", "references", "reading", "score", "garbage"), 0.0)

    def timed(part: str, work: Callable[[], Any]) -> Any:
        start = process_time()
        found = work()
        spent[part] += process_time() - start
        return found

    read_before_s = reader.spent_s
    gc.disable()  # as in `run_batch`
    start_at = crisis_of(after) * DRAWS + 1  # no run before it met this crisis, so its references are not known
    common = Common(crisis_of(start_at))
    for seed in range(start_at, start_at + runs):
        if common.seed != crisis_of(seed):
            common = Common(crisis_of(seed))
            timed("garbage", partial(gc.collect, 0))
        drill = timed("sim", partial(player.drill, seed, reader, crisis_of(seed), journal=False, common=common))
        timed("references", partial(reference, drill))
        timed("score", partial(scored, drill))
        del drill
    gc.enable()
    spent["reading"] = reader.spent_s - read_before_s
    spent["sim"] -= spent["reading"]
    return {part: round(1000 * each / runs, 2) for part, each in spent.items()}


def measured(scenario: str, team: TeamName, runs: int) -> dict[str, Any]:
    """All of it."""
    script = load(scenario)
    found = whole(script, team, runs)
    whose = parts(script, team, runs, PARTS)
    scoring = whose["reading"] + whose["score"]
    share = round(scoring / sum(whose.values()), 3)
    return {"scenario": scenario, "team": team, "limit": LIMIT} | found | {"parts_ms": whose, "scoring_share": share}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="viral-post")
    parser.add_argument("--team", default="careful")
    parser.add_argument("--runs", type=int, default=3_000)
    arguments = parser.parse_args()
    result = measured(arguments.scenario, arguments.team, arguments.runs)
    print(json.dumps(result, indent=1))
    sys.exit(not result["ok"])
