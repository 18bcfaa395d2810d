"""How a screen fits its window: wide or narrow, tall or low, and a plain notice where the window is too small."""

from __future__ import annotations

from typing import Any, Final

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from scenarios.words import Lang, translator
from tui.text import BLANK, lines

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
    """Covers what would be cut off in a window that is too small; below it everything stays as it is, the focus too."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang

    def render(self) -> Content:
        """The size there is, the size needed, and that nothing is lost."""
        if not self.display:
            return BLANK
        t, (width, height) = translator("tui", self._lang), self.app.size
        needed = t("This window has {width}×{height} cells; crisis-drill needs {columns}×{lines}.")
        return lines(
            (needed.format(width=width, height=height, columns=LEAST[0], lines=LEAST[1]), "bold"),
            t("Make the window larger, or its letters smaller."),
            ("", ""),
            (t("A drill goes on meanwhile, and nothing that you wrote is lost."), "$muted"),
        )
