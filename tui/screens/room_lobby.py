"""The lobby for players: the briefing, who is in already, and that it begins when the controller starts it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from scenarios.timing import span
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.screens.room_base import LEAVE_KEY, TELL_KEY, RoomScreen
from tui.screens.room_papers import briefing_words
from tui.text import BLANK, joined, lines, shown
from tui.widgets.room_list import RoomList
from tui.widgets.room_people import seat_rows

SEAT_KEY = Key("f4", "sit", msg("Seat"), msg("Take another seat that is free."))


class RoomLobby(RoomScreen):
    """Reading before the drill begins."""

    KEYS: ClassVar[tuple[Key, ...]] = (SEAT_KEY, TELL_KEY, LEAVE_KEY)
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (
        msg("The room is open, and the drill has not begun. Read what your role knows; the controller starts it."),
        msg("On the right is who sits where: ● connected, ◌ not connected, ○ simulated or empty."),
    )

    def body(self) -> ComposeResult:
        """The briefing, and the seats beside it or below."""
        yield Static(BLANK, id="lobby-head")
        with Horizontal(id="lobby"):
            with VerticalScroll(id="lobby-card"):
                yield Static(BLANK, id="lobby-words")
            with Vertical(id="lobby-side"):
                yield Static(shown(self.t("Who is in"), "bold $primary"), classes="room-title")
                yield RoomList(lambda width: seat_rows(self.desk, width), id="seats")
                yield Static(BLANK, id="lobby-news")

    def on_mount(self) -> None:
        """Arrow keys scroll the briefing."""
        self.ready = True
        self.query_one("#lobby-card").focus()
        self.show()

    def show(self) -> None:
        """Who came in; what was said beside the drill."""
        if not self.ready:
            return
        self.query_one("#lobby-head", Static).update(self._head())
        self.query_one("#lobby-words", Static).update(hung(briefing_words(self.desk)))
        self.query_one("#lobby-news", Static).update(hung(self._news()))
        self.query_one(RoomList).tell()

    def _head(self) -> Content:
        t, lasts = self.t, span(int(self.desk.shared["briefing"]["lasts_s"]))
        told = t("Lobby: the controller starts the drill; it lasts {time}.")
        return joined((f" {told.format(time=lasts)}  ", "$warning"), self.desk.link_words())

    def _news(self) -> Content:
        last = [item for item in self.desk.items if item.text][-3:]
        return lines(*[joined((f"{each.who}  ", "bold $primary"), each.text) for each in last])
