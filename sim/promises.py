"""When the clinic promised to be in touch again, read by plain rules from the words behind the mark `follow_up`.

Like `sim.voice`, this looks for signs and understands nothing: a time it does not see is no promise, and never a harm.
Text is the player's own; only its clock times and spans of time are used.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sim.actions import Say
from sim.wording import sentence

_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"兩": 2, "半": 30}
_NUMBER: Final = r"(\d{1,3}|[一二兩三四五六七八九十]{1,3})"
_WORDS: Final = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "an": 1, "a": 1}
_IN_ZH: Final = re.compile(
    _NUMBER + r"\s*(分鐘|分(?=[之以]?內|後)|個?小時)(?=[之以]?[內後前]|$|，|親自|再|就|會)|(半)個?小時"
)
_IN_EN: Final = re.compile(
    r"\b(?:in|within)\s+(?:the next\s+)?(\d{1,3}|half|"
    + "|".join(_WORDS)
    + r")\s+(?:an?\s+)?(minutes?|mins?|hours?)\b",
    re.I,
)
_CLOCK_ZH: Final = re.compile(
    r"(上午|早上|中午|下午|傍晚|晚上|今晚)?\s*"
    + _NUMBER
    + r"\s*[點点]\s*(?:(\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|半)\s*分?)?"
)
_CLOCK: Final = re.compile(
    r"(上午|早上|中午|下午|傍晚|晚上|今晚)?\s*\b(\d{1,2})[:：](\d{2})\s*(a\.?m\b|p\.?m\b)?", re.I
)
_CLOCK_EN: Final = re.compile(
    r"\b(?:at|by|before|until)\s+(\d{1,2}|noon|" + "|".join(_WORDS) + r")\s*(a\.?m\b|p\.?m\b|o'clock)", re.I
)
_NOON: Final = re.compile(r"\b(?:at|by|before)\s+noon\b", re.I)
_PAST: Final = re.compile(r"昨|前天|上週|上星期|\byesterday\b|\blast (?:night|week)\b", re.I)
_AFTERNOON: Final = frozenset({"下午", "傍晚", "晚上", "今晚"})
_BY: Final = re.compile(r"前(?!天|面|往|後|來|述|陣)|\b(?:by|before)\s+(?:noon|\d)", re.I)
DAY_S: Final = 86_400
OVERTAKEN_S: Final = 1800
"""A time that was over for longer is taken for one of the past."""


def promised(say: Say, starts_s: int) -> tuple[int, str] | None:
    """The second (since STARTEX) until which somebody will be in touch, and the sentence that says so; None for none.

    `starts_s` is the time of day at STARTEX in seconds.
    """
    mark = say.reading.marks.get("follow_up")
    if mark is None or not mark.level:
        return None
    for evidence in mark.evidence:
        words = sentence(say.text, evidence.start, evidence.end)
        due = None if _of_the_past(words) else due_s(words, say.at_s, starts_s)
        if due is not None:
            return due, words
    return None


def overtaken(say: Say, starts_s: int) -> bool:
    """Whether the time that a reply promises is over as it is said."""
    found = promised(say, starts_s)
    return found is not None and found[0] <= say.at_s


def due_s(words: str, now_s: int, starts_s: int) -> int | None:
    """The second that a sentence names, by a span from now or by the clock; None if it names none that is to come.

    “By 10:40”, said a few minutes after it, is due at once: whoever repeats an overtaken promise has not kept it.
    """
    span, clock = _named(words)
    if span is not None:
        return now_s + span
    if clock is None:
        return None
    over = (now_s + starts_s - clock[0]) % (DAY_S if clock[1] else DAY_S // 2)
    if 0 < over <= OVERTAKEN_S and _BY.search(words):
        return now_s
    wait = (clock[0] - starts_s - now_s) % DAY_S if clock[1] else _next(clock[0] - starts_s - now_s)
    return now_s + wait if 0 < wait <= DAY_S / 2 else None


@lru_cache(maxsize=4096)
def _of_the_past(words: str) -> bool:
    return _PAST.search(words) is not None


@lru_cache(maxsize=4096)  # thousands of drills of one scenario say the same things
def _named(words: str) -> tuple[int | None, tuple[int, bool] | None]:
    """The span that a sentence names, or else its time of the clock."""
    span = _span(words)
    return span, _clock(words) if span is None else None


def _next(wait: int) -> int:
    """A time without morning or afternoon is the next one of the two."""
    return wait % (DAY_S // 2)


def _span(words: str) -> int | None:
    if found := _IN_ZH.search(words):
        if found[3]:
            return 1800
        return number(found[1]) * (3600 if "小時" in found[2] else 60)
    if found := _IN_EN.search(words):
        hours = found[2].lower().startswith("h")
        if found[1].lower() == "half":
            return 1800 if hours else None
        return number(found[1]) * (3600 if hours else 60)
    return None


def _clock(words: str) -> tuple[int, bool] | None:
    """Seconds since midnight, and whether it is clear which half of the day is meant."""
    if found := _CLOCK.search(words):
        return _of_day(int(found[2]), int(found[3]), found[1] or "", (found[4] or "").lower())
    if found := _CLOCK_ZH.search(words):
        return _of_day(number(found[2]), number(found[3]) if found[3] else 0, found[1] or "", "")
    if _NOON.search(words):
        return 12 * 3600, True
    if found := _CLOCK_EN.search(words):
        return _of_day(number(found[1]), 0, "", found[2].lower())
    return None


def _of_day(hour: int, minute: int, half_zh: str, half_en: str) -> tuple[int, bool] | None:
    if hour > 24 or minute > 59:
        return None
    late = half_zh in _AFTERNOON or half_en.startswith("p")
    if late and hour < 12:
        hour += 12
    return (hour * 60 + minute) * 60, hour > 12 or bool(half_zh) or half_en[:1] in ("a", "p")


def number(text: str) -> int:
    """The number that a text writes in figures or in words, 0 for none."""
    if text.isdecimal():
        return int(text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text == "noon":
        return 12
    hundreds, hundred, rest = text.partition("百")
    if hundred:
        return 100 * (_DIGITS.get(hundreds, 1) if hundreds else 1) + number(rest)
    tens, ten, ones = text.partition("十")
    if ten:
        return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)
    return _DIGITS.get(text[:1], 0)
