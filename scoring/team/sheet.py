"""The evaluators' sheet (EEG): objectives with observations and ratings, and how far the evaluators agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

import numpy as np

from scoring.evaluation.agreement import alphas, coincidences
from scoring.team.record import RATINGS, Observed, Rated, TeamRecord

Same = Literal["one", "same", "near", "far"]
"""One rating alone; all the same; one step apart; further apart."""
LEAST_OBJECTIVES: Final = 3
"""With fewer that two evaluators rated, a measure says nothing."""


@dataclass(frozen=True)
class ObjectiveSheet:
    """What evaluators made of one objective."""

    objective: str
    """Empty for observations that belong to none."""
    observed: tuple[Observed, ...]
    """In the order of the moments that they are pinned to."""
    rated: tuple[Rated, ...]
    same: Same | None
    """None where nobody rated it."""


@dataclass(frozen=True)
class RatingAgreement:
    """How far the evaluators agree over all objectives."""

    raters: int
    objectives: int
    """Those that at least two rated."""
    same: int
    """Pairs of ratings of one objective that are the same …"""
    near: int
    """… one step apart …"""
    pairs: int
    """… of all pairs."""
    alpha: float | None
    """Krippendorff's, ordinal over four steps; None with fewer than three objectives or where all is the same."""


def sheets(objectives: Sequence[str], record: TeamRecord) -> tuple[ObjectiveSheet, ...]:
    """Every objective of the scenario, also those nobody looked at; loose observations last."""
    named = [*objectives, *([""] if any(each.objective not in objectives for each in record.observed) else [])]
    return tuple(_sheet(name, objectives, record) for name in named)


def agreement(record: TeamRecord) -> RatingAgreement | None:
    """None where no objective was rated by two."""
    by: dict[str, list[int]] = {}
    for each in record.rated:
        by.setdefault(each.objective, []).append(RATINGS.index(each.rating))
    shared = [given for given in by.values() if len(given) > 1]
    apart = [abs(one - other) for given in shared for one, other in combinations(given, 2)]
    if not apart:
        return None
    return RatingAgreement(
        raters=len({each.person for each in record.rated}),
        objectives=len(shared),
        same=apart.count(0),
        near=apart.count(1),
        pairs=len(apart),
        alpha=_alpha(shared),
    )


def _sheet(name: str, objectives: Sequence[str], record: TeamRecord) -> ObjectiveSheet:
    observed = [each for each in record.observed if (each.objective if each.objective in objectives else "") == name]
    rated = tuple(each for each in record.rated if name and each.objective == name)
    observed.sort(key=lambda each: each.at_s)
    return ObjectiveSheet(name, tuple(observed), rated, _same(rated))


def _same(rated: Sequence[Rated]) -> Same | None:
    steps = [RATINGS.index(each.rating) for each in rated]
    if len(steps) < 2:
        return "one" if steps else None
    apart = max(steps) - min(steps)
    return "same" if not apart else "near" if apart == 1 else "far"


def _alpha(shared: Sequence[Sequence[int]]) -> float | None:
    if len(shared) < LEAST_OBJECTIVES:
        return None
    tables = np.array([coincidences(given, len(RATINGS)) for given in shared])
    value = float(alphas(tables.sum(axis=0)[None])[0])
    return None if np.isnan(value) else round(value, 2)
