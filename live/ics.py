"""The agenda as a calendar file (RFC 5545) that Google, Apple and Outlook take.

Written from what is stored alone: the same agenda gives the same bytes, and each drill keeps its UID, so that a file
that is imported again changes the entries that are there instead of adding others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vRecur

from live.agenda import Planned
from live.ics_zone import timezone
from scenarios.words import Lang, translator

_UTC_NAMES: Final = ("UTC", "Etc/UTC", "Zulu", "Etc/Zulu", "UCT", "Etc/UCT", "Universal", "Etc/Universal")


def as_ics(agenda: Iterable[Planned], lang: Lang) -> bytes:
    """A VCALENDAR with each planned drill, its zone, its rule and an alarm a day before."""
    t, agenda = translator("live", lang), list(agenda)
    calendar = Calendar()
    calendar.add("prodid", "-//crisis-drill//schedule//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", t("Crisis drills"))
    zones = sorted({planned.series.zone for planned in agenda} - set(_UTC_NAMES))
    for zone in zones:
        years = [planned.series.first.year for planned in agenda if planned.series.zone == zone]
        calendar.add_component(timezone(zone, min(years)))
    for planned in agenda:
        calendar.add_component(_event(planned, lang))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _event(planned: Planned, lang: Lang) -> Event:
    t, series = translator("live", lang), planned.series
    event = Event()
    event.add("uid", f"{planned.id}@crisis-drill")
    event.add("dtstamp", planned.created.astimezone(UTC))
    event.add("dtstart", _start(planned))
    event.add("duration", timedelta(seconds=planned.lasts_s))
    if series.rule:
        event.add("rrule", vRecur.from_ical(series.rule.text))
    summary = t("Drill: {title}").format(title=planned.titled(lang))
    event.add("summary", summary)
    event.add("description", t("An exercise, not a real event. Scenario: {name}").format(name=planned.scenario))
    event.add("status", "CONFIRMED")
    event.add("sequence", 0)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-1))
    event.add_component(alarm)
    return event


def _start(planned: Planned) -> datetime:
    """The first moment by the clock on the wall: programs read a time that does not exist as the engine does."""
    series = planned.series
    return series.first.replace(tzinfo=UTC if series.zone in _UTC_NAMES else ZoneInfo(series.zone))
