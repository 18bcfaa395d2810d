"""Rules of repetition (RRULE of RFC 5545), as far as drills need them and every calendar understands them.

A drill is repeated daily at most, always at the time of day at which it was planned, and for a limited number of times
where a number is given. All else that RFC 5545 knows (FREQ=SECONDLY, BYHOUR, BYWEEKNO …) is refused with a sentence:
the large calendars leave it out too, or read it in different ways.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from live.calendar_trouble import PlanError

LONGEST: Final = 300
"""Characters of a rule; the longest sensible one is shorter."""
MOST_COUNT: Final = 1000
MOST_INTERVAL: Final = 100
_ORDER: Final = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"
_NO_RULE: Final = "“{given}” is no rule. Write it as FREQ=MONTHLY;BYDAY=1FR, which is the first Friday of each month."
_NO_FREQUENCY: Final = (
    "Drills repeat DAILY, WEEKLY, MONTHLY or YEARLY, not “{given}”. "
    "Write FREQ=MONTHLY;BYDAY=1FR for the first Friday of each month."
)
_NO_PART: Final = (
    "“{given}” has no place in a rule of drills. There are FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, "
    "BYSETPOS and WKST; the time of day is that of --at."
)
_TWICE: Final = "{part} stands in the rule more than once. Keep one."
_COUNT_AND_UNTIL: Final = "COUNT and UNTIL do not go together. Keep the one that says when the drills end."
_NUMBERED: Final = (
    "BYDAY={given} counts weekdays, which needs FREQ=MONTHLY or FREQ=YEARLY. Write the weekday alone, such as BYDAY=FR."
)
_WEEKLY_DAYS: Final = "BYMONTHDAY does not go with FREQ=WEEKLY. Write FREQ=MONTHLY, or name weekdays with BYDAY."
_SETPOS_ALONE: Final = (
    "BYSETPOS={given} picks from the days that BYDAY or BYMONTHDAY name: add one, such as BYDAY=MO,TU,WE,TH,FR."
)
_UNFIT: Final = {
    "INTERVAL": "INTERVAL cannot be “{given}”. It is a whole number from 1 to 100.",
    "COUNT": "COUNT cannot be “{given}”. It is a whole number from 1 to 1000; without it there is no end.",
    "UNTIL": "UNTIL cannot be “{given}”. Write the last day as 20271231.",
    "BYDAY": "BYDAY cannot be “{given}”. Write weekdays as MO,TU,WE,TH,FR, or 1FR and -1FR for the first and the last.",
    "BYMONTHDAY": "BYMONTHDAY cannot be “{given}”. Write days from 1 to 31, or -1 for the last of the month.",
    "BYMONTH": "BYMONTH cannot be “{given}”. Write months from 1 to 12.",
    "BYSETPOS": "BYSETPOS cannot be “{given}”. Write a place from 1 to 366, or -1 for the last.",
    "WKST": "WKST cannot be “{given}”. It is the day on which weeks begin: MO or SU.",
}
_LIMITS: Final = {"INTERVAL": (1, MOST_INTERVAL), "COUNT": (1, MOST_COUNT), "BYMONTH": (1, 12)}
_SIGNED: Final = {"BYMONTHDAY": 31, "BYSETPOS": 366}
SENTENCES: Final = (
    *(_NO_RULE, _NO_FREQUENCY, _NO_PART, _TWICE, _COUNT_AND_UNTIL, _NUMBERED, _WEEKLY_DAYS, _SETPOS_ALONE),
    *_UNFIT.values(),
)
"""Every sentence that can be said about a rule."""


@dataclass(frozen=True)
class Rule:
    """A rule that was understood."""

    text: str
    """In capitals, its parts in one order, UNTIL in UTC: what is stored, and what other calendars read."""
    until: datetime | None
    """The last moment at which a drill may begin; aware."""

    def days(self, first: datetime) -> Iterator[datetime]:
        """The moments from `first` on, by the clock on the wall (naive), without a look at `until`.

        It ends for every rule, in some tenths of a second for one that never fits, and after 199 years at least.
        """
        from dateutil.rrule import rrulestr

        # dateutil looks for a fitting day until the year 9999. The calendar repeats itself, weekdays and all, every
        # 400 years; walking in the last years that it knows, it gives up soon.
        shift = (9999 - first.year) // 400 * 400
        walked = ";".join(part for part in self.text.split(";") if not part.startswith("UNTIL="))
        for day in rrulestr(walked, dtstart=first.replace(year=first.year + shift)):
            yield day.replace(year=day.year - shift)


def understood(text: str, zone: str) -> Rule:
    """The rule that somebody wrote; a day or a local time in UNTIL is meant in `zone`. Raises PlanError."""
    parts = _parts(text)
    if parts.get("FREQ") not in _FREQUENCIES:
        raise PlanError(_NO_FREQUENCY, given=parts.get("FREQ", ""))
    for part, value in parts.items():
        if part not in ("FREQ", "UNTIL") and not _fits(part, value):
            raise PlanError(_UNFIT[part], given=value)
    _check_together(parts)
    until = _until(parts["UNTIL"], zone) if "UNTIL" in parts else None
    if until is not None:
        parts["UNTIL"] = f"{until:%Y%m%dT%H%M%SZ}"
    return Rule(";".join(f"{part}={parts[part]}" for part in _ORDER if part in parts), until)


def _parts(text: str) -> dict[str, str]:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper().removeprefix("RRULE:").strip(";")
    if not plain or len(plain) > LONGEST:
        raise PlanError(_NO_RULE, given=text)
    parts: dict[str, str] = {}
    for piece in plain.split(";"):
        part, equals, value = piece.partition("=")
        if not equals or not value or not plain.isascii():
            raise PlanError(_NO_RULE, given=text)
        if part not in _ORDER:
            raise PlanError(_NO_PART, given=part)
        if part in parts:
            raise PlanError(_TWICE, part=part)
        parts[part] = value
    return parts


def _fits(part: str, value: str) -> bool:
    if part == "WKST":
        return value in ("MO", "SU")
    if part in ("INTERVAL", "COUNT"):
        return _within(value, *_LIMITS[part])
    pieces = value.split(",")
    if part == "BYDAY":
        return all(_fits_day(piece) for piece in pieces)
    if part == "BYMONTH":
        return all(_within(piece, *_LIMITS[part]) for piece in pieces)
    return all(_within(re.sub("^[+-]", "", piece), 1, _SIGNED[part]) for piece in pieces)


def _fits_day(piece: str) -> bool:
    found = re.fullmatch(rf"(?:[+-]?(\d{{1,2}}))?{_DAY}", piece)
    return found is not None and (found[1] is None or 1 <= int(found[1]) <= 53)


def _within(value: str, least: int, most: int) -> bool:
    return re.fullmatch(r"\d{1,4}", value) is not None and least <= int(value) <= most


def _check_together(parts: dict[str, str]) -> None:
    """Parts that are right each for itself and mean nothing, or different things elsewhere, together."""
    days = parts.get("BYDAY", "")
    if "COUNT" in parts and "UNTIL" in parts:
        raise PlanError(_COUNT_AND_UNTIL)
    if re.search(r"\d", days) and parts["FREQ"] in ("DAILY", "WEEKLY"):
        raise PlanError(_NUMBERED, given=days)
    most = 53 if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts else 5
    if any(int(number) > most for number in re.findall(r"\d+", days)):
        raise PlanError(_UNFIT["BYDAY"], given=days)
    if "BYMONTHDAY" in parts and parts["FREQ"] == "WEEKLY":
        raise PlanError(_WEEKLY_DAYS)
    if "BYSETPOS" in parts and not days and "BYMONTHDAY" not in parts:
        raise PlanError(_SETPOS_ALONE, given=parts["BYSETPOS"])


def _until(value: str, zone: str) -> datetime:
    """A day counts to its end; the trailing Z of RFC 5545 is UTC."""
    plain = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", value.replace("-", "").replace(":", ""))
    try:
        if plain is None or plain[1] < "2000":
            raise ValueError(value)
        day = datetime.strptime(plain[1] + (plain[2] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007
        if plain[2] is None:
            day += timedelta(days=1, seconds=-1)
        return day.replace(tzinfo=UTC if plain[3] else ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise PlanError(_UNFIT["UNTIL"], given=value) from error
