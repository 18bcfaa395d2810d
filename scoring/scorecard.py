"""The scorecard: five dimensions with their reasons, caps, expected actions, marks and what to say next time.

Plain frozen data, made by `scoring.score.scorecard(...)` and read by screens and reports. Scores are 0 to 100, or None
for *unscored*, which is never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from sim.quick import quick
from sim.reading import Evidence

DimensionName = Literal["timeliness", "principles", "process", "voice", "outcome"]
DIMENSIONS: Final[tuple[DimensionName, ...]] = get_args(DimensionName)
Status = Literal["met", "late", "missed", "unscored"]


@quick
@dataclass(frozen=True)
class Dimension:
    """One dimension."""

    name: DimensionName
    score: float | None
    coverage: float
    """Share of what could be scored here that was, 0 to 1."""
    weight: float
    """Its share of the total before unscored dimensions are left out."""


@quick
@dataclass(frozen=True)
class ExpectationScore:
    """How one expected action went."""

    id: str
    inject: str
    """Empty for a step of the SOP list."""
    who: tuple[str, ...]
    status: Status
    """`unscored` where the inject never came or its time had not run out at ENDEX."""
    opened_s: int | None
    due_s: int | None
    at_s: int | None
    """When it was done, or the best attempt at it."""
    delay_s: int | None
    score: float | None
    """Timeliness times quality, 0 to 100."""
    lacks: tuple[str, ...]
    """Marks that the reply lacked."""
    action: str
    """The input that did it, or was the best attempt; empty for none."""
    objective: str
    is_step: bool
    by: str = ""
    """The role that did it, or made the best attempt; empty for none."""


def is_own(each: ExpectationScore, role: str) -> bool:
    """Whether that role has to answer for it: an owner, and no other owner did it instead."""
    return role in each.who and each.by in ("", role)


@quick
@dataclass(frozen=True)
class ScoredMark:
    """One mark of one reply, as it counts."""

    action: str
    at_s: int
    who: str
    to: str
    mark: str
    level: int
    evidence: tuple[Evidence, ...]
    confidence: float
    points: float
    """What it gave (or, below zero, took) in the principles of this reply, in points of 100."""
    hint: str
    """Path-like key of the rewrite hint (see `scoring.advice`), or empty."""


@quick
@dataclass(frozen=True)
class ReplyScore:
    """One reply as a whole."""

    action: str
    at_s: int
    who: str
    to: str
    by: str
    text: str
    answers: tuple[str, ...]
    score: float
    """0 to 100 on the principles that apply to its moment."""
    marks: tuple[ScoredMark, ...]
    wanted: tuple[str, ...]
    """The marks that this moment called for."""
    teammate: bool


@quick
@dataclass(frozen=True)
class VoiceSlip:
    """A place where one voice was lost."""

    at_s: int
    action: str
    who: str
    slip: str
    """A key of `scoring.rules.SLIP_COST`."""
    fact: str
    """The fact of the fact sheet that it touches, or empty."""
    quote: str


@dataclass(frozen=True)
class Cap:
    """A hard limit on the total, and what set it."""

    id: Literal["privacy", "fabrication", "blaming", "wrong-speaker"]
    limit: float
    action: str
    at_s: int
    quote: str


@dataclass(frozen=True)
class Improvement:
    """One thing to do better, with the sentence to say instead."""

    kind: Literal["missed", "late", "weak", "harmful", "process", "voice"]
    subject: str
    """A mark, an expectation's id or a slip."""
    action: str
    """The input it is about; empty for what was not done."""
    at_s: int | None
    quote: str
    """The words that lost the points; empty for what was not done."""
    instead: str
    """Path of a model text in the scenario, or empty."""
    cost: float
    """Points of the total that it is thought to have cost; the list is ordered by it."""


@dataclass(frozen=True)
class Strength:
    """One thing that went well."""

    mark: str
    """A mark, or an expectation's id for timeliness and steps."""
    action: str
    at_s: int
    who: str
    quote: str


@dataclass(frozen=True)
class ObjectiveScore:
    """How far an objective was met."""

    id: str
    met: int
    of: int
    score: float | None


@dataclass(frozen=True)
class Trust:
    """The drill's trust, weighted over the people, 0 to 1."""

    start: float
    end: float


@dataclass(frozen=True)
class Reach:
    """How far it went."""

    views: int
    shares: int
    articles: int


@dataclass(frozen=True)
class Scorecard:
    """All of it."""

    scenario: str
    seed: int
    digest: str
    rules: str
    """Under which rules it was scored."""
    role: str
    """Whose work it scores, or empty for the whole team's; expectations and replies list everybody's all the same."""
    total: float | None
    uncapped: float | None
    """The total before caps."""
    coverage: float
    dimensions: tuple[Dimension, ...]
    caps: tuple[Cap, ...]
    expectations: tuple[ExpectationScore, ...]
    replies: tuple[ReplyScore, ...]
    strengths: tuple[Strength, ...]
    improvements: tuple[Improvement, ...]
    objectives: tuple[ObjectiveScore, ...]
    trust: Trust
    trust_of: dict[str, dict[str, float]]
    """Each person's five feelings at ENDEX, 0 to 1."""
    reach: Reach
    slips: tuple[VoiceSlip, ...] = ()
    """Everybody's, as the expectations and replies are."""

    def own_expectations(self) -> tuple[ExpectationScore, ...]:
        """Those that the scored role owns and nobody else saw to; for a whole team's card all of them."""
        return tuple(each for each in self.expectations if not self.role or is_own(each, self.role))

    def own_replies(self) -> tuple[ReplyScore, ...]:
        """Those that the scored role gave; for a whole team's card all that people gave."""
        return tuple(each for each in self.replies if not each.teammate and self.role in ("", each.who))

    def dimension(self, name: DimensionName) -> Dimension:
        """The dimension of that name."""
        return next(each for each in self.dimensions if each.name == name)
