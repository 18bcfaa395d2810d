"""The after-action report: one content, told in either language, as one HTML file, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scenarios.words import Lang
from scoring.evaluation.part import EvaluationPart
from scoring.report.build import content
from scoring.report.played import Played
from scoring.report.render import as_html, as_json, as_markdown
from scoring.report.told import Told
from scoring.scorecard import Scorecard
from scoring.standing import TeamStanding
from scoring.turning import TurningPoint

__all__ = ["report_html", "report_json", "report_markdown"]

Turning = Sequence[TurningPoint] | None
Place = TeamStanding | None
Evaluated = EvaluationPart | None


def report_html(
    drill: Played,
    card: Scorecard,
    lang: Lang,
    held_on: date | None = None,
    turning: Turning = None,
    standing: Place = None,
    evaluation: Evaluated = None,
) -> str:
    """A self-contained page: no outside address, no script; light and dark, for paper and for phones.

    `held_on` is the day of the drill, if it is to be named: a report never looks at a clock. `turning` are the turning
    points that were found, in their order; with None the report has no section on them. With `standing`, the line below
    the total says where the team stands among the reference teams. `evaluation` is the section on evaluators.
    """
    return as_html(content(drill, card, lang, held_on, turning, standing, evaluation), Told(drill.script, lang))


def report_markdown(
    drill: Played,
    card: Scorecard,
    lang: Lang,
    held_on: date | None = None,
    turning: Turning = None,
    standing: Place = None,
    evaluation: Evaluated = None,
) -> str:
    """The same as Markdown."""
    return as_markdown(content(drill, card, lang, held_on, turning, standing, evaluation), Told(drill.script, lang))


def report_json(
    drill: Played,
    card: Scorecard,
    lang: Lang,
    held_on: date | None = None,
    turning: Turning = None,
    standing: Place = None,
    evaluation: Evaluated = None,
) -> str:
    """The same as JSON, with ids beside names, and `format: 1`."""
    return as_json(content(drill, card, lang, held_on, turning, standing, evaluation))
