"""What is known of a finished drill once changes to it were tried: its turning points, and what to do better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scoring.coaching import coaching
from scoring.scorecard import Improvement, Scorecard
from scoring.turning import TurningPoint, chosen, tried
from scoring.whatif import Trial


@dataclass(frozen=True)
class Hindsight:
    """What trying brought to light."""

    turning: tuple[TurningPoint, ...]
    """The single changes that would have mattered most, the best first."""
    improvements: tuple[Improvement, ...]
    """What to do better, the most valuable first."""


def hindsight(trial: Trial, card: Scorecard, go_on: Callable[[], bool] = lambda: True) -> Hindsight:
    """Some fifty changes, tried; `go_on` is asked before each, and once it says no, what was found is given."""
    tries = tried(trial, card, go_on)
    return Hindsight(tuple(chosen(tries)), tuple(coaching(trial, card, tries, go_on)))
