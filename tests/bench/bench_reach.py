"""Reach: is it cheap, is it right, does it look like the real thing? Prints JSON; exits 1 if a limit is missed.

`python -m tests.bench.bench_reach [PART ...]`: parts are growth, speed, fidelity and timing; all of them by default.
Speed needs the extra `bench` (Mesa, NDlib, numba) and about six minutes; the others need nothing beyond the project.
"""

from __future__ import annotations

import argparse
import json
import os
import sys

from tests.bench import reach_cost, reach_fidelity, reach_timing

PARTS = ("growth", "speed", "fidelity", "timing")


def measured(parts: list[str], runs: int, rounds: int, workers: int) -> dict[str, object]:
    """The results of these parts."""
    work = {
        "growth": lambda: reach_cost.growth(rounds=60),
        "speed": lambda: reach_cost.speed(rounds=rounds, numba_rounds=11),
        "fidelity": lambda: reach_fidelity.measured(runs, workers),
        "timing": lambda: reach_timing.measured(12 * runs, workers),
    }
    return {part: work[part]() for part in PARTS if part in parts}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=1000, help="of each cascade, for fidelity")
    parser.add_argument("--rounds", type=int, default=3, help="of Mesa and NDlib")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    result = measured(options.parts or list(PARTS), options.runs, options.rounds, options.workers)
    print(json.dumps(result, indent=1))
    sys.exit(not all(part["ok"] for part in result.values()))
