"""The player console: the feed, the SOP bar, the people, the draft, and the clock of the drill."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from live.solo import Solo
from live.trouble import StoreError
from scoring.names import role_name
from tui.desk import Desk
from tui.screens import console_keys
from tui.screens.base import Sheet
from tui.screens.console_writing import ConsoleWriting
from tui.screens.step import TakeStep
from tui.text import BLANK
from tui.widgets.composer import Composer
from tui.widgets.draft import DraftArea
from tui.widgets.feed import Feed
from tui.widgets.feed_lines import Standing
from tui.widgets.people import People
from tui.widgets.sop import DrillSteps, SopList
from tui.widgets.wordbar import WordBar

TICK_S = 0.25


class Console(ConsoleWriting):
    """Where the drill is played."""

    KEYS = console_keys.KEYS
    TOLD = console_keys.TOLD
    BINDINGS: ClassVar[list[BindingType]] = console_keys.BINDINGS

    def __init__(self, solo: Solo) -> None:
        super().__init__()
        self.solo = solo
        self.desk: Desk
        self._between = False
        """Between two languages there is nothing to show anything on."""

    def place(self) -> str:
        """Who one is, then the scenario, of which a narrow window may cut the end."""
        names = self.desk.names
        return f"{self.t('you are')} {role_name(self.solo.role, self.lang)}  ·  {names.text('title')}"

    def compose(self) -> ComposeResult:
        """The desk is laid in the language of the moment."""
        if hasattr(self, "desk"):
            self.desk.tell_in(self.lang)
        else:
            self.desk = Desk(self.solo, self.lang, self.drill_app.settings.now.self_check)
        yield from super().compose()

    def body(self) -> ComposeResult:
        """Status; feed, SOP and people; draft."""
        desk = self.desk
        with Horizontal(id="status"):
            yield Static(BLANK, id="clock")
            yield WordBar(id="controls")
            yield Static(BLANK, id="trust")
        with Horizontal(id="bars"):
            yield WordBar(id="tabs")
            yield WordBar(id="filters")
        with Horizontal(id="panes"):
            yield Feed(Standing(desk.names), id="feed")
            with Vertical(id="side"):
                yield Static(BLANK, id="sop-title", classes="side-title")
                yield SopList(desk.names, DrillSteps(desk.names, self.solo.drill), id="sop")
                yield Static(BLANK, id="people-title", classes="side-title")
                yield People(desk, id="people")
        yield Composer(desk.names, desk.words, desk.recipients, desk.reach.channel, id="composer")

    def on_mount(self) -> None:
        """The clock of the wall is looked at four times a second; whoever types writes the draft."""
        self._lay()
        self.query_one("#draft").focus()
        self.watch(self, "focused", self.tell_focus)
        self.set_interval(TICK_S, self.tick)
        if self.solo.paused:
            self.drill_app.say(self.t("The clock stands still. F7 lets it go on."))

    async def retell(self) -> None:
        """In the other language; what is being written stays."""
        self.desk.words = self.query_one(Composer).words
        self._between = True
        try:
            await super().retell()
        finally:
            self._between = False
        self._lay()

    def _lay(self) -> None:
        self.query_one(Feed).fill(self.desk.items, self.desk.keeps)
        self.show_pane(self.desk.pane)
        self.refresh_desk()
        self.check()

    def clock_goes(self) -> bool:
        """Unless it is paused."""
        return not self.solo.paused

    def tick(self) -> None:
        """Time goes on, unless a sheet is open that it waits for."""
        if self._between or not self.is_mounted or self.solo.drill.ended:
            return
        above = self.app.screen
        self.desk.stands = isinstance(above, Sheet) and above.STOPS_CLOCK
        if self.desk.stands:
            self._stand_still()
            return
        self.solo.writing = self._is_writing()
        try:
            self.take(self.solo.tick(self.drill_app.monotonic()))
        except StoreError as error:
            self.drill_app.tell_trouble(error)
            self.refresh_desk()

    def _stand_still(self) -> None:
        """The wall goes on, and its seconds are never caught up with."""
        paused, self.solo.paused = self.solo.paused, True
        news = self.solo.tick(self.drill_app.monotonic())
        self.solo.paused = paused
        self.take(news)

    def _is_writing(self) -> bool:
        field = self.app.focused
        if isinstance(field, Input) and isinstance(self.app.screen, TakeStep):
            return bool(field.value.strip())
        return isinstance(field, DraftArea) and bool(field.text.strip())

    @on(WordBar.Chosen, "#tabs")
    @on(WordBar.Chosen, "#filters")
    @on(WordBar.Chosen, "#controls")
    async def _word(self, event: WordBar.Chosen) -> None:
        event.stop()
        await self.run_action(event.word)
