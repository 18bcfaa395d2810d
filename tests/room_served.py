"""What the tests of a room's terminals share: a room with its server on the loopback, which can be stopped and come back."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import pytest_asyncio
from textual.css.query import NoMatches

from live.client import RoomClient, View
from live.client_link import Link
from live.client_seats import KeptSeats
from live.room.feed import RoomFeed
from live.room.own import own
from live.room.room import Room
from live.room.view import shared
from live.server.hosting import Hosting
from live.server.serve import Address, bound, serving
from live.store import Store
from scenarios.shelf import LoadedScenario
from scenarios.words import Lang
from sim.reading import Reader
from tests.live_small import WordReader
from tests.tui_stage import seen, small

KEY = "KEY-1"


class Served:
    """A room on a port of its own."""

    def __init__(
        self, folder: Path, loaded: LoadedScenario | None = None, lang: Lang = "zh-TW", reader: Reader | None = None
    ) -> None:
        self.store = Store(folder / "drills.db")
        self.folder = folder
        self.reader = reader or WordReader()
        self.room = Room.open(self.store, loaded or small(), self.reader, seed=7, lang=lang)
        self.port = 0
        self._stack = AsyncExitStack()

    async def up(self) -> None:
        """Serves; again on the port that it had."""
        self.hosting = Hosting(self.room, KEY)
        listening, self.address = bound(self.port, lan=False)
        self.port = self.address.port
        await self._stack.enter_async_context(serving(self.hosting, listening, self.address))

    async def down(self) -> None:
        """Nobody answers there any more."""
        await self._stack.aclose()
        self._stack = AsyncExitStack()

    async def comes_back(self) -> None:
        """As after a kill: the room is read from its store."""
        await self.down()
        self.room = Room.resume(self.store, self.room.drill_id, self.reader)
        await self.up()

    @property
    def link(self) -> Link:
        return Link.of(Address("127.0.0.1", self.port).link(self.room.code))

    def client(self, lang: Lang = "zh-TW", *, kept: bool = False) -> RoomClient:
        return RoomClient(self.link, lang, KeptSeats(self.folder) if kept else None)

    async def member(self, name: str, seat: str, lang: Lang = "zh-TW") -> RoomClient:
        client = self.client(lang)
        await client.join(name, seat, KEY)
        return client


@pytest_asyncio.fixture
async def served(tmp_path: Path):
    """A room of the short drill, served."""
    server = Served(tmp_path)
    await server.up()
    yield server
    await server.down()


async def until(client: RoomClient, holds) -> View:
    """The first view for which something holds."""

    async def look() -> View:
        async for news in client.watch():
            if isinstance(news, View) and holds(news):
                return news
        raise AssertionError("out of the room")

    return await asyncio.wait_for(look(), 10)


def view_of(room: Room, member_id: str) -> View:
    """The room as a member sees it, without a server in between."""
    member = room.state.members[member_id]
    feed = tuple(RoomFeed(room, member.seat, member.lang).update())
    return View(room.version, shared(room, member.seat, member.lang), own(room, member), feed)


async def shows(pilot, holds, seconds: float = 10.0) -> None:
    """Comes back when something holds on the screens; the room answers in its own time."""
    for _ in range(int(seconds / 0.02)):
        await pilot.pause(0.02)
        # While a screen is told anew, parts of it are not there.
        with suppress(NoMatches, KeyError):
            if holds():
                return
    raise AssertionError(f"it never came to that\n{seen(pilot.app)}")
