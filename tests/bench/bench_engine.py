"""What the whole engine costs beside a bare SimPy program that pops as many events: prints JSON.

`python -m tests.bench.bench_engine [--runs N] [--scenario ID ...] [--memory RUNS]`. Each round plays one whole drill of
each team under a seed of its own (`unread`: without a journal, as in norms), and after each drill lets a bare program
(one process, one `timeout` after the other, nothing else) pop as many events; times are CPU seconds of this process,
ratios are medians of rounds.

What is counted. `popped` is what the clock's `step` really took from the queue in that drill: injects, deadlines, reactions,
ladders, reporters, inputs, and a look at each post every two minutes. Not counted are the changes of state that the
engine works out without an event, when somebody looks: feelings (in closed form, none at all) and the bins of cascades,
`bins`, several to each look. A program that gave each bin an event of its own would pop `popped + bins` and be slower
by that; `ratio_steps` compares with a bare program that pops so many. `ratio` is what the limit is about, and `ok` says
whether it holds; nothing is queued here for the sake of the number.

`linear` is the same drill 1, 2, 4 and 8 times as long, with its timed injects once more in each further stretch:
`us_per_step` stays flat where time is linear in events, `power` is the exponent over the whole range (1 is linear).
`memory` is the peak of this process after a tenth of the runs and after all of them.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from time import process_time
from typing import Any

import simpy

from scenarios.schema import Inject
from scenarios.shelf import LoadedScenario, load
from scenarios.timing import Window
from scoring.memory import RememberingReader
from scoring.reading import ReplyReader
from scoring.teams import Team
from sim.agenda import Clock
from sim.autoplay import model_team
from sim.cascade import Cascade
from sim.drill import Drill

LIMIT = 3.0
TEAMS = ("silent", "careful", "exemplary", "defensive")


@dataclass
class Counts:
    """What a drill did."""

    popped: int = 0
    bins: int = 0
    events: int = 0


def bare(count: int) -> None:
    """A SimPy program that pops so many events and does nothing."""
    env = simpy.Environment()

    def process() -> Any:
        for _ in range(count):
            yield env.timeout(1)

    env.process(process())
    env.run()


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of it."""
    start = process_time()
    work()
    return process_time() - start


def counted(work: Callable[[], Drill]) -> Counts:
    """How many events SimPy popped in a drill, how many bins its posts went through, how many events were recorded."""
    found, step, advance = Counts(), Clock.step, Cascade.advance_to

    def stepping(self: Clock) -> None:
        found.popped += 1
        step(self)

    def advancing(self: Cascade, age_s: int) -> None:
        before = self.bins
        advance(self, age_s)
        found.bins += self.bins - before

    Clock.step, Cascade.advance_to = stepping, advancing  # type: ignore[method-assign]
    try:
        found.events = len(work().events)
    finally:
        Clock.step, Cascade.advance_to = step, advance  # type: ignore[method-assign]
    return found


def plays(script: LoadedScenario) -> dict[str, Callable[[int], Drill]]:
    """Ways to play the whole drill, by name."""
    reader = RememberingReader(ReplyReader())
    found: dict[str, Callable[[int], Drill]] = {"model": lambda seed: model_team(script, seed, script.scenario.lasts)}
    for name in TEAMS:
        found[name] = partial(Team(script, name).drill, reader=reader)  # type: ignore[arg-type]
    found["careful, unread"] = partial(Team(script, "careful").drill, reader=reader, journal=False)
    return found


def compared(script: LoadedScenario, runs: int) -> dict[str, dict[str, float]]:
    """Medians for each team, of rounds in which the teams and the bare programs take turns."""
    teams = plays(script)
    rows: dict[str, list[tuple[float, ...]]] = {name: [] for name in teams}
    for seed in range(runs + 1):
        for name, play in teams.items():
            counts = counted(partial(play, seed))
            once_s, bare_s = seconds(partial(play, seed)), seconds(partial(bare, counts.popped))
            steps_s = seconds(partial(bare, counts.popped + counts.bins))
            row = (once_s / bare_s, once_s / steps_s, 1000 * once_s, counts.popped, counts.bins, counts.events)
            rows[name] += [row] if seed else []  # the first warms up
    return {name: medians(each) for name, each in rows.items()}


