"""When planned drills take place: by the clock on the wall, each once, whatever the clocks or the rule do."""

# ruff: noqa: DTZ001 - times by the clock on the wall have no zone

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live import calendar, calendar_rules
from live.calendar import Occurrence, Series, series, zone_named
from live.calendar_rules import understood
from live.calendar_trouble import PlanError
from live.calendar_words import said
from scenarios.words import translator

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def begins(at: str, rule: str | None, zone: str = "Asia/Taipei", *, most: int = 4, now: datetime = NOW) -> list[str]:
    """The first drills, as a clock in the zone shows them."""
    planned = series(at, zone, rule, now)
    return [f"{each.begins:%Y-%m-%d %H:%M %z}" for each in islice(planned.coming(now), most)]


def test_each_first_friday_at_two():
    assert begins("2026-12-04 14:00", "FREQ=MONTHLY;BYDAY=1FR", most=3) == [
        "2026-12-04 14:00 +0800",
        "2027-01-01 14:00 +0800",
        "2027-02-05 14:00 +0800",
    ]


def test_a_drill_without_a_rule_takes_place_once():
    assert begins("2026-12-04 14:00", None) == ["2026-12-04 14:00 +0800"]


def test_a_drill_at_two_in_berlin_stays_at_two_when_the_clocks_change():
    assert begins("2027-03-26 14:00", "FREQ=DAILY", BERLIN) == [
        "2027-03-26 14:00 +0100",
        "2027-03-27 14:00 +0100",
        "2027-03-28 14:00 +0200",
        "2027-03-29 14:00 +0200",
    ]
    assert begins("2027-10-30 14:00", "FREQ=DAILY", BERLIN, most=2) == [
        "2027-10-30 14:00 +0200",
        "2027-10-31 14:00 +0100",
    ]


def test_a_time_that_the_clocks_leap_over_is_held_an_hour_later_once():
    """02:30 does not exist in Berlin on 28 March 2027."""
    assert begins("2027-03-27 02:30", "FREQ=DAILY", BERLIN, most=3) == [
        "2027-03-27 02:30 +0100",
        "2027-03-28 03:30 +0200",
        "2027-03-29 02:30 +0200",
    ]
    assert begins("2027-03-28 02:30", None, BERLIN) == ["2027-03-28 03:30 +0200"]


def test_a_time_that_comes_twice_is_held_at_its_first_coming_once():
    """02:30 comes twice in Berlin on 31 October 2027: APScheduler 3 fired at both."""
    assert begins("2027-10-30 02:30", "FREQ=DAILY", BERLIN, most=3) == [
        "2027-10-30 02:30 +0200",
        "2027-10-31 02:30 +0200",
        "2027-11-01 02:30 +0100",
    ]


def test_a_day_that_a_government_left_out_gives_no_second_drill():
    """Samoa had no 30 December 2011."""
    days = Series(datetime(2011, 12, 29, 14), "Pacific/Apia", understood("FREQ=DAILY", "Pacific/Apia"))
    assert [f"{each.begins:%d %H:%M}" for each in islice(days.occurrences(), 3)] == ["29 14:00", "31 14:00", "01 14:00"]


def test_the_series_begins_with_the_first_day_that_fits():
    """Other calendars would count the day of --at as a drill even where the rule does not fit it."""
    planned = series("2026-12-01 14:00", "Asia/Taipei", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=3", NOW)
    assert planned.first == datetime(2026, 12, 4, 14)
    assert begins("2026-12-01 14:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=3") == [
        "2026-12-04 14:00 +0800",
        "2026-12-18 14:00 +0800",
        "2027-01-01 14:00 +0800",
    ]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261206", "2026-12-06"),
        ("20261206T140000", "2026-12-06"),
        ("20261206T135959", "2026-12-05"),
        ("20261206T060000Z", "2026-12-06"),
        ("20261206T055959Z", "2026-12-05"),
        ("2026-12-06", "2026-12-06"),
    ],
)
def test_until_counts_to_the_end_of_its_day_or_to_its_moment_in_the_clinics_zone(until: str, last: str):
    assert begins("2026-12-04 14:00", f"FREQ=DAILY;UNTIL={until}")[-1].startswith(last)


