"""All values of a field, to choose one."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.screens.base import Sheet
from tui.text import shown


class Picking(Sheet[int]):
    """Gives the number of the chosen one, from 0."""

    def __init__(self, title: str, choices: Sequence[str], chosen: int) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen

    def title_words(self) -> str:
        """What is chosen here."""
        return self._title

    def inside(self) -> ComposeResult:
        """The values."""
        yield OptionList(*[Option(shown(words)) for words in self._choices], id="picking", compact=True)

    def on_mount(self) -> None:
        """At the present one."""
        listed = self.query_one(OptionList)
        listed.highlighted = self._chosen
        listed.focus()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
