"""What no request may be: meant for another host, sent by another site, too large, or not JSON where JSON is due."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY: Final = 64 * 1024
SAFE: Final = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""Headers of every answer: nothing comes from, or goes to, anywhere else."""


class Guard:
    """Stands before the app."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        """`hosts` are the names and addresses under which this server is reached, without ports, in lower case."""
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it with one sentence."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                had = {name.lower() for name, _ in message["headers"]}
                api = scope["path"].startswith("/api")
                extra = SAFE | ({"cache-control": "no-store"} if api else {})
                message["headers"] += [(k.encode(), v.encode()) for k, v in extra.items() if k.encode() not in had]
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, safely)
            return
        body = _Body(receive)
        if scope["method"] == "POST" and not await body.read():
            await _no(413, "This is too large. Shorten it and send it again.")(scope, receive, safely)
            return
        await self._app(scope, body.receive, safely)

    def _refused(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._hosts:
            return _no(403, "This server is not reached under that name. Use the link that the host's screen shows.")
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            return _no(
                403, "A page of another site cannot call this server. Open the link that the host's screen shows."
            )
        if scope["method"] == "POST":
            if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
                return _no(415, "Only JSON is taken here: send it with the content type application/json.")
            if (
                not headers.get("content-length", "0").isdecimal()
                or int(headers.get("content-length", "0")) > LARGEST_BODY
            ):
                return _no(413, "This is too large. Shorten it and send it again.")
        return None


class _Body:
    """The whole body, read before the app sees the request, as long as it is small enough."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._parts: list[bytes] = []
        self._whole = False

    async def read(self) -> bool:
        """False for a body that is too large."""
        size, more = 0, True
        while more:
            message = await self._receive()
            if message["type"] != "http.request":
                break
            size += len(message.get("body", b""))
            if size > LARGEST_BODY:
                return False
            self._parts.append(message.get("body", b""))
            more = message.get("more_body", False)
        self._whole = True
        return True

    async def receive(self) -> Message:
        """The body once; then whatever else is heard of the visitor."""
        if self._whole:
            self._whole = False
            return {"type": "http.request", "body": b"".join(self._parts), "more_body": False}
        return await self._receive()


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    host = host.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _no(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"error": sentence}, status)
