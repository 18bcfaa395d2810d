"""What a report says of evaluation: plain frozen data, its names in one language."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.evaluation.agreement import Measure


@dataclass(frozen=True)
class EvaluatedScore:
    """A score and whose marks it rests on."""

    whose: str
    """`recorded`, `program`, `joint` or `evaluator`."""
    name: str
    """The same in words."""
    by: str
    changed: int
    total: float | None
    coverage: float
    dimensions: dict[str, float | None]
    caps: tuple[str, ...]
    rules: str
    reader: str
    """Which reader, where that is known."""


@dataclass(frozen=True)
class AgreementLine:
    """How far raters agree; every measure with its interval at 95 %, None where it does not exist."""

    raters: str
    marks: int
    replies: int
    same: float | None
    alpha: Measure
    kappa: Measure
    alpha_text: str
    kappa_text: str


@dataclass(frozen=True)
class OpinionLine:
    """A mark that somebody sees otherwise."""

    action: str
    clock: str
    who: str
    mark: str
    name: str
    reader: int
    level: int
    by: str
    at: str
    why: str
    quote: str
    source: str


@dataclass(frozen=True)
class EvaluationPart:
    """All of the section."""

    scores: tuple[EvaluatedScore, ...]
    agreements: tuple[AgreementLine, ...]
    confirmed: int
    changed: tuple[OpinionLine, ...]
    second: tuple[OpinionLine, ...]
    """What a second reader sees otherwise; no part of any score."""
    second_agreed: int
    notes: tuple[str, ...]
