"""The line at the top of every screen: this is an exercise, and where one is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from scenarios.words import Lang, translator
from tui.text import cut, joined


class Banner(Widget):
    """「演練中｜非真實事件」, then the place."""

    DEFAULT_CSS = """
    Banner { dock: top; height: 1; background: $panel; color: $foreground; }
    """

    place: reactive[str] = reactive("")

    def __init__(self, lang: Lang, place: str = "") -> None:
        super().__init__()
        self._words = translator("tui", lang)("EXERCISE – NOT A REAL EVENT")
        self.set_reactive(Banner.place, place)

    def render(self) -> Content:
        """One line; of a long place the end is left out."""
        room = self.size.width - cell_len(self._words) - 5
        return joined((f" {self._words} ", "bold $on-banner on $banner"), "  ", (cut(self.place, room), "bold"))
