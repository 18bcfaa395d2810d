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
    kind, loc, context = str(complaint["type"]), tuple(complaint["loc"]), complaint.get("ctx") or {}
    given = _given(complaint.get("input"))
    if loc[-1:] == ("[key]",):
        return _bad_key(tree, loc[:-1], kind, context, guess)
    if kind == "extra_forbidden":
        return _extra_key(model, tree, loc, complaint.get("input"), guess)
    if kind == "missing":
        return tree.problem(loc[:-1], "missing-key", {"key": str(loc[-1])})
    if complaint.get("input") == "":
        return tree.problem(loc, "empty-text")
    if kind == "value_error":
        return _bad_value(tree, loc, context.get("error"), given)
    if kind == "literal_error":
        return _no_choice(tree, loc, given, context, guess)
    if kind in BOUNDS:
        return tree.problem(loc, "out-of-range", {"given": given, "bound": _bound(kind, context)})
    if kind in WANTED:
        found = SHAPES.get(type(complaint.get("input")), Term("something else"))
        return tree.problem(loc, "wrong-shape", {"wanted": WANTED[kind], "found": found})
    limit = int(context.get("max_length") or context.get("min_length") or 0)
    values: dict[str, Value] = {"given": given, "limit": limit, "detail": str(complaint["msg"])}
    is_clock = kind == "string_pattern_mismatch" and "[01]" in str(context.get("pattern"))
    return tree.problem(loc, "bad-clock" if is_clock else CODES.get(kind, "unfit"), values)


def _bad_key(tree: Tree, loc: Path, kind: str, context: dict[str, Any], guess: Guesser) -> Problem:
    """A name in a mapping whose keys are ids or a closed set."""
    key = str(loc[-1])
    if split_text(key, tree.at(loc)):
        return tree.problem(loc, "comma-key", {"key": key}, at_key=True)
    if kind == "literal_error":
        return _no_choice(tree, loc, key, context, guess, at_key=True)
    return tree.problem(loc, "bad-id", {"given": key}, at_key=True)


def _extra_key(model: type[BaseModel], tree: Tree, loc: Path, value: object, guess: Guesser) -> Problem:
    key, known = str(loc[-1]), keys_at(model, loc[:-1])
    if split_text(key, value):
        return tree.problem(loc, "comma-key", {"key": key}, at_key=True)
    values: dict[str, Value] = {"key": key, "choices": sorted(known)}
    return tree.problem(loc, "unknown-key", values, guess=guess(key, known), at_key=True)


def _no_choice(
    tree: Tree, loc: Path, given: str, context: dict[str, Any], guess: Guesser, *, at_key: bool = False
) -> Problem:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    values: dict[str, Value] = {"given": given, "choices": choices}
    return tree.problem(loc, "not-one-of", values, guess=guess(given, choices), at_key=at_key)


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
