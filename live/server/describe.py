"""The server described as an OpenAPI 3.1 document, and as a plain page; both come from the one table of the room."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any, Final

from live.room.rules import CALLS, Rule
from live.room.seats import PLAYERS, SEATS

ID: Final = {
    "type": "string",
    "pattern": "^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$",
    "description": "Made by the client, at random; a second one of the same id changes nothing.",
}
KEY: Final = {"type": "string", "maxLength": 64, "description": "The host's, for a seat that sees everything."}
FROM: Final = {
    "name": "from",
    "in": "query",
    "description": "How many items of the feed are known already.",
    "schema": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
}
LANG: Final = {"name": "lang", "in": "query", "schema": {"enum": ["zh-TW", "en"]}}
ANYBODY: Final[list[dict[str, Any]]] = []
MEMBER: Final[list[dict[str, Any]]] = [{"token": []}, {"cookie": []}]


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


TEXT: Final = {"type": "string"}
TABLE: Final = _object(call=TEXT, about=TEXT, fields={"type": "object"}, needed={"type": "array"})
VIEW: Final = _object(
    version={"type": "integer"},
    shared={"type": "object"},
    own={"type": "object"},
    feed={"type": "array", "items": {"type": "object"}},
    feed_from={"type": "integer"},
)
CODE: Final = {"type": "string", "maxLength": 64, "description": "As the host's screen shows it."}
TAKEN: Final = _object(seats={"type": "array", "items": _object(seat={"enum": list(PLAYERS)}, name=TEXT)})
JOINED: Final = _object(member=TEXT, seat={"enum": list(SEATS)}, name=TEXT, token=TEXT)
RECEIPT: Final = _object(
    ok={"const": True}, at_s={"type": "integer"}, again={"type": "boolean"}, data={"type": ["object", "null"]}
)


REPORTS: Final = ("text/html", "text/markdown", "application/json")
ZIP: Final = ("application/zip",)
ASKED: Final = [
    {"name": "of", "in": "query", "description": "`team`, or a member's id.", "schema": {"type": "string"}},
    {"name": "form", "in": "query", "schema": {"enum": ["html", "md", "json"]}},
    LANG,
]


@cache
def described() -> dict[str, Any]:
    """The OpenAPI 3.1 document of the server."""
    calls = {"oneOf": [_call(name) for name in CALLS]}
    words = {"type": "object", "additionalProperties": True}
    return {
        "openapi": "3.1.0",
        "info": {"title": "crisis-drill room", "version": "1", "description": "The calls of one room."},
        "paths": {
            "/health": {"get": _said("Is the server there?", _object(ok={"const": True}), ANYBODY)},
            "/words": {"get": _said("The words of the page.", words, ANYBODY, ["422"]) | {"parameters": [LANG]}},
            "/openapi.json": {"get": _said("This document.", {"type": "object"}, ANYBODY)},
            "/api/calls": {
                "get": _said("The calls as a table.", _object(calls={"type": "array", "items": TABLE}), ANYBODY)
            },
            "/api/join": {"post": _post("Come in.", _join(), JOINED, ANYBODY)},
            "/api/seats": {"post": _post("Who sits where.", _looks(), TAKEN, ANYBODY)},
            "/api/view": {"get": _said("The room as you see it.", VIEW, MEMBER, ["422"]) | {"parameters": [FROM]}},
            "/api/stream": {"get": _stream() | {"parameters": [FROM]}},
            "/api/call": {"post": _post("Do something.", calls, RECEIPT, MEMBER)},
            "/api/report": {"get": _file("Your private page, or the team's report.", REPORTS) | {"parameters": ASKED}},
            "/api/export": {"get": _file("The journal and the room's entries, for the controller.", ZIP)},
        },
        "components": {
            "schemas": {"Error": _object(error=TEXT, kind=TEXT)},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "cd_token"},
            },
        },
    }


@cache
def page_of_calls() -> str:
    """The calls as a page for people; English, as the names of the calls are."""
    rows = "".join(_row(name, rule) for name, rule in CALLS.items())
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Calls of a crisis-drill room</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/static/calls.css"></head>'
        "<body><h1>Calls of a crisis-drill room</h1><p>Each is a POST to <code>/api/call</code> with <code>id</code> "
        "(made by you, taken once), <code>call</code> and its fields. The same as data: "
        '<a href="/openapi.json">openapi.json</a>.</p><table><thead><tr><th>Call</th><th>What it does</th>'
        f"<th>Fields</th><th>Seats</th><th>Phases</th></tr></thead><tbody>{rows}</tbody></table></body></html>"
    )


def _row(name: str, rule: Rule) -> str:
    properties = rule.fields.model_json_schema().get("properties", {})
    fields = ", ".join(_field(each, info) for each, info in properties.items()) or "none"
    seats = "all" if set(rule.seats) == set(SEATS) else ", ".join(rule.seats)
    cells = (f"<code>{name}</code>", escape(rule.fields.__doc__ or ""), fields, seats, ", ".join(rule.phases))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _field(name: str, info: dict[str, Any]) -> str:
    most = info.get("maxLength") or info.get("maximum")
    return f"<code>{escape(name)}</code>" + (f" (at most {most:,})" if isinstance(most, (int, float)) else "")


def _call(name: str) -> dict[str, Any]:
    schema = CALLS[name].fields.model_json_schema()
    key = {"key": KEY} if name == "sit" else {}
    return {
        "type": "object",
        "title": name,
        "description": schema.get("description", ""),
        "required": ["id", "call", *schema.get("required", ())],
        "properties": {"id": ID, "call": {"const": name}, **schema.get("properties", {}), **key},
        "additionalProperties": False,
    }


def _looks() -> dict[str, Any]:
    return {"type": "object", "required": ["code"], "properties": {"code": CODE}, "additionalProperties": False}


def _join() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", "code", "name", "seat"],
        "properties": {
            "id": ID,
            "code": CODE,
            "name": {"type": "string", "minLength": 1, "maxLength": 40, "pattern": r"\S"},
            "seat": {"enum": list(SEATS)},
            "lang": {"enum": ["zh-TW", "en"]},
            "key": KEY,
        },
        "additionalProperties": False,
    }


def _post(what: str, body: dict[str, Any], answer: dict[str, Any], who: list[dict[str, Any]]) -> dict[str, Any]:
    errors = ["400", "404", "409", "413", "415", "422", "503", "507"]
    content = {"application/json": {"schema": body}}
    return _said(what, answer, who, errors) | {"requestBody": {"required": True, "content": content}}


def _stream() -> dict[str, Any]:
    said = _said("The room at once and whenever it changes.", VIEW, MEMBER, ["422"])
    schema = {
        "type": "string",
        "description": "Events `view`, each with the room as data; `bye` or `closed` at the end.",
    }
    return said | {
        "responses": said["responses"]
        | {"200": {"description": "Goes on.", "content": {"text/event-stream": {"schema": schema}}}}
    }


def _file(what: str, kinds: tuple[str, ...]) -> dict[str, Any]:
    """A file to keep, once the drill is over."""
    said = _said(what, {"type": "object"}, MEMBER, ["404", "409", "422", "503", "507"])
    content = {kind: {"schema": {"type": "string"}} for kind in kinds if kind != "application/json"}
    content |= {"application/json": {"schema": {"type": "object"}}} if "application/json" in kinds else {}
    return said | {"responses": said["responses"] | {"200": {"description": "Done.", "content": content}}}


def _said(
    what: str, answer: dict[str, Any], who: list[dict[str, Any]], errors: list[str] | None = None
) -> dict[str, Any]:
    """What is answered: that, or one of the errors; a stranger is refused where members alone are answered."""
    statuses = ["403", "429", "500", *(errors or []), *(["401"] if who else [])]
    error = {
        "description": "Not done; the sentence says why, and what to do.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    done = {"description": "Done.", "content": {"application/json": {"schema": answer}}}
    return {"summary": what, "security": who, "responses": {"200": done, **dict.fromkeys(sorted(statuses), error)}}
