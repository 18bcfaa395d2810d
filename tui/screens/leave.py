"""Esc in a drill: go on, leave it for later, or end it now."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.hung import hung
from tui.screens.base import Sheet
from tui.text import lines


class Leave(Sheet[str]):
    """Gives `leave` or `end`, or nothing for going on."""

    def title_words(self) -> str:
        """The question."""
        return self.t("The clock stands still. What now?")

    def clock_words(self) -> str:
        """The title says it."""
        return ""

    def inside(self) -> ComposeResult:
        """Three answers."""
        t = self.t
        yield OptionList(
            _answer("stay", t("Go on with the drill"), ""),
            _answer("leave", t("Leave it for later"), t("It is saved, and home offers it again at this second.")),
            _answer(
                "end", t("End it now"), t("Time runs on to ENDEX at once; then come three questions and the result.")
            ),
            id="leave-list",
            compact=True,
        )

    def on_mount(self) -> None:
        """Going on comes first."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(None if event.option.id == "stay" else event.option.id)


def _answer(name: str, words: str, about: str) -> Option:
    return Option(hung(lines((words, "bold"), *([(f"  {about}", "$muted")] if about else []))), id=name)
