"""What the console shows of the desk: the news, what changes with the clock, the open pane, the self-check."""

from __future__ import annotations

from textual.widgets import Static

from live.solo import Solo
from sim.events import Event
from tui.desk import Desk
from tui.screens import console_keys, ways
from tui.screens.panes import Panes
from tui.text import BLANK, joined, shown
from tui.widgets.composer import Composer
from tui.widgets.feed import Feed
from tui.widgets.people import People
from tui.widgets.sop import SopList
from tui.widgets.wordbar import WordBar


class ConsoleShowing(Panes):
    """The desk on the screen, without its layout and its keys."""

    PANES = console_keys.PANES
    solo: Solo
    desk: Desk

    def take(self, events: list[Event]) -> None:
        """Shows what happened; at ENDEX, on to the three questions."""
        items = self.desk.take(events)
        if items:
            self.query_one(Feed).extend(items)
            if not self.desk.addressed:
                self.query_one(Composer).preset(*self.desk.first_to())
        self.refresh_desk()
        if self.solo.drill.ended:
            self._to_hotwash()

    def refresh_desk(self) -> None:
        """Everything that changes with the clock."""
        desk = self.desk
        self.query_one("#clock", Static).update(desk.clock_words())
        self.query_one("#trust", Static).update(desk.trust_words(short=self.size.width < 108))
        self.query_one("#controls", WordBar).words = console_keys.controls(desk)
        self.query_one("#filters", WordBar).words = console_keys.filters(desk)
        self.tell_focus()
        self.query_one(Feed).update_standing(max(0, self.solo.drill.now_s), desk.waiting, desk.views)
        self.query_one(SopList).update_steps()
        self.query_one(People).update_people()

    def show_pane(self, pane: str) -> None:
        """Shows a pane where only one has room."""
        self.desk.pane = pane
        super().show_pane(pane)

    def tell_focus(self) -> None:
        """A sign in the title of the pane that the keys go to: tabs, titles at the side, the draft."""
        here = self.focused.id if self.focused and self.focused.id in console_keys.PANES else ""
        tabs = console_keys.tabs(self.desk, here, alone=not self.has_class("-wide"))
        self.query_one("#tabs", WordBar).words = tabs[:1] if self.has_class("-wide") else tabs
        for pane, tab in zip(console_keys.PANES[1:], tabs[1:], strict=True):
            self.query_one(f"#{pane}-title", Static).update(shown(tab.text))
        super().tell_focus()

    def check(self) -> None:
        """A channel that misses its recipient; marks that are still missing; or nothing."""
        words, composer = self.query_one(Composer).words, self.query_one(Composer)
        wanted = self.desk.checks and bool(words.text.strip())
        marks = self.desk.check_words(self.solo.check(words.to, words.by, words.text)) if wanted else BLANK
        composer.tell_check(joined(self.desk.miss_words(words.to, words.by), marks))

    def _to_hotwash(self) -> None:
        while self.app.screen is not self and self in self.app.screen_stack:
            self.app.pop_screen()
        ways.after_endex(self.drill_app, self.solo)
