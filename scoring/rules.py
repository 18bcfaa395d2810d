"""The rules of the score: every weight, limit and curve in one place, under a name that reports print."""

from __future__ import annotations

from typing import Final

from scoring.scorecard import DimensionName
from sim.response import HARM

RULES: Final = "crisis-drill rules 4"
"""Changes with any change here, so that two scores can be told apart."""

WEIGHTS: Final[dict[DimensionName, float]] = {
    "timeliness": 0.20,
    "principles": 0.35,
    "process": 0.15,
    "voice": 0.08,
    "outcome": 0.22,
}
"""The share of each dimension in the total."""

CAPS: Final = {"privacy": 40.0, "fabrication": 50.0, "blaming": 50.0, "wrong-speaker": 60.0}
"""What the total cannot rise above once this has happened."""

SLIP_COST: Final = {
    "wrong-speaker": 40.0,
    "leak": 50.0,
    "asserts-unknown": 25.0,
    "repeats-false": 35.0,
    "privacy": 60.0,
    "fabrication": 35.0,
    "denies-fault": 30.0,
    "denies-visit": 30.0,
    "contradiction": 25.0,
    "unapproved": 30.0,
    "unchecked": 20.0,
    "unreviewed": 15.0,
}
"""What a slip takes from the hundred points of one voice."""

LEVELS: Final = (0.0, 0.5, 1.0)
"""What a mark of that level is worth."""
ATTEMPT: Final = 0.4
"""What promptness is worth when the reply lacked what was called for but held something good."""
EXTRA: Final = 0.2
"""The share of a reply's score for good marks that the moment did not call for."""
EXTRA_FULL: Final = 3
"""So many of them give that share in full."""
REACH: Final = 0.2
"""The share of reach in the outcome; the rest is trust."""
ORDER: Final = 0.15
"""The share of the right order in the process."""

ROOM_WANTS: Final = ("empathy", "active_listening", "explanation", "follow_up")
OUTSIDE_WANTS: Final = ("explanation", "transparency", "corrective_action", "follow_up")
"""What a reply that answers no expected action is asked for, by its audience."""


def promptness(delay_s: float, within_s: float) -> float:
    """1 to 0 without stairs: .84 at the deadline, .5 at twice and .06 at four times the time given."""
    return float(2 ** -((max(0.0, delay_s) / (2 * within_s)) ** 2)) if within_s > 0 else float(delay_s <= 0)


def penalty(mark: str, level: int) -> float:
    """What a harmful mark takes from the hundred points of a reply."""
    return 80 * HARM[mark] * level / 2
