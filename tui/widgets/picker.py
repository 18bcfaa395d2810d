"""A field with one of several values: the arrow keys go through them, Enter or a click shows them all.

Textual's own Select opens a list above other widgets, and where a wide character meets an edge of what lies below, it
is cut to spaces. The list here is a sheet, which has nothing below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.text import cut, shown

Value = TypeVar("Value")


class Picker(Widget, Generic[Value], can_focus=True):
    """Shows its value between its edges."""

    DEFAULT_CSS = """
    Picker { height: 1; width: 24; background: $panel; padding: 0 1; }
    Picker:focus { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down", "step(1)", show=False),
        Binding("enter,space", "show", show=False),
    ]

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, picker: Picker[Any]) -> None:
            super().__init__()
            self.picker = picker

        @property
        def control(self) -> Picker[Any]:
            """The field."""
            return self.picker

    index: reactive[int] = reactive(0)

    def __init__(self, title: str, choices: Sequence[tuple[str, Value]], value: Value, id: str) -> None:  # noqa: A002
        """`choices` are words and values; the value is the first one if it is none of them."""
        super().__init__(id=id)
        self._title = title
        self._choices = list(choices)
        values = [each for _, each in self._choices]
        self.set_reactive(Picker.index, values.index(value) if value in values else 0)

    @property
    def value(self) -> Value:
        """The chosen one."""
        return self._choices[self.index][1]

    def choose(self, value: Value) -> None:
        """Chooses a value; one that is not there changes nothing."""
        values = [each for _, each in self._choices]
        if value in values:
            self.index = values.index(value)

    def watch_index(self) -> None:
        """Tells that it changed."""
        self.post_message(self.Changed(self))

    def render(self) -> Content:
        """The chosen words, and a sign that there are more."""
        return shown(f"{cut(self._choices[self.index][0], self.content_size.width - 2)} ▾")

    def action_step(self, by: int) -> None:
        """The next one, or the one before."""
        self.index = (self.index + by) % len(self._choices)

    def action_show(self) -> None:
        """All of them."""
        from tui.screens.picking import Picking

        self.app.push_screen(Picking(self._title, [words for words, _ in self._choices], self.index), self._picked)

    def _picked(self, index: int | None) -> None:
        if index is not None:
            self.index = index

    def on_click(self, event: events.Click) -> None:
        """As Enter."""
        event.stop()
        self.focus()
        self.action_show()
