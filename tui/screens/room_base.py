"""What all screens of a room share: the desk, calls that are made in the background, leaving, the emergency stop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from live.client_trouble import ClientError, OutError
from live.room.names import seat_name
from live.room.seats import SEATS
from tui.keys import Key, msg
from tui.screens.base import DrillScreen
from tui.screens.room_form import Blank, Form, FormWords, Values
from tui.text import BLANK, joined, lines
from tui.widgets.banner import Banner
from tui.widgets.wordbar import Word

if TYPE_CHECKING:
    from tui.room_app import RoomApp
    from tui.room_desk import RoomDesk

TELL_KEY: Final = Key(
    "ctrl+l", "tell", msg("Message"), msg("A message beside the drill, to a role, to the controller, or to all.")
)
HALT_KEY: Final = Key(
    "ctrl+e",
    "halt",
    msg("Emergency stop"),
    msg("Something real has happened: stop the drill for everybody. You are asked once more."),
    foot=False,
)
LEAVE_KEY: Final = Key("escape", "leave", msg("Leave"), msg("Leave the room, or only this screen; your seat is kept."))


class RoomScreen(DrillScreen[None]):
    """A screen shows the desk in `show`, which is called after every view."""

    STANDS_BELOW = False

    def __init__(self) -> None:
        super().__init__()
        self.ready = False
        """Between two languages, and before it is there, a screen has nothing to show anything on."""
        self._one_by_one = asyncio.Lock()
        self._given: tuple[Values, Values] = {}, {}
        """Where what a form gave just now is kept for the next one, and what it gave."""

    async def retell(self) -> None:
        """Says everything anew, in the language that is now chosen, one time after the other."""
        async with self._one_by_one:
            if not self.ready:  # what is on its way to the screen is told in the language of the moment
                return
            self.keep_written()
            self.ready = False
            await super().retell()
            self.ready = True
            self.lay()

    def keep_written(self) -> None:
        """Notes what is being written, before the screen is told anew."""

    def lay(self) -> None:
        """Fills the screen for the first time, and after it was told anew."""
        self.show()

    @property
    def room_app(self) -> RoomApp:
        """The application, as what it is."""
        from tui.room_app import RoomApp

        assert isinstance(self.app, RoomApp)
        return self.app

    @property
    def desk(self) -> RoomDesk:
        """The room."""
        return self.room_app.desk

    def place(self) -> str:
        """Where one sits, then the scenario, of which a narrow window may cut the end."""
        return f"{self.t('you are')} {seat_name(self.desk.seat, self.lang)}  ·  {self.desk.title}"

    def clock_goes(self) -> bool | None:
        """As the room's."""
        return self.desk.goes if self.desk.view is not None and self.desk.phase != "lobby" else None

    def show(self) -> None:
        """The room is another one now."""

    def tick(self) -> None:
        """The clock went on."""

    def make_call(self, call: str, done: Callable[[], None] | None = None, /, **fields: Any) -> None:
        """Makes a call in the background; what the room says no to is told, and `done` is for what was taken."""

        kept, given = self._given

        async def make() -> None:
            try:
                await self.room_app.client.call(call, **fields)
            except ClientError as error:
                for blank, value in given.items():
                    kept[blank] = value
                if not isinstance(error, OutError):
                    self.room_app.tell_refusal(error)
                return
            if done is not None:
                done()

        self.room_app.run_worker(make(), name=f"call {call}", exit_on_error=True)

    def ask(self, form: str, words: Callable[[], FormWords], then: Callable[[Values], None]) -> None:
        """A form; what is filled in goes to `then`, and stands in the next one if the room does not take it."""
        kept = self.desk.kept.setdefault(form, {})

        def give(values: Values | None) -> None:
            if values is not None:
                self._given = kept, values
                then(values)
                self._given = {}, {}

        self.app.push_screen(Form(words, kept), give)

    def action_tell(self) -> None:
        """Ctrl+L."""

        def words() -> FormWords:
            t = self.t
            first = "controller" if self.desk.seat != "controller" else "all"
            choices = [(seat_name(each, self.lang), each) for each in ("all", *SEATS)]
            return FormWords(
                t("A message beside the drill"),
                t("Send"),
                (
                    Blank("to", t("To"), "pick", first, choices=tuple(choices)),
                    Blank("text", t("Message"), "text", most=5000, needed=True),
                ),
                joined((t("It is not part of the drill: the simulated people hear nothing of it."), "$muted")),
            )

        self.ask("tell", words, lambda v: self.make_call("tell", to=v["to"], text=v["text"]))

    def action_sit(self) -> None:
        """Another seat that is free; the controller's needs the host key."""

        def words() -> FormWords:
            free = {str(each["seat"]) for each in self.desk.part("seats") if not each["people"]}
            seats = [each for each in SEATS if each in free or each == self.desk.seat]
            choices = tuple((seat_name(each, self.lang), str(each)) for each in seats if each != "controller")
            return FormWords(
                self.t("Another seat"),
                self.t("Sit there"),
                (Blank("seat", self.t("Your seat"), "pick", self.desk.seat, choices=choices),),
            )

        self.ask("sit", words, lambda v: self.make_call("sit", seat=v["seat"]))

    def action_halt(self) -> None:
        """Ctrl+E: the first step; the form is the second."""

        def words() -> FormWords:
            t = self.t
            return FormWords(
                t("Emergency stop: something real has happened"),
                t("Stop the drill for everybody"),
                (Blank("why", t("What happened"), hint=t("For example: a patient needs help. It may stay empty.")),),
                lines(
                    t("The drill stops for everybody at once, and all screens say that this is real."),
                    (t("Look after what is real first. The controller can resume the drill later."), "$muted"),
                ),
                urgent=True,
            )

        self.ask("halt", words, lambda v: self.make_call("halt", why=v["why"]))

    def action_leave(self) -> None:
        """Esc."""
        from tui.screens.room_leave import LeaveRoom

        host = self.room_app.host
        self.app.push_screen(LeaveRoom(host.again if host else ""), self.room_app.decide_leaving)

    def compose(self) -> ComposeResult:
        """As any screen, with a place for what is real above it all."""
        yield Static(BLANK, id="real")
        yield from super().compose()

    def real_words(self) -> Content | None:
        """What stands large on every screen while the drill is stopped for something real."""
        why, t = self.desk.halted, self.t
        if why is None:
            return None
        by = str(self.desk.shared["room"].get("halted_by", ""))
        told = t("Stopped by {who} at {time} of the drill.").format(who=by, time=self.desk.names.clock(self.desk.now_s))
        return lines(
            t("REAL EVENT – THE DRILL IS STOPPED"),
            why or t("Something real has happened; no reason was written."),
            told if by else "",
            t("Attend to that first. Nothing is lost; the controller goes on with the drill when it is over."),
        )

    def tell_real(self) -> None:
        """While something real is going on, that is what the head of the screen says."""
        words = self.real_words()
        for block in self.query("#real").results(Static):
            block.display = words is not None
            block.update(joined(words) if words is not None else BLANK)
        for banner in self.query(Banner):
            banner.display = words is None

    def halt_word(self) -> tuple[Word, ...]:
        """What stops the drill, always in sight while there is something to stop."""
        if self.desk.phase not in ("running", "paused") or self.desk.halted is not None:
            return ()
        return (Word("halt", self.t("Emergency stop"), "^E", self.t(HALT_KEY.help)),)

    def trouble_words(self) -> Content | None:
        """Why the room can keep nothing at the moment."""
        trouble = str(self.desk.shared["room"]["trouble"])
        return joined((f" {trouble} ", "bold reverse $warning")) if trouble else None
