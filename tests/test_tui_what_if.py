"""The result screen's question: one reply changed, by keyboard or mouse, beside what happened."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from textual.widgets import OptionList

from scoring.report import Subject
from tests.tui_stage import NASTY, REPLY, SEEN, Stage, flat, seen, solo_in, store  # noqa: F401
from tui.forks import Forks
from tui.report_file import save_report
from tui.screens.palette import Palette
from tui.screens.result import Result
from tui.screens.what_if import WhatIf
from tui.widgets.draft import DraftArea
from tui.widgets.picker import Picker

BANNER = {"zh-TW": "演練中｜非真實事件", "en": "EXERCISE – NOT A REAL EVENT"}
COLD = {"zh-TW": "這不是我們的錯，請不要在這裡鬧。", "en": "It is not our fault. Stop making a scene here."}
SIZES = [(80, 24), (120, 40)]


def late(store, lang, text=""):  # noqa: F811
    """A finished drill whose only reply came after four minutes."""
    solo = solo_in(store, lang)
    solo.skip()
    solo.skip()
    solo.say("wang", "counter", text or REPLY[lang])
    solo.finish()
    return solo


@asynccontextmanager
async def asking(store, solo, size=(120, 40), points=()):  # noqa: F811
    """The question about an English drill on the screen; `points` are the turning points found, None while looking."""
    app = Stage("en", store)
    async with app.run_test(size=size) as pilot:
        app.push_screen(WhatIf(solo, solo.scorecard(), Forks(solo, solo.scorecard()), points))
        await pilot.pause()
        yield app, pilot


async def settled(pilot):
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_from_the_result_to_a_reply_sooner_by_keyboard(lang, size, store):  # noqa: F811
    """W, the reply, Enter, two steps to the left, Ctrl+S: the figures before and after, under the banner."""
    solo = late(store, lang)
    app = Stage(lang, store)
    async with app.run_test(size=size) as pilot:
        app.push_screen(Result(solo))
        await settled(pilot)
        assert "W" in seen(app).splitlines()[1]
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, WhatIf)
        await pilot.press("end", "enter", "left", "left")
        assert app.screen.query_one("#when", Picker).value == -5
        await pilot.press("ctrl+s")
        await settled(pilot)
        page = flat(seen(app))
        assert BANNER[lang] in seen(app)
        assert flat("總分" if lang == "zh-TW" else "Total") in page and "→" in page
        assert page.rstrip().endswith(flat("返回" if lang == "zh-TW" else "Esc Back"))
        await pilot.press("escape")
        assert isinstance(app.screen, Result)


async def test_the_figures_are_those_of_the_fork(store):  # noqa: F811
    """What the screen says is what the engine gives for the same change."""
    solo = late(store, "en")
    async with asking(store, solo) as (app, pilot):
        app.screen.query_one("#words", DraftArea).load_text(COLD["en"])
        app.screen.query_one("#speaker", Picker).choose("director")
        await pilot.click("#try")
        await settled(pilot)
        tried = app.screen._tried
        assert tried.fork.change.text == COLD["en"] and tried.fork.change.who == "director"
        assert f"{solo.scorecard().trust.end * 100:.0f} → {tried.fork.card.trust.end * 100:.0f}" in seen(app)
        assert "Head of customer service → Director" in seen(app) and "other words" in seen(app)
        assert tried.fork.card.trust.end < solo.scorecard().trust.end


async def test_nothing_changed_is_said_to_change_nothing(store):  # noqa: F811
    solo = late(store, "en")
    async with asking(store, solo, size=(80, 24)) as (app, pilot):
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Nothing would have been different." in seen(app)


async def test_too_late_and_too_soon_are_told(store):  # noqa: F811
    """After ENDEX it is as if nobody had answered; before the question nobody can answer."""
    solo = late(store, "en")
    async with asking(store, solo) as (app, pilot):
        app.screen.query_one("#when", Picker).choose(60)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "after ENDEX" in seen(app)
        app.screen.query_one("#when", Picker).choose(-60)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "had not come yet" in seen(app)


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_the_turning_points_stand_there_at_once_and_in_the_report(lang, store):  # noqa: F811
    """Found behind the result: listed with their gain, told in the report's own sentence, saved with the report."""
    solo = late(store, lang)
    forks = Forks(solo, solo.scorecard())
    points = forks.hindsight(lambda: True).turning
    assert points
    app = Stage(lang, store)
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(Result(solo))
        await settled(pilot)
        await pilot.press("w")
        await pilot.pause()
        turn = app.screen._turns()[0]
        assert f"+{points[0].gain:.1f}" in seen(app) and flat(turn.sentence)[:15] in flat(seen(app))
        await pilot.press("f6")
        await pilot.pause()
        assert flat(app.screen._turns()[0].sentence)[:15] in flat(seen(app))
    report = (store.path.parent / "reports" / f"{solo.drill_id}.{lang}.html").read_text(encoding="utf-8")
    assert 'id="turning"' in report and 'id="principles"' in report


def test_looking_stops_when_the_screen_is_gone(store):  # noqa: F811
    solo = late(store, "en")
    asked = []
    forks = Forks(solo, solo.scorecard())
    assert not forks.hindsight(lambda: bool(asked.append(1))).turning
    assert len(asked) == 1


async def test_the_list_can_hold_the_teammates_replies_too(store):  # noqa: F811
    solo = late(store, "en")
    async with asking(store, solo, size=(80, 24), points=None) as (app, pilot):
        assert "Looking for them" in seen(app)
        listed = app.screen.query_one("#moments", OptionList)
        mine = listed.option_count
        await pilot.press("f8")
        assert listed.option_count > mine
        app.screen.found([])
        await pilot.pause()
        assert "No single change" in seen(app)


async def test_it_is_in_the_palette_and_a_click_opens_it(store):  # noqa: F811
    solo = late(store, "en")
    app = Stage("en", store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Result(solo))
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        await pilot.press(*"what if", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WhatIf)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.click("#tabs", offset=(seen(app).splitlines()[1].index("What if"), 0))
        await pilot.pause()
        assert isinstance(app.screen, WhatIf)


async def test_the_other_language_keeps_the_change(store):  # noqa: F811
    """F6 in the middle of changing loses neither words nor time nor what was tried."""
    solo = late(store, "en")
    async with asking(store, solo) as (app, pilot):
        app.screen.query_one("#words", DraftArea).load_text(COLD["en"])
        app.screen.query_one("#when", Picker).choose(2)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("f6")
        await pilot.pause()
        assert app.screen.query_one("#words", DraftArea).text == COLD["en"]
        assert app.screen.query_one("#when", Picker).value == 2
        assert "總分" in seen(app)


async def test_what_was_typed_is_shown_as_typed(store):  # noqa: F811
    """Markup in a reply is neither run nor lost, in the list, in the field and in what comes of it."""
    solo = late(store, "en", text=" ".join(NASTY))
    async with asking(store, solo) as (app, pilot):
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert flat(SEEN[0]) in flat(seen(app)) and flat(SEEN[3]) in flat(seen(app))
    assert save_report(store.path.parent, solo.drill_id, Subject(solo.drill, solo.scorecard(), "en")).is_file()
