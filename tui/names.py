"""Names on the screen, and the marks around them that each language has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import live.names
from scenarios.words import Lang, Translate, translator


class Naming(Protocol):
    """Who can name people and times: the names of a drill here, or those that a room has sent."""

    @property
    def lang(self) -> Lang:
        """The language of the names."""

    @property
    def words(self) -> Translate:
        """The words of the screens."""

    def person(self, who: str) -> str:
        """A person, a role, the team or the public."""

    def clock(self, at_s: int) -> str:
        """The time of day in the drill."""


@dataclass(frozen=True)
class Names(live.names.Names):
    """The names of one drill on the screens."""

    @property
    def words(self) -> Translate:
        """The words of the screens."""
        return translator("tui", self.lang)


def named(label: str, value: str, lang: Lang) -> str:
    """`角色：院長`, `Role: Director`."""
    return f"{label}：{value}" if lang == "zh-TW" else f"{label}: {value}"


def listed(parts: Iterable[str], lang: Lang) -> str:
    """Several in a row."""
    return ("、" if lang == "zh-TW" else ", ").join(parts)


def aside(text: str, lang: Lang) -> str:
    """In the round brackets of the language."""
    return f"（{text}）" if lang == "zh-TW" else f"  ({text})"


def quoted(text: str, lang: Lang) -> str:
    """In the quotation marks of the language."""
    return f"「{text}」" if lang == "zh-TW" else f"“{text}”"


def minutes(duration_s: int, lang: Lang) -> str:
    """`40 分鐘`, `40 min`."""
    return f"{round(duration_s / 60)} {translator('tui', lang)('min')}"
