"""The lines of one item of the feed, as pieces of styled text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from scenarios.clean import clean
from scenarios.timing import span
from tui.feed import FeedItem
from tui.names import Names

INDENT: Final = 9
"""Cells before the text: a bar, a sign, the time of day."""
SIGNS: Final = {"said": " ", "scene": "─", "mine": "›", "team": "·", "step": "✓", "news": "▪", "fact": "≡", "mark": "═"}
"""What kind of entry it is, at its left edge."""
StyleOf = Callable[[str], Style]


@dataclass
class Standing:
    """What changes about items that are there already."""

    names: Names
    now_s: int = 0
    waiting: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """The unanswered questions: when each is due, by inject and the second it was asked."""
    views: Mapping[str, int] = field(default_factory=dict)
    """How many have seen each post."""

    def due(self, item: FeedItem) -> int | None:
        """Seconds left to answer it, below zero when overdue; None if it does not wait for an answer (any more)."""
        due_s = self.waiting.get((item.inject, item.at_s)) if item.inject else None
        return None if due_s is None else due_s - self.now_s

    def note(self, item: FeedItem) -> tuple[str, str]:
        """What stands at the right end of its first line, and the name of its style."""
        words = self.names.words
        left = self.due(item)
        if left is not None:
            return (
                (f"● {words('answer in')} {span(left)}", "due")
                if left >= 0
                else (f"! {words('overdue')} {span(-left)}", "late")
            )
        if item.inject:
            return f"✓ {words('answered')}", "done"
        return "", "how"


def head(item: FeedItem, standing: Standing, style: StyleOf, width: int, *, chosen: bool) -> list[Segment]:
    """Time, who, how, and at the right end how it stands."""
    note, note_style = standing.note(item)
    seen = standing.views.get(item.post, 0) if item.post else 0
    if seen:
        note = f"{standing.names.words('seen by')} {seen:,}  {note}"
    sign = _sign(item, standing)
    time = standing.names.clock(item.at_s)
    parts = [(f"{'▌' if chosen else ' '}{sign} ", "who"), (f"{time} ", "time"), (clean(item.who), _who_style(item))]
    if item.how:
        parts.append((f"  {clean(item.how)}", "how"))
    room = max(8, width - cell_len(note) - (2 if note else 0))
    line = _fitted(parts, room)
    return [Segment(text, style(name)) for text, name in [*line, ("  ", "how"), (note, note_style)]] if note else [
        Segment(text, style(name)) for text, name in line]  # fmt: skip


def body(item: FeedItem, text: str, style: StyleOf, *, chosen: bool) -> list[Segment]:
    """One line of its text."""
    name = {"mine": "mine", "scene": "scene"}.get(item.kind, "text")
    return [Segment(f"{'▌' if chosen else ' '}{' ' * (INDENT - 1)}", style("who")), Segment(clean(text), style(name))]


def _sign(item: FeedItem, standing: Standing) -> str:
    left = standing.due(item)
    if left is None:
        return SIGNS[item.kind]
    return "●" if left >= 0 else "!"


def _who_style(item: FeedItem) -> str:
    return {"mine": "mine", "scene": "scene", "mark": "time", "step": "how", "team": "how"}.get(item.kind, "who")


def _fitted(parts: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """The parts cut or filled to exactly this many cells."""
    fitted: list[tuple[str, str]] = []
    for text, name in parts:
        text = set_cell_size(text, min(cell_len(text), room))
        fitted.append((text, name))
        room -= cell_len(text)
    return [*fitted, (" " * room, "how")]
