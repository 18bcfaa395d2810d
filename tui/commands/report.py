"""`report`: the after-action report of a journal file or of a stored drill."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Literal

from live.norms import norms_for
from scenarios.field import Role
from scenarios.words import Lang
from scoring.evaluation.part import EvaluationPart
from scoring.reading import ReplyReader
from scoring.report import report_html, report_json, report_markdown
from scoring.score import scorecard
from scoring.standing import team_standing
from scoring.turning import turning_points
from sim.drill import Drill
from tui.commands.drills import opened
from tui.commands.evaluate import evaluation_of
from tui.exits import Exit

Format = Literal["html", "md", "json"]


def write_report(drill: str, form: Format, output: Path | None, lang: Lang) -> Exit:
    """Writes it to a file, or to standard output; raises StoreError, JournalError or OSError."""
    again, role, held_on = opened(drill)
    text = rendered(again, role, form, held_on, lang, evaluation_of(drill, again, role, lang))
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")
    return Exit.DONE


def rendered(
    drill: Drill,
    role: Role | None,
    form: Format,
    held_on: date | None,
    lang: Lang,
    evaluation: EvaluationPart | None = None,
) -> str:
    """The report's text in that form, with a section on evaluators where there is one."""
    card = scorecard(drill, role)
    turning = turning_points(drill, card, ReplyReader(), lang, role)
    place = team_standing(norms_for(drill.script), drill, card)
    write = {"html": report_html, "md": report_markdown, "json": report_json}[form]
    return write(drill, card, lang, held_on, turning, place, evaluation)
