"""The calls as one table: for programs that show them, with names of seats and phases in a language."""

from __future__ import annotations

from typing import Any

from live.room.names import phase_name, seat_name
from live.room.rules import CALLS, Rule
from scenarios.words import Lang


def table_of_calls(lang: Lang) -> list[dict[str, Any]]:
    """Each call with its fields as JSON Schema, who may make it, and when."""
    return [_row(name, rule, lang) for name, rule in CALLS.items()]


def _row(name: str, rule: Rule, lang: Lang) -> dict[str, Any]:
    schema = rule.fields.model_json_schema()
    return {
        "call": name,
        "about": rule.fields.__doc__ or "",
        "fields": schema.get("properties", {}),
        "needed": schema.get("required", []),
        "seats": [{"seat": each, "name": seat_name(each, lang)} for each in rule.seats],
        "phases": [{"phase": each, "name": phase_name(each, lang)} for each in rule.phases],
    }
