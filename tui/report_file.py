"""Where a report is saved: beside the drills, one HTML file for each drill and language."""

from __future__ import annotations

from pathlib import Path

from live.solo import Solo
from scenarios.words import Lang
from scoring.report import report_html
from scoring.scorecard import Scorecard
from sim.actions import Say


def save_report(folder: Path, solo: Solo, card: Scorecard, lang: Lang) -> Path:
    """The file that was written; raises OSError."""
    readings = {action.id: action.reading for action in solo.drill.inputs if isinstance(action, Say)}
    place = folder / "reports" / f"{solo.drill_id}.{lang}.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(report_html(solo.drill, card, lang, readings), encoding="utf-8")
    return place