def test_a_rule_may_be_written_as_people_paste_it():
    assert understood(" rrule:freq=monthly; byday=1fr ;", "UTC").text == "FREQ=MONTHLY;BYDAY=1FR"
    assert understood("ＦＲＥＱ＝ＷＥＥＫＬＹ；ＣＯＵＮＴ＝３", "UTC").text == "FREQ=WEEKLY;COUNT=3"
    assert series("2026/12/4　１４：００", "Asia/Taipei", None, NOW).first == datetime(2026, 12, 4, 14)


def test_a_rule_that_began_long_ago_goes_on_from_now():
    assert begins("2019-03-01 09:00", "FREQ=WEEKLY", most=1) == ["2026-11-27 09:00 +0800"]


HOSTILE = [
    ("FREQ=SECONDLY", "not “SECONDLY”"),
    ("FREQ=MINUTELY;COUNT=5", "not “MINUTELY”"),
    ("FREQ=HOURLY", "not “HOURLY”"),
    ("FREQ=DAILY;COUNT=1000000000", "COUNT cannot be"),
    ("FREQ=DAILY;COUNT=0", "COUNT cannot be"),
    ("FREQ=DAILY;COUNT=-1", "COUNT cannot be"),
    ("FREQ=DAILY;COUNT=" + "9" * 200, "COUNT cannot be"),
    ("FREQ=DAILY;INTERVAL=0", "INTERVAL cannot be"),
    ("FREQ=DAILY;INTERVAL=1e9", "INTERVAL cannot be"),
    ("FREQ=DAILY;BYSETPOS=0;BYDAY=MO", "BYSETPOS cannot be"),
    ("FREQ=DAILY;BYSETPOS=-367;BYDAY=MO", "BYSETPOS cannot be"),
    ("FREQ=DAILY;BYSETPOS=2", "BYSETPOS=2 picks"),
    ("FREQ=DAILY;BYSETPOS=2;BYDAY=MO", "No day within 20 years"),
    ("FREQ=DAILY;BYSETPOS=2;BYDAY=MO;BYMONTH=1", "No day within 20 years"),
    ("FREQ=MONTHLY;BYSETPOS=300;BYDAY=MO,TU,WE,TH,FR,SA,SU", "No day within 20 years"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "No day within 20 years"),
    ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "No day within 20 years"),
    ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "No day within 20 years"),
    ("FREQ=MONTHLY;BYDAY=9FR", "BYDAY cannot be"),
    ("FREQ=MONTHLY;BYDAY=5FR;BYMONTH=2;BYMONTHDAY=1", "No day within 20 years"),
    ("FREQ=YEARLY;BYMONTH=12;BYDAY=53FR", "BYDAY cannot be"),
    ("FREQ=YEARLY;BYDAY=-54FR", "BYDAY cannot be"),
    ("FREQ=MONTHLY;BYDAY=0FR", "BYDAY cannot be"),
    ("FREQ=WEEKLY;BYDAY=1FR", "counts weekdays"),
    ("FREQ=WEEKLY;BYMONTHDAY=13", "does not go with"),
    ("FREQ=MONTHLY;BYDAY=FREITAG", "BYDAY cannot be"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY cannot be"),
    ("FREQ=MONTHLY;BYMONTH=13", "BYMONTH cannot be"),
    ("FREQ=DAILY;BYHOUR=0,1,2", "“BYHOUR” has no place"),
    ("FREQ=DAILY;BYEASTER=0", "“BYEASTER” has no place"),
    ("FREQ=DAILY;WKST=XX", "WKST cannot be"),
    ("FREQ=DAILY;UNTIL=20261301", "UNTIL cannot be"),
    ("FREQ=DAILY;UNTIL=00010101", "UNTIL cannot be"),
    ("FREQ=DAILY;UNTIL=99991231T235959", None),
    ("FREQ=DAILY;UNTIL=20261203", "ends before its first drill"),
    ("FREQ=DAILY;COUNT=2;UNTIL=20271231", "do not go together"),
    ("FREQ=DAILY;FREQ=WEEKLY", "more than once"),
    ("COUNT=3", "Drills repeat DAILY"),
    ("", "is no rule"),
    (";;;=;", "is no rule"),
    ("FREQ", "is no rule"),
    ("FREQ=DAILY\nDTSTART:19700101T000000", "Drills repeat DAILY"),
    ("FREQ=DAILY;COUNT=٣", "is no rule"),
    ("\x1b]52;c;AAAA\x07", "is no rule"),
    ("FREQ=DAILY;" * 100_000, "is no rule"),
]