def medians(rows: list[tuple[float, ...]]) -> dict[str, float]:
    """The median of each column, by its name."""
    words = ("ratio", "ratio_steps", "ms", "popped", "bins", "events")
    return {word: round(statistics.median(row[place] for row in rows), 2) for place, word in enumerate(words)}


def stretched(script: LoadedScenario, times: int) -> LoadedScenario:
    """The same drill so many times as long, with its plainly timed injects once more in each further stretch."""
    lasts = script.scenario.lasts
    injects = [*script.scenario.injects, *(each for again in range(1, times) for each in _again(script, again))]
    return replace(script, scenario=script.scenario.model_copy(update={"injects": injects, "lasts": times * lasts}))


def _again(script: LoadedScenario, number: int) -> Iterator[Inject]:
    later = number * script.scenario.lasts
    for inject in script.scenario.injects:
        if inject.at is not None and not (inject.when or inject.unless or inject.branch or inject.after):
            at = Window(inject.at.earliest_s + later, inject.at.latest_s + later)
            yield inject.model_copy(update={"id": f"{inject.id}-x{number}", "at": at, "expect": []})


def linear(script: LoadedScenario, runs: int) -> dict[str, Any]:
    """Time by events, when nobody says anything and the drill gets longer and longer."""
    rows = []
    for times in (1, 2, 4, 8):
        longer = stretched(script, times)
        work = partial(played_out, longer)
        counts = [counted(partial(work, seed)) for seed in range(runs)]
        spent = statistics.median(seconds(partial(work, seed)) for _ in range(3) for seed in range(runs))
        popped, bins = (statistics.mean(each) for each in zip(*((c.popped, c.bins) for c in counts), strict=True))
        rows.append({"times": times, "popped": popped, "bins": bins, "ms": round(1000 * spent, 2)})
        rows[-1]["us_per_step"] = round(1e6 * spent / (popped + bins), 2)
    first, last = rows[0], rows[-1]
    grown = math.log((last["popped"] + last["bins"]) / (first["popped"] + first["bins"]))
    return {"rows": rows, "power": round(math.log(last["ms"] / first["ms"]) / grown, 2)}


def played_out(script: LoadedScenario, seed: int) -> Drill:
    """A drill in which nobody says anything, comments and all."""
    drill = Drill(script, seed)
    drill.advance_to(drill.ends_s)
    return drill


def memory(script: LoadedScenario, runs: int) -> dict[str, float]:
    """The peak of this process in megabytes after a tenth of the runs and after all."""
    play, peaks = plays(script)["careful"], []
    for seed in range(runs):
        play(seed)
        if seed + 1 in (runs // 10, runs):
            peaks.append(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1))
    return {"runs": runs, "mb_after_a_tenth": peaks[0], "mb_at_the_end": peaks[-1]}


def measured(names: list[str], runs: int, memory_runs: int) -> dict[str, Any]:
    """All of it."""
    scripts = {name: load(name) for name in names}
    found = {name: compared(script, runs) for name, script in scripts.items()}
    first = next(iter(scripts.values()))
    result: dict[str, Any] = {"runs": runs, "limit": LIMIT, "scenarios": found, "linear": linear(first, 5)}
    if memory_runs:
        result["memory"] = memory(first, memory_runs)
    result["ok"] = all(each["ratio"] <= LIMIT for teams in found.values() for each in teams.values())
    return result


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", action="append", help="may be given again; viral-post unless given")
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--memory", type=int, default=0, metavar="RUNS")
    arguments = parser.parse_args()
    result = measured(arguments.scenario or ["viral-post"], arguments.runs, arguments.memory)
    print(json.dumps(result, indent=1))
    sys.exit(not result["ok"])
