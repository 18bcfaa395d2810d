"""The lines of one item of the feed, as pieces of styled text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from live.telling import FeedItem
from scenarios.clean import clean
from scenarios.timing import span
from tui.names import Naming
from tui.text import cut

INDENT: Final = 9
"""Cells before the text: a bar, a sign, the time of day."""
SIGNS: Final = {"said": " ", "scene": "─", "mine": "›", "team": "·", "step": "✓", "news": "▪", "fact": "≡", "mark": "═",
         "document": "□"}  # fmt: skip
"""What kind of entry it is, at its left edge."""
StyleOf = Callable[[str], Style]


@dataclass
class Standing:
    """What changes about items that are there already."""

    names: Naming
    now_s: int = 0
    waiting: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """The unanswered questions: when each is due, by inject and the second it was asked."""
    views: Mapping[str, int] = field(default_factory=dict)
    """How many have seen each post."""

    def due(self, item: FeedItem) -> int | None:
        """Seconds left to answer it, below zero when overdue; None if it does not wait for an answer (any more)."""
        due_s = self.waiting.get((item.inject, item.at_s)) if item.inject else None
        return None if due_s is None else due_s - self.now_s

    def notes(self, item: FeedItem) -> tuple[list[str], str]:
        """What may stand at the right end of its first line, the longest first, and the name of their style."""
        words = self.names.words
        left, views = self.due(item), self.views.get(item.post, 0) if item.post else 0
        seen = f"{words('seen by')} {views:,}  " if views else ""
        if left is not None:
            sign, word, style = ("●", words("answer in"), "due") if left >= 0 else ("!", words("overdue"), "late")
            time = span(abs(left))
            return [f"{seen}{sign} {word} {time}", f"{sign} {word} {time}", f"{sign} {time}"], style
        if item.inject:
            return [f"{seen}✓ {words('answered')}", f"✓ {words('answered')}", "✓"], "done"
        return [seen.rstrip(), ""] if seen else [""], "how"


def head(item: FeedItem, standing: Standing, style: StyleOf, width: int, *, chosen: bool) -> list[Segment]:
    """Time, who, how, and at the right end how it stands; of that the short form before anything else is cut."""
    notes, note_style = standing.notes(item)
    sign, time = _sign(item, standing), standing.names.clock(item.at_s)
    parts = [(f"{'▌' if chosen else ' '}{sign} ", "who"), (f"{time} ", "time"), (clean(item.who), _who_style(item))]
    if item.how:
        parts.append((f"  {clean(item.how)}", "how"))
    needed = sum(cell_len(text) for text, _ in parts)
    note = next((each for each in notes if needed + _note_cells(each) <= width), notes[-1])
    line = _fitted(parts, max(8, width - _note_cells(note)))
    return [Segment(text, style(name)) for text, name in [*line, ("  ", "how"), (note, note_style)]] if note else [
        Segment(text, style(name)) for text, name in line]  # fmt: skip


def _note_cells(note: str) -> int:
    return cell_len(note) + 2 if note else 0


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
    """The parts, with … where the end is left out, or filled to exactly this many cells."""
    fitted: list[tuple[str, str]] = []
    for text, name in parts:
        if room > 0:
            text = cut(text, min(cell_len(text), room))
            fitted.append((text, name))
            room -= cell_len(text)
    return [*fitted, (" " * room, "how")]
