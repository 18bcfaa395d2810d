"""What no request may be: meant for another host, sent by another site, too large, or not JSON where JSON is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from live.room.refusal import RefusedError
from live.server.refusals import NotJsonKindError, OtherSiteError, TooLargeError, WrongHostError, answer_to
from scenarios.words import Lang

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

    def __init__(self, app: ASGIApp, hosts: Iterable[str], lang_of: Callable[[Headers], Lang]) -> None:
        """`hosts` are the names and addresses under which this server is reached, without ports, in lower case."""
        self._app = app
        self._hosts = frozenset(hosts)
        self._lang_of = lang_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it with one sentence."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                had = {name.lower() for name, _ in message["headers"]}
                kept = "no-store" if scope["path"].startswith("/api") else "no-cache"
                extra = SAFE | {"cache-control": kept}
                message["headers"] += [(k.encode(), v.encode()) for k, v in extra.items() if k.encode() not in had]
            await send(message)

        headers = Headers(scope=scope)
        body = _Body(receive)
        try:
            self._check(scope["method"], headers)
            if scope["method"] == "POST" and not await body.read():
                return
        except RefusedError as error:
            await answer_to(error, self._lang_of(headers))(scope, receive, safely)
            return
        await self._app(scope, body.receive, safely)

    def _check(self, method: str, headers: Headers) -> None:
        host = headers.get("host", "").strip().lower()
        if _name(host) not in self._hosts:
            raise WrongHostError
        origin = headers.get("origin")
        if origin is not None and _place(origin) != host:
            raise OtherSiteError
        if method == "POST":
            if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
                raise NotJsonKindError
            length = headers.get("content-length", "0")
            if not length.isdecimal() or len(length) > 9 or int(length) > LARGEST_BODY:
                raise TooLargeError


class _Body:
    """The whole body, read before the app sees the request, as long as it is small enough."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._parts: list[bytes] = []
        self._whole = False

    async def read(self) -> bool:
        """False for a visitor who went away in the middle; raises TooLargeError."""
        size, more = 0, True
        while more:
            message = await self._receive()
            if message["type"] != "http.request":
                return False
            size += len(message.get("body", b""))
            if size > LARGEST_BODY:
                raise TooLargeError
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


def _place(origin: str) -> str:
    """Name and port of an origin; empty for what is none."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in ("http", "https") else ""


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
