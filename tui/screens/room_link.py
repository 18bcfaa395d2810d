"""The way into the room, large: link, room code, QR code."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.hung import hung
from tui.screens.base import Sheet
from tui.text import Part, joined, lines, shown

DARK_ON_LIGHT = "#000000 on #ffffff"
"""Whatever the theme: cameras read it so."""
BLOCKS = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


class RoomLink(Sheet[None]):
    """The code to the left, what to type to the right."""

    def __init__(self, link: str, code: str, key: str = "") -> None:
        """`key` is the host's, where this is the host's own screen."""
        super().__init__()
        self._link = link
        self._code = code
        self._key = key

    def title_words(self) -> str:
        """Its name."""
        return self.t("Join this room")

    def inside(self) -> ComposeResult:
        """Both."""
        with Horizontal(id="link-columns"):
            yield Static(qr_words(self._link), id="link-qr")
            with VerticalScroll(id="link-words", can_focus=False):
                yield Static(hung(self._words()))

    def _words(self) -> Content:
        t = self.t
        lan = "127.0.0.1" in self._link or "localhost" in self._link
        alone = t("Only this computer can reach it. Start crisis-drill host with --lan for phones and others.")
        return lines(
            (t("Scan it with a phone's camera, or open"), "$muted"),
            (self._link, "bold $accent"),
            "",
            (t("Room code"), "$muted"),
            (self._code, "bold"),
            "",
            (t("At a terminal"), "$muted"),
            f"crisis-drill join {self._link}",
            *self._key_words(),
            *(() if not lan else ("", (alone, "$warning"))),
        )

    def _key_words(self) -> tuple[Part, ...]:
        """The key, and who needs it: not those who play."""
        if not self._key:
            return ()
        needs = self.t("Only controllers, evaluators and observers need it: they see everything. Do not project it.")
        return ("", (self.t("Host key"), "$muted"), (self._key, "bold"), (needs, "$muted"))


def qr_words(link: str) -> Content:
    """The link as a QR code, two of its rows to a line."""
    import segno

    code = segno.make(link, error="l", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    told = [
        shown("".join(BLOCKS[bool(top), bool(low)] for top, low in zip(upper, lower, strict=True)), DARK_ON_LIGHT)
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
    return joined(*told, sep="\n")
