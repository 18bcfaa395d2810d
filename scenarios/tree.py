"""A YAML file as a tree of text values that knows where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarios.problems import Problem, Value

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions (from 0)."""
Place = tuple[int, int]
"""Line and column, both from 1."""


@dataclass
class Tree:
    """What a file holds: `data` is made of dict, list and str only."""

    file: str
    text: str
    """The file as it was read."""
    data: Any
    keys: dict[Path, Place] = field(default_factory=dict)
    """Where the name of a key stands."""
    values: dict[Path, Place] = field(default_factory=dict)
    """Where a value starts."""

    def place(self, path: Path) -> Place:
        """Where the value at `path` stands, or the nearest part of the file around it that exists."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def key_place(self, path: Path) -> Place:
        """Where the name of the last key of `path` stands; as `place` if it is in a list or does not exist."""
        return self.keys.get(path) or self.place(path)

    def at(self, path: Path) -> Any:
        """The value at `path`, or None."""
        value = self.data
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def problem(
        self, path: Path, code: str, values: Mapping[str, Value] | None = None, *, guess: str = "", at_key: bool = False
    ) -> Problem:
        """A problem with the value (or the key) at `path`."""
        line, column = self.key_place(path) if at_key else self.place(path)
        return Problem(self.file, line, column, code, dict(values or {}), guess)
