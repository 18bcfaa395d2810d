"""A row of words to click on: keys, tabs, filters, the controls of the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.text import BLANK, joined
from tui.widgets.banner import Banner


@dataclass(frozen=True)
class Word:
    """One thing in the row."""

    id: str
    text: str
    """What it is called."""
    cap: str = ""
    """A key in front of it, or a sign."""
    tip: str = ""
    """A sentence for the mouse."""
    on: bool = False
    """Whether it is the chosen one of its row."""

    def content(self, after: str = " ") -> Content:
        """How it looks, with a cell of space before it and maybe one after it."""
        cap = (f"{self.cap} ", "bold $accent") if self.cap else ""
        if self.on:
            return joined((f" {self.cap} {self.text} " if self.cap else f" {self.text} ", "bold reverse"))
        return joined(" ", cap, self.text, after)


class WordBar(Widget):
    """Words beside each other on one line; those that do not fit are left out from the end."""

    DEFAULT_CSS = "WordBar { height: 1; width: 1fr; }"

    class Chosen(Message):
        """A word was clicked on."""

        def __init__(self, bar: WordBar, word: str) -> None:
            super().__init__()
            self.bar = bar
            self.word = word

        @property
        def control(self) -> WordBar:
            """The row it is in."""
            return self.bar

    words: reactive[tuple[Word, ...]] = reactive((), layout=True)

    def __init__(self, words: Sequence[Word] = (), id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.set_reactive(WordBar.words, tuple(words))

    def render(self) -> Content:
        """The words that fit."""
        return joined(*[word.content(self._after()) for word, _, _ in self._placed()]) if self.words else BLANK

    def get_content_width(self, container: object, viewport: object) -> int:
        """All words beside each other."""
        return sum(word.content().cell_length for word in self.words)

    def on_click(self, event: events.Click) -> None:
        """Tells which word it was."""
        if (word := self._at(event.x)) is not None:
            event.stop()
            self.post_message(self.Chosen(self, word.id))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Gives the sentence of the word under the mouse."""
        word = self._at(event.x)
        self._tip(word.tip if word else "")

    def on_leave(self) -> None:
        """Takes it away again."""
        self._tip("")

    def _tip(self, tip: str) -> None:
        for banner in self.screen.query(Banner):
            banner.tip = tip

    def _after(self) -> str:
        """No space after the words where they would not all fit with it."""
        return " " if sum(word.content().cell_length for word in self.words) <= self.content_size.width else ""

    def _at(self, x: int) -> Word | None:
        return next((word for word, start, end in self._placed() if start <= x - self.gutter.left < end), None)

    def _placed(self) -> list[tuple[Word, int, int]]:
        placed: list[tuple[Word, int, int]] = []
        start, after = 0, self._after()
        for word in self.words:
            end = start + word.content(after).cell_length
            if end > self.content_size.width:
                break
            placed.append((word, start, end))
            start = end
        return placed
