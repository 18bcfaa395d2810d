"""A player's console in a room: the feed of one's role, the SOP, the people, the documents, the draft."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from live.telling import FeedItem
from scenarios.field import CHANNELS, Channel
from tui.keys import Key
from tui.names import named
from tui.screens import room_player_keys
from tui.screens.room_player_writing import PlayerWriting
from tui.text import BLANK, joined, shown
from tui.widgets.composer import Composer, Words
from tui.widgets.feed import Feed
from tui.widgets.feed_lines import Standing
from tui.widgets.room_list import RoomList
from tui.widgets.room_people import mood_rows
from tui.widgets.sop import SopList
from tui.widgets.wordbar import WordBar


class RoomPlayer(PlayerWriting):
    """Screen 5a in a room."""

    KEYS: ClassVar[tuple[Key, ...]] = room_player_keys.KEYS
    TOLD = room_player_keys.TOLD
    BINDINGS: ClassVar[list[BindingType]] = room_player_keys.BINDINGS

    def compose(self) -> ComposeResult:
        """What is being written stays, or comes back from the room."""
        if self.words is None:
            draft = self.desk.own["draft"]
            if draft:
                by: Channel = next((each for each in CHANNELS if each == draft["by"]), "internal")
                self.words = Words(str(draft["to"]), by, str(draft["text"]))
            else:
                self.words = Words(*self.first_to(), "")
        yield from super().compose()

    def body(self) -> ComposeResult:
        """Status; feed, SOP, people and documents; draft."""
        desk, words = self.desk, self.words
        assert words is not None
        with Horizontal(id="status"):
            yield Static(BLANK, id="clock")
            yield Static(BLANK, id="trust")
            yield WordBar(id="halt")
        yield Static(BLANK, id="room-line")
        with Horizontal(id="bars"):
            yield WordBar(id="tabs")
            yield WordBar(id="filters")
        with Horizontal(id="panes"):
            yield Feed(Standing(desk.names), id="feed")
            with Vertical(id="side"):
                yield Static(BLANK, id="sop-title", classes="side-title")
                yield SopList(desk.names, desk, id="sop")
                yield Static(BLANK, id="people-title", classes="side-title")
                yield RoomList(lambda width: mood_rows(desk, width), id="people")
                yield Static(BLANK, id="papers-title", classes="side-title")
                yield RoomList(self.paper_rows, id="papers")
        yield Composer(desk.names, words, desk.recipients, desk.channel_to, id="composer")

    def on_mount(self) -> None:
        """Whoever types writes the draft."""
        self.ready = True
        self.lay()
        self.query_one("#draft").focus()
        self.watch(self, "focused", self.tell_focus, init=False)

    def keep_written(self) -> None:
        """What is being written."""
        self.words = self.query_one(Composer).words

    def lay(self) -> None:
        """Everything."""
        self.query_one(Feed).fill(self.desk.items, self.keeps)
        self.show_pane(self.open_pane)
        self.show()
        self.check()

    def show(self) -> None:
        """A view came."""
        if not self.ready:
            return
        feed = self.query_one(Feed)
        if len(feed.items) < len(self.desk.items):
            fresh = self.desk.items[len(feed.items) :]
            feed.extend(fresh)
            self._tell_messages(fresh)
            if not self.addressed:
                self.query_one(Composer).preset(*self.first_to())
        for each in self.query(RoomList):
            each.tell()
        line = self._urgent()
        self.query_one("#room-line").display = line is not None
        self.query_one("#room-line", Static).update(joined(line if line is not None else BLANK))
        self.tell_focus()
        self.query_one("#halt", WordBar).words = self.halt_word()
        self.tell_real()
        self.tick()

    def _tell_messages(self, fresh: list[FeedItem]) -> None:
        """What the controller says beside the drill must not be missed."""
        told = [item for item in fresh if item.kind == "team" and "·" in item.who and item.text]
        if told:
            self.room_app.say(named(told[-1].who, told[-1].text, self.lang))

    def _urgent(self) -> Content | None:
        stopped = self.trouble_words()
        if stopped is not None:
            return stopped
        if self.desk.away:
            return joined(" ", self.desk.link_words())
        if self.desk.phase == "ended":
            told = self.t("ENDEX. The drill is over; the hotwash begins when the controller opens it.")
            return joined((f" {told}", "bold $warning"))
        return None

    def tick(self) -> None:
        """The clock, countdowns."""
        if not self.ready:
            return
        desk = self.desk
        self.query_one("#clock", Static).update(desk.clock_words())
        self.query_one("#trust", Static).update(self._trust())
        self.query_one(Feed).update_standing(desk.now_s, desk.waiting, {})
        self.query_one(SopList).update_steps()
        self.query_one("#filters", WordBar).words = room_player_keys.filters(desk, self.filter)

    def _trust(self) -> Content:
        t, desk = self.t, self.desk
        count, public = len(desk.waiting), desk.shared.get("public") or {"trust": "–"}
        open_ = (f"● {t('unanswered')} {count}", "bold $warning") if count else (f"✓ {t('nobody waits')}", "$success")
        parts = [(f"{t('Trust')} ", "$muted"), (f"{public['trust']}  ", "bold"), open_]
        pace = float(desk.shared["clock"]["pace"])
        tells = pace != 1 and desk.phase in ("running", "paused")
        return joined((f"×{pace:g}  " if tells else "", "$muted"), *parts, "  ", desk.link_words())

    def show_pane(self, pane: str) -> None:
        """Shows a pane where only one has room."""
        self.open_pane = pane
        super().show_pane(pane)

    def tell_focus(self) -> None:
        """A sign in the title of the pane that the keys go to: tabs, titles at the side, the draft."""
        if not self.ready:
            return
        panes = room_player_keys.PANES
        here = self.focused.id if self.focused and self.focused.id in panes else ""
        tabs = room_player_keys.tabs(self.desk, here or "", self.open_pane, alone=not self.has_class("-wide"))
        self.query_one("#tabs", WordBar).words = tabs[:1] if self.has_class("-wide") else tabs
        for pane, tab in zip(panes[1:], tabs[1:], strict=True):
            self.query_one(f"#{pane}-title", Static).update(shown(tab.text))
        super().tell_focus()

    @on(WordBar.Chosen, "#tabs")
    @on(WordBar.Chosen, "#filters")
    @on(WordBar.Chosen, "#halt")
    async def _word(self, event: WordBar.Chosen) -> None:
        event.stop()
        await self.run_action(event.word)

    @on(OptionList.OptionSelected, "#papers")
    def _paper(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.open_paper((event.option.id or "").removeprefix("paper-"))
