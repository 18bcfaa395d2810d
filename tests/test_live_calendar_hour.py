"""A host that is left running opens each lobby at its hour, once, and says what it missed."""

# ruff: noqa: DTZ001 - times by the clock on the wall have no zone

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live import on_the_hour
from live.agenda import GRACE, Missed, Planned
from live.agenda_store import Agenda
from live.calendar import Occurrence, Series
from live.calendar_rules import understood
from live.on_the_hour import OnTheHour, Opener, Tellable
from live.trouble import StoreHeldError

TAIPEI = ZoneInfo("Asia/Taipei")
TITLE = {"zh-TW": "貼文", "en": "The post"}


def taipei(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of December 2026."""
    return datetime(2026, 12, day, hour, minute, second, tzinfo=TAIPEI)


class FakeClock:
    """Time goes by only while the watcher sleeps; at given moments the clock leaps, as when a laptop slept."""

    def __init__(self, start: datetime, end: datetime, leaps: dict[datetime, datetime] | None = None) -> None:
        self.time, self.end, self.leaps = start, end, dict(leaps or {})
        self.looks = 0

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.looks += 1
        self.time += timedelta(seconds=seconds)
        for moment in sorted(self.leaps):
            if self.time >= moment:
                self.time = self.leaps.pop(moment)
                break
        if self.time > self.end:
            raise asyncio.CancelledError


class SharedTime(FakeClock):
    """Clocks of one world: none runs far ahead of another, whose host may be busy."""

    def __init__(self, start: datetime, end: datetime, all_of_them: list[FakeClock]) -> None:
        super().__init__(start, end)
        self.all_of_them = all_of_them
        all_of_them.append(self)

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds)
        while self.time - min(each.time for each in self.all_of_them) > GRACE / 2:
            await asyncio.sleep(0.001)


class Host:
    """Notes what it opens and what it is told."""

    def __init__(self, agenda: Agenda, clock: FakeClock, opener: Opener | None = None) -> None:
        self.clock, self.log = clock, list[str]()
        self.watch = OnTheHour(agenda, opener or self.open_lobby, self.tell, clock)

    async def open_lobby(self, planned: Planned, occurrence: Occurrence) -> Awaitable[object] | None:
        self.log.append(f"{self.clock.now():%d %H:%M} opens {occurrence.begins:%d %H:%M} {planned.scenario}")
        return None

    def tell(self, told: Tellable) -> None:
        if isinstance(told, Missed):
            times = ", ".join(f"{each.begins:%d %H:%M}" for each in told.occurrences)
            self.log.append(f"{self.clock.now():%d %H:%M} {told.why} {times} {told.planned.scenario}")
        else:
            self.log.append(f"{self.clock.now():%d %H:%M} {type(told).__name__}")

    async def run(self) -> list[str]:
        with pytest.raises(asyncio.CancelledError):
            await self.watch.run()
        return self.log


@pytest.fixture
def agenda(tmp_path: Path) -> Iterator[Agenda]:
    with Agenda(tmp_path / "schedule.db") as opened:
        yield opened


@pytest.fixture
def days_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """For stories of many days: a look every ten minutes and at each hour that is near."""
    monkeypatch.setattr(on_the_hour, "LOOK_S", 600.0)


def plan(agenda: Agenda, name: str, first: datetime, rule: str | None = "FREQ=DAILY", created=None) -> Planned:
    repeated = understood(rule, "Asia/Taipei") if rule else None
    return agenda.add(name, TITLE, 2400, Series(first, "Asia/Taipei", repeated), created or taipei(1, 9), source=name)


@pytest.mark.usefixtures("days_long")
async def test_each_lobby_is_opened_at_its_hour(agenda: Agenda) -> None:
    plan(agenda, "post", datetime(2026, 12, 1, 14))
    plan(agenda, "press", datetime(2026, 12, 2, 10, 30), None)
    host = Host(agenda, FakeClock(taipei(1, 9), taipei(3, 18)))
    assert await host.run() == [
        "01 14:00 opens 01 14:00 post",
        "02 10:30 opens 02 10:30 press",
        "02 14:00 opens 02 14:00 post",
        "03 14:00 opens 03 14:00 post",
    ]


async def test_the_lobby_is_opened_to_the_second(agenda: Agenda) -> None:
    """However the looks fall."""
    opened = []

    async def note(_: Planned, occurrence: Occurrence) -> None:
        opened.append(clock.now() - occurrence.due)

    plan(agenda, "post", datetime(2026, 12, 1, 14))
    clock = FakeClock(taipei(1, 13, 59, 3), taipei(1, 14, 1))
    await Host(agenda, clock, note).run()
    assert opened == [timedelta(0)]


@pytest.mark.usefixtures("days_long")
async def test_a_laptop_that_slept_opens_no_burst_and_says_once_what_was_missed(agenda: Agenda) -> None:
    plan(agenda, "post", datetime(2026, 12, 1, 14))
    clock = FakeClock(taipei(1, 9), taipei(6, 18), {taipei(1, 20): taipei(5, 14, 10)})
    assert await Host(agenda, clock).run() == [
        "01 14:00 opens 01 14:00 post",
        "05 14:10 late 02 14:00, 03 14:00, 04 14:00 post",
        "05 14:10 opens 05 14:00 post",
        "06 14:00 opens 06 14:00 post",
    ]


async def test_what_was_missed_while_no_host_ran_is_told_on_start_and_not_again(agenda: Agenda) -> None:
    plan(agenda, "post", datetime(2026, 12, 1, 14))
    first = Host(agenda, FakeClock(taipei(3, 9), taipei(3, 10)))
    assert await first.run() == ["03 09:00 late 01 14:00, 02 14:00 post"]
    assert await Host(agenda, FakeClock(taipei(3, 11), taipei(3, 12))).run() == []


async def test_a_host_that_comes_back_within_a_quarter_of_an_hour_still_opens(agenda: Agenda) -> None:
    """At fifteen minutes it does, a second later it is missed."""
    plan(agenda, "post", datetime(2026, 12, 1, 14), None)
    assert await Host(agenda, FakeClock(taipei(1, 14, 15), taipei(1, 15))).run() == ["01 14:15 opens 01 14:00 post"]
    plan(agenda, "press", datetime(2026, 12, 2, 14), None)
    assert await Host(agenda, FakeClock(taipei(2, 14, 15, 1), taipei(2, 15))).run() == ["02 14:15 late 02 14:00 press"]


async def test_of_several_that_passed_only_the_latest_is_opened(agenda: Agenda) -> None:
    plan(agenda, "early", datetime(2026, 12, 1, 14), None)
    plan(agenda, "later", datetime(2026, 12, 1, 14, 5), None)
    assert await Host(agenda, FakeClock(taipei(1, 14, 6), taipei(1, 15))).run() == [
        "01 14:06 another 01 14:00 early",
        "01 14:06 opens 01 14:05 later",
    ]


@pytest.mark.usefixtures("days_long")
async def test_a_clock_that_ran_ahead_and_was_put_right_costs_no_drill(agenda: Agenda) -> None:
    """What was told as missed is opened all the same when its hour really comes; nothing is opened twice."""
    plan(agenda, "post", datetime(2026, 12, 1, 14))
    leaps = {taipei(1, 15): taipei(3, 20), taipei(3, 20, 1): taipei(1, 15, 1)}
    assert await Host(agenda, FakeClock(taipei(1, 9), taipei(4, 9), leaps)).run() == [
        "01 14:00 opens 01 14:00 post",
        "03 20:00 late 02 14:00, 03 14:00 post",
        "02 14:00 opens 02 14:00 post",
        "03 14:00 opens 03 14:00 post",
    ]


async def test_a_clock_that_is_put_back_opens_nothing_twice(agenda: Agenda) -> None:
    plan(agenda, "post", datetime(2026, 12, 1, 14))
    clock = FakeClock(taipei(1, 13), taipei(1, 16), {taipei(1, 14, 1): taipei(1, 13, 30)})
    assert await Host(agenda, clock).run() == ["01 14:00 opens 01 14:00 post"]


async def test_a_room_that_is_in_use_lets_the_next_drill_wait(agenda: Agenda) -> None:
    """What the opener gives back is the drill's end: one host, one room."""
    plan(agenda, "post", datetime(2026, 12, 1, 14), None)
    plan(agenda, "same-hour", datetime(2026, 12, 1, 14), None)
    plan(agenda, "meanwhile", datetime(2026, 12, 1, 14, 20), None)

    async def open_lobby(planned: Planned, occurrence: Occurrence) -> Awaitable[object]:
        await host.open_lobby(planned, occurrence)
        return clock.sleep(2400)

    clock = FakeClock(taipei(1, 13), taipei(1, 16))
    host = Host(agenda, clock)
    host.watch = OnTheHour(agenda, open_lobby, host.tell, clock)
    assert await host.run() == [
        "01 14:00 opens 01 14:00 post",
        "01 14:40 late 01 14:00 same-hour",
        "01 14:40 late 01 14:20 meanwhile",
    ]


@pytest.mark.usefixtures("days_long")
async def test_two_hosts_on_one_agenda_open_each_lobby_once_between_them(agenda: Agenda) -> None:
    plan(agenda, "post", datetime(2026, 12, 1, 14))
    with Agenda(agenda.path) as other:
        clocks: list[FakeClock] = []
        hosts = [Host(each, SharedTime(taipei(1, 9), taipei(4, 9), clocks)) for each in (agenda, other)]
        logs = await asyncio.gather(*(host.run() for host in hosts))
    assert sorted(line for log in logs for line in log) == [
        f"{day:02} 14:00 opens {day:02} 14:00 post" for day in (1, 2, 3)
    ]


async def test_a_lobby_that_cannot_be_opened_is_told_and_the_next_is_opened(agenda: Agenda) -> None:
    plan(agenda, "broken", datetime(2026, 12, 1, 14), None)
    plan(agenda, "post", datetime(2026, 12, 1, 15), None)

    async def open_lobby(planned: Planned, occurrence: Occurrence) -> None:
        if planned.scenario == "broken":
            raise OSError("the port is taken\x1b[2J")
        await host.open_lobby(planned, occurrence)

    clock = FakeClock(taipei(1, 13), taipei(1, 16))
    host = Host(agenda, clock)
    told: list[Tellable] = []
    host.watch = OnTheHour(agenda, open_lobby, told.append, clock)
    assert await host.run() == ["01 15:00 opens 01 15:00 post"]
    [missed] = told
    assert missed.sentence("en").startswith(
        "Missed, for the lobby could not be opened (the port is taken␛[2J): “The post”"
    )
    assert [record.outcome for known in agenda.records().values() for record in known.values()] == ["failed", "opened"]


async def test_a_host_that_was_killed_while_opening_is_told_of_and_nothing_is_opened_twice(agenda: Agenda) -> None:
    """The occurrence is on record before its lobby is opened."""
    post = plan(agenda, "post", datetime(2026, 12, 1, 14), None)

    async def killed(_: Planned, occurrence: Occurrence) -> None:
        assert agenda.records()[post.id][occurrence.key].outcome == "opening"
        raise asyncio.CancelledError

    await Host(agenda, FakeClock(taipei(1, 13, 59), taipei(1, 15)), killed).run()
    after = Host(agenda, FakeClock(taipei(1, 14, 1), taipei(1, 18)))
    assert await after.run() == ["01 14:02 cut 01 14:00 post"]


async def test_a_drill_planned_from_another_window_is_opened(agenda: Agenda) -> None:
    """And one that is removed is not."""
    clock = FakeClock(taipei(1, 9), taipei(1, 18))
    host = Host(agenda, clock)
    gone = plan(agenda, "gone", datetime(2026, 12, 1, 15), None)
    before = clock.sleep

    async def sleep(seconds: float) -> None:
        await before(seconds)
        if clock.looks == 20:
            with Agenda(agenda.path) as other:
                plan(other, "post", datetime(2026, 12, 1, 14), None, created=clock.now())
                other.remove(gone.id)

    clock.sleep = sleep  # type: ignore[method-assign]
    assert await host.run() == ["01 14:00 opens 01 14:00 post"]


async def test_a_disk_in_trouble_is_told_once_and_the_watch_goes_on(
    agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(agenda, "post", datetime(2026, 12, 1, 14), None)
    settle: Callable[[datetime], object] = agenda.settle

    def sometimes(now: datetime) -> object:
        if taipei(1, 13, 58) < now < taipei(1, 14, 3):
            raise StoreHeldError(path=agenda.path)
        return settle(now)

    monkeypatch.setattr(agenda, "settle", sometimes)
    assert await Host(agenda, FakeClock(taipei(1, 13, 50), taipei(1, 15))).run() == [
        "01 13:58 StoreHeldError",
        "01 14:03 opens 01 14:00 post",
    ]


async def test_missed_drills_are_told_with_their_times_in_either_language(agenda: Agenda) -> None:
    """Of many, the last five."""
    plan(agenda, "post", datetime(2026, 12, 1, 14))
    told: list[Tellable] = []
    await OnTheHour(agenda, Host.open_lobby, told.append, FakeClock(taipei(8, 9), taipei(9, 9))).look()  # type: ignore[arg-type]
    assert told[0].sentence("en") == (
        "Missed, for no host was awake at its hour: “The post”, 2 earlier times, Thu 3 Dec 2026 14:00, "
        "Fri 4 Dec 2026 14:00, Sat 5 Dec 2026 14:00, Sun 6 Dec 2026 14:00, Mon 7 Dec 2026 14:00."
    )
    assert (
        told[0]
        .sentence("zh-TW")
        .startswith("錯過了，時間到時沒有主機在執行：「貼文」，更早的 2 次、2026年12月3日（四）14:00、")
    )


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(-3000, 6000)), max_size=8), st.integers(1, 3))
@settings(deadline=None, max_examples=25)
async def test_however_the_clock_leaps_no_occurrence_is_opened_twice_or_late(
    tmp_path_factory: pytest.TempPathFactory, leaps: list[tuple[int, int]], drills: int
) -> None:
    """Minutes after the start, and where to the clock leaps; all that passed is opened, told or before us."""
    start = taipei(1, 9)
    marks = {start + timedelta(minutes=at): start + timedelta(minutes=max(0, at + by)) for at, by in leaps}
    with Agenda(tmp_path_factory.mktemp("agenda") / "schedule.db") as agenda:
        for number in range(drills):
            plan(agenda, f"drill{number}", datetime(2026, 12, 1, 14, 10 * number))
        opened: list[tuple[str, str]] = []
        told: list[tuple[str, str]] = []

        async def open_lobby(planned: Planned, occurrence: Occurrence) -> None:
            assert timedelta(0) <= clock.now() - occurrence.due <= GRACE
            opened.append((planned.id, occurrence.key))

        def tell(missed: Tellable) -> None:
            assert isinstance(missed, Missed)
            told.extend((missed.planned.id, each.key) for each in missed.occurrences)

        clock = LeapingClock(start, marks)
        watch = OnTheHour(agenda, open_lobby, tell, clock)
        for _ in range(200):
            await watch.look()
            await clock.sleep(600)
        assert len(set(opened)) == len(opened) and len(set(told)) == len(told)
        furthest = max(each for each in clock.seen)
        passed = {
            (planned.id, each.key)
            for planned in agenda.all()
            for each in planned.series.between(planned.created, furthest)
        }
        assert passed == set(opened) | set(told)


