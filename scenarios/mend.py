"""A file with its misshapen parts mended, so that the checker can look at all the rest at once.

What does not fit is taken out, and what must not be missing is filled in with something of which nothing else is said.
Nothing is moved: each part stays at its place, so that problems are found where they stand in the file.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from scenarios.tree import Path, Tree

M = TypeVar("M", bound=BaseModel)
MOST_LOOKS: Final = 30_000
"""Entries of the file times rounds over it: a part that was taken out may have to be filled in, and so on."""
MOST_MENDS: Final = 1_200
FILLERS: Final[dict[str, Any]] = {
    "format": "1",
    "title": "…",
    "lasts": "72 h",
    "summary": "…",
    "clinic": "…",
    "crisis": {"kind": "accidental", "severity": "3"},
    "roles": {},
    "people": {"no-id": {"name": "…", "is": "staff"}},
    "injects": [{"id": "no-id", "at": "0 s", "title": "…"}],
    "kind": "accidental",
    "severity": "3",
    "name": "…",
    "is": "staff",
    "text": "…",
    "status": "confirmed",
    "do": "…",
    "who": "director",
    "at": "0 s",
    "within": "1 s",
    "after": "0 s",
    "every": "1 s",
    "times": "1",
    "silence": {},
    "does": "ask-again",
}
"""What stands in for a missing key, chosen so that nothing else is complained of because of it."""
PARTS: Final = frozenset({"model_type", "model_attributes_type", "dict_type"})
"""Complaints that something else stands where a part with keys should."""


def mended(model: type[M], tree: Tree) -> tuple[M, frozenset[Path]] | None:
    """The tree as `model` with the places that were taken out or filled in; None if too little would remain."""
    if not isinstance(tree.data, dict):
        return None
    mender = _Mender(deepcopy(tree.data))
    for _ in range(max(2, min(8, MOST_LOOKS // len(tree.values)))):
        try:
            return model.model_validate(mender.data, by_alias=True, by_name=False), frozenset(mender.places)
        except ValidationError as error:
            if not mender.mend(error):
                return None
    return None


class _Mender:
    """Data under repair, and the places where it was touched."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.places: set[Path] = set()
        self.mends = 0

    def mend(self, error: ValidationError) -> bool:
        """Does something about each complaint; False where that would leave nothing, or never end."""
        self.mends += error.error_count()
        if self.mends > MOST_MENDS:
            return False
        complaints = error.errors(include_url=False, include_context=False, include_input=False)
        return all(self._mend(tuple(complaint["loc"]), complaint["type"]) for complaint in complaints)

    def _mend(self, loc: Path, kind: str) -> bool:
        loc = tuple(step for step in loc if step != "[key]")
        if kind == "missing":
            return self._fill(loc)
        way = self._existing(loc)
        if kind in PARTS and way == loc and way:
            return self._put(way, {})
        return self._take_out(way)

    def _fill(self, loc: Path) -> bool:
        key, holder = loc[-1], self._at(loc[:-1])
        if not isinstance(holder, dict) or not (key == "id" or key in FILLERS):
            return self._take_out(self._existing(loc[:-1]))
        return self._put(loc, f"no-id-{len(self.places)}" if key == "id" else deepcopy(FILLERS[str(key)]))

    def _put(self, way: Path, value: Any) -> bool:
        self._at(way[:-1])[way[-1]] = value
        self.places.add(way)
        return True

    def _take_out(self, way: Path) -> bool:
        """Removes a key; a list goes whole, for its items are known by their positions."""
        while way and isinstance(way[-1], int):
            way = way[:-1]
        if not way:
            return False
        holder = self._at(way[:-1])
        if isinstance(holder, dict):  # otherwise it went with something around it
            holder.pop(way[-1], None)
        self.places.add(way)
        return True

    def _existing(self, loc: Path) -> Path:
        """The longest beginning of `loc` that the data have."""
        value: Any = self.data
        for length, step in enumerate(loc):
            inside = step in value if isinstance(value, dict) else isinstance(value, list) and isinstance(step, int)
            if not inside or (isinstance(value, list) and not 0 <= int(step) < len(value)):
                return loc[:length]
            value = value[step]
        return loc

    def _at(self, way: Path) -> Any:
        value: Any = self.data
        for step in way:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value
