"""What the whole engine costs beside a bare SimPy program that pops as many events: prints JSON.

`python -m tests.bench.bench_engine [--runs N] [--scenario ID]`. Each round plays the silent team, the model team and
the exemplary rehearsal, counts what SimPy popped, and then lets a bare program (one process, one `timeout` after the
other, nothing else) pop as many; times are CPU seconds of this process, ratios are medians of rounds. `ratio_journal`
is that to a bare program with as many events as the *journal* has; `linear` is the time per popped event in the same
drill made longer and longer: flat, if time is linear in events.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import process_time
from typing import Any

import simpy

from scenarios.library import LoadedScenario, load
from scoring.memory import RememberingReader
from scoring.reading import RuleReader
from scoring.rehearsal import rehearse
from sim.autoplay import model_team, silent_team
from sim.drill import Drill

LIMIT = 3.0


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


def popped(work: Callable[[], Drill]) -> tuple[int, int]:
    """How many events SimPy popped in a drill, and how many the journal has."""
    count, step = 0, simpy.Environment.step

    def counting(self: simpy.Environment) -> None:
        nonlocal count
        count += 1
        step(self)

    simpy.Environment.step = counting  # type: ignore[method-assign]
    try:
        drill = work()
    finally:
        simpy.Environment.step = step  # type: ignore[method-assign]
    return count, len(drill.events)


def teams(script: LoadedScenario) -> dict[str, Callable[[int], Drill]]:
    """Ways to play the whole drill, by name."""
    reader, play, lasts_s = RememberingReader(RuleReader()), script.plays["exemplary"], script.scenario.lasts
    return {
        "silent": lambda seed: silent_team(script, seed, lasts_s),
        "model": lambda seed: model_team(script, seed, lasts_s),
        "exemplary": lambda seed: rehearse(script, play, seed, reader, script.scenario.language),
    }


def compared(play: Callable[[int], Drill], runs: int) -> dict[str, float]:
    """Medians of interleaved rounds, each with a seed of its own."""
    drill_s, ratios, journal_ratios, pops, told = [], [], [], [], []
    for seed in range(runs + 1):
        count, events = popped(partial(play, seed))
        bare_s, once_s = seconds(partial(bare, count)), seconds(partial(play, seed))
        journal_s = seconds(partial(bare, events))
        if seed:  # the first warms up
            drill_s.append(once_s)
            ratios.append(once_s / bare_s)
            journal_ratios.append(once_s / journal_s)
            pops.append(count)
            told.append(events)
    return {
        "ratio": round(statistics.median(ratios), 2),
        "ratio_journal": round(statistics.median(journal_ratios), 2),
        "popped": round(statistics.median(pops)),
        "events": round(statistics.median(told)),
        "ms": round(1000 * statistics.median(drill_s), 2),
    }


def per_event(script: LoadedScenario, runs: int) -> list[dict[str, float]]:
    """Microseconds per popped event of the silent team in the same drill, made longer and longer."""
    found = []
    for times in (1, 2, 4, 8):
        longer = script.scenario.model_copy(update={"lasts": times * script.scenario.lasts})
        stretched = replace(script, scenario=longer)
        spent, count = 0.0, 0
        for seed in range(runs):
            play = partial(silent_team, stretched, seed, longer.lasts)
            count += popped(play)[0]
            spent += seconds(play)
        found.append({"times": times, "popped": count / runs, "us_per_event": round(1e6 * spent / count, 2)})
    return found


def measured(scenario: str, runs: int) -> dict[str, Any]:
    """All of it."""
    script = load(scenario)
    found = {name: compared(play, runs) for name, play in teams(script).items()}
    return {
        "scenario": scenario,
        "runs": runs,
        "limit": LIMIT,
        "teams": found,
        "linear": per_event(script, max(3, runs // 4)),
        "ok": all(each["ratio"] <= LIMIT for each in found.values()),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="viral-post")
    parser.add_argument("--runs", type=int, default=21)
    arguments = parser.parse_args()
    result = measured(arguments.scenario, arguments.runs)
    print(json.dumps(result, indent=1))
    sys.exit(not result["ok"])
