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
    Banner.-real { background: $error; color: $background; text-style: bold; }
    """

    place: reactive[str] = reactive("")
    message: reactive[str] = reactive("")
    tip: reactive[str] = reactive("")
    real: reactive[bool] = reactive(False)
    """Something real is going on, and the whole line says so."""

    def __init__(self, lang: Lang, place: str = "") -> None:
        super().__init__()
        t = translator("tui", lang)
        self._words, self._real_words = t("EXERCISE – NOT A REAL EVENT"), t("REAL EVENT – THE DRILL IS STOPPED")
        self._stays: Timer | None = None
        self.set_reactive(Banner.place, place)

    def on_mount(self) -> None:
        """A banner that comes later says what the others say."""
        self.real = bool(getattr(self.app, "real", False))

    def watch_real(self) -> None:
        """In another colour from end to end."""
        self.set_class(self.real, "-real")

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
        if self.real:
            return joined(cut(f" {self._real_words}   {self.tip or self.message}", self.size.width))
        room = self.size.width - cell_len(self._words) - 5
        said = (self.tip or self.message, "$accent") if self.tip or self.message else (self.place, "bold")
        return joined((f" {self._words} ", "bold $on-banner on $banner"), "  ", (cut(said[0], room), said[1]))
