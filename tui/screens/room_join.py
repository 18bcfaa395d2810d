"""Joining a room at a terminal: who one is and where one sits; what the command line gave already is filled in."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from live.client_seats import KeptSeat
from live.client_trouble import ClientError
from live.room.calls import LONGEST_NAME
from live.room.names import seat_name
from live.room.seats import SEATS, WATCHERS
from scenarios.clean import clean
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.names import aside
from tui.screens.base import DrillScreen
from tui.text import joined, lines, shown
from tui.typed import after_typing
from tui.widgets.picker import Picker

if TYPE_CHECKING:
    from tui.room_app import RoomApp


@dataclass
class Given:
    """What is known of who comes in."""

    name: str = ""
    seat: str = "pr"
    code: str = ""
    key: str = ""


class RoomJoin(DrillScreen[None]):
    """Name, seat, code and, for the seats that see everything, the host's key."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("ctrl+s", "go", msg("Join"), msg("Come into the room.")),
        Key("escape", "leave", msg("Leave"), msg("Leave without joining.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (
        msg("Write your name, choose where you sit, and type the room code of the host's screen. Ctrl+S joins."),
        msg("The seats beside the drill (controller, evaluator, observer) see everything and need the host key."),
        msg("Do not write anything about real patients: everybody in the room sees what is said there."),
    )

    def __init__(self, trouble: str = "", given: Given | None = None) -> None:
        super().__init__()
        self._trouble = trouble
        self._given = given or Given()
        self._back: list[KeptSeat] = []
        self._busy = False

    @property
    def room_app(self) -> RoomApp:
        """The application, as what it is."""
        from tui.room_app import RoomApp

        assert isinstance(self.app, RoomApp)
        return self.app

    def place(self) -> str:
        """Which room."""
        return f"{self.t('Join a room')}  ·  {self.room_app.client.link.origin}"

    def body(self) -> ComposeResult:
        """Who one was before, the fields, the privacy notice."""
        t, given = self.t, self._given
        given.code = given.code or self.room_app.client.link.code
        self._back = self.room_app.client.kept_seats() if given.code else []
        with VerticalScroll(id="join", can_focus=False):
            if self._back:
                yield Static(shown(t("You were in this room before:"), "bold $primary"), classes="join-head")
                yield OptionList(*self._known(), id="join-back", compact=True)
                yield Static(shown(t("Or join as somebody else:"), "bold $primary"), classes="join-head")
            with Horizontal(classes="form-line"):
                yield Static(shown(t("Your name"), "$muted"), classes="form-tag")
                yield _line("name", given.name, t("As the others know you"), LONGEST_NAME)
            with Horizontal(classes="form-line"):
                yield Static(shown(t("Your seat"), "$muted"), classes="form-tag")
                seats = [(seat_name(each, self.lang), each) for each in SEATS]
                yield Picker(t("Your seat"), seats, given.seat, "join-seat")
            with Horizontal(classes="form-line"):
                yield Static(shown(t("Room code"), "$muted"), classes="form-tag")
                yield _line("code", given.code, "7F3K-29QD", 20)
            with Horizontal(classes="form-line", id="key-line"):
                yield Static(shown(t("Host key"), "$muted"), classes="form-tag")
                yield _line("key", given.key, t("On the host's own screen"), 64)
            yield Static(shown(self._trouble, "bold $error"), id="join-trouble")
            yield Static(hung(self._notice()), classes="join-notice")
        with Horizontal(classes="button-line"):
            yield Button(shown(t("Join")), id="join-go", compact=True, variant="primary")

    def _known(self) -> list[Option]:
        return [
            Option(joined((each.name, "bold"), aside(seat_name(each.seat, self.lang), self.lang)), id=f"back-{n}")
            for n, each in enumerate(self._back)
        ]

    def _notice(self) -> Content:
        t = self.t
        return lines(
            (t("This is an exercise. Do not write anything about real patients."), "$warning"),
            (
                t(
                    "What you write is kept on the host's computer for the report, under the name that you give here. "
                    "Nothing is sent anywhere else."
                ),
                "$muted",
            ),
        )

    def on_mount(self) -> None:
        """What is missing first has the focus."""
        self._attend()

    async def retell(self) -> None:
        """In the other language, with what is written."""
        self._given = self._written()
        await super().retell()
        self._attend()

    def _attend(self) -> None:
        self._show_key()
        given = self._given
        if self._back:
            self.query_one("#join-back").focus()
        elif not given.name:
            self.query_one("#join-name").focus()
        elif not given.code:
            self.query_one("#join-code").focus()
        else:
            self.query_one("#join-seat").focus()

    def _show_key(self) -> None:
        self.query_one("#key-line").display = self.query_one("#join-seat", Picker).value in WATCHERS

    @on(Picker.Changed)
    def _seat_changed(self) -> None:
        self._show_key()

    @on(Input.Submitted)
    def _next(self) -> None:
        """Enter goes on."""
        self.focus_next()

    @on(OptionList.OptionSelected, "#join-back")
    def _come_back(self, event: OptionList.OptionSelected) -> None:
        seat = self._back[event.option_index]

        async def back() -> None:
            if await self.room_app.client.come_back(seat):
                self.room_app.enter()
            else:
                self._say(self.t("The room does not know you any more. Join again."))

        self._try(back())

    @on(Button.Pressed, "#join-go")
    @after_typing
    def action_go(self) -> None:
        """Ctrl+S or the button."""
        given = self._given = self._written()
        if not given.name or not given.code:
            self._say(self.t("Your name and the room code are needed."))
            self._attend()
            return
        client = self.room_app.client
        client.link = client.link.coded(given.code)

        async def join() -> None:
            await client.join(given.name, given.seat, given.key if given.seat in WATCHERS else "")
            self.room_app.enter()

        self._try(join())

    def action_leave(self) -> None:
        """Esc."""
        self.app.exit()

    def _try(self, coroutine: Coroutine[Any, Any, None]) -> None:
        if self._busy:
            coroutine.close()
            return
        self._busy = True
        self._say("")

        async def tried() -> None:
            try:
                await coroutine
            except ClientError as error:
                self._say(error.sentence(self.lang))
            finally:
                self._busy = False

        self.run_worker(tried())

    def _say(self, sentence: str) -> None:
        self._trouble = sentence
        for each in self.query("#join-trouble").results(Static):
            each.update(shown(sentence, "bold $error"))

    def _written(self) -> Given:
        def text(name: str) -> str:
            return clean(self.query_one(f"#join-{name}", Input).value).strip()

        return Given(text("name"), self.query_one("#join-seat", Picker).value, text("code"), text("key"))


def _line(name: str, value: str, hint: str, most: int) -> Input:
    line = Input(value, placeholder=hint, id=f"join-{name}", max_length=most, select_on_focus=False)
    line.cursor_blink = False
    return line
