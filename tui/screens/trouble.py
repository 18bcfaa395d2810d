"""Something went wrong: one or two sentences with the way out, to be closed by Esc."""

from __future__ import annotations

from textual.content import Content

from tui.screens.base import Reading
from tui.text import shown


class Trouble(Reading):
    """A trouble, in plain words."""

    STOPS_CLOCK = True

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence

    def title_words(self) -> str:
        """Its name."""
        return self.t("Something went wrong")

    def body_words(self) -> Content:
        """The sentence."""
        return shown(self.sentence)
