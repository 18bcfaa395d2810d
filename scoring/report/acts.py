"""The acts that moved somebody: every reply, inject or post with its causes, and the silences in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Final

from scoring.report.tracks import DRIFTS, Track
from sim.events import Cause, Feeling, Moved

LEAST_MOVE: Final = 0.01
"""One point of a hundred: a smaller move of a feeling is not listed."""
SILENCE: Final = "silence"


@dataclass(frozen=True)
class Push:
    """One cause of one move, under the weight of the person who was moved."""

    at_s: int
    about: str
    cause: Cause
    by: float


@dataclass(frozen=True)
class Shift:
    """How one act moved one feeling."""

    feeling: Feeling
    before: float
    after: float
    causes: tuple[Cause, ...]
    """The strongest first."""


@dataclass(frozen=True)
class Stir:
    """One act with all that it moved; `about` is `silence` where nobody answered."""

    at_s: int
    """For a silence, when it ended."""
    about: str
    shifts: tuple[Shift, ...]
    from_s: int
    """For a silence, when it began: at the reply before it; else the same second."""

    @property
    def shown_s(self) -> int:
        """Where it stands in the chart: a silence in the middle of its time, and never at the reply that ended it."""
        return (self.from_s + self.at_s) // 2

    @property
    def size(self) -> float:
        """Its largest move."""
        return max(abs(shift.after - shift.before) for shift in self.shifts)


def pushes(moved: Iterable[Moved], feelings: Iterable[Feeling], weight: float = 1.0) -> list[Push]:
    """The causes of moves, one by one; what mere time did is left out."""
    wanted = tuple(feelings)
    return [
        Push(event.at_s, SILENCE if cause.why == SILENCE else event.about, cause, weight * cause.by)
        for event in moved
        for cause in event.causes
        if cause.feeling in wanted and (cause.why == SILENCE or cause.why not in DRIFTS)
    ]


def stirs(found: Iterable[Push], tracks: dict[Feeling, Track], replies: Iterable[str]) -> list[Stir]:
    """The acts in the order of time; a silence lasts, and is one act, until a reply ends it."""
    answers = frozenset(replies)
    groups: dict[tuple[str, int], list[Push]] = {}
    silence, last_s = 0, 0
    began: dict[tuple[str, int], int] = {}
    for push in sorted(found, key=lambda each: (each.at_s, each.about != SILENCE)):
        if push.about == SILENCE:
            groups.setdefault((SILENCE, silence), []).append(push)
            began.setdefault((SILENCE, silence), last_s)
        else:
            if push.about in answers:
                silence, last_s = silence + 1, push.at_s
            groups.setdefault((push.about, push.at_s), []).append(push)
    told = [_stir(key[0], group, tracks, began.get(key)) for key, group in groups.items()]
    return sorted((each for each in told if each.shifts), key=lambda each: (each.shown_s, each.about != SILENCE))


def _stir(about: str, group: list[Push], tracks: dict[Feeling, Track], from_s: int | None) -> Stir:
    at_s = group[-1].at_s
    shifts = []
    for feeling, track in tracks.items():
        mine = [push for push in group if push.cause.feeling == feeling]
        by = fsum(push.by for push in mine)
        after = track.found(at_s) if about == SILENCE else track.left(at_s)
        before = min(1.0, max(0.0, after - by))
        if abs(after - before) >= LEAST_MOVE:
            shifts.append(Shift(feeling, before, after, _strongest(mine)))
    return Stir(at_s, about, tuple(shifts), at_s if from_s is None else min(from_s, at_s))


def _strongest(mine: list[Push]) -> tuple[Cause, ...]:
    """One cause of each kind, that with the largest sum first."""
    sums: dict[tuple[str, int], float] = {}
    first: dict[tuple[str, int], Cause] = {}
    for push in mine:
        key = (push.cause.why, push.cause.level)
        sums[key] = sums.get(key, 0.0) + push.by
        first.setdefault(key, push.cause)
    return tuple(first[key] for key in sorted(sums, key=lambda key: (-abs(sums[key]), key)))
