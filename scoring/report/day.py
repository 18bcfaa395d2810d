"""A day as people write it."""

from __future__ import annotations

from datetime import date
from typing import Final

from scenarios.words import Lang

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(held_on: date, lang: Lang) -> str:
    """`2026年11月21日`, `21 November 2026`."""
    if lang == "zh-TW":
        return f"{held_on.year}年{held_on.month}月{held_on.day}日"
    return f"{held_on.day} {MONTHS[held_on.month - 1]} {held_on.year}"
