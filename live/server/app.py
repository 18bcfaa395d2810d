"""The routes of a room's server."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from live.room import refusal
from live.room.calls import Id, Name
from live.room.seats import PLAYERS, WATCHERS, Seat
from live.room.state import Member
from live.server.describe import described, page_of_calls
from live.server.guard import Guard
from live.server.hosting import Hosting
from live.server.page_words import page_words
from live.trouble import StoreError, StoreFullError
from scenarios.words import Lang

PAGE: Final = Path(__file__).parent.parent / "page"
COOKIE: Final = "cd_token"
DAY_S: Final = 86_400
PING_S: Final = 15
STUCK_S: Final = 20.0
"""One who reads nothing for so long is cut off."""
SMALL: Final = (Middleware(GZipMiddleware),)
"""For what is public; answers that hold secrets are never compressed."""
Answer = Callable[[Hosting, Request], Awaitable[Response]]


class Join(BaseModel):
    """What somebody gives who comes in."""

    model_config = ConfigDict(extra="forbid")
    id: Id
    code: str = Field(max_length=64)
    name: Name
    seat: Seat
    lang: Lang = "zh-TW"
    key: str = Field(default="", max_length=64)


class NotJsonError(refusal.RefusedError):
    """The body is no JSON object."""

    words = "This is not a JSON object. Send an object with the fields that the page of the calls shows."
    status = 400


def make_app(hosting: Hosting, hosts: frozenset[str]) -> Starlette:
    """The server's app; `hosts` are the names under which it is reached."""

    def route(path: str, answer: Answer, method: str = "GET", middleware: Sequence[Middleware] = ()) -> Route:
        async def endpoint(request: Request) -> Response:
            return await _answered(hosting, request, answer)

        return Route(path, endpoint, methods=[method], middleware=middleware)

    return Starlette(
        routes=[
            route("/", _page),
            route("/j/{code}", _page),
            route("/health", _health),
            route("/words", _words, middleware=SMALL),
            route("/api", _calls_page),
            route("/openapi.json", _openapi),
            route("/api/join", _join, "POST"),
            route("/api/view", _view),
            route("/api/stream", _stream),
            route("/api/call", _call, "POST"),
            Mount("/static", _Fresh(directory=PAGE), middleware=SMALL),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={404: _nothing, 405: _nothing},
    )


async def _answered(hosting: Hosting, request: Request, answer: Answer) -> Response:
    """What goes wrong is one sentence in the visitor's language."""
    lang: Lang = "en" if request.headers.get("accept-language", "zh").lower().startswith("en") else "zh-TW"
    try:
        return await answer(hosting, request)
    except refusal.RefusedError as error:
        member = _member_or_none(hosting, request)
        body: dict[str, Any] = {"error": error.sentence(member.lang if member else lang), "kind": type(error).__name__}
        if isinstance(error, refusal.TakenError):
            body["seats"] = _taken(hosting)
        retry = {"retry-after": str(error.parts["seconds"])} if "seconds" in error.parts else None
        return JSONResponse(body, error.status, headers=retry)
    except StoreError as error:
        status = 507 if isinstance(error, StoreFullError) else 503
        return JSONResponse({"error": error.sentence(lang), "kind": type(error).__name__}, status)


def _taken(hosting: Hosting) -> list[dict[str, str]]:
    """The roles in which somebody sits, for one who had the code right and must choose another."""
    sitting = ((seat, hosting.room.state.sitting(seat)) for seat in PLAYERS)
    return [{"seat": seat, "name": member.name} for seat, member in sitting if member is not None]


class _Fresh(StaticFiles):
    """The page's files; a browser asks each time whether they are still the same, so that they fit each other."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, to be asked for again."""
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response


async def _nothing(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": "There is nothing here."}, getattr(error, "status_code", 404))


async def _page(hosting: Hosting, request: Request) -> Response:
    return FileResponse(PAGE / "index.html", headers={"cache-control": "no-cache"})


async def _health(hosting: Hosting, request: Request) -> Response:
    return JSONResponse({"ok": True})


async def _words(hosting: Hosting, request: Request) -> Response:
    lang: Lang = "en" if request.query_params.get("lang") == "en" else "zh-TW"
    return JSONResponse(page_words(lang), headers={"cache-control": "no-cache"})


async def _calls_page(hosting: Hosting, request: Request) -> Response:
    return Response(page_of_calls(), media_type="text/html; charset=utf-8")


async def _openapi(hosting: Hosting, request: Request) -> Response:
    return JSONResponse(described())


async def _join(hosting: Hosting, request: Request) -> Response:
    data = await _object(request)
    try:
        join = Join.model_validate(data)
    except ValidationError as error:
        raise refusal.FieldsError.of(error) from error
    address = request.client.host if request.client else ""
    hosting.doors.check_code(join.code, address)
    if join.seat == "controller" or (join.seat in WATCHERS and hosting.watchers_need_key):
        hosting.doors.check_key(join.key, address)
    token = hosting.doors.token_for(join.id)
    member = hosting.room.join(join.name, join.seat, join.lang, join.id, token)
    hosting.wake()
    response = JSONResponse({"member": member.id, "seat": member.seat, "name": member.name, "token": token})
    response.set_cookie(COOKIE, token, max_age=DAY_S, httponly=True, samesite="strict")
    return response


async def _view(hosting: Hosting, request: Request) -> Response:
    text, _ = hosting.view(_member(hosting, request), _from(request))
    return Response(text, media_type="application/json")


async def _stream(hosting: Hosting, request: Request) -> Response:
    member = _member(hosting, request)

    async def events() -> AsyncIterator[ServerSentEvent]:
        async for text in hosting.views(member.id, _from(request)):
            yield ServerSentEvent(text, event="view")
        yield ServerSentEvent("{}", event="bye")

    hosting.check_streams(member.id)
    return EventSourceResponse(events(), ping=PING_S, send_timeout=STUCK_S)


async def _call(hosting: Hosting, request: Request) -> Response:
    member = _member(hosting, request)
    data = await _object(request)
    hosting.doors.check_rate(member.id)
    call_id, name = data.pop("id", None), data.pop("call", None)
    for field, value in (("id", call_id), ("call", name)):
        if not isinstance(value, str) or not 0 < len(value) <= 80:
            raise refusal.FieldsError(field=field, reason=refusal.ODD)
    receipt = hosting.room.call(member.id, str(call_id), str(name), data)
    hosting.wake()
    return JSONResponse({"ok": True, "at_s": receipt.at_s, "again": receipt.again, "data": receipt.data})


async def _object(request: Request) -> dict[str, Any]:
    try:
        data = json.loads((await request.body()).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotJsonError from error
    if not isinstance(data, dict):
        raise NotJsonError
    return data


def _token(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else request.cookies.get(COOKIE, "")


def _member(hosting: Hosting, request: Request) -> Member:
    return hosting.known(_token(request))


def _member_or_none(hosting: Hosting, request: Request) -> Member | None:
    try:
        return _member(hosting, request)
    except refusal.StrangerError:
        return None


def _from(request: Request) -> int:
    given = request.query_params.get("from", "0")
    return int(given) if given.isdecimal() and len(given) < 10 else 0
