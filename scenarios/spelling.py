"""How values may be written in files, for the JSON Schema that editors use: durations, short forms, yes and no.

The checks themselves stand in `scenarios.schema`; these annotations change nothing but what `json_schema` says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

Schema = dict[str, Any]
UNIT: Final = "(s|sec|min|h|d|秒|分|分鐘|小時|天)"
SPAN_OF_TIME: Final = rf"\s*(0|(\d{{1,6}}(\.\d{{1,3}})?\s*{UNIT}\s*)+)\s*"


class Spelling:
    """Says how a file may write a type: `change` gets the schema pydantic would give and returns the one to show."""

    def __init__(self, change: Callable[[Schema], Schema]) -> None:
        self.change = change

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], Schema]) -> Schema:
        """Called by pydantic."""
        return self.change(handler(core))


def _text(pattern: str, *examples: str) -> Callable[[Schema], Schema]:
    return lambda _: {"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)}


def _by_mood(moods: Schema) -> Schema:
    lines = moods["additionalProperties"]
    one_or_many = {"anyOf": [lines["items"], lines]}
    names = moods["propertyNames"]["enum"]
    by_mood = {
        "type": "object",
        "properties": dict.fromkeys(names, one_or_many),
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [*one_or_many["anyOf"], by_mood]}


DURATION: Final = Spelling(_text(SPAN_OF_TIME, "90 s", "8 min", "1 h 30 min"))
SPAN: Final = Spelling(_text(rf"{SPAN_OF_TIME}(\.\.{SPAN_OF_TIME})?", "8 min", "10 min..14 min"))
RANGE: Final = Spelling(_text(r"\s*\d+(\.\d+)?\s*\.\.\s*\d+(\.\d+)?\s*", "70..100"))
CLOCK: Final = Spelling(_text(r"([01]\d|2[0-3]):[0-5]\d", "09:10"))
YES_NO: Final = Spelling(lambda _: {"enum": [True, False, "yes", "no"]})
VERSION: Final = Spelling(lambda _: {"enum": [1, "1"]})
ONE_OR_MANY: Final = Spelling(lambda many: {"anyOf": [many["items"], many]})
WORD_OR_CONDITION: Final = Spelling(lambda condition: {"anyOf": [{"type": "string"}, condition]})
MOODS_OR_LINES: Final = Spelling(_by_mood)
