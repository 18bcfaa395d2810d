"""The server's app: its routes, and one sentence for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from live.room.refusal import RefusedError
from live.server import answers
from live.server.guard import Guard
from live.server.hosting import Hosting
from live.server.log import broke
from live.server.plain import answer_for
from live.server.refusals import BrokenError, NoMethodError, NoPageError
from live.server.visitor import lang_of
from live.trouble import StoreError
from scenarios.clean import clean
from scenarios.words import Lang

Answer = Callable[[Hosting, Request], Awaitable[ASGIApp]]
ROUTES: Final[dict[str, tuple[str, Answer]]] = {
    "/": ("GET", answers.page),
    "/j": ("GET", answers.page),
    "/j/": ("GET", answers.page),
    "/j/{code}": ("GET", answers.page),
    "/health": ("GET", answers.health),
    "/words": ("GET", answers.words),
    "/api": ("GET", answers.calls_page),
    "/api/calls": ("GET", answers.calls),
    "/openapi.json": ("GET", answers.openapi),
    "/api/join": ("POST", answers.join),
    "/api/seats": ("POST", answers.seats),
    "/api/view": ("GET", answers.view),
    "/api/stream": ("GET", answers.stream),
    "/api/call": ("POST", answers.call),
    "/api/report": ("GET", answers.report),
    "/api/export": ("GET", answers.export),
}


def make_app(hosting: Hosting, hosts: frozenset[str]) -> Starlette:
    """The server's app; `hosts` are the names under which it is reached."""

    def lang(headers: Headers) -> Lang:
        return lang_of(hosting, headers)

    def route(path: str, method: str, answer: Answer) -> Route:
        async def endpoint(request: Request) -> ASGIApp:
            return await _answered(hosting, request, answer)

        return Route(path, endpoint, methods=[method])

    async def nothing(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        refusal = NoMethodError() if error.status_code == 405 else NoPageError()
        answer = answer_for(refusal, request.method, request.headers, lang(request.headers))
        answer.headers.update(error.headers or {})
        return answer

    app = Starlette(
        routes=[
            *(route(path, *how) for path, how in ROUTES.items()),
            Mount("/static", StaticFiles(directory=answers.PAGE), middleware=[Middleware(GZipMiddleware)]),
        ],
        middleware=[Middleware(Guard, hosts=hosts, lang_of=lang)],
        exception_handlers={404: nothing, 405: nothing},
    )
    app.router.redirect_slashes = False
    return app


async def _answered(hosting: Hosting, request: Request, answer: Answer) -> ASGIApp:
    """What goes wrong is one sentence in the visitor's language."""
    try:
        return await answer(hosting, request)
    except (RefusedError, StoreError) as error:
        return answer_for(error, request.method, request.headers, lang_of(hosting, request.headers))
    except Exception as error:
        broke(f"{request.method} {clean(request.url.path)[:60]!r}", error)
        return answer_for(BrokenError(), request.method, request.headers, lang_of(hosting, request.headers))
