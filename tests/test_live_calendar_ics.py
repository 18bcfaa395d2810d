"""The calendar file is read by others as it was meant: same moments, same zone, the same entry when it comes again."""

# ruff: noqa: DTZ001 - times by the clock on the wall have no zone

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from icalendar import Calendar, Event

from live.agenda import Planned
from live.calendar import Series
from live.calendar_rules import understood
from live.ics import as_ics
from live.ics_zone import timezone

CREATED = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
TITLE = {
    "zh-TW": "貼文瘋傳；家屬，記者\n與「衛生局」都來了，一個早上傳遍三蘆，再加上很長很長的標題",
    "en": "A post; family, press\nand more",
}


def planned(
    at: datetime = datetime(2026, 12, 4, 14),
    rule: str | None = None,
    zone: str = "Asia/Taipei",
    name: str = "post-7f3k",
) -> Planned:
    series = Series(at, zone, understood(rule, zone) if rule else None)
    return Planned(name, "viral-post", "viral-post", TITLE, 2520, None, series, CREATED)


def event(data: bytes) -> Event:
    """The one event of a file, as a reader understands it."""
    calendar = Calendar.from_ical(data)
    assert calendar.errors == []
    [found] = calendar.walk("VEVENT")
    assert isinstance(found, Event) and found.errors == []
    return found


def test_the_whole_file_of_one_drill() -> None:
    """Byte for byte, so that a change is seen; Google, Apple and Outlook each need some of it."""
    assert as_ics([planned(rule="FREQ=MONTHLY;BYDAY=1FR")], "en").decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "PRODID:-//crisis-drill//schedule//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Crisis drills",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Taipei",
        "BEGIN:STANDARD",
        "DTSTART:20250101T000000",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0800",
        "TZNAME:CST",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:post-7f3k@crisis-drill",
        "DTSTAMP:20261122T010000Z",
        "DTSTART;TZID=Asia/Taipei:20261204T140000",
        "DURATION:PT42M",
        "RRULE:FREQ=MONTHLY;BYDAY=1FR",
        r"SUMMARY:Drill: A post\; family\, press\nand more",
        r"DESCRIPTION:An exercise\, not a real event. Scenario: viral-post",
        "STATUS:CONFIRMED",
        "SEQUENCE:0",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        r"DESCRIPTION:Drill: A post\; family\, press\nand more",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_same_agenda_gives_the_same_bytes_and_each_drill_keeps_its_name() -> None:
    """Imported again, entries are changed instead of doubled."""
    drills = [planned(name="a"), planned(rule="FREQ=WEEKLY", zone="Europe/Berlin", name="b")]
    assert as_ics(drills, "zh-TW") == as_ics(list(drills), "zh-TW")
    uids = [each["UID"] for each in Calendar.from_ical(as_ics(drills, "zh-TW")).walk("VEVENT")]
    assert uids == ["a@crisis-drill", "b@crisis-drill"]


def test_chinese_titles_come_back_whole_from_folded_lines() -> None:
    """No line is longer than 75 bytes, and no character is cut."""
    data = as_ics([planned()], "zh-TW")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert event(data)["SUMMARY"] == f"演練：{TITLE['zh-TW']}"


@pytest.mark.parametrize("zone", ["Asia/Taipei", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=400",
        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20331231",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    ],
)
def test_another_reader_finds_the_same_moments(rule: str, zone: str) -> None:
    """Read back by the libraries icalendar and dateutil, by the rules of the file alone."""
    begun = Series(datetime(2026, 12, 4, 14), zone, understood(rule, zone))
    drill = planned(next(begun.occurrences()).at, rule, zone)
    found = event(as_ics([drill], "en"))
    start, repeated = found["DTSTART"].dt, found["RRULE"].to_ical().decode()
    theirs = [each.astimezone(UTC) for each in islice(rrulestr(repeated, dtstart=start), 400)]
    assert theirs == [each.due for each in islice(drill.series.occurrences(), 400)]


ZONES = ["Asia/Taipei", "Europe/Berlin", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"]


@pytest.mark.parametrize("zone", [*ZONES, "Asia/Jerusalem", "Asia/Kolkata", "Africa/Casablanca"])
def test_the_zone_in_the_file_is_the_zone(zone: str) -> None:
    """Hour by hour for a while, then every few days for thirty years, read by dateutil."""
    data = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + timezone(zone, 2026).to_ical() + b"END:VCALENDAR\r\n"
    theirs, ours = tzical(io.StringIO(data.decode().replace("\r\n", "\n"))).get(zone), ZoneInfo(zone)
    moments = [datetime(2026, 1, 1) + timedelta(hours=hours) for hours in range(24 * 400)]
    moments += [datetime(2027, 1, 1, 14) + timedelta(days=days) for days in range(0, 365 * 30, 5)]
    assert theirs is not None
    wrong = [at for at in moments if at.replace(tzinfo=theirs).utcoffset() != at.replace(tzinfo=ours).utcoffset()]
    # Within the hour that is left out or comes twice, readers may choose either offset.
    assert [
        at for at in wrong if at.replace(tzinfo=ours).utcoffset() == at.replace(tzinfo=ours, fold=1).utcoffset()
    ] == []


def test_a_zone_with_yearly_rules_is_told_in_a_few_lines() -> None:
    """And they do not end in 2038, as a list of changes would."""
    written = timezone("Europe/Berlin", 2026).to_ical().decode()
    assert written.count("RRULE:FREQ=YEARLY") == 2 and "RDATE" not in written and len(written) < 500


def test_control_a_zone_of_another_year_would_be_noticed() -> None:
    """The control: the reader does look at the zone in the file."""
    summer = timezone("Europe/Berlin", 2026).to_ical().replace(b"BYMONTH=3", b"BYMONTH=5")
    data = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + summer + b"END:VCALENDAR\r\n"
    theirs = tzical(io.StringIO(data.decode().replace("\r\n", "\n"))).get("Europe/Berlin")
    at = datetime(2027, 4, 20, 14)
    assert theirs is not None
    assert at.replace(tzinfo=theirs).utcoffset() != at.replace(tzinfo=ZoneInfo("Europe/Berlin")).utcoffset()
