"""The host's own console: the server lives in a thread of its own, so that drawing never holds up anybody's call."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import threading
from collections.abc import Iterable

from live.client import RoomClient
from live.client_link import Link
from live.client_seats import KeptSeat, KeptSeats
from live.room.members import Member
from live.room.names import seat_name
from live.server.hosting import Hosting
from live.server.serve import Address, serving
from scenarios.words import LANGS, Lang
from tui.commands.host import Wanted


def serve_with_console(
    hosting: Hosting, listening: socket.socket, address: Address, wanted: Wanted, lang: Lang
) -> None:
    """The console over the loopback, as any other client; the room is closed with it."""
    with _served(hosting, listening, address, wanted.host_names):
        seat = asyncio.run(_controller(hosting, address, lang))
        from tui.room_app import HostsRoom, RoomApp

        client = RoomClient(_own(address, hosting), lang)
        client.sit_as(seat)
        host = HostsRoom(hosting.key, wanted.again())
        RoomApp(lang, client, joined=True, link=address.link(hosting.room.code), host=host).run()


async def _controller(hosting: Hosting, address: Address, lang: Lang) -> KeptSeat:
    """A seat at the console; of a room that came back, the one that this console had."""
    client = RoomClient(_own(address, hosting), lang, KeptSeats())
    try:
        for kept in client.kept_seats(seat="controller"):
            if await client.come_back(kept):
                await client.call("language", lang=lang)
                return client.as_seat()
        await client.join(_name(hosting.room.state.members.values(), lang), "controller", hosting.key)
        return client.as_seat()
    finally:
        await client.close()


def _name(members: Iterable[Member], lang: Lang) -> str:
    """The name that this console had in the room, in whichever language that was; the room knows it again by it."""
    names = {seat_name("controller", each) for each in LANGS}
    before = [each.name for each in members if each.seat == "controller" and each.name in names]
    return before[0] if before else seat_name("controller", lang)


def _own(address: Address, hosting: Hosting) -> Link:
    return Link(address.base, hosting.room.code)


class _served(contextlib.AbstractContextManager[None]):  # noqa: N801  used like a function
    """The server in its thread; what it raises is raised here at the end."""

    def __init__(
        self, hosting: Hosting, listening: socket.socket, address: Address, host_names: tuple[str, ...]
    ) -> None:
        self._parts = (hosting, listening, address, host_names)
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over: asyncio.Event | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=f"room-{secrets.token_hex(2)}", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()
        self._ready.wait()
        if self._error is not None:
            raise self._error

    def __exit__(self, *_: object) -> None:
        if self._loop is not None and self._over is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            self._error = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        async with serving(*self._parts):
            self._ready.set()
            await self._over.wait()
