"""The palette: every command of the open screen, found by a part of its name, in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.keys import Key
from tui.screens.base import Sheet
from tui.text import joined, shown


class Palette(Sheet[str]):
    """Gives the action of the command that was chosen."""

    STOPS_CLOCK = True

    BINDINGS: ClassVar[list[BindingType]] = [("up", "move('cursor_up')", ""), ("down", "move('cursor_down')", "")]

    def __init__(self, keys: Iterable[Key]) -> None:
        super().__init__()
        self._keys = [key for key in keys if key.action != "palette"]

    def title_words(self) -> str:
        """Its name."""
        return self.t("Commands")

    def inside(self) -> ComposeResult:
        """A field and the commands that fit it."""
        field = Input(placeholder=self.t("A part of the command's name"), id="palette-find")
        field.cursor_blink = False
        yield field
        yield OptionList(*self._options(""), id="palette-list", compact=True)

    def on_mount(self) -> None:
        """Typing starts at once."""
        self.query_one("#palette-find").focus()
        self.query_one(OptionList).highlighted = 0

    def _options(self, part: str) -> list[Option]:
        found = [(key, self.t(key.words), self.t(key.help)) for key in self._keys]
        hits = [hit for hit in found if part.casefold() in f"{hit[1]} {hit[2]}".casefold()]
        if not hits:
            return [Option(shown(self.t("No command of that name"), "$muted"), disabled=True)]
        return [
            Option(
                joined((words, "bold"), (f"  {key.cap}" if key.key else "", "$accent"), "  ", (help_, "$muted")),
                id=key.action,
            )
            for key, words, help_ in hits
        ]

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(self._options(event.value.strip()))
        listed.highlighted = 0

    def action_move(self, how: str) -> None:
        """The arrow keys move in the list while the field has the focus."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    @on(Input.Submitted)
    def _take(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)
