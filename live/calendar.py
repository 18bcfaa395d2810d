"""When a planned drill takes place: a first moment, a zone and, if it is repeated, a rule.

The time is that of the clock on the wall: a drill at 14:00 in Berlin stays at 14:00 when the clocks change. A time that
a change leaps over is held when it would have been by the old offset (02:30 at 03:30), and one that comes twice is held
at its first coming; either way once.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import Final
from zoneinfo import ZoneInfo

from live.calendar_rules import Rule, understood
from live.calendar_trouble import PlanError

USUAL_ZONE: Final = "Asia/Taipei"
ZONE_VARIABLE: Final = "CRISIS_DRILL_ZONE"
"""Names the clinic's time zone where it is not the usual one."""
LOOK_AHEAD: Final = timedelta(days=20 * 366)
"""A rule that fits no day in this time is taken for one that never does."""
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
NO_MOMENT: Final = "“{given}” is no moment. Write day and time as 2026-12-04 14:00."
NO_ZONE: Final = "There is no time zone “{given}”. Write it as {near}."
NEVER: Final = "No day within 20 years fits the rule {given}. Change its parts so that they can be true together."
PASSED: Final = "{given} has passed. Name a moment to come, or repeat the drill with --rule."
ALL_PASSED: Final = "The last drill of the rule {given} has passed. Name a later COUNT or UNTIL, or a later --at."
ENDS_EARLY: Final = "The rule {given} ends before its first drill. Name a later UNTIL, or an earlier --at."
SENTENCES: Final = (NO_MOMENT, NO_ZONE, NEVER, PASSED, ALL_PASSED, ENDS_EARLY)
"""Every sentence that can be said about a moment, a zone or a series."""


@dataclass(frozen=True)
class Occurrence:
    """One time at which a planned drill takes place."""

    at: datetime
    """By the clock on the wall, naive; it names the occurrence, whatever a government does to its clocks meanwhile."""
    zone: str

    @property
    def due(self) -> datetime:
        """The moment, in UTC."""
        return self.at.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    @property
    def begins(self) -> datetime:
        """The moment as the clock in its zone shows it; differs from `at` where a clock change leaps over that."""
        return self.due.astimezone(ZoneInfo(self.zone))

    @property
    def key(self) -> str:
        """Names the occurrence within its series: `2026-12-04T14:00`."""
        return self.at.isoformat(timespec="minutes")


@dataclass(frozen=True)
class Series:
    """All the times of one planned drill."""

    first: datetime
    """By the clock on the wall, naive."""
    zone: str
    rule: Rule | None = None

    def occurrences(self) -> Iterator[Occurrence]:
        """In order, each strictly later than the one before."""
        last: datetime | None = None
        for at in self.rule.days(self.first) if self.rule else (self.first,):
            occurrence = Occurrence(at, self.zone)
            due = occurrence.due
            if self.rule and self.rule.until and due > self.rule.until:
                return
            # Samoa once left out a whole day: its 14:00 and that of the next day were one moment.
            if last is None or due > last:
                last = due
                yield occurrence

    def between(self, after: datetime, upto: datetime) -> Iterator[Occurrence]:
        """Those later than `after` and not later than `upto`; both aware."""
        for occurrence in self.occurrences():
            if occurrence.due > upto:
                return
            if occurrence.due > after:
                yield occurrence

    def coming(self, now: datetime) -> Iterator[Occurrence]:
        """Those after `now`, as far as we look ahead."""
        return self.between(now, max(now, self.first.replace(tzinfo=UTC)) + LOOK_AHEAD)


def series(at: str, zone: str, rule: str | None, now: datetime) -> Series:
    """What somebody asked for; it begins with the first day that the rule fits. Raises PlanError.

    Other calendars count the day of `--at` as a drill even where the rule does not fit it, so that day is never kept.
    """
    first = moment(at)
    asked = Series(first, zone, understood(rule, zone) if rule is not None else None)
    if asked.rule is None:
        if Occurrence(first, zone).due <= now:
            raise PlanError(PASSED, given=at)
        return asked
    endless = replace(asked, rule=replace(asked.rule, until=None))
    begins = next(endless.occurrences(), None)
    if begins is None or begins.at > first + LOOK_AHEAD:
        raise PlanError(NEVER, given=asked.rule.text)
    if asked.rule.until and begins.due > asked.rule.until:
        raise PlanError(ENDS_EARLY, given=asked.rule.text)
    if next(asked.coming(now), None) is None:
        raise PlanError(ALL_PASSED, given=asked.rule.text)
    return replace(asked, first=begins.at)


def moment(text: str) -> datetime:
    """The naive moment that somebody wrote, to the minute: `2026-12-04 14:00`; raises PlanError."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    found = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ Tt](\d{1,2}):(\d\d)(?::00)?", plain, re.ASCII)
    try:
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValueError(plain)
        year, month, day, hour, minute = map(int, found.groups())
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001
    except ValueError as error:
        raise PlanError(NO_MOMENT, given=text) from error


def zone_named(text: str | None) -> str:
    """The zone of that name, in any case of letters; without one the clinic's. Raises PlanError."""
    from zoneinfo import available_timezones

    given = text or os.environ.get(ZONE_VARIABLE, "").strip() or USUAL_ZONE
    known = {name.casefold(): name for name in available_timezones()}
    asked = "_".join(given.split()).casefold()
    if asked in known:
        return known[asked]
    near = get_close_matches(asked, sorted(known), 1)
    raise PlanError(NO_ZONE, given=given, near=known[near[0]] if near else USUAL_ZONE)
