"""The scenario language as a JSON Schema, for editors that help while one writes (`crisis-drill schema`)."""

from __future__ import annotations

import ast
import inspect
from typing import Any, Literal

from scenarios import play, schema
from scenarios.field import MARKS
from scenarios.play import Play
from scenarios.schema import Scenario

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: Literal["scenario", "play"] = "scenario") -> dict[str, Any]:
    """The schema of scenario.yaml, or of a play file, with the names and short forms that files use."""
    model = Scenario if kind == "scenario" else Play
    made: dict[str, Any] = model.model_json_schema(by_alias=True)
    sentences = _sentences(schema) | _sentences(play)
    for part in [made, *made.get("$defs", {}).values()]:
        _describe(part, sentences)
        part["properties"] = {key: _without_null(value) for key, value in part.get("properties", {}).items()}
    return {"$schema": DIALECT, **made}


def _without_null(value: dict[str, Any]) -> dict[str, Any]:
    """Files have no null: what may be left out is simply left out."""
    choices = [choice for choice in value.get("anyOf", []) if choice != {"type": "null"}]
    kept = {key: inner for key, inner in value.items() if key != "anyOf" and not (key == "default" and inner is None)}
    if len(choices) == 1:
        kept |= choices[0]
    elif choices:
        kept["anyOf"] = choices
    if kept.get("type") == "string" and "default" in kept:
        kept["default"] = str(kept["default"])
    return kept


def _describe(part: dict[str, Any], sentences: dict[tuple[str, str], str]) -> None:
    """Gives each key the sentence that stands under it in the code; generated titles say nothing and go."""
    owner = part.get("title", "")
    for key, value in part.get("properties", {}).items():
        value.pop("title", None)
        sentence = sentences.get((owner, key))
        if sentence:
            value["description"] = sentence
        if key in ("marks", "avoid", "wants"):
            value["anyOf"] = [{"enum": list(MARKS)}, {"type": "array", "items": {"enum": list(MARKS)}}]


def _sentences(module: Any) -> dict[tuple[str, str], str]:
    """By class and key, the docstrings under the fields of a module's classes."""
    found: dict[tuple[str, str], str] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            for field, under in zip(node.body, node.body[1:], strict=False):
                if (
                    isinstance(field, ast.AnnAssign)
                    and isinstance(field.target, ast.Name)
                    and isinstance(under, ast.Expr)
                ):
                    key = field.target.id.rstrip("_").replace("_", "-")
                    if isinstance(under.value, ast.Constant):
                        found[node.name, key] = str(under.value.value)
    return found
