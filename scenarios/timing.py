"""Durations and windows as people write them: `8 min`, `1 h 30 min`, `90 s`, `10 min..14 min`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

SECONDS: Final = {
    "s": 1,
    "sec": 1,
    "秒": 1,
    "min": 60,
    "分": 60,
    "分鐘": 60,
    "h": 3600,
    "小時": 3600,
    "d": 86400,
    "天": 86400,
}
"""The units a duration may carry, in seconds."""

LONGEST_S: Final = 7 * 86400
LONGEST_TEXT: Final = 60
_PART = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]+|[一-鿿]+)")
_WHOLE = re.compile(r"(?:\d{1,6}(?:\.\d{1,3})?\s*(?:[a-z]+|[一-鿿]+)\s*)+")


class BadTime(ValueError):  # noqa: N818  # pydantic collects it; nobody else catches it
    """A text that is no duration, window or range: `code` names the sentence about it, `given` is the text."""

    def __init__(self, code: str, given: str) -> None:
        super().__init__(f"{code}: {given[:LONGEST_TEXT]}")
        self.code, self.given = code, given


def seconds(text: str) -> int:
    """Whole seconds; raises BadTime for anything that is not a duration of at most 7 days."""
    cleaned = text.strip().lower()
    if cleaned == "0":
        return 0
    if len(cleaned) > LONGEST_TEXT or not _WHOLE.fullmatch(cleaned):
        raise BadTime("bad-duration", text)
    total = 0.0
    for number, unit in _PART.findall(cleaned):
        if unit not in SECONDS:
            raise BadTime("bad-unit", unit)
        total += float(number) * SECONDS[unit]
    if total > LONGEST_S:
        raise BadTime("long-duration", text)
    return round(total)


@dataclass(frozen=True)
class Window:
    """A moment, or a span from which chance draws a moment."""

    earliest_s: int
    latest_s: int

    @classmethod
    def parse(cls, text: str) -> Window:
        """`8 min` or `10 min..14 min`; raises BadTime for anything else or for an end before its start."""
        first, dots, last = text.partition("..")
        earliest = seconds(first)
        latest = seconds(last) if dots else earliest
        if latest < earliest:
            raise BadTime("backward-window", text)
        return cls(earliest, latest)


def clock(at_s: int, starts_s: int = 0) -> str:
    """`09:17` for a moment of the drill, given the time of day at STARTEX (both in seconds)."""
    minutes = (at_s + starts_s) // 60
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def span(duration_s: int) -> str:
    """`3:10` minutes and seconds, or `1:02:05` from an hour on."""
    minutes, rest = divmod(max(0, duration_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
