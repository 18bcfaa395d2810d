"""The feed: all that was said and done. It draws its own lines, so ten thousand items cost no more than ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from live.telling import FeedItem
from tui.widgets.feed_lines import INDENT, Standing, body, head
from tui.wrap import wrapped

Keep = Callable[[FeedItem], bool]


class Feed(ScrollView, can_focus=True):
    """Items below each other, the newest last; one of them is the chosen one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"feed--{name}"
        for name in "base who how time text due late done mine scene chosen chosen-blurred".split()  # noqa: SIM905
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Picked(Message):
        """An item was chosen: by Enter, or by a click."""

        def __init__(self, item: FeedItem) -> None:
            super().__init__()
            self.item = item

    def __init__(self, standing: Standing, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.standing = standing
        self._items: list[FeedItem] = []
        self._keep: Keep = lambda _: True
        self._shown: list[FeedItem] = []
        self._bodies: list[list[str]] = []
        self._starts: list[int] = []
        self._height = 0
        self._chosen = -1
        self._width = 0

    @property
    def items(self) -> Sequence[FeedItem]:
        """All items, whether the filter shows them or not."""
        return self._items

    @property
    def shown(self) -> Sequence[FeedItem]:
        """The items that the filter lets through."""
        return self._shown

    def fill(self, items: Sequence[FeedItem], keep: Keep | None = None) -> None:
        """Shows these items from the start, through a filter if one is given."""
        self._items = list(items)
        self._keep = keep or self._keep
        self._lay_out()
        self.scroll_end(animate=False, force=True)

    def extend(self, items: Sequence[FeedItem]) -> None:
        """Adds items at the end; the view follows if it was at the end."""
        at_end, on_last = self.is_vertical_scroll_end, self._chosen == len(self._shown) - 1
        self._items += items
        if not self._width:
            return
        self._append(items)
        if on_last:
            self._chosen = len(self._shown) - 1
        self.virtual_size = Size(self._width, self._height)
        if at_end:
            self.scroll_end(animate=False, force=True)
        self.refresh()

    @property
    def chosen(self) -> FeedItem | None:
        """The chosen item."""
        return self._shown[self._chosen] if 0 <= self._chosen < len(self._shown) else None

    def choose(self, item: FeedItem) -> None:
        """Chooses an item, if the filter shows it, and brings it into view."""
        if item in self._shown:
            self._chosen = self._shown.index(item)
            self.call_after_refresh(self.action_move, 0)

    def to_end(self) -> None:
        """Chooses the newest item and shows it, also where the feed has only now come into view."""
        self._chosen = len(self._shown) - 1
        self.call_after_refresh(self.scroll_end, animate=False, force=True)
        self.refresh()

    def update_standing(self, now_s: int, waiting: Mapping[tuple[str, int], int], views: Mapping[str, int]) -> None:
        """The clock went on: countdowns, marks of what is unanswered, and how far posts went."""
        self.standing.now_s, self.standing.waiting, self.standing.views = now_s, waiting, views
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Wraps all texts anew when the width has changed."""
        if self._text_width() != self._width:
            at_end = self.is_vertical_scroll_end or not self._width
            self._lay_out()
            if at_end:
                self.scroll_end(animate=False, force=True)

    def _text_width(self) -> int:
        return max(20, self.scrollable_content_region.width or self.size.width)

    def _lay_out(self) -> None:
        if not self.size.width:  # not on the screen now: the next resize comes here again
            self._width = 0
            return
        self._width = self._text_width()
        self._shown, self._bodies, self._starts, self._height = [], [], [], 0
        self._append(self._items)
        self._chosen = len(self._shown) - 1
        self.virtual_size = Size(self._width, self._height)
        self.refresh()

    def _append(self, items: Sequence[FeedItem]) -> None:
        for item in items:
            if not self._keep(item):
                continue
            lines = wrapped(item.text, self._width - INDENT - 1) if item.text else []
            self._shown.append(item)
            self._bodies.append(lines)
            self._starts.append(self._height)
            self._height += 1 + len(lines)

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width, line = self.size.width, self.scroll_offset.y + y
        base = self._style("base")
        index = bisect_right(self._starts, line) - 1
        if index < 0 or line >= self._height:
            return Strip.blank(width, base)
        item, part = self._shown[index], line - self._starts[index]
        chosen = index == self._chosen
        segments = head(item, self.standing, self._style, self._width, chosen=chosen) if part == 0 else body(
            item, self._bodies[index][part - 1], self._style, chosen=chosen)  # fmt: skip
        if chosen:
            shade = self._style("chosen" if self.has_focus else "chosen-blurred")
            segments = [Segment(segment.text, (segment.style or Style()) + shade) for segment in segments]
            base += shade
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"feed--{name}", partial=name.startswith("chosen"))

    def action_move(self, by: int) -> None:
        """Chooses an item further up or down and brings it into view."""
        if self._shown:
            self._chosen = min(len(self._shown) - 1, max(0, self._chosen + by))
            top = self._starts[self._chosen]
            height = 1 + len(self._bodies[self._chosen])
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)
            self.refresh()

    def action_choose(self) -> None:
        """Tells which item is chosen."""
        if 0 <= self._chosen < len(self._shown):
            self.post_message(self.Picked(self._shown[self._chosen]))

    def on_click(self, event: events.Click) -> None:
        """Chooses the item under the mouse."""
        index = bisect_right(self._starts, self.scroll_offset.y + event.y) - 1
        if 0 <= index < len(self._shown) and self.scroll_offset.y + event.y < self._height:
            self._chosen = index
            self.refresh()
            self.action_choose()
