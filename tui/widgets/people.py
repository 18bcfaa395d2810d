"""The pane of the people: how each of them feels now."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.desk import Desk
from tui.text import BLANK, joined


class People(VerticalScroll, can_focus=True):
    """Scrolls; changes only when something is different."""

    def __init__(self, desk: Desk, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._desk = desk
        self._before: Content | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(BLANK, id="people-text")

    def update_people(self) -> None:
        """As they are now."""
        width = max(20, self.scrollable_content_region.width - 1)
        told = self._desk.moods.about(self._desk.solo.drill, self._desk.names, width)
        if told != self._before and self.is_mounted:
            self._before = told
            self.query_one("#people-text", Static).update(joined(told))

    def on_resize(self, event: events.Resize) -> None:
        """Waiting times stand at the right edge."""
        self.update_people()
