"""Where a report is saved: beside the drills, one HTML file for each drill and language."""

from __future__ import annotations

from pathlib import Path

from scoring.report import Subject, report_html


def save_report(folder: Path, drill_id: str, subject: Subject) -> Path:
    """The file that was written; raises OSError."""
    place = folder / "reports" / f"{drill_id}.{subject.lang}.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(report_html(subject), encoding="utf-8")
    return place
