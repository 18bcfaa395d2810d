"""A moment of the drill as somebody types it: `10:30` by the drill's clock, or `+5` for in five minutes."""

from __future__ import annotations

import re
from typing import Final

_CLOCK: Final = re.compile(r"(\d{1,2})[:：](\d{2})")
_LATER: Final = re.compile(r"[+＋]\s*(\d{1,3})(?:\s*(?:min|分|分鐘))?")
DAY_S: Final = 86_400


def moment_of(typed: str, starts_s: int, now_s: int) -> int | None:
    """The drill's second, given the time of day at STARTEX; None for what is no moment."""
    text = typed.strip()
    if later := _LATER.fullmatch(text):
        return now_s + 60 * int(later[1])
    if clock := _CLOCK.fullmatch(text):
        hours, minutes = int(clock[1]), int(clock[2])
        if hours < 24 and minutes < 60:
            return ((hours * 60 + minutes) * 60 - starts_s) % DAY_S
    return None
