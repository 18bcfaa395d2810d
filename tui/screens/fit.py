"""How a screen fits its window: wide or narrow, tall or low, and a plain notice where the window is too small."""

from __future__ import annotations

from typing import Any, Final

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from scenarios.words import Lang, translator
from tui.text import lines

LEAST: Final = (80, 24)
"""Columns and lines that every screen needs."""
WIDTHS: Final = [(0, "-cramped"), (LEAST[0], "-narrow"), (108, "-wide")]
HEIGHTS: Final = [(0, "-squat"), (LEAST[1], "-low"), (34, "-tall")]


def measure(screen: Screen[Any]) -> None:
    """Gives a screen the classes of its window's size.

    Textual does so only when a size changes, which it does not for a screen pushed later.
    """
    width, height = screen.app.size
    for size, steps in ((width, WIDTHS), (height, HEIGHTS)):
        reached = [name for least, name in steps if size >= least]
        for _, name in steps:
            screen.set_class(name == reached[-1], name)


class TooSmall(Widget):
    """Stands in the place of what would be cut off in a window that is too small; the focus comes back afterwards."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang
        self._had_focus: Widget | None = None

    def render(self) -> Content:
        """The size there is, the size needed, and that nothing is lost."""
        t, (width, height) = translator("tui", self._lang), self.app.size
        needed = t("This window has {width}×{height} cells; crisis-drill needs {columns}×{lines}.")
        return lines(
            (needed.format(width=width, height=height, columns=LEAST[0], lines=LEAST[1]), "bold"),
            t("Make the window larger, or its letters smaller."),
            "",
            (t("A drill goes on meanwhile, and nothing that you wrote is lost."), "$muted"),
        )

    def on_mount(self) -> None:
        """What is out of sight loses the focus: so it is noted before."""
        self.watch(self.screen, "focused", self._note)

    def _note(self, focused: Widget | None) -> None:
        if focused is not None and not (self.screen.has_class("-cramped") or self.screen.has_class("-squat")):
            self._had_focus = focused

    def on_hide(self) -> None:
        """The window is large enough again."""
        if self._had_focus is not None and self._had_focus.is_attached:
            self.screen.set_focus(self._had_focus)
