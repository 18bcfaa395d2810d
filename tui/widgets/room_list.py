"""A list whose lines are told anew after every view of a room; the highlight stays on its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.hung import hung

Row: TypeAlias = tuple[str, Content]
"""A line's id and its words; without an id it cannot be chosen."""


class RoomList(OptionList):
    """Asks for its rows with the width that they have; Enter tells the id of one (`OptionList.OptionSelected`)."""

    def __init__(
        self,
        rows: Callable[[int], Sequence[Row]],
        id: str | None = None,  # noqa: A002
        *,
        first: Callable[[], str] | None = None,
    ) -> None:
        """`first` names the row to highlight as long as the keys do not go to this list."""
        super().__init__(id=id, compact=True)
        self._rows_at = rows
        self._first = first
        self._to_choose = ""
        self._rows_now: list[Row] = []

    def on_resize(self, event: events.Resize) -> None:
        """What stands at the right edge moves with it."""
        self.tell()

    def tell(self) -> None:
        """Shows the rows as they are now."""
        if not self.size.width:  # not on the screen now: the next resize comes here again
            return
        rows = list(self._rows_at(max(20, self.scrollable_content_region.width - 2)))
        if rows == self._rows_now:
            return
        if [name for name, _ in rows] == [name for name, _ in self._rows_now]:
            for index, (before, after) in enumerate(zip(self._rows_now, rows, strict=True)):
                if before[1] != after[1]:
                    self.replace_option_prompt_at_index(index, hung(after[1]))
        else:
            self._fill_with(rows)
        self._rows_now = rows
        if self._first is not None and not self.has_focus:
            self.choose(self._first())

    def _fill_with(self, rows: list[Row]) -> None:
        chosen, top = self._to_choose or self.chosen, self.scroll_y
        self._to_choose = ""
        self.clear_options()
        self.add_options([Option(hung(words), id=name or None, disabled=not name) for name, words in rows])
        names = [name for name, _ in rows]
        first = next((index for index, name in enumerate(names) if name), None)
        kept = bool(chosen) and chosen in names
        self.highlighted = names.index(chosen) if kept else first
        if kept:
            self.scroll_to(y=top, animate=False, force=True)

    @property
    def chosen(self) -> str:
        """The id of the highlighted row; empty for none."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""

    def choose(self, name: str) -> None:
        """Highlights a row, if it is there; before there are any, as soon as they come."""
        names = [each for each, _ in self._rows_now]
        if not names:
            self._to_choose = name
        if name and name in names:
            self.highlighted = names.index(name)
