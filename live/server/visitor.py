"""What a request says of its visitor: who it is, in which language they read, and what they sent."""

from __future__ import annotations

import json
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser

from live.room.members import Member
from live.room.refusal import ODD, FieldsError, StrangerError
from live.server.hosting import Hosting
from live.server.refusals import NotJsonError
from scenarios.clean import clean
from scenarios.words import Lang

COOKIE: Final = "cd_token"


def token_of(headers: Headers) -> str:
    """The token that came with it; empty for none."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return token.strip()
    return cookie_parser(headers.get("cookie", "")).get(COOKIE, "")


def member_of(hosting: Hosting, request: Request) -> Member:
    """Who it is; raises StrangerError."""
    return hosting.known(token_of(request.headers))


def lang_of(hosting: Hosting, headers: Headers) -> Lang:
    """The member's own language; of a stranger, the first that their browser asks for and we speak."""
    try:
        return hosting.known(token_of(headers)).lang
    except StrangerError:
        pass
    for each in headers.get("accept-language", "").lower().split(","):
        if each.strip().startswith("en"):
            return "en"
        if each.strip().startswith("zh"):
            break
    return "zh-TW"


def address_of(request: Request) -> str:
    """Where it came from, by its connection: what a header says of that is not believed."""
    return request.client.host if request.client else ""


async def object_of(request: Request) -> dict[str, Any]:
    """The JSON object that was sent, its texts made harmless; raises NotJsonError."""
    try:
        data = _harmless(json.loads((await request.body()).decode("utf-8"), parse_constant=_refused))
    except (ValueError, RecursionError) as error:
        raise NotJsonError from error
    if not isinstance(data, dict):
        raise NotJsonError
    return data


def number_of(request: Request, name: str) -> int:
    """A whole number from the query, 0 where there is none; raises FieldsError."""
    given = request.query_params.get(name, "0")
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise FieldsError(field=name, reason=ODD)
    return int(given)


def _harmless(data: Any) -> Any:
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, list):
        return [_harmless(each) for each in data]
    if isinstance(data, dict):
        return {clean(name): _harmless(each) for name, each in data.items()}
    return data


def _refused(constant: str) -> None:
    raise ValueError(constant)
