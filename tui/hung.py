"""Text whose lists hang: a line that starts with a sign, a number or spaces goes on below its first word."""

from __future__ import annotations

import re
from typing import Final

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_LEAD: Final = re.compile(r"\s*(?:(?:[✓✗○◷·→!+−?■–●▶]|\d{1,2}\.|\d(?= {2}))\s+)?")
_MOST: Final = 8
"""Deeper than this nothing hangs: a narrow screen needs its width."""


class Hung(Visual):
    """A text for Static, laid out anew for each width."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._laid: tuple[int, Content] = (-1, content)

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return self.content.plain

    def at(self, width: int) -> Content:
        """The text with its breaks and hanging spaces for this width."""
        if self._laid[0] != width:
            rows = [row for line in self.content.split(allow_blank=True) for row in _hang(line, max(4, width))]
            self._laid = (width, Content("\n").join(rows))
        return self._laid[1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """For Textual: the lines."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """For Textual: the width at which nothing breaks."""
        return self.content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """For Textual: the least width."""
        return self.content.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """For Textual: how many lines there are at that width."""
        return self.at(width).get_height(rules, width) if width else 0


def hung(content: Content) -> Hung:
    """This text, with its lists hanging."""
    return Hung(content)


def _hang(line: Content, width: int) -> list[Content]:
    found = _LEAD.match(line.plain)
    lead = found.end() if found else 0
    if not lead or lead > _MOST or line.cell_length <= width:
        return list(line.wrap(width)) if line else [line]
    first, rest = line.divide([lead])
    hang = first.cell_length
    rows = rest.wrap(width - hang)
    return [first + rows[0], *(Content(" " * hang) + row for row in rows[1:])]
