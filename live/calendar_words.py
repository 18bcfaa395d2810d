"""Moments as people write them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from scenarios.words import Lang

_DAYS: Final[dict[Lang, str]] = {"zh-TW": "一二三四五六日", "en": "Mon Tue Wed Thu Fri Sat Sun"}
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def said(when: datetime, lang: Lang) -> str:
    """`2026年12月4日（五）14:00`, `Fri 4 Dec 2026 14:00`: the moment as its own zone shows it."""
    if lang == "zh-TW":
        return f"{when.year}年{when.month}月{when.day}日（{_DAYS[lang][when.weekday()]}）{when:%H:%M}"
    return (
        f"{_DAYS[lang].split()[when.weekday()]} {when.day} {_MONTHS.split()[when.month - 1]} {when.year} {when:%H:%M}"
    )
