"""The calls, described: an OpenAPI document, and a plain page of it. Both come from the one table of the room."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any, Final

from live.room.calls import CALLS, Rule
from live.room.seats import SEATS

ERROR: Final = {
    "description": "Not done; the sentence says why, and what to do.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["error"],
                "properties": {"error": {"type": "string"}, "kind": {"type": "string"}},
            }
        }
    },
}
ID: Final = {"type": "string", "minLength": 1, "maxLength": 80, "description": "Made by the client; taken once."}


@cache
def described() -> dict[str, Any]:
    """The OpenAPI 3.1 document of the server."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "crisis-drill room", "version": "1", "description": "The calls of one room."},
        "paths": {
            "/health": {"get": _get("Is the server there?", {"type": "object"}, known=False)},
            "/words": {"get": _get("The words of the page.", {"type": "object"}, _query("lang"), known=False)},
            "/api/join": {"post": _post("Come in.", _join(), known=False)},
            "/api/view": {"get": _get("The room as you see it.", {"type": "object"}, _query("from"))},
            "/api/call": {"post": _post("Do something.", {"oneOf": [_call(name) for name in CALLS]})},
        },
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "cd_token"},
            }
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
    fields = (
        ", ".join(_field(each, info) for each, info in rule.fields.model_json_schema()["properties"].items())
        if rule.fields.model_fields
        else "none"
    )
    seats = "all" if set(rule.seats) == set(SEATS) else ", ".join(rule.seats)
    cells = (f"<code>{name}</code>", escape(rule.fields.__doc__ or ""), fields, seats, ", ".join(rule.phases))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _field(name: str, info: dict[str, Any]) -> str:
    most = info.get("maxLength") or info.get("maximum")
    return f"<code>{escape(name)}</code>" + (f" (at most {most:,})" if isinstance(most, (int, float)) else "")


def _call(name: str) -> dict[str, Any]:
    schema = CALLS[name].fields.model_json_schema(ref_template="#/{model}")
    return {
        "type": "object",
        "title": name,
        "description": schema.get("description", ""),
        "required": ["id", "call", *schema.get("required", ())],
        "properties": {"id": ID, "call": {"const": name}, **schema.get("properties", {})},
        "additionalProperties": False,
    }


def _join() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", "code", "name", "seat"],
        "properties": {
            "id": ID | {"pattern": "^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$"},
            "code": {"type": "string", "maxLength": 64},
            "name": {"type": "string", "minLength": 1, "maxLength": 40, "pattern": r"\S"},
            "seat": {"enum": list(SEATS)},
            "lang": {"enum": ["zh-TW", "en"]},
            "key": {"type": "string", "maxLength": 64, "description": "For a seat that sees everything."},
        },
        "additionalProperties": False,
    }


def _get(what: str, answer: dict[str, Any], *parameters: dict[str, Any], known: bool = True) -> dict[str, Any]:
    return _said(what, answer, known) | {"parameters": list(parameters)}


def _post(what: str, body: dict[str, Any], *, known: bool = True) -> dict[str, Any]:
    content = {"application/json": {"schema": body}}
    return _said(what, {"type": "object"}, known) | {"requestBody": {"required": True, "content": content}}


def _said(what: str, answer: dict[str, Any], known: bool) -> dict[str, Any]:
    done = {"description": "Done.", "content": {"application/json": {"schema": answer}}}
    errors = dict.fromkeys(("400", "401", "403", "404", "405", "409", "413", "415", "422", "429", "503", "507"), ERROR)
    security: dict[str, Any] = {"security": [{"token": []}, {"cookie": []}]} if known else {"security": []}
    return {"summary": what, "responses": {"200": done, **errors}, **security}


def _query(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": {"type": "string", "maxLength": 20}}
