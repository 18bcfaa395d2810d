"""The after-action report: one content, told in either language, as one HTML file, as Markdown and as JSON."""

from __future__ import annotations

from scoring.report.build import content
from scoring.report.content import Content
from scoring.report.person import own_content
from scoring.report.render import as_html, as_json, as_markdown
from scoring.report.subject import Subject
from scoring.report.told import Told

__all__ = ["Subject", "report_html", "report_json", "report_markdown"]


def report_html(subject: Subject) -> str:
    """A self-contained page: no outside address, no script; light and dark, for paper and for phones."""
    return as_html(_content(subject), Told(subject.drill.script, subject.lang))


def report_markdown(subject: Subject) -> str:
    """The same as Markdown."""
    return as_markdown(_content(subject), Told(subject.drill.script, subject.lang))


def report_json(subject: Subject) -> str:
    """The same as JSON, with ids beside names, and `format: 1`."""
    return as_json(_content(subject))


def _content(subject: Subject) -> Content:
    return content(subject) if subject.person is None else own_content(subject, subject.person)
