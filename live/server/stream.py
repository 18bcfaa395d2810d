"""One screen's stream of server-sent events: the room as it is whenever it changed, for as long as somebody listens."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.types import Receive, Scope, Send

from live.server.hosting import Hosting, Screen
from live.server.log import broke
from live.server.packing import BEGIN, Part

OPENING: Final = Part(b"event: view\ndata: ")
CLOSING: Final = Part(b"\n\n")
PING: Final = Part(b": still here\n\n")
BYE: Final = Part(b"event: bye\ndata: {}\n\n")
CLOSED: Final = Part(b"event: closed\ndata: {}\n\n")
"""The host closed the room; it may be opened again."""


class Stream:
    """The answer to one who listens; the screen is closed with it, whichever side ends it, and however."""

    def __init__(self, hosting: Hosting, screen: Screen, from_n: int, *, gzip: bool) -> None:
        self._hosting, self._screen, self._from_n, self._gzip = hosting, screen, from_n, gzip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends until the member has left, the visitor is gone, or the server stops."""
        try:
            headers = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]
            if self._gzip:
                headers.append((b"content-encoding", b"gzip"))
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            if scope["method"] != "HEAD":
                await self._follow(receive, send)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except Exception as error:
            broke("a stream", error)
            raise
        finally:
            self._hosting.close_screen(self._screen)

    async def _follow(self, receive: Receive, send: Send) -> None:
        listening = asyncio.create_task(self._listen(receive))
        try:
            begin = BEGIN if self._gzip else b""
            async for view in self._hosting.views(self._screen, self._from_n):
                await self._send(send, (OPENING, *view.parts(), CLOSING) if view else (PING,), begin)
                begin = b""
            if self._hosting.is_out(self._screen):
                await self._send(send, (BYE,), begin)
            elif self._hosting.closing:
                await self._send(send, (CLOSED,), begin)
        finally:
            listening.cancel()

    async def _send(self, send: Send, parts: tuple[Part, ...], begin: bytes) -> None:
        body = begin + b"".join([part.packed if self._gzip else part.raw for part in parts])
        await send({"type": "http.response.body", "body": body, "more_body": True})

    async def _listen(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._screen.close()
