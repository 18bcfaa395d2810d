"""The controller of the whole drill: the real terminal application, driven by its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from live.client import RoomClient
from live.client_link import Link
from live.client_seats import KeptSeats
from scenarios.words import Lang
from tests.room_served import shows
from tests.tui_stage import seen, write
from tests.whole_host import Host, Sent
from tui.room_app import RoomApp
from tui.screens.picking import Picking
from tui.screens.room_control import RoomControl
from tui.screens.room_form import Form
from tui.screens.room_judge import JudgeReply
from tui.widgets.room_list import RoomList


async def controller(host: Host, name: str, lang: Lang) -> RoomApp:
    """The application as `crisis-drill join LINK --seat controller --key KEY` opens it."""
    client = RoomClient(Link.of(host.link), lang, KeptSeats(host.folder))
    await client.join(name, "controller", host.key)
    return RoomApp(lang, client, joined=True)


class Console:
    """Hands on the keys of the controller's terminal."""

    def __init__(self, app: RoomApp, pilot: Any) -> None:
        self.app, self.pilot = app, pilot
        self.sent: list[Sent] = []

    @property
    def now_s(self) -> int:
        """The drill's second, as the console has it."""
        return self.app.desk.now_s

    @property
    def phase(self) -> str:
        """The room's."""
        return self.app.desk.phase

    def name(self, who: str) -> str:
        """Somebody's name as the pages show it."""
        return self.app.desk.names.person(who)

    async def shows(self, holds: Callable[[], Any], seconds: float = 60) -> None:
        """Waits for the console."""
        await shows(self.pilot, holds, seconds)

    async def opens(self) -> None:
        """It is there."""
        await self.shows(lambda: isinstance(self.app.screen, RoomControl) and self.app.desk.view is not None)

    async def until(self, at_s: int) -> None:
        """The drill is at that second, or over."""
        await self.shows(lambda: self.now_s >= at_s or self.phase in ("ended", "hotwash"), 300)

    async def paces(self, pace: float) -> None:
        """F9 until the clock goes so fast."""
        while float(self.app.desk.shared["clock"]["pace"]) != pace:
            before = self.app.desk.shared["clock"]["pace"]
            await self.pilot.press("f9")
            await self.shows(lambda before=before: self.app.desk.shared["clock"]["pace"] != before)

    async def goes_on_to(self, phase: str) -> None:
        """Ctrl+D and its form: start, end, hotwash."""
        await self.pilot.press("ctrl+d")
        await self.shows(lambda: isinstance(self.app.screen, Form))
        await self.pilot.press("ctrl+s")
        await self.shows(lambda: self.phase == phase)

    async def pauses(self) -> None:
        """F7."""
        await self.pilot.press("f7")
        await self.shows(lambda: self.phase == "paused")

    async def resumes(self) -> None:
        """F7; after an emergency stop with its form."""
        halted = self.app.desk.shared["room"]["halted"] is not None
        await self.pilot.press("f7")
        if halted:
            await self.shows(lambda: isinstance(self.app.screen, Form))
            await self.pilot.press("ctrl+s")
        await self.shows(lambda: self.phase == "running")

    async def halts(self, why: str) -> None:
        """Ctrl+E, why, Ctrl+S."""
        await self.pilot.press("ctrl+e")
        await self.shows(lambda: isinstance(self.app.screen, Form))
        await write(self.pilot, why)
        await self.pilot.press("ctrl+s")
        await self.shows(lambda: self.app.desk.shared["room"]["halted"] == why)
        self.sent.append(Sent("controller", "halt", why))

    async def inserts(self, text: str) -> None:
        """F4: a situation for the team."""
        await self.pilot.press("f4")
        await self.shows(lambda: isinstance(self.app.screen, Form))
        await write(self.pilot, text)
        await self.pilot.press("ctrl+s")
        await self.shows(lambda: any(item.text == text for item in self.app.desk.items))
        self.sent.append(Sent("controller", "insert", text))

    async def steers(self, inject: str, number: int) -> None:
        """Enter on an inject of the timeline, then one of what can be done with it."""
        await self.looks_at(inject)
        await self.pilot.press("enter")
        await self.shows(lambda: isinstance(self.app.screen, Picking))
        await self.pilot.press(*["down"] * number, "enter")

    async def looks_at(self, inject: str) -> None:
        """An inject of the timeline, whose words show below."""
        self.app.screen.action_pane("timeline")
        await self.pilot.pause()
        self.app.screen.query_one("#timeline", RoomList).choose(inject)

    async def moves(self, inject: str, minutes: int) -> None:
        """To so many minutes from now."""
        before = self._inject(inject)["at_s"]
        await self.steers(inject, 1)
        await self.shows(lambda: isinstance(self.app.screen, Form))
        await write(self.pilot, f"+{minutes}")
        await self.pilot.press("ctrl+s")
        await self.shows(lambda: self._inject(inject)["at_s"] != before)
        self.sent.append(Sent("controller", "move", inject))

    async def skips(self, inject: str) -> None:
        """It does not come."""
        await self.steers(inject, 2)
        await self.shows(lambda: self._inject(inject)["state"] == "skipped")
        self.sent.append(Sent("controller", "skip", inject))

    def _inject(self, name: str) -> dict[str, Any]:
        return next(each for each in self.app.desk.part("injects") if each["id"] == name)

    async def confirms(self, text: str) -> None:
        """All marks of a reply, as the reader proposes them."""
        reply = next(each for each in self.app.desk.part("replies") if each["text"] == text)
        self.app.screen.action_pane("replies")
        await self.pilot.pause()
        self.app.screen.query_one("#replies", RoomList).choose(reply["action"])
        await self.pilot.press("enter")
        await self.shows(lambda: isinstance(self.app.screen, JudgeReply))
        await self.pilot.press("enter")
        marks = {each["mark"] for each in reply["marks"]}
        await self.shows(lambda: marks <= {each["mark"] for each in self.app.desk.own["judged"]})
        self.sent += [Sent("controller", f"judge {mark}", reply["action"]) for mark in sorted(marks)]

    async def tells(self, to: str, text: str) -> None:
        """A word beside the drill."""
        await self.pilot.press("ctrl+l")
        self.app.screen.query_one("#tell-to").choose(to)
        await write(self.pilot, text)
        await self.pilot.press("enter")
        await self.shows(lambda: any(item.text == text for item in self.app.desk.items))
        self.sent.append(Sent("controller", "tell", text))
        await self.pilot.press("f5")

    async def answers(self, question: str, text: str) -> None:
        """One's own answer in the hotwash."""
        self.app.screen.action_pane("hotwash")
        await self.pilot.pause()
        self.app.screen.query_one("#hotwash", RoomList).choose(f"ask-{question}")
        await self.pilot.press("enter")
        await self.shows(lambda: isinstance(self.app.screen, Form))
        await write(self.pilot, text)
        await self.pilot.press("ctrl+s")
        await self.shows(lambda: any(each["answer"] == text for each in self.app.desk.own["questions"]))
        self.sent.append(Sent("controller", f"answer {question}", text))

    def text(self) -> str:
        """All that stands on the screen."""
        return seen(self.app)
