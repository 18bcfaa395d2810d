"""Somebody's own network between a browser and the room: it can go away, and swallow an answer on its way."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit


class Network:
    """A proxy of plain HTTP, one request a connection; a browser's context is given its `address`."""

    def __init__(self) -> None:
        self.down = False
        self.loses_next_call = ""
        """The next call of this name reaches the room, its answer does not come back, and the network is gone."""
        self.lost = 0
        """Answers that were swallowed."""
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def up(self) -> Network:
        """Listens on the loopback."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=2**20)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    def goes(self) -> None:
        """Every connection breaks, and nothing is reached."""
        self.down = True
        for each in tuple(self._open):
            each.transport.abort()

    def comes(self) -> None:
        """It is there again."""
        self.down = False

    def close(self) -> None:
        """Listens no longer."""
        self.goes()
        self._server.close()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._carries(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carries(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        there: asyncio.StreamWriter | None = None
        try:
            head, body, host, port = await _request(reader)
            if self.down:
                writer.transport.abort()
                return
            answer, there = await asyncio.open_connection(host, port, limit=2**20)
            there.write(head + body)
            if self.loses_next_call and f'"call":"{self.loses_next_call}"'.encode() in body:
                await self._swallows(answer)
            while data := await answer.read(65536):
                writer.write(data)
                await writer.drain()
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError):
            writer.transport.abort()
        finally:
            self._open.discard(writer)
            for each in (writer, there):
                if each is not None:
                    with suppress(OSError):
                        each.close()

    async def _swallows(self, answer: asyncio.StreamReader) -> None:
        self.loses_next_call = ""
        if (await answer.read()).startswith(b"HTTP/1.1 200"):
            self.lost += 1
        self.goes()


async def _request(reader: asyncio.StreamReader) -> tuple[bytes, bytes, str, int]:
    """Head and body of one request as its server wants them, and where that is."""
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, url, version = lines[0].split(" ")
    parts = urlsplit(url)
    if not parts.hostname:
        raise ValueError(url)
    headers = [each for each in lines[1:] if each and not each.lower().startswith(("proxy-", "connection:"))]
    length = next((int(each.split(":")[1]) for each in headers if each.lower().startswith("content-length:")), 0)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    head = "\r\n".join([f"{method} {path} {version}", *headers, "Connection: close", "", ""])
    return head.encode("latin-1"), await reader.readexactly(length), parts.hostname, parts.port or 80
