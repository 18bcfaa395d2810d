"""Damages the library's files in many ways and watches what the checker makes of them.

    python -m tests.fuzz_scenarios --count 100000 [--seed N] [--workers N] [--control]

prints one JSON object: how many files, how many of them were found bad, tracebacks (must be 0), bad files without an
error that has a line (must be 0), and the slowest in milliseconds of processor time (must be at most 100). `--control`
reads the same files with yaml.safe_load instead, which must fail: it shows that the damage is real.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from shutil import copytree

import yaml

from scenarios.check import check_files
from scenarios.problems import errors
from scenarios.shelf import SHELF, load
from tests.damage import WAYS
from tests.scenario_example import write

SLOWEST_MS = 100


@dataclass
class Outcome:
    """What came out of a number of files."""

    count: int = 0
    bad: int = 0
    """Found bad by the checker."""
    tracebacks: int = 0
    unplaced: int = 0
    """Found bad, but an error has no line."""
    slowest_ms: float = 0.0
    slowest: str = ""
    """Which: the number of the file and the ways it was damaged."""
    over: int = 0
    """Files over the limit."""
    by_way: dict[str, int] = field(default_factory=dict)
    first_traceback: str = ""

    def add(self, other: Outcome) -> None:
        """Takes the outcome of more files."""
        self.count += other.count
        self.bad += other.bad
        self.tracebacks += other.tracebacks
        self.unplaced += other.unplaced
        self.over += other.over
        if other.slowest_ms > self.slowest_ms:
            self.slowest_ms, self.slowest = other.slowest_ms, other.slowest
        for way, number in other.by_way.items():
            self.by_way[way] = self.by_way.get(way, 0) + number
        self.first_traceback = self.first_traceback or other.first_traceback


def checked(path: Path) -> bool:
    """Whether our checker finds errors; raises AssertionError for one without a place or words."""
    found = errors(check_files([path], "zh-TW"))
    for problem in found:
        assert problem.line >= 1 and problem.column >= 1 and problem.render(), problem
    return bool(found)


def control(path: Path) -> bool:
    """What an ordinary loader makes of it: anything but data or a YAMLError is a traceback."""
    try:
        yaml.safe_load(path.read_bytes())
    except yaml.YAMLError:
        return True
    return False


def timed(check: Callable[[Path], bool], path: Path) -> tuple[bool, float]:
    """The verdict, and the processor's milliseconds; a slow one is measured again, since other work disturbs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        verdict = check(path)
        best = min(best, (time.process_time() - start) * 1000)
        if best <= SLOWEST_MS / 2:
            break
    return verdict, best


def run(first: int, count: int, seed: int, use_control: bool = False) -> Outcome:
    """Damages and checks files number `first` and following; the same seed and number always give the same file."""
    outcome = Outcome()
    check = control if use_control else checked
    with tempfile.TemporaryDirectory() as temp:
        library = sorted(SHELF.glob("*/scenario.yaml"))
        drills = [Path(copytree(known.parent, Path(temp) / known.parent.name)) for known in library]
        drills.append(write(Path(temp)))
        lone = Path(temp) / "alone"
        lone.mkdir()
        scenarios = [drill / "scenario.yaml" for drill in drills]
        others = [path for drill in drills for path in sorted(drill.glob("*.yaml")) if path not in scenarios]
        checked(drills[0])  # warm
        for number in range(first, first + count):
            chance = random.Random(f"{seed}:{number}")
            source = chance.choice(scenarios if chance.random() < 0.6 else others)
            raw, ways = source.read_bytes(), []
            for _ in range(chance.choice((1, 1, 1, 2, 4))):
                way = chance.choice(WAYS)
                ways.append(way.__name__)
                raw = way(chance, raw or b"x")
            whole = source.read_bytes()
            # A scenario mostly by itself; other files in the company they have to fit with.
            target = lone / f"{number}.yaml" if source in scenarios and chance.random() < 0.8 else source
            target.write_bytes(raw)
            _judge(outcome, check, target, f"{number} {source.parent.name}/{source.name} {'+'.join(ways)}")
            source.write_bytes(whole)
            if target != source:
                target.unlink()
            outcome.by_way[ways[0]] = outcome.by_way.get(ways[0], 0) + 1
    return outcome


def _judge(outcome: Outcome, check: Callable[[Path], bool], target: Path, name: str) -> None:
    outcome.count += 1
    try:
        bad, took_ms = timed(check, target)
        if check is checked and not bad and ".play." not in target.name and target.name != "en.yaml":
            load(target)  # what the checker lets pass can be played
    except AssertionError:
        outcome.unplaced += 1
        return
    except Exception:
        outcome.tracebacks += 1
        outcome.first_traceback = outcome.first_traceback or f"{name}\n{traceback.format_exc(limit=-6)}"
        return
    outcome.bad += bad
    outcome.over += took_ms > SLOWEST_MS
    if took_ms > outcome.slowest_ms:
        outcome.slowest_ms, outcome.slowest = took_ms, name


def main() -> int:
    """The whole run, over all cores; 1 if anything was not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--control", action="store_true")
    given = parser.parse_args()
    start = time.perf_counter()
    total = Outcome()
    share = max(1, min(500, given.count // given.workers))
    with ProcessPoolExecutor(given.workers) as pool:
        tasks = [
            pool.submit(run, first, min(share, given.count - first), given.seed, given.control)
            for first in range(0, given.count, share)
        ]
        for task in tasks:
            total.add(task.result())
    report = {**asdict(total), "seed": given.seed, "seconds": round(time.perf_counter() - start, 1)}
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    return 1 if total.tracebacks or total.unplaced or total.slowest_ms > SLOWEST_MS else 0


if __name__ == "__main__":
    sys.exit(main())
