"""Where the player writes: a text area that holds no control characters and sends nothing by Enter."""

from __future__ import annotations

from dataclasses import replace

from textual.document._edit import Edit  # typed here only; TextArea.edit takes it
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult

from scenarios.clean import clean
from tui.text import shown


class DraftArea(TextArea):
    """Enter is a new line; Tab leaves the field; whatever is typed or pasted is cleaned as it comes in."""

    def __init__(self, text: str = "", *, hint: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            clean(text), soft_wrap=True, tab_behavior="focus", id=id, compact=True, placeholder=shown(hint)
        )
        # A blinking cursor would move for ever at the edge of the eye, and make two pictures of one screen differ.
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Writing goes on at the end of what is there."""
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Every change of the text, by key or by paste, comes through here."""
        return super().edit(replace(edit, text=clean(edit.text)))

    def load_text(self, text: str) -> None:
        """Puts another text in the place of this one."""
        super().load_text(clean(text))
