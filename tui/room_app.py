"""The application of a room's terminal: follows the room, and shows the screen that belongs to seat and phase."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen

from live.client import Away, News, Out, RoomClient, View
from live.client_trouble import ClientError
from live.room.seats import WATCHERS
from scenarios.words import Lang, translator
from tui.app import DrillApp
from tui.room_desk import RoomDesk
from tui.screens.room_base import RoomScreen
from tui.screens.room_join import Given, RoomJoin
from tui.screens.room_leave import LeaveRoom
from tui.screens.trouble import Trouble
from tui.widgets.banner import Banner

TICK_S = 0.5


@dataclass(frozen=True)
class HostsRoom:
    """What the terminal knows whose process serves the room."""

    key: str
    """The host key; it stands on this screen alone."""
    again: str
    """The command that opens the room again."""


class Refused(Trouble):
    """What the room says no to."""

    def title_words(self) -> str:
        """Its name."""
        return self.t("The room says no")


class RoomApp(DrillApp):
    """crisis-drill in a room."""

    CSS_PATH: ClassVar[list[Path]] = [  # type: ignore[assignment]
        Path(__file__).with_name("app.tcss"),
        Path(__file__).with_name("room.tcss"),
    ]

    class Heard(Message):
        """The room said something."""

        def __init__(self, news: News) -> None:
            super().__init__()
            self.news = news

    def __init__(
        self,
        lang: Lang,
        client: RoomClient,
        *,
        joined: bool,
        given: Given | None = None,
        link: str = "",
        host: HostsRoom | None = None,
    ) -> None:
        """`given` fills in the form of who has not joined so far.

        `link` is what others join by, where it is not the client's own; `host`: the server lives in this process.
        """
        super().__init__(lang)
        self.client = client
        self.host = host
        self.link = link
        self.joined = joined
        self.given = given
        self.desk = RoomDesk(client, lang, self._wall_s)

    def open_first(self) -> None:
        """The form, or the room."""
        self.set_interval(TICK_S, self._tick)
        if self.joined:
            self.enter()
        else:
            self.push_screen(RoomJoin(given=self.given))

    def enter(self) -> None:
        """One is a member: from now on the room is followed."""
        self.joined = True
        self.desk.begin_anew()
        self.run_worker(self._follow(), name="follow", group="follow", exclusive=True)

    async def _follow(self) -> None:
        async for news in self.client.watch():
            self.post_message(self.Heard(news))

    async def on_room_app_heard(self, event: Heard) -> None:
        """Takes in what the room said."""
        match event.news:
            case View():
                self._take(event.news)
            case Away():
                self.desk.away = True
                self._told()
            case Out():
                self.joined = False
                self._tell_real(False)
                await self._start_anew()

    def _wall_s(self) -> float:
        return self.monotonic()

    def _take(self, view: View) -> None:
        fresh = self.desk.take(view)
        self._tell_real(self.desk.halted is not None)
        wanted = self._wanted()
        screen = self.room_screen
        if screen is None or type(screen) is not wanted:
            self._go(wanted)
            return
        if fresh is None:
            self.run_worker(screen.retell(), group="retell")
        else:
            self._told()

    def _tell_real(self, real: bool) -> None:
        """All banners, also those of sheets that lie above the room."""
        self.real = real
        for screen in self.screen_stack:
            for banner in screen.query(Banner):
                banner.real = real

    def _wanted(self) -> type[RoomScreen]:
        from tui.screens.room_control import RoomControl
        from tui.screens.room_hotwash import RoomHotwash
        from tui.screens.room_lobby import RoomLobby
        from tui.screens.room_player import RoomPlayer

        if self.desk.seat in WATCHERS:
            return RoomControl
        by_phase: dict[str, type[RoomScreen]] = {"lobby": RoomLobby, "hotwash": RoomHotwash}
        return by_phase.get(self.desk.phase, RoomPlayer)

    @property
    def room_screen(self) -> RoomScreen | None:
        """The screen of the room, whatever lies above it."""
        return next((each for each in self.screen_stack if isinstance(each, RoomScreen)), None)

    def _go(self, wanted: type[RoomScreen]) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(wanted())

    def _told(self) -> None:
        if self.room_screen is not None and self.desk.view is not None:
            with suppress(NoMatches):  # when the program ends, the parts of a screen go before it does
                self.room_screen.show()

    def _tick(self) -> None:
        screen = self.room_screen
        if screen is not None and self.desk.view is not None and screen.is_mounted:
            with suppress(NoMatches):  # as in `_told`
                screen.tick()

    async def _start_anew(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        t = translator("tui", self.lang)
        out = t("You are not in this room any more. Join again, or leave with Ctrl+Q.")
        await self.push_screen(RoomJoin(out))

    async def action_language(self) -> None:
        """The other language here, and in what the room sends."""
        await super().action_language()
        self.desk.lang = self.client.lang = self.lang
        if self.joined and self.room_screen is not None:
            self.room_screen.make_call("language", lang=self.lang)

    async def action_quit(self) -> None:
        """Ctrl+Q: a host is asked once more, for everybody else is in that room too."""
        if self.host and self.joined and not isinstance(self.screen, LeaveRoom):
            await self.push_screen(LeaveRoom(self.host.again), self.decide_leaving)
        else:
            self.exit()

    async def decide_leaving(self, answer: str | None) -> None:
        """What was said to the question on leaving."""
        if answer == "leave":
            try:
                await self.client.leave()
            except ClientError as error:
                self.tell_refusal(error)
                return
        if answer is not None:
            self.exit()

    def tell_refusal(self, error: ClientError) -> None:
        """The room's sentence; one that is on the screen already is not told twice."""
        sentence = error.sentence(self.lang)
        above: Screen[object] = self.screen
        if not (isinstance(above, Refused) and above.sentence == sentence):
            self.push_screen(Refused(sentence))
