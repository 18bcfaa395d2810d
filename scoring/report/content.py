"""All of a report's content, before it is HTML, Markdown or JSON."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.evaluation.part import EvaluationPart
from scoring.report.parts.curves import Curve
from scoring.report.parts.doing import ExpectationLine, ObjectiveLine, StepLine
from scoring.report.parts.feedback import ImprovementLine, StrengthLine
from scoring.report.parts.head import CapLine, DimensionLine, Head, StandingLine
from scoring.report.parts.outcome import PersonLine, ReachPart, SlipLine
from scoring.report.parts.principles import PrinciplesPart
from scoring.report.parts.replies import ReplyLine
from scoring.report.parts.team import PersonPart, TeamPart
from scoring.report.parts.timeline import Moment
from scoring.report.parts.turns import TurnLine


@dataclass(frozen=True)
class Content:
    """All of a report, in its order."""

    head: Head
    total: float | None
    uncapped: float | None
    coverage: float
    nothing_done: bool
    """Whether the role whose score this is did nothing at all, so that there is nothing to score."""
    tally: tuple[str, ...]
    """Expected actions in a sentence each: the role's own first, if it is a role's score, then the whole team's."""
    standing: StandingLine | None
    """Where the total stands; None where there are no norms."""
    dimensions: tuple[DimensionLine, ...]
    caps: tuple[CapLine, ...]
    sentences: tuple[str, ...]
    """What happened, the best thing, the first thing to change."""
    timeline: tuple[Moment, ...]
    log: tuple[Moment, ...]
    curves: tuple[Curve, ...]
    expectations: tuple[ExpectationLine, ...]
    replies: tuple[ReplyLine, ...]
    principles: PrinciplesPart | None
    """How the whole team kept the principles; None where nobody graded them."""
    strengths: tuple[StrengthLine, ...]
    improvements: tuple[ImprovementLine, ...]
    turns: tuple[TurnLine, ...] | None
    """The single changes that would have mattered most; None where nobody looked for them."""
    objectives: tuple[ObjectiveLine, ...]
    steps: tuple[StepLine, ...]
    other_steps: tuple[StepLine, ...]
    people: tuple[PersonLine, ...]
    slips: tuple[SlipLine, ...]
    reach: ReachPart
    practice: tuple[str, ...]
    method: tuple[str, ...]
    evaluation: EvaluationPart | None = None
    """What evaluators made of the marks; None where nobody evaluated the drill."""
    team: TeamPart | None = None
    """How the team worked together; None where one person drilled."""
    person: PersonPart | None = None
    """Whose private page it is; None for a report."""
