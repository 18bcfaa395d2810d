"""Esc in a room: go on, leave this screen, or give the seat back; for a host, close the room."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.hung import hung
from tui.screens.base import Sheet
from tui.text import lines


class LeaveRoom(Sheet[str]):
    """Gives `close` or `leave`, or nothing for going on."""

    def __init__(self, again: str = "") -> None:
        """`again` opens the room again, where it is served by this very program."""
        super().__init__()
        self._again = again

    def title_words(self) -> str:
        """The question."""
        return self.t("Leave the room?")

    def inside(self) -> ComposeResult:
        """Going on comes first."""
        t = self.t
        if self._again:
            about = t("Everybody loses the connection. All is saved; {command} opens it again.")
            answers = [_answer("close", t("Close the room"), about.format(command=self._again))]
        else:
            kept = t("Your seat is kept; the same join brings you back.")
            given = t("Somebody else, or a simulated teammate, takes over.")
            answers = [
                _answer("close", t("Close this screen"), kept),
                _answer("leave", t("Give my seat back"), given),
            ]
        yield OptionList(_answer("stay", t("Stay"), ""), *answers, id="leave-list", compact=True)

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
