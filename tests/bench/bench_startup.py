"""How long the command takes to answer, in units of a bare `python -c pass` in the same run: prints JSON.

`python -m tests.bench.bench_startup [--runs N]`; the limits are 8 for `--version` and 14 for `list`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time

COMMANDS = {
    "pass": [sys.executable, "-c", "pass"],
    "version": [sys.executable, "-m", "tui.main", "--version"],
    "list": [sys.executable, "-m", "tui.main", "list"],
}
LIMITS = {"version": 8.0, "list": 14.0}


def seconds(command: list[str]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def measured(runs: int) -> dict[str, object]:
    """Medians of interleaved runs, and their ratios to the bare interpreter."""
    for command in COMMANDS.values():
        seconds(command)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratios = {name: round(medians[name] / medians["pass"], 2) for name in LIMITS}
    return {
        "runs": runs,
        "median_ms": {name: round(1000 * value, 1) for name, value in medians.items()},
        "ratio": ratios,
        "limit": LIMITS,
        "ok": all(ratios[name] <= LIMITS[name] for name in LIMITS),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    result = measured(parser.parse_args().runs)
    print(json.dumps(result, indent=1))
    sys.exit(not result["ok"])
