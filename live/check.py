"""The self-check before sending: what this moment calls for, and which of it the message holds so far.

Marks only. It gives no words away, so that what is sent remains the player's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring.replies import wants
from sim.actions import Say
from sim.drill import Drill
from sim.expectations import Expectation
from sim.reading import BAD_MARKS, MARKS


@dataclass(frozen=True)
class SelfCheck:
    """What was found in a message that was not sent so far. Marks stand in the order of the codebook."""

    answers: tuple[str, ...]
    """The injects that it would answer, the oldest first; empty where nobody waits for it."""
    present: tuple[str, ...]
    """Wanted, and there."""
    weak: tuple[str, ...]
    """Those of `present` that are only hinted at (level 1)."""
    missing: tuple[str, ...]
    """Wanted, and not there."""
    also: tuple[str, ...]
    """Good marks that are there without being asked for."""
    harmful: tuple[str, ...]
    """What should not be there."""


def self_check(drill: Drill, say: Say) -> SelfCheck:
    """The check of a message at this moment of the drill; nothing is changed by it.

    Wanted are the marks of all open expected actions that it would answer (the score takes the one that it fits best),
    or else what any reply of its kind should hold; for a message to the team, nothing.
    """
    attempts = drill.would_answer(say)
    wanted = _wanted(drill, say, attempts)
    avoid = {mark for each in attempts for mark in each.avoid} | set(BAD_MARKS)
    levels = say.reading.levels()
    asked = [ask.inject for ask in drill.open_asks() if ask.person == say.to]
    return SelfCheck(
        answers=tuple(dict.fromkeys([*asked, *(each.inject for each in attempts if each.inject)])),
        present=tuple(mark for mark in MARKS if mark in wanted and mark in levels),
        weak=tuple(mark for mark in MARKS if mark in wanted and levels.get(mark) == 1),
        missing=tuple(mark for mark in MARKS if mark in wanted and mark not in levels),
        also=tuple(mark for mark in levels if mark not in wanted and mark not in avoid),
        harmful=tuple(mark for mark in levels if mark in avoid),
    )


def _wanted(drill: Drill, say: Say, attempts: list[Expectation]) -> frozenset[str]:
    asked_for = frozenset(mark for each in attempts for mark in each.marks)
    if asked_for or say.to == "team":
        return asked_for
    return frozenset(wants(drill, say))
