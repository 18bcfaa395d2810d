"""`report`: the after-action report of a journal file or of a stored drill."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from live.norms import norms_for
from scenarios.field import Role
from scenarios.words import Lang
from scoring.principles import grades
from scoring.reading import ReplyReader
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.score import scorecard
from scoring.standing import team_standing
from scoring.turning import turning_points
from sim.drill import Drill
from tui.commands.drills import opened
from tui.commands.evaluate import evaluation_of
from tui.exits import Exit

Format = Literal["html", "md", "json"]
FORMS: Final[Mapping[Format, Callable[[Subject], str]]] = {
    "html": report_html,
    "md": report_markdown,
    "json": report_json,
}


def write_report(drill: str, form: Format, output: Path | None, lang: Lang) -> Exit:
    """Writes it to a file, or to standard output; raises StoreError, JournalError or OSError."""
    again, role, held_on = opened(drill)
    evaluation = evaluation_of(drill, again, role, lang)
    text = FORMS[form](replace(looked_into(again, role, lang), held_on=held_on, evaluation=evaluation))
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")
    return Exit.DONE


def looked_into(drill: Drill, role: Role | None, lang: Lang) -> Subject:
    """The drill with all that can be found out about it: its score, its turning points, its place among teams."""
    card = scorecard(drill, role)
    turning = turning_points(drill, card, ReplyReader(), lang, role)
    place = team_standing(norms_for(drill.script), drill, card)
    return Subject(drill, card, lang, turning=turning, standing=place, graded=grades(drill))
