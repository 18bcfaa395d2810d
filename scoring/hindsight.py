"""What is known of a finished drill once changes to it were tried: its turning points, and what to do better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scenarios.field import Role
from scoring.coaching import coaching
from scoring.scorecard import Improvement, Scorecard
from scoring.turning import TurningPoint, chosen, tried
from sim.drill import Drill
from sim.reading import Reader


@dataclass(frozen=True)
class Hindsight:
    """What trying brought to light."""

    turning: tuple[TurningPoint, ...]
    """The single changes that would have mattered most, the best first."""
    improvements: tuple[Improvement, ...]
    """What to do better, the most valuable first."""


def hindsight(
    drill: Drill,
    card: Scorecard,
    reader: Reader,
    lang: str,
    role: Role | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> Hindsight:
    """Some thirty changes, tried; `go_on` is asked before each, and once it says no, what was found is given."""
    tries = tried(drill, card, reader, lang, role, go_on)
    return Hindsight(tuple(chosen(tries)), tuple(coaching(drill, card, tries, reader, lang, role, go_on)))
