"""What each address of the server answers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from live.room.calls import Id, Name
from live.room.members import Member
from live.room.refusal import ODD, FieldsError, TakenError
from live.room.room import Room
from live.room.seats import PLAYERS, WATCHERS, Seat
from live.server.describe import described, page_of_calls
from live.server.doors import TooOftenError
from live.server.hosting import Hosting
from live.server.packing import Part, gzipped, takes_gzip
from live.server.page_words import page_words
from live.server.refusals import answer_to
from live.server.stream import Stream
from live.server.table import table_of_calls
from live.server.visitor import COOKIE, address_of, lang_of, member_of, number_of, object_of
from scenarios.words import Lang

PAGE: Final = Path(__file__).parent.parent / "page"
DAY_S: Final = 86_400
BRAKE_S: Final = 0.25
"""How long one who calls too often waits for being told so."""
Form = TypeVar("Form", bound=BaseModel)
_ID: Final = TypeAdapter(Id)


class Join(BaseModel):
    """What somebody gives who comes in."""

    model_config = ConfigDict(extra="forbid")
    id: Id
    code: str = Field(max_length=64)
    name: Name
    seat: Seat
    lang: Lang = "zh-TW"
    key: str = Field(default="", max_length=64)


class Look(BaseModel):
    """What somebody gives who only looks which seats are free."""

    model_config = ConfigDict(extra="forbid")
    code: str = Field(max_length=64)


async def page(hosting: Hosting, request: Request) -> Response:
    """The players' page, with or without a code in its address."""
    return _packed(request, (Part((PAGE / "index.html").read_bytes()),), "text/html; charset=utf-8")


async def health(hosting: Hosting, request: Request) -> Response:
    """That the server is there."""
    return JSONResponse({"ok": True})


async def words(hosting: Hosting, request: Request) -> Response:
    """The words of the page."""
    asked = request.query_params.get("lang")
    if asked not in (None, "en", "zh-TW"):
        raise FieldsError(field="lang", reason=ODD)
    lang: Lang = "en" if asked == "en" else "zh-TW"
    return _packed(request, (Part(json.dumps(page_words(lang), ensure_ascii=False).encode()),))


async def calls_page(hosting: Hosting, request: Request) -> Response:
    """The calls, for people who write programs."""
    return Response(page_of_calls(), media_type="text/html")


async def calls(hosting: Hosting, request: Request) -> Response:
    """The calls, with the names of seats and phases in the visitor's language."""
    return JSONResponse({"calls": table_of_calls(lang_of(hosting, request.headers))})


async def openapi(hosting: Hosting, request: Request) -> Response:
    """The calls, for programs."""
    return JSONResponse(described())


async def join(hosting: Hosting, request: Request) -> Response:
    """Lets somebody in who has the code, and the key where the seat needs it."""
    asked = await _given(Join, request)
    address, room = address_of(request), hosting.room
    hosting.doors.check_code(asked.code, address)
    if _needs_key(hosting, asked.seat):
        hosting.doors.check_key(asked.key, address)
    who = f"{asked.seat} {asked.lang} {asked.name}"
    token = hosting.doors.token_for(asked.id, who, known=room.has_joined(asked.id))
    try:
        member = room.join(asked.name, asked.seat, asked.lang, asked.id, token)
    except TakenError as error:
        return answer_to(error, lang_of(hosting, request.headers), seats=_taken(room))
    hosting.doors.came_in(address)
    hosting.wake()
    response = JSONResponse({"member": member.id, "seat": member.seat, "name": member.name, "token": token})
    response.set_cookie(COOKIE, token, max_age=DAY_S, httponly=True, samesite="strict")
    return response


async def seats(hosting: Hosting, request: Request) -> Response:
    """Who sits where, for one who has the code."""
    asked = await _given(Look, request)
    hosting.doors.check_code(asked.code, address_of(request))
    return JSONResponse({"seats": _taken(hosting.room)})


async def report(hosting: Hosting, request: Request) -> Response:
    """A member's own page, or the team's report."""
    from live.server import reports  # some ten megabytes that no drill needs before its end

    return await reports.report(hosting, request)


async def export(hosting: Hosting, request: Request) -> Response:
    """The journal and the entries, for the controller."""
    from live.server import reports

    return await reports.export(hosting, request)


def _packed(request: Request, parts: tuple[Part, ...], kind: str = "application/json") -> Response:
    if takes_gzip(request.headers.get("accept-encoding", "")):
        return Response(gzipped(parts), media_type=kind, headers={"content-encoding": "gzip"})
    return Response(b"".join(part.raw for part in parts), media_type=kind)


def _needs_key(hosting: Hosting, seat: object) -> bool:
    watching = isinstance(seat, str) and seat in WATCHERS
    return seat == "controller" or (watching and hosting.watchers_need_key)


async def _given(form: type[Form], request: Request) -> Form:
    """What was filled in; raises FieldsError for what cannot be."""
    data = await object_of(request)
    try:
        return form.model_validate(data)
    except ValidationError as error:
        raise FieldsError.of(error) from error


def _taken(room: Room) -> list[dict[str, str]]:
    """The roles in which somebody sits, for one who had the code right and must choose another."""
    sitting = ((seat, room.state.sitting(seat)) for seat in PLAYERS)
    return [{"seat": seat, "name": member.name} for seat, member in sitting if member is not None]


async def view(hosting: Hosting, request: Request) -> Response:
    """The room as a member sees it now."""
    member = member_of(hosting, request)
    from_n = number_of(request, "from")
    hosting.doors.check_looks(member.id)
    return _packed(request, hosting.view(member, from_n).parts())


async def stream(hosting: Hosting, request: Request) -> Stream:
    """The same whenever it changes."""
    member = member_of(hosting, request)
    from_n = number_of(request, "from")
    hosting.doors.check_looks(member.id)
    gzip = takes_gzip(request.headers.get("accept-encoding", ""))
    return Stream(hosting, hosting.open_screen(member.id), from_n, gzip=gzip)


async def call(hosting: Hosting, request: Request) -> Response:
    """Takes a member's call, once."""
    member = member_of(hosting, request)
    data = await object_of(request)
    read = str(data.get("text", "")) if data.get("call") in ("say", "check") else ""
    try:
        hosting.doors.check_rate(member.id, len(read))
    except TooOftenError:
        await asyncio.sleep(BRAKE_S)
        raise
    call_id, name = data.pop("id", None), data.pop("call", None)
    try:
        _ID.validate_python(call_id, strict=True)
    except ValidationError as error:
        raise FieldsError(field="id", reason=ODD) from error
    if not isinstance(name, str):
        raise FieldsError(field="call", reason=ODD)
    if name == "sit":
        _check_sit(hosting, request, member, data)
    receipt = hosting.room.call(member.id, call_id, name, data)
    hosting.wake()
    return JSONResponse({"ok": True, "at_s": receipt.at_s, "again": receipt.again, "data": receipt.data})


def _check_sit(hosting: Hosting, request: Request, member: Member, data: dict[str, Any]) -> None:
    """Nobody comes by a change of seats to what the door asks the key for; the controller may go anywhere."""
    key = data.pop("key", "")
    if member.seat != "controller" and _needs_key(hosting, data.get("seat")):
        hosting.doors.check_key(key if isinstance(key, str) else "", address_of(request))
