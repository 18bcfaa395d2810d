"""The room's time goes on whatever happens, or everybody is told why it does not."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from live.server.hosting import PULSE_S
from tests.server_stage import Asked, served


@pytest.fixture
async def asked(tmp_path: Path) -> Asked:
    return await Asked(tmp_path).begun("pr")


def breaks(*_: object) -> None:
    raise ZeroDivisionError("a mistake of the program")


async def test_a_mistake_in_the_drill_is_told_and_time_goes_on_when_it_can(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """No silent standstill, no burst afterwards, and calls beside the drill are taken meanwhile."""
    assert asked.hosting.tick(10.0) and asked.hosting.tick(11.0)
    now_s = asked.room.drill.now_s
    with monkeypatch.context() as broken:
        broken.setattr(asked.room, "_advance", breaks)
        assert not asked.hosting.tick(12.0)
        head = (await asked.asks("GET", "/api/view", who="pr")).json()["shared"]
        assert "cannot go on" in head["room"]["trouble"] and not head["clock"]["running"]
        assert (await asked.calls("pr", "tell", to="all", text="Is it stuck?")).status_code == 200
        for wall_s in range(13, 60):
            asked.hosting.tick(float(wall_s))
    assert next(record.name for record in caplog.records) == "live.server"
    assert asked.hosting.tick(61.0) and asked.room.trouble is None
    asked.hosting.tick(62.0)
    assert now_s < asked.room.drill.now_s <= now_s + 4


async def test_the_pace_itself_survives_it(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The task that ticks is still there after what it ticked raised."""
    monkeypatch.setattr("live.server.hosting.STUMBLED_S", 0)
    ticks = []

    def counts(now_s: float) -> None:
        ticks.append(now_s)
        breaks()

    monkeypatch.setattr(asked.room, "tick", counts)
    pace = asyncio.create_task(asked.hosting.keep_pace())
    async with asyncio.timeout(10):
        while len(ticks) < 3:
            await asyncio.sleep(0)
    assert not pace.done()
    pace.cancel()


async def test_a_slow_call_makes_a_late_tick_and_no_lost_second(asked: Asked) -> None:
    """A call of a second and a half: the next tick brings the seconds that it took."""
    for wall_s in (8.0, 9.0, 10.0):
        asked.hosting.tick(wall_s)
    before_s = asked.room.drill.now_s
    asked.hosting.tick(11.5)
    asked.hosting.tick(13.0)
    assert asked.room.drill.now_s == before_s + 3


async def test_feelings_that_drift_are_shown_every_few_seconds(asked: Asked) -> None:
    asked.hosting.tick(10.0)
    version = asked.room.version
    asked.hosting.tick(10.0 + PULSE_S)
    assert asked.room.version > version


async def test_a_screen_that_cannot_be_drawn_is_logged_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    async with served(tmp_path, "controller", "pr", "service") as stage:
        stage.does("controller", "start")
        good, bad = await stage.stream("pr"), await stage.stream("service")
        broken = stage.hosting._seen(stage.room.member_of("token-service"))
        monkeypatch.setattr(broken, "shared", breaks)
        stage.does("controller", "tell", to="all", text="word")
        await bad.ends()
        assert await good.hears(b'"text":"word"')
        assert "ZeroDivisionError" in caplog.text
        await stage.until(lambda: sum(stage.room.here.values()) == 1)