class LeapingClock(FakeClock):
    """Ends by itself."""

    def __init__(self, start: datetime, leaps: dict[datetime, datetime]) -> None:
        super().__init__(start, datetime.max.replace(tzinfo=TAIPEI), leaps)
        self.seen: list[datetime] = []

    def now(self) -> datetime:
        self.seen.append(self.time)
        return self.time


async def test_what_a_clock_that_ran_ahead_had_told_is_not_told_again(tmp_path: Path) -> None:
    """Both were told as missed at 15:00; at 14:12, where it really is, one is opened and the other is old news."""
    leaps = {taipei(1, 9, 10): taipei(1, 15), taipei(1, 15, 10): taipei(1, 14, 12)}
    with Agenda(tmp_path / "schedule.db") as agenda:
        for number in range(2):
            plan(agenda, f"drill{number}", datetime(2026, 12, 1, 14, 10 * number))
        opened: list[str] = []
        told: list[str] = []

        async def open_lobby(planned: Planned, occurrence: Occurrence) -> None:
            opened.append(occurrence.key)

        def tell(missed: Tellable) -> None:
            assert isinstance(missed, Missed)
            told.extend(each.key for each in missed.occurrences)

        clock = LeapingClock(taipei(1, 9), leaps)
        watch = OnTheHour(agenda, open_lobby, tell, clock)
        for _ in range(8):
            await watch.look()
            await clock.sleep(600)
    assert opened == ["2026-12-01T14:10"]
    assert sorted(told) == ["2026-12-01T14:00", "2026-12-01T14:10"]
