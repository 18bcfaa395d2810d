"""Where a report is saved: beside the drills, one HTML file for each drill and language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from live.solo import Solo
from scenarios.words import Lang
from scoring.report import report_html
from scoring.scorecard import Scorecard
from scoring.standing import TeamStanding
from scoring.turning import TurningPoint


def save_report(
    folder: Path,
    solo: Solo,
    card: Scorecard,
    lang: Lang,
    turning: Sequence[TurningPoint] | None = None,
    standing: TeamStanding | None = None,
) -> Path:
    """The file that was written, with turning points and standing if they are known by now; raises OSError."""
    place = folder / "reports" / f"{solo.drill_id}.{lang}.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(report_html(solo.drill, card, lang, None, turning, standing), encoding="utf-8")
    return place
