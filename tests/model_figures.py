"""Reproduces each figure of docs/model.md that is about people: prints one JSON object.

    python -m tests.model_figures --runs 2000

`--runs` is the number of random drills; comparisons use a quarter of them, each pair under one seed.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import fmean
from typing import Any

import numpy as np

from sim.apology import COMPONENTS
from sim.chance import stream
from sim.drill import Drill
from sim.events import Escalated
from tests.random_drills import Case, played, random_case, scct_match, silent, without_ladder

DELAYS_S = (60, 300, 900, 3600, 4 * 3600, 12 * 3600)


def of_all(drill: Drill, feeling: str) -> float:
    """The mean of a feeling over the two people of a random drill."""
    return fmean(getattr(drill.feelings(name), feeling) for name in ("wang", "public"))


def correlated(number: int) -> tuple[float, float, float]:
    """Responsibility, strategy match and trust at the end of one random drill."""
    case = random_case(number)
    drill = played(case)
    match = float(scct_match(case.script.scenario.crisis, case.strategy))
    return of_all(drill, "responsibility"), match, of_all(drill, "trust")


def ignored(number: int) -> tuple[bool, bool]:
    """Whether a complainant whom nobody answers has gone further than asking again within a day, and asked again."""
    drill = silent(random_case(number))
    steps = [event.step for event in drill.events if isinstance(event, Escalated) and event.person == "wang"]
    return any(step != "ask-again" for step in steps), "ask-again" in steps


def by_reply(number: int) -> dict[str, float]:
    """Final trust of one drill under replies that are the same but for their words."""
    case = random_case(number)
    words = {
        "no-comment": {"evasion": 2},
        "defensive": {"defensiveness": 2},
        "inform": {"explanation": 2, "transparency": 2},
        "sympathy": {"empathy": 2},
    }
    return {name: of_all(played(case, instead=marks), "trust") for name, marks in words.items()} | {
        "silence": of_all(silent(case), "trust")
    }


def by_delay(number: int) -> list[float]:
    """Final trust of one drill whose replies, all else the same, come ever later."""
    case = random_case(number)
    early = Case(case.script, case.seed, case.strategy, (0, 600, 1200), case.noise)
    return [of_all(played(early, later_s=delay), "trust") for delay in DELAYS_S]


def by_component(number: int) -> dict[str, float]:
    """What each component adds to final trust if it joins a reply that holds a random choice of the others."""
    case = without_ladder(random_case(number))
    rng = stream(number, "components")
    marks = {name: marks[0] for name, marks in COMPONENTS.items() if marks}
    chosen = {name for name in marks if rng.random() < 0.5}
    gains = {}
    for name, mark in marks.items():
        base = {marks[each]: 2 for each in sorted(chosen - {name})}
        without, added = played(case, instead=base), played(case, instead=base | {mark: 2})
        gains[name] = of_all(added, "trust") - of_all(without, "trust")
    return gains


def figures(runs: int, mapped: Callable[..., Any] = map) -> dict[str, Any]:
    """Every figure, from that many random drills."""
    pairs = max(1, runs // 4)
    blame, match, trust = np.array(list(mapped(correlated, range(runs)))).T
    further, again = np.array(list(mapped(ignored, range(runs)))).T
    replies = list(mapped(by_reply, range(pairs)))
    delays = np.array(list(mapped(by_delay, range(pairs))))
    components = list(mapped(by_component, range(pairs)))
    return {
        "runs": runs,
        "pairs": pairs,
        "corr_responsibility_trust": _corr(blame, trust),
        "corr_match_trust": _corr(match, trust),
        "escalated_if_ignored": round(float(further.mean()), 3),
        "asked_again_if_ignored": round(float(again.mean()), 3),
        "trust_by_reply": {name: round(fmean(each[name] for each in replies), 3) for name in replies[0]},
        "no_comment_minus_defensive": round(fmean(each["no-comment"] - each["defensive"] for each in replies), 3),
        "trust_by_delay": {
            str(delay): round(float(mean), 4) for delay, mean in zip(DELAYS_S, delays.mean(axis=0), strict=True)
        },
        "earlier_is_worse_by_at_most": round(float(max(0.0, np.diff(delays.mean(axis=0)).max())), 4),
        "component_gain": {name: round(fmean(each[name] for each in components), 4) for name in components[0]},
        "component_pairs_that_hurt": {name: sum(each[name] < -1e-9 for each in components) for name in components[0]},
    }


def _corr(one: Any, other: Any) -> dict[str, float]:
    r = float(np.corrcoef(one, other)[0, 1])
    half = 1.96 / math.sqrt(len(one) - 3)
    low, high = math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
    return {"r": round(r, 3), "from": round(low, 3), "to": round(high, 3)}


def main() -> None:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2000)
    runs = parser.parse_args().runs
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = figures(runs, lambda work, cases: pool.map(work, cases, chunksize=20))
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
