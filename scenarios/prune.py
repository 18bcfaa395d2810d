"""What is left of a file without its misshapen parts, so that the checker can look at all the rest at once."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from scenarios.tree import Tree

M = TypeVar("M", bound=BaseModel)
MOST_LOOKS: Final = 30_000
"""Entries of the file times rounds over it: taking a part out can make the part around it misshapen in turn."""
FILLERS: Final[dict[str, Any]] = {
    "format": "1",
    "title": "…",
    "lasts": "72 h",
    "summary": "…",
    "clinic": "…",
    "crisis": {"kind": "accidental", "severity": "3"},
    "roles": {},
}
"""What stands in for a missing top-level key, chosen so that nothing else is complained of because of it."""
MOST_CUTS: Final = 400


def pruned(model: type[M], tree: Tree) -> M | None:
    """The tree without the parts that do not fit, or None if too little would remain."""
    if not isinstance(tree.data, dict):
        return None
    data = deepcopy(tree.data)
    cuts = 0
    for _ in range(max(2, min(8, MOST_LOOKS // len(tree.values)))):
        try:
            return model.model_validate(data, by_alias=True, by_name=False)
        except ValidationError as error:
            cuts += error.error_count()
            if cuts > MOST_CUTS or not _cut(data, error):
                return None
    return None


def _cut(data: dict[str, Any], error: ValidationError) -> bool:
    """Takes out each part complained of; False if the whole would have to go."""
    ways: set[tuple[Any, ...]] = set()
    for complaint in error.errors(include_url=False, include_context=False, include_input=False):
        loc = tuple(step for step in complaint["loc"] if step != "[key]")
        if complaint["type"] == "missing" and len(loc) == 1 and loc[0] in FILLERS:
            data[loc[0]] = FILLERS[loc[0]]
            continue
        way = _existing(data, loc[:-1] if complaint["type"] == "missing" else loc)
        if not way:
            return False
        ways.add(way)
    # Last first, so that positions in lists still hold.
    for way in sorted(
        ways, key=lambda way: [(isinstance(step, str), str(step).zfill(6)) for step in way], reverse=True
    ):
        _remove(data, way)
    return True


def _order(way: tuple[Any, ...]) -> list[tuple[bool, str]]:
    return [(isinstance(step, str), str(step).zfill(6)) for step in way]


def _existing(data: Any, loc: tuple[Any, ...]) -> tuple[Any, ...]:
    """The longest beginning of `loc` that exists; a list without ids goes whole, its items being known by position."""
    way: list[Any] = []
    value = data
    for step in loc:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        way.append(step)
    for length, step in enumerate(way):
        if isinstance(step, int):
            item = _at(data, way[: length + 1])
            if not (isinstance(item, dict) and isinstance(item.get("id"), str)):
                return tuple(way[:length])
    return tuple(way)


def _at(data: Any, way: list[Any]) -> Any:
    for step in way:
        data = data[step]
    return data


def _remove(data: Any, way: tuple[Any, ...]) -> None:
    try:
        holder = _at(data, list(way[:-1]))
        del holder[way[-1]]
    except (KeyError, IndexError, TypeError):
        return  # went with something around it
