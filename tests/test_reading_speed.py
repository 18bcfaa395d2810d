"""Replies are read at a speed that serves a full room, and each short cut gives what the long way gives."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from scoring.reading import ReplyReader
from scoring.reading.lexicon import lexicon
from scoring.reading.matching import Scan, scanned
from scoring.reading.shapes import SHAPES
from scoring.reading.sieve import each
from sim.reading import Reply

ROOT = Path(__file__).parent.parent
ROWS = [
    json.loads(line)
    for hand in ("zh-a", "en-a")
    for line in (ROOT / f"scoring/reading/corpus/train/{hand}.jsonl").read_text("utf-8").splitlines()[::3]
]
REPLIES = [Reply(row["reply"], row["public"], row["to"], row["prompt"], row["situation"]) for row in ROWS]
SCANS: list[Scan] = [scanned(reply.text) for reply in REPLIES]
FEWEST_A_SECOND = 150
"""Of this thread's time; more than 1,000 are asked of a machine that does nothing else, this holds on loaded ones."""
LONGEST_LOAD_S = 0.6
"""Of the processor's time, from making a reader to its first reading; 0.1 is asked."""


def test_replies_are_read_fast_enough() -> None:
    reader = ReplyReader()
    reader.read(REPLIES[0])
    start = time.thread_time()
    for reply in REPLIES:
        reader.read(reply)
    assert len(REPLIES) / (time.thread_time() - start) > FEWEST_A_SECOND


def test_the_first_reply_does_not_wait_long() -> None:
    code = (
        "import time; from scoring.reading import ReplyReader; from sim.reading import Reply\n"
        "start = time.process_time(); ReplyReader().read(Reply('好')); print(time.process_time() - start)"
    )
    env = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True)
    assert float(found.stdout) < LONGEST_LOAD_S


def test_a_shape_stands_nowhere_without_one_of_its_pieces() -> None:
    """A shape is only sought where one of a few pieces stands; over the corpus that hides none."""
    found = dict.fromkeys((shape.name for shape in SHAPES), 0)
    for scan in SCANS:
        for shape in SHAPES:
            if shape.pattern.search(scan.text):
                found[shape.name] += 1
                assert any(piece in scan.text for piece in shape.needs), (shape.name, scan.text)
    assert sum(count > 0 for count in found.values()) > 9


def test_the_sieve_lets_through_the_rules_that_find_all_they_want() -> None:
    """As many operations on sets of rules as there are slots give what asking rule after rule gives."""
    rules = lexicon().rules
    lines = [line for scan in SCANS for line in scan.lines]
    assert any(line.possible for line in lines)
    for line in lines:
        wanted = [at for at, rule in enumerate(rules) if all(slots & line.slots for slots in rule.wants)]
        assert list(each(line.possible)) == wanted
