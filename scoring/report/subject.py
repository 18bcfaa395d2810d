"""What a report is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scenarios.words import Lang
from scoring.evaluation.part import EvaluationPart
from scoring.principles import Grade
from scoring.report.parts.team import PersonPart, TeamPart
from scoring.report.played import Played
from scoring.scorecard import Improvement, Scorecard
from scoring.standing import TeamStanding
from scoring.turning import TurningPoint


@dataclass(frozen=True)
class Subject:
    """A drill with its scorecard, the language to tell it in, and what else is known about it."""

    drill: Played
    card: Scorecard
    lang: Lang
    held_on: date | None = None
    """The day of the drill, if it is to be named: a report never looks at a clock."""
    turning: Sequence[TurningPoint] | None = None
    """The turning points that were found, in their order; with None the report has no section on them."""
    improvements: Sequence[Improvement] | None = None
    """What to do better, in the order of what trying showed; with None as the card thinks."""
    standing: TeamStanding | None = None
    """With it, the line below the total says where the team stands among the reference teams."""
    graded: Sequence[Grade] | None = None
    """How the drill kept its principles; with None the report has no section on them."""
    evaluation: EvaluationPart | None = None
    """What evaluators made of the marks; None where nobody evaluated the drill."""
    team: TeamPart | None = None
    """How the team worked together (`scoring.report.team`); None where one person drilled."""
    person: PersonPart | None = None
    """With it, the report is that person's private page (`scoring.report.person`), and the card is their own."""