@pytest.mark.parametrize(("rule", "sentence"), HOSTILE, ids=[rule[:40] for rule, _ in HOSTILE])
def test_a_hostile_or_senseless_rule_gets_one_sentence_at_once(rule: str, sentence: str | None):
    """Within a second of the processor's time where the search is longest; the worst takes about a quarter of one."""
    started = time.process_time()
    if sentence is None:
        assert begins("2026-12-04 14:00", rule)
    else:
        with pytest.raises(PlanError) as told:
            series("2026-12-04 14:00", "Asia/Taipei", rule, NOW)
        assert sentence in str(told.value) and "\x1b" not in str(told.value) and len(str(told.value)) < 400
        assert told.value.sentence("zh-TW") != str(told.value)
    assert time.process_time() - started < 1.5


def test_control_dateutil_alone_would_look_until_the_year_9999():
    """The control: this is what the walk in the last years of the calendar spares."""
    from dateutil.rrule import rrulestr

    rule, first = "FREQ=WEEKLY;BYSETPOS=9;BYDAY=MO", datetime(2026, 12, 4, 14)
    started = time.process_time()
    assert list(rrulestr(rule, dtstart=first)) == []
    alone_s = time.process_time() - started
    started = time.process_time()
    assert list(understood(rule, "UTC").days(first)) == []
    assert (time.process_time() - started) * 5 < alone_s


def test_rules_that_have_passed_are_told_at_once():
    with pytest.raises(PlanError, match=r"FREQ=DAILY;COUNT=3 has passed"):
        series("2020-12-04 14:00", "Asia/Taipei", "FREQ=DAILY;COUNT=3", NOW)
    with pytest.raises(PlanError, match="2026-11-22 17:00 has passed"):
        series("2026-11-22 17:00", "Asia/Taipei", None, NOW)
    assert begins("2026-11-22 17:01", None)


@pytest.mark.parametrize(
    "at",
    [
        *(
            "",
            "tomorrow",
            "2026-12-04",
            "14:00",
            "2026-13-04 14:00",
            "2026-02-30 14:00",
            "2026-12-04 24:00",
            "1-1-1 1:1",
        ),
        *("2026-12-04 14:00:30", "2026-12-04 14:00+08:00", "9999-12-31 23:59", "1999-12-31 23:59", "٢٠٢٦-12-04 14:00"),
    ],
)
def test_a_moment_that_is_none_gets_the_way_out(at: str):
    with pytest.raises(PlanError, match="Write day and time as 2026-12-04 14:00"):
        series(at, "Asia/Taipei", None, NOW)


def test_the_zone_is_taipei_unless_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CRISIS_DRILL_ZONE", raising=False)
    assert zone_named(None) == "Asia/Taipei"
    monkeypatch.setenv("CRISIS_DRILL_ZONE", "Europe/Berlin")
    assert (zone_named(None), zone_named("asia/tokyo"), zone_named("America/New York")) == (
        "Europe/Berlin",
        "Asia/Tokyo",
        "America/New_York",
    )


