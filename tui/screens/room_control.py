"""The console of those who watch a team drill: the controller with all controls, evaluators and observers without."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static

from live.room.names import seat_name
from live.room.seats import SEATS
from tui.keys import Key
from tui.screens import room_control_keys
from tui.screens.room_control_acts import ControlActs
from tui.text import BLANK, joined, shown
from tui.widgets.feed import Feed
from tui.widgets.feed_lines import Standing
from tui.widgets.picker import Picker
from tui.widgets.room_goals import goal_rows, hotwash_rows
from tui.widgets.room_head import room_words, trust_words
from tui.widgets.room_list import RoomList
from tui.widgets.room_people import alert_rows, mood_rows, seat_rows
from tui.widgets.room_replies import newest_reply, reply_rows
from tui.widgets.room_timeline import inject_rows, inject_words, next_inject
from tui.widgets.wordbar import WordBar

ALL: Final = lambda item: True  # noqa: E731  the feed of those who watch has no filter
WIDE: Final = 108


class RoomControl(ControlActs):
    """Screen 5b."""

    KEYS: ClassVar[tuple[Key, ...]] = room_control_keys.KEYS
    TOLD = room_control_keys.TOLD
    BINDINGS: ClassVar[list[BindingType]] = room_control_keys.BINDINGS

    @property
    def keys(self) -> tuple[Key, ...]:
        """Those that this seat may use."""
        return tuple(key for key in super().keys if room_control_keys.may(self.desk, key.action))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key of another seat does nothing here."""
        return room_control_keys.may(self.desk, action)

    def body(self) -> ComposeResult:
        """Two lines of how it stands; the panes; the line for messages."""
        desk = self.desk
        with Horizontal(id="status"):
            yield Static(BLANK, id="clock")
            yield WordBar(id="controls")
            yield Static(BLANK, id="trust")
            yield WordBar(id="halt")
        yield Static(BLANK, id="room-line")
        yield WordBar(id="bars-all")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                with Vertical(id="pane-timeline", classes="room-pane"):
                    yield Static(BLANK, id="title-timeline", classes="room-title")
                    yield RoomList(
                        lambda width: inject_rows(desk, width), id="timeline", first=lambda: next_inject(desk)
                    )
                    yield WordBar(id="acts")
                    yield Static(BLANK, id="inject")
                with Vertical(id="pane-moods", classes="room-pane"):
                    yield Static(BLANK, id="title-moods", classes="room-title")
                    yield RoomList(lambda width: mood_rows(desk, width), id="moods")
            with Vertical(id="right"):
                yield WordBar(id="bars-right")
                with Vertical(id="pane-replies", classes="room-pane"):
                    yield RoomList(
                        lambda width: reply_rows(desk, width), id="replies", first=lambda: newest_reply(desk)
                    )
                with Vertical(id="pane-feed", classes="room-pane"):
                    yield Feed(Standing(desk.names), id="feed")
                with Vertical(id="pane-seats", classes="room-pane"):
                    yield RoomList(lambda width: seat_rows(desk, width), id="seats")
                with Vertical(id="pane-goals", classes="room-pane"):
                    yield RoomList(lambda width: goal_rows(desk, width), id="goals")
                with Vertical(id="pane-hotwash", classes="room-pane"):
                    yield RoomList(lambda width: hotwash_rows(desk, width), id="hotwash")
                with Vertical(id="pane-alerts", classes="room-pane"):
                    yield Static(BLANK, id="title-alerts", classes="room-title")
                    yield RoomList(lambda width: alert_rows(desk, width), id="alerts")
        with Horizontal(id="tell-line"):
            whom = [(seat_name(each, self.lang), str(each)) for each in ("all", *SEATS)]
            yield Static(shown(self.t("Beside the drill, to")), classes="tag")
            yield Picker(self.t("To"), whom, self.told_to, "tell-to")
            line = Input(
                self.untold,
                placeholder=self.t("A message; Enter sends it."),
                id="tell-text",
                max_length=2000,
                select_on_focus=False,
            )
            line.cursor_blink = False
            yield line

    def on_mount(self) -> None:
        """In the lobby one looks at the seats first."""
        if self.desk.phase == "lobby":
            self.open_pane = self.beside = "seats"
        self.ready = True
        self.lay()
        self.query_one(f"#{self.open_pane}").focus()
        self.watch(self, "focused", self.tell_titles, init=False)

    def keep_written(self) -> None:
        """A message that was begun."""
        self.untold = self.query_one("#tell-text", Input).value
        self.told_to = str(self.query_one("#tell-to", Picker).value)

    def on_resize(self, event: events.Resize) -> None:
        """Panes beside each other, or one."""
        if self.ready:
            self.show_panes()

    def lay(self) -> None:
        """Everything."""
        self.query_one(Feed).fill(self.desk.items, ALL)
        self.show_panes()
        self.show()

    def show(self) -> None:
        """A view came."""
        if not self.ready:
            return
        feed = self.query_one(Feed)
        if len(feed.items) < len(self.desk.items):
            feed.extend(self.desk.items[len(feed.items) :])
        if self.open_pane not in room_control_keys.panes(self.desk):
            self.open_pane = "timeline"
        if self.desk.phase != self.phase_before:
            self._phase_changed()
        self.query_one("#controls", WordBar).words = room_control_keys.controls(self.desk)
        link = self.room_app.link or self.desk.client.link.whole
        stands = room_words(self.desk, link, self.size.width, wide=self.size.width >= WIDE)
        self.query_one("#room-line", Static).update(joined(self.trouble_words() or stands))
        for each in self.query(RoomList):
            each.tell()
        self.tell_titles()
        self.tell_inject()
        self.query_one("#halt", WordBar).words = self.halt_word()
        self.tell_real()
        self.tick()

    def _phase_changed(self) -> None:
        before, self.phase_before = self.phase_before, self.desk.phase
        if before == "lobby" and self.beside == "seats":
            self.open_pane, self.beside = "timeline", "replies"
            self.query_one("#timeline").focus()
        if before in ("", "lobby"):
            self.query_one("#timeline", RoomList).choose(next_inject(self.desk))
        if before and self.desk.phase in ("ended", "hotwash"):
            self.open_pane = self.beside = "hotwash"
        self.show_panes()
        if self.open_pane == "hotwash" and not isinstance(self.focused, Input):
            self.query_one("#hotwash").focus()

    def tick(self) -> None:
        """The clock, countdowns."""
        if not self.ready:
            return
        desk, wide = self.desk, self.size.width >= WIDE
        self.query_one("#clock", Static).update(desk.clock_words())
        self.query_one("#trust", Static).update(trust_words(desk, reach=True) if wide else BLANK)
        self.query_one("#timeline", RoomList).tell()
        self.query_one(Feed).update_standing(desk.now_s, desk.waiting, {})

    def show_panes(self) -> None:
        """In a wide window the timeline, the people and the alerts always, and one of the others."""
        wide = self.size.width >= WIDE
        for pane in room_control_keys.PANES:
            always = wide and pane in room_control_keys.LEFT
            self.query_one(f"#pane-{pane}").display = always or pane == self._open_at(wide=wide)
        self.query_one("#left").display = wide or self.open_pane in ("timeline", "moods")
        self.query_one("#right").display = wide or self.open_pane not in ("timeline", "moods")
        self.query_one("#bars-all").display = not wide
        for name in ("#bars-right", "#title-timeline", "#title-moods", "#title-alerts"):
            self.query_one(name).display = wide
        self.tell_titles()

    def _open_at(self, *, wide: bool) -> str:
        return self.beside if wide else self.open_pane

    def tell_titles(self) -> None:
        """Titles of panes, with a sign at the one that the keys go to."""
        if not self.ready:
            return
        desk = self.desk
        here = self.focused.id or "" if self.focused else ""
        every = room_control_keys.panes(desk)
        right = tuple(each for each in every if each not in room_control_keys.LEFT)
        self.query_one("#bars-all", WordBar).words = room_control_keys.tabs(desk, here, self.open_pane, every)
        self.query_one("#bars-right", WordBar).words = room_control_keys.tabs(desk, here, self.beside, right)
        for word in room_control_keys.tabs(desk, here, "", room_control_keys.LEFT):
            name = word.id.removeprefix("pane('").removesuffix("')")
            self.query_one(f"#title-{name}", Static).update(shown(word.text, "bold $primary"))

    def tell_inject(self) -> None:
        """The chosen inject in full, and what can be done with it."""
        timeline = self.query_one("#timeline", RoomList)
        width = max(20, timeline.size.width - 2)
        words = inject_words(self.desk, timeline.chosen, width, 4 if self.has_class("-tall") else 2)
        self.query_one("#inject", Static).update(joined(words))
        self.query_one("#acts", WordBar).words = self.act_words(timeline.chosen)

    @on(OptionList.OptionHighlighted, "#timeline")
    def _look(self) -> None:
        self.tell_inject()

    @on(WordBar.Chosen, "#bars-all")
    @on(WordBar.Chosen, "#bars-right")
    @on(WordBar.Chosen, "#controls")
    @on(WordBar.Chosen, "#acts")
    @on(WordBar.Chosen, "#halt")
    async def _word(self, event: WordBar.Chosen) -> None:
        event.stop()
        await self.run_action(event.word)
