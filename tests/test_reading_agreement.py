"""How well the reader agrees with the labels of the replies written for it.

`dev` was used to make the rules. `heldout` was written before tuning and `fresh` after most of it, both by
the hand that wrote the rules, so that both flatter them: on replies it had never seen (each new batch, before it was
looked at) the reader reached a macro F1 of presence of .42 to .52. The floors only catch what a change loses.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from scoring.reading import RuleReader
from sim.reading import MARKS, Reader, Reading, Reply

DATA = Path(__file__).parent / "data"
FLOORS = {
    ("dev", "zh"): 0.80,
    ("dev", "en"): 0.80,
    ("heldout", "zh"): 0.72,
    ("heldout", "en"): 0.75,
    ("fresh", "zh"): 0.52,
    ("fresh", "en"): 0.60,
}


def presence_f1(reader: Reader, part: str, language: str) -> dict[str, float]:
    """F1 of presence for each mark that the part's labels or readings hold."""
    hits, errors = Counter[str](), Counter[str]()
    for line in (DATA / f"replies_{part}.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["id"].startswith(language):
            reading = reader.read(Reply(row["reply"], row["public"], row["to"], row["prompt"], row["situation"]))
            for mark in MARKS:
                truth, found = bool(row["marks"].get(mark)), bool(reading.level(mark))
                hits[mark] += truth and found
                errors[mark] += truth != found
    return {mark: 2 * hits[mark] / (2 * hits[mark] + errors[mark]) for mark in MARKS if hits[mark] + errors[mark]}


def macro(scores: dict[str, float]) -> float:
    return sum(scores.values()) / len(scores)


@pytest.mark.parametrize(("part", "language"), FLOORS)
def test_macro_f1_stays_above_its_floor(part: str, language: str) -> None:
    """A change of the rules that loses what they could read does not pass unseen."""
    assert macro(presence_f1(RuleReader(), part, language)) >= FLOORS[part, language]


class Silent:
    """A reader that finds nothing."""

    def read(self, reply: Reply) -> Reading:
        """An empty reading."""
        return Reading()


def test_a_reader_that_finds_nothing_would_fail() -> None:
    """A control for the floor above."""
    assert macro(presence_f1(Silent(), "dev", "zh")) == 0