@pytest.mark.parametrize("zone", ["Berlin", "CST6", "../../etc/passwd", "Europe", "\x00", "+08:00", "台北"])
def test_a_zone_that_is_none_gets_one_that_is(zone: str):
    with pytest.raises(PlanError, match=r"Write it as [A-Z][A-Za-z]+"):
        zone_named(zone)


def test_every_sentence_is_there_in_both_languages():
    for sentence in (*calendar.SENTENCES, *calendar_rules.SENTENCES):
        assert translator("live", "zh-TW")(sentence) != sentence


def test_moments_are_written_as_people_write_them():
    when = datetime(2026, 12, 4, 14, 0)
    assert said(when, "zh-TW") == "2026年12月4日（五）14:00"
    assert said(when, "en") == "Fri 4 Dec 2026 14:00"


DAY = st.tuples(st.sampled_from(["", "", "1", "-1", "+5", "53"]), st.sampled_from(["MO", "TU", "FR", "SA", "SU"]))
DAYS = st.lists(DAY.map("".join), min_size=1, max_size=5, unique=True).map(",".join)
ZONES = st.sampled_from(["Asia/Taipei", BERLIN, "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "UTC"])
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def rules(draw: st.DrawFn) -> str:
    parts = [f"FREQ={draw(st.sampled_from(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']))}"]
    for part, values in {
        "INTERVAL": st.integers(1, 100),
        "COUNT": st.integers(1, 1000),
        "BYDAY": DAYS,
        "BYMONTHDAY": st.integers(-31, 31).filter(bool),
        "BYMONTH": st.integers(1, 12),
        "BYSETPOS": st.integers(-5, 5).filter(bool),
    }.items():
        if draw(st.integers(0, 3)) == 0:
            parts.append(f"{part}={draw(values)}")
    return ";".join(parts)


@given(rules(), MOMENTS, ZONES)
@settings(deadline=None, max_examples=150)
def test_every_drill_of_every_rule_is_later_than_the_last_and_has_a_key_of_its_own(
    rule: str, first: datetime, zone: str
):
    """And it is at the hour that was planned, unless the clocks leap over that."""
    try:
        planned = Series(first, zone, understood(rule, zone))
    except PlanError:
        return
    found = list(islice(planned.occurrences(), 300))
    assert all(one.due < other.due for one, other in pairwise(found))
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert each.at.time() == first.time()
        shown = each.begins.replace(tzinfo=None)
        assert shown == each.at or each.at.replace(tzinfo=UTC) != each.at.replace(tzinfo=ZoneInfo(zone), fold=1)
        assert timedelta(0) <= shown - each.at <= timedelta(days=1)


@given(rules(), MOMENTS)
@settings(deadline=None, max_examples=60)
def test_walking_in_the_last_years_of_the_calendar_gives_the_same_days(rule: str, first: datetime):
    """Against dateutil in the years themselves."""
    from dateutil.rrule import rrulestr

    try:
        ours = list(islice(understood(rule, "UTC").days(first), 40))
    except PlanError:
        return
    if ours:
        assert ours == list(islice(rrulestr(rule, dtstart=first), len(ours)))


@given(st.text(max_size=60))
@settings(deadline=None)
def test_no_text_is_anything_but_a_rule_or_a_sentence(text: str):
    for attempt in (text, f"FREQ=DAILY;{text}", f"FREQ=MONTHLY;BYDAY={text}", f"FREQ=DAILY;UNTIL={text}"):
        try:
            understood(attempt, BERLIN)
        except PlanError as error:
            assert str(error)


def test_an_occurrence_is_named_by_the_clock_on_the_wall():
    """A government that changes its clocks between planning and drill makes no second drill of it."""
    assert Occurrence(datetime(2027, 3, 28, 2, 30), BERLIN).key == "2027-03-28T02:30"
