"""The head of a scenario: enough for a list of drills, read without the schema and without the rest of the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scenarios.timing import seconds
from scenarios.yamlfile import parse_head

HEAD_BYTES: Final = 16 * 1024
"""Title, length and roles stand before this, by the order that the language asks for."""


@dataclass(frozen=True)
class Heading:
    """One line of the library."""

    id: str
    title: dict[str, str]
    """By language, the original first."""
    lasts_s: int
    roles: list[str]
    rehearsals: list[str]
    path: Path
    """The scenario file."""

    def to_json(self) -> dict[str, Any]:
        """The form of `list --json`."""
        return {
            "id": self.id,
            "title": self.title,
            "lasts_s": self.lasts_s,
            "roles": self.roles,
            "rehearsals": self.rehearsals,
        }


def heading(path: Path) -> Heading | None:
    """The heading of the scenario at `path`, or None if its head cannot be read."""
    head = _head(path, frozenset({"language", "title", "lasts", "roles"}))
    try:
        lasts_s = seconds(str(head["lasts"]))
    except (KeyError, ValueError):
        return None
    title = {_line(head.get("language")) or "zh-TW": _line(head.get("title")) or path.parent.name}
    for words in sorted(path.parent.glob("*.yaml")):
        if words.name in ("en.yaml", "zh-TW.yaml") and (told := _line(_head(words, frozenset({"title"})).get("title"))):
            title[words.stem] = told
    rehearsals = sorted(play.name.removesuffix(".play.yaml") for play in path.parent.glob("*.play.yaml"))
    roles = head.get("roles")
    return Heading(path.parent.name, title, lasts_s, list(roles) if isinstance(roles, dict) else [], rehearsals, path)


def _head(path: Path, wanted: frozenset[str]) -> dict[str, Any]:
    try:
        with path.open("rb") as source:
            return parse_head(source.read(HEAD_BYTES).decode("utf-8-sig", "ignore"), wanted)
    except (OSError, ValueError):
        return {}


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
