"""VTIMEZONE: a time zone as calendar programs read it, with its yearly rules where it has any.

The zones that the library icalendar writes list every change from 1970 to 2038 and end there; a drill that repeats
without end would go wrong after that, and programs know their own zones again by yearly rules more easily.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

YEARS: Final = 12
"""A pattern that held for so many years is a rule: all of the calendar's leaps and weekdays came by."""
LISTED_YEARS: Final = 50
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Change:
    """The moment at which the clocks of a zone change."""

    local: datetime
    """By the clock as it stood until then; naive."""
    before: timedelta
    after: timedelta
    name: str

    @property
    def saves(self) -> bool:
        """The clocks go forward (in Ireland's law it is winter that is the exception; programs expect it otherwise)."""
        return self.after > self.before


def timezone(name: str, year: int) -> Timezone:
    """The zone for whatever takes place in `year` and later; without yearly rules, for the next fifty years."""
    zone = ZoneInfo(name)
    changes = list(_changes(zone, year - 1, year - 1 + YEARS))
    made = Timezone()
    made.add("tzid", name)
    if rules := _rules(changes):
        for change, rule in rules:
            made.add_component(_part(change, rule=rule))
    elif changes:
        # Such as Morocco, whose clocks follow the moon.
        listed = list(_changes(zone, year - 1, year + LISTED_YEARS))
        for kind in dict.fromkeys((each.before, each.after, each.name) for each in listed):
            same = [each for each in listed if (each.before, each.after, each.name) == kind]
            made.add_component(_part(same[0], others=[each.local for each in same[1:]]))
    else:
        made.add_component(_part(_constant(zone, year)))
    return made


def _part(change: Change, rule: str = "", others: Sequence[datetime] = ()) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.saves else TimezoneStandard()
    part.add("dtstart", change.local)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", vRecur.from_ical(rule))
    for other in others:
        part.add("rdate", [other])
    return part


def _changes(zone: ZoneInfo, first_year: int, end_year: int) -> Iterator[Change]:
    day, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(end_year, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        if _offset(day, zone) != _offset(following, zone):
            yield _change(day, following, zone)
        day = following


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> Change:
    """The change between two moments, found to the second by halving."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    local = after.astimezone(zone)
    offset = _offset(before, zone)
    return Change((after + offset).replace(tzinfo=None), offset, _offset(after, zone), local.tzname() or "")


def _rules(changes: list[Change]) -> list[tuple[Change, str]]:
    """The first change of each kind with the rule that all of that kind follow; nothing where one follows none."""
    found = []
    for saves in (True, False):
        kind = [change for change in changes if change.saves is saves]
        rule = _rule([change.local for change in kind])
        if rule is None or len({(each.before, each.after) for each in kind}) != 1:
            return []
        found.append((kind[0], rule))
    return found


def _rule(days: list[datetime]) -> str | None:
    """`FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` for the last Sunday of March, or for the second one `BYDAY=2SU`."""
    if len(days) != YEARS or len({(day.month, day.weekday(), day.time()) for day in days}) != 1:
        return None
    ordinals = {(day.day - 1) // 7 + 1 for day in days}
    if len(ordinals) == 1:
        return f"FREQ=YEARLY;BYMONTH={days[0].month};BYDAY={ordinals.pop()}{_DAYS[days[0].weekday()]}"
    # In the last week of its month, whatever the month's length.
    if all((day + timedelta(days=7)).month != day.month for day in days):
        return f"FREQ=YEARLY;BYMONTH={days[0].month};BYDAY=-1{_DAYS[days[0].weekday()]}"
    return None


def _constant(zone: ZoneInfo, year: int) -> Change:
    start = datetime(year - 1, 1, 1, tzinfo=zone)
    offset = _offset(start, zone)
    return Change(start.replace(tzinfo=None), offset, offset, start.tzname() or "")


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)
