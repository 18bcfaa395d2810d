"""F1: what this screen is for, and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.keys import Key
from tui.screens.base import Reading
from tui.text import joined, lines, shown


class Help(Reading):
    """A paragraph about the screen, then one line for each key."""

    STOPS_CLOCK = True

    def __init__(self, about: Sequence[str], keys: Sequence[Key]) -> None:
        """`about` are msgids."""
        super().__init__()
        self._about = about
        self._keys = keys

    def title_words(self) -> str:
        """Its name."""
        return self.t("Help")

    def body_words(self) -> Content:
        """Both parts."""
        told = [shown(self.t(each)) for each in self._about]
        width = max(cell_len(key.cap) for key in self._keys) + 2
        keys = [
            joined((key.cap + " " * (width - cell_len(key.cap)), "bold $accent"), self.t(key.help))
            for key in self._keys
            if key.key
        ]
        moving = joined(
            ("Tab" + " " * (width - 3), "bold $accent"), self.t("Go to the next field; Shift+Tab goes back.")
        )
        return lines(*[part for each in told for part in (each, "")], (self.t("Keys"), "bold $primary"), moving, *keys)
