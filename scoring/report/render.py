"""The three forms of a report. No text can become markup: both environments escape every value.

HTML goes through Jinja's autoescape, Markdown through a finalizer that escapes; `StrictUndefined` makes a wrong name
in a template an error. JSON is the content itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scenarios.timing import span
from scoring import names
from scoring.lessons import AT_A_TIME
from scoring.report.content import Content
from scoring.report.escape import html_text, json_text, markdown_text
from scoring.report.figures import percent, signed, whole
from scoring.report.parts.curves import Line, Point
from scoring.report.plots import Plot, plot, turn_plot
from scoring.report.told import Told

TEMPLATES: Final = Path(__file__).parent / "templates"
BLOCKS: Final = "▁▂▃▄▅▆▇█"
SECTIONS: Final = (
    ("good", "What went well"),
    ("lessons", "What to say instead"),
    ("turns", "Turning points"),
    ("timeline", "Minute by minute"),
    ("moods", "Person by person"),
    ("timeliness", "Due and done"),
    ("replies", "Replies"),
    ("principles", "Principles kept"),
    ("objectives", "Objectives"),
    ("steps", "SOP"),
    ("people", "People"),
    ("voice", "One voice"),
    ("reach", "Reach"),
    ("evaluation", "Evaluators"),
    ("method", "Method"),
)


@cache
def html_environment() -> Environment:
    """Jinja for HTML: autoescape on, unseen characters shown, unknown names refused."""
    return _environment(autoescape=True, finalize=html_text)


@cache
def markdown_environment() -> Environment:
    """Jinja for Markdown: every value is escaped on its way out."""
    return _environment(autoescape=False, finalize=markdown_text)


def _environment(*, autoescape: bool, finalize: Callable[[Any], Any]) -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def as_html(content: Content, told: Told, environment: Environment | None = None) -> str:
    """One self-contained file: no script, no outside address."""
    return _render(environment or html_environment(), f"{_page(content)}.html", content, told)


def as_markdown(content: Content, told: Told) -> str:
    """The same as Markdown; no more than one empty line in a row."""
    text = _render(markdown_environment(), f"{_page(content)}.md", content, told)
    lines: list[str] = []
    for line in (line.rstrip(" \t") for line in text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(content: Content) -> str:
    """The same as JSON."""
    return json_text({"format": 1, **asdict(content)})


def _page(content: Content) -> str:
    """The outermost template: one person's private page, or the report."""
    return "report" if content.person is None else "person"


def _render(environment: Environment, template: str, content: Content, told: Told) -> str:
    filters = {
        "whole": lambda score: whole(score, told.t),
        "percent": percent,
        "signed": signed,
        "span": span,
        "one_line": lambda text: " ".join(str(text).split()),
        "block": block,
        "spark": spark,
    }
    rendered = environment.overlay()
    rendered.filters = {**environment.filters, **filters}
    plots: list[tuple[Any, Plot]] = [(curve, plot(curve, told)) for curve in content.curves]
    turn_plots = [(turn, turn_plot(turn, told)) for turn in content.turns or ()]
    optional: dict[str, object] = {"turns": content.turns, "moods": content.curves[1:]}
    team = content.team is not None
    optional |= {"evaluation": content.evaluation if not team else None, "principles": content.principles}
    # In a team's report these stand above, with owners, evaluators and both quotes.
    optional |= dict.fromkeys(("timeliness", "voice", "steps"), not team)
    optional |= {"objectives": content.objectives and not team, "lessons": team and content.improvements}
    listed = [(part, told.t(name)) for part, name in SECTIONS if optional.get(part, True)]
    return rendered.get_template(template).render(
        c=content,
        t=told.t,
        plots=plots,
        turn_plots=turn_plots,
        sections=listed,
        signs=names.SIGNS,
        lang=told.lang,
        MOST=AT_A_TIME,
    )


def block(text: str) -> Markup:
    """A Markdown quotation whose lines are the lines of the text; every line is escaped."""
    lines = [str(markdown_text(line)) for line in text.replace("\r\n", "\n").split("\n")]
    return Markup("\\\n".join(f"> {line}" if line else ">\u00a0\u00a0" for line in lines))


def spark(line: Line | Sequence[Point]) -> str:
    """A feeling over the drill in sixteen blocks."""
    points = line.points if isinstance(line, Line) else line
    ends_s = max(1, points[-1].at_s)
    values = [_at(points, ends_s * step / 15) for step in range(16)]
    return "".join(BLOCKS[min(7, int(value / 12.5))] for value in values)


def _at(points: Sequence[Point], at_s: float) -> float:
    """The value on leaving a moment."""
    before = [point for point in points if point.at_s <= at_s]
    after = [point for point in points if point.at_s > at_s]
    if not before or not after:
        return (before or after)[-1 if before else 0].value
    first, then = before[-1], after[0]
    return first.value + (then.value - first.value) * (at_s - first.at_s) / (then.at_s - first.at_s)
