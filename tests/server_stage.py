"""A room's server for tests: asked directly (`Asked`), or over real connections on the loopback (`served`)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from live.room.room import Room
from live.server.app import make_app
from live.server.doors import Doors
from live.server.hosting import Hosting
from live.server.serve import Address, bound, serving
from live.store import Store
from tests.live_small import WordReader, small

KEY = "KEY-OF-HOST"
HOST = "127.0.0.1:8787"
SAID = {"to": "wang", "by": "counter", "text": "You waited long; I will call at ten."}


class Clock:
    """A clock that is handed on."""

    def __init__(self, step_s: float = 0.0) -> None:
        self.now_s, self.step_s = 1000.0, step_s

    def __call__(self) -> float:
        """The time; and every look at it takes a step."""
        self.now_s += self.step_s
        return self.now_s


class Asked:
    """A server that is asked without a network, by anybody from anywhere, at any time."""

    def __init__(self, folder: Path, *, step_s: float = 0.0) -> None:
        self.store = Store(folder / "drills.db")
        self.room = Room.open(self.store, small(), WordReader(), seed=3, lang="en")
        self.clock = Clock(step_s)
        self.hosting = Hosting(self.room, KEY)
        self.hosting.doors = Doors(self.room.code, KEY, self.clock)
        self.app = make_app(self.hosting, frozenset({"127.0.0.1", "localhost", "clinic.example", "testserver"}))
        self.tokens: dict[str, str] = {}
        self._count = 0

    async def asks(
        self,
        method: str,
        path: str,
        *,
        who: str = "",
        at: str = "10.0.0.9",
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> httpx.Response:
        """One request, from an address, of a member (by their seat) or of a stranger."""
        auth = {"authorization": f"Bearer {self.tokens[who]}"} if who else {}
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=True, client=(at, 40_000))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as web:
            return await web.request(method, path, headers={"host": HOST} | auth | (headers or {}), **more)

    async def joins(self, seat: str, **more: Any) -> httpx.Response:
        """Somebody comes in as a seat says."""
        at = more.pop("at", "10.0.0.9")
        self._count += 1
        body = {
            "id": f"join-{seat}-{self._count}",
            "code": self.room.code,
            "name": seat.title(),
            "seat": seat,
            "lang": "en",
        }
        answer = await self.asks("POST", "/api/join", json=body | {"key": KEY} | more, at=at)
        if answer.status_code == 200:
            self.tokens[seat] = answer.json()["token"]
        return answer

    async def calls(self, who: str, call: str, **fields: Any) -> httpx.Response:
        """Somebody makes a call under an id of its own."""
        self._count += 1
        return await self.asks("POST", "/api/call", who=who, json={"id": f"c{self._count}", "call": call, **fields})

    async def begun(self, *seats: str) -> Asked:
        """With these people, and the drill running."""
        for seat in ("controller", *seats):
            assert (await self.joins(seat)).status_code == 200
        assert (await self.calls("controller", "start")).status_code == 200
        return self


class Line:
    """One bare connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    def sends(self, text: str | bytes) -> None:
        """These bytes, as they are."""
        self.writer.write(text if isinstance(text, bytes) else text.encode())

    async def hears(self, what: bytes) -> bytes:
        """Everything up to something that must come."""
        return await asyncio.wait_for(self.reader.readuntil(what), 10)

    async def ends(self) -> bytes:
        """What still comes until the server closes the connection, as it must."""
        heard = b""
        try:
            while more := await asyncio.wait_for(self.reader.read(65536), 10):
                heard += more
        except ConnectionError:
            pass
        return heard


class Served:
    """A room on a port of its own."""

    def __init__(self, hosting: Hosting, address: Address, server: Any) -> None:
        self.hosting, self.room, self.port, self.server = hosting, hosting.room, address.port, server
        self.tokens: dict[str, str] = {}
        self._lines: list[Line] = []

    def joins(self, *seats: str) -> None:
        """These come in."""
        for seat in seats:
            self.room.join(seat.title(), seat, "en", f"join-{seat}", f"token-{seat}")
            self.tokens[seat] = f"token-{seat}"

    def does(self, seat: str, call: str, /, **fields: Any) -> None:
        """A call past the network; the screens hear of it."""
        member = self.room.member_of(self.tokens[seat])
        self.room.call(member.id, f"d{self.room.version}-{call}", call, fields)
        self.hosting.wake()

    async def line(self) -> Line:
        """A connection more."""
        self._lines.append(Line(*await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)))
        return self._lines[-1]

    def head(self, method: str, path: str, who: str = "", more: str = "") -> str:
        """A request's head."""
        auth = f"Authorization: Bearer {self.tokens[who]}\r\n" if who else ""
        return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{auth}{more}\r\n"

    async def stream(self, who: str) -> Line:
        """A screen that is open and has been sent its first view."""
        line = await self.line()
        line.sends(self.head("GET", "/api/stream", who))
        await line.hears(b"event: view")
        return line

    async def until(self, holds: Any) -> None:
        """Lets the server do its work until something holds."""
        async with asyncio.timeout(10):
            while not holds():
                await asyncio.sleep(0.01)

    def hang_up(self) -> None:
        """Every connection is closed."""
        for line in self._lines:
            line.writer.transport.abort()


@asynccontextmanager
async def served(folder: Path, *seats: str, hosting: type[Hosting] = Hosting) -> AsyncIterator[Served]:
    """A room with its server and these people."""
    with Store(folder / "drills.db") as store:
        room = Room.open(store, small(), WordReader(), seed=3, lang="en")
        listening, address = bound(0, lan=False)
        hosts = hosting(room, KEY)
        async with serving(hosts, listening, address) as server:
            stage = Served(hosts, address, server)
            stage.joins(*seats)
            try:
                yield stage
            finally:
                stage.hang_up()
