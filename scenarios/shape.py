"""Whether a tree has the form that the types ask for; each of pydantic's complaints becomes a sentence of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from scenarios.guess import Guesser
from scenarios.problems import MOST_PROBLEMS, Problem, Term, Value
from scenarios.schema import Part
from scenarios.timing import BadTime
from scenarios.tree import Path, Tree

M = TypeVar("M", bound=BaseModel)

HOPELESS: Final = 10 * MOST_PROBLEMS
"""With more complaints than this, a file is no such file at all, and going through them would only take time."""
SHAPES: Final[dict[type, Term]] = {str: Term("a text"), list: Term("a list"), dict: Term("keys with values")}
WANTED: Final = {
    "dict_type": SHAPES[dict],
    "model_type": SHAPES[dict],
    "model_attributes_type": SHAPES[dict],
    "list_type": SHAPES[list],
    "tuple_type": SHAPES[list],
    "string_type": SHAPES[str],
}
CODES: Final = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "literal_error": "not-one-of",
    "string_pattern_mismatch": "bad-id",
    "string_too_short": "empty-text",
    "string_too_long": "long-text",
    "too_short": "too-few",
    "too_long": "too-many",
    "int_parsing": "not-whole",
    "int_parsing_size": "not-whole",
    "int_from_float": "not-whole",
    "int_type": "not-whole",
    "float_parsing": "not-a-number",
    "float_type": "not-a-number",
    "finite_number": "not-a-number",
    "bool_parsing": "not-yes-no",
    "bool_type": "not-yes-no",
    **dict.fromkeys(WANTED, "wrong-shape"),
}
BOUNDS: Final = {"greater_than_equal": "ge", "less_than_equal": "le", "greater_than": "gt", "less_than": "lt"}


def shaped(model: type[M], tree: Tree, guess: Guesser) -> tuple[M | None, list[Problem]]:
    """The tree as `model`, or None with every place where it does not fit."""
    try:
        return model.model_validate(tree.data, by_alias=True, by_name=False), []
    except ValidationError as error:
        if error.error_count() > HOPELESS:
            return None, [tree.problem((), "hopeless", {"count": error.error_count()})]
        return None, [_problem(model, tree, complaint, guess) for complaint in error.errors(include_url=False)]


def _problem(model: type[BaseModel], tree: Tree, complaint: Any, guess: Guesser) -> Problem:
    kind, loc = str(complaint["type"]), tuple(complaint["loc"])
    at_key = loc[-1:] == ("[key]",)
    if at_key:
        loc = loc[:-1]
        if split_text(str(loc[-1]), tree.at(loc)):
            return tree.problem(loc, "comma-key", {"key": str(loc[-1])}, at_key=True)
    context = complaint.get("ctx") or {}
    given = _given(complaint.get("input"))
    if kind == "value_error":
        return _bad_value(tree, loc, context.get("error"), given)
    if kind in BOUNDS:
        return tree.problem(loc, "out-of-range", {"given": given, "bound": _bound(kind, context)})
    code = CODES.get(kind, "unfit")
    if complaint.get("input") == "" and code not in ("missing-key", "unknown-key"):
        code = "empty-text"
    values: dict[str, Value] = {"given": given, "key": str(loc[-1]) if loc else ""}
    hint = ""
    if code == "wrong-shape":
        values |= {"wanted": WANTED[kind], "found": SHAPES.get(type(complaint.get("input")), Term("something else"))}
    elif code == "not-one-of":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        values |= {"choices": choices}
        hint = guess(given, choices)
    elif code == "unknown-key":
        known = keys_at(model, loc[:-1])
        values |= {"choices": sorted(known)}
        hint, at_key = guess(str(loc[-1]), known), True
        if split_text(str(loc[-1]), complaint.get("input")):
            code, hint = "comma-key", ""
    elif code == "missing-key":
        loc = loc[:-1]
    elif code == "bad-id" and "pattern" in context and "[01]" in str(context["pattern"]):
        code = "bad-clock"
    values |= {
        "limit": int(context.get("max_length") or context.get("min_length") or 0),
        "detail": str(complaint["msg"]),
    }
    return tree.problem(loc, code, values, guess=hint, at_key=at_key)


def _bad_value(tree: Tree, loc: Path, error: object, given: str) -> Problem:
    if isinstance(error, BadTime):
        return tree.problem(loc, "empty-text" if not given else error.code, {"given": error.given})
    return tree.problem(loc, "unfit", {"given": given, "detail": str(error)})


def split_text(key: str, value: object) -> bool:
    """Whether a key without a value is rather the rest of a text that a comma cut in two."""
    return value == "" and (" " in key or not key.isascii())


def _given(value: object) -> str:
    return value if isinstance(value, str) else ""


def _bound(kind: str, context: dict[str, Any]) -> str:
    sign = {"greater_than_equal": "≥", "less_than_equal": "≤", "greater_than": ">", "less_than": "<"}[kind]
    return f"{sign} {context[BOUNDS[kind]]:g}"


def keys_at(model: type[BaseModel], loc: Path) -> frozenset[str]:
    """The keys that the language knows at a place; empty where any key may stand."""
    kinds: list[Any] = [model]
    for step in loc:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return frozenset(key for kind in kinds for key in _keys(kind))


def _keys(kind: Any) -> tuple[str, ...]:
    return tuple(field_keys(kind)) if isinstance(kind, type) and issubclass(kind, Part) else ()


@cache
def field_keys(model: type[BaseModel]) -> dict[str, str]:
    """A part's keys as they stand in files, with the name of the field in code."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, Part):
        name = field_keys(kind).get(str(step))
        if name:
            yield from _plain(kind.model_fields[name].annotation)
    elif get_origin(kind) is dict:
        yield from _plain(get_args(kind)[1])
    elif get_origin(kind) in (list, tuple):
        yield from _plain(get_args(kind)[0])


def _plain(kind: Any) -> Iterator[Any]:
    """A type without Annotated, unions taken apart."""
    if get_origin(kind) is Annotated:
        yield from _plain(get_args(kind)[0])
    elif get_origin(kind) in (Union, UnionType):
        for member in get_args(kind):
            if member is not NoneType:
                yield from _plain(member)
    else:
        yield kind
