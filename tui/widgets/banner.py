"""The line at the top of every screen: this is an exercise, and where one is, or for a moment what there is to say."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from scenarios.words import Lang, translator
from tui.text import cut, joined

STAYS_S = 4.0
"""How long a message stays."""


class Banner(Widget):
    """「演練中｜非真實事件」, then the place; a message or the tip of a key takes the place's place.

    Nothing is ever laid over other text: Textual cuts wide characters where edges of widgets below meet them.
    """

    DEFAULT_CSS = """
    Banner { dock: top; height: 1; background: $panel; color: $foreground; }
    """

    place: reactive[str] = reactive("")
    message: reactive[str] = reactive("")
    tip: reactive[str] = reactive("")

    def __init__(self, lang: Lang, place: str = "") -> None:
        super().__init__()
        self._words = translator("tui", lang)("EXERCISE – NOT A REAL EVENT")
        self._stays: Timer | None = None
        self.set_reactive(Banner.place, place)

    def tell(self, message: str) -> None:
        """Shows a message for a moment."""
        if self._stays is not None:
            self._stays.stop()
        self.message = message
        self._stays = self.set_timer(STAYS_S, self._forget)

    def _forget(self) -> None:
        self.message = ""

    def render(self) -> Content:
        """One line; of a long text the end is left out."""
        room = self.size.width - cell_len(self._words) - 5
        said = (self.tip or self.message, "$accent") if self.tip or self.message else (self.place, "bold")
        return joined((f" {self._words} ", "bold $on-banner on $banner"), "  ", (cut(said[0], room), said[1]))
