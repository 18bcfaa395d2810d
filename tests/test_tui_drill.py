"""A whole drill by keyboard, from home to the result, in both languages on a small screen; and one that was cut off."""

from __future__ import annotations

import pytest
from textual.events import Key

from tests.tui_stage import REPLY, Stage, flat, seen, small, solo_in, store, write  # noqa: F401
from tui import shelf
from tui.screens.console import Console
from tui.screens.hotwash import Hotwash
from tui.screens.result import Result
from tui.widgets.composer import SAVE_AFTER_S, Composer
from tui.widgets.feed import Feed

BANNER = {"zh-TW": "演練中｜非真實事件", "en": "EXERCISE – NOT A REAL EVENT"}
SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def short_drill(monkeypatch):
    """Whatever scenario is chosen, the short one is played."""
    monkeypatch.setattr(shelf, "look", lambda name: shelf.Looked(small(), ()))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_from_home_to_the_result_by_keyboard(lang, size, store):  # noqa: F811
    """Enter, Ctrl+S, F4, F8 and Escape are enough; the banner never goes; score, answers and report are kept."""
    app = Stage(lang, store)
    async with app.run_test(size=size) as pilot:

        async def press(*keys: str) -> str:
            await pilot.press(*keys)
            await pilot.pause()
            assert BANNER[lang] in seen(app)
            return flat(seen(app))

        await press("enter")
        await press("enter")
        await press("enter")
        assert isinstance(app.screen, Console)
        await write(pilot, REPLY[lang])
        page = await press("ctrl+s")
        assert flat(REPLY[lang])[:20] in page and ("已回" in page or "answered" in page)
        await press("f4")
        page = await press("enter")
        assert flat("告訴小組" if lang == "zh-TW" else "Tell the team") in page
        page = await press("enter")
        assert "1/7" in page
        await press("f8")
        await press("f8")
        for _ in range(20):
            if isinstance(app.screen, Console):
                await press("f8")
        assert isinstance(app.screen, Hotwash)
        await write(pilot, "等電話的那一刻")
        await press("ctrl+s")
        assert isinstance(app.screen, Result)
        told = [await press(number) for number in "1234"]
        assert "/100" in told[0] and flat(REPLY[lang])[:12] in told[2]
        await press("escape")
        assert "small-counter" not in seen(app)
    (past,) = store.past()
    assert past.finished and past.total is not None
    assert store.load(past.id).hotwash["hardest"] == "等電話的那一刻"
    (report,) = (store.path.parent / "reports").glob("*.html")
    assert report.stem == f"{past.id}.{lang}" and "</html>" in report.read_text(encoding="utf-8")


async def test_a_drill_that_was_cut_off_is_offered_first_and_goes_on(store):  # noqa: F811
    """Home's first line goes on at the second where it stopped, with the draft; the clock stands still until F7."""
    first = solo_in(store, "en")
    first.say("wang", "counter", REPLY["en"])
    first.skip()
    first.save_draft("chen", "press-call", "Half a sentence")
    at_s, events = first.drill.now_s, list(first.drill.events)
    app = Stage("en", store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Go on" in seen(app).splitlines()[2] and "stopped at 2:00 / 12:00" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        console = app.screen
        assert isinstance(console, Console)
        assert (console.solo.drill.now_s, console.solo.drill.events) == (at_s, events)
        words = console.query_one(Composer).words
        assert (words.to, words.by, words.text) == ("chen", "press-call", "Half a sentence")
        for wall_s in (101.0, 102.0, 103.0):
            app.wall_s = wall_s
            console.tick()
        assert console.solo.drill.now_s == at_s
        await pilot.press("f7")
        for wall_s in (104.0, 105.0):
            app.wall_s = wall_s
            console.tick()
        assert console.solo.drill.now_s == at_s + 2


async def test_what_is_typed_is_saved_without_asking(store):  # noqa: F811
    """A draft is on disk a moment after the last key, and gone once it is sent."""
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"We hear you")
        await pilot.pause(SAVE_AFTER_S + 0.3)
        draft = solo.draft()
        assert draft is not None and draft.text == "We hear you" and draft.to == "wang"
        assert "Draft saved" in seen(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert solo.draft() is None


async def test_enter_is_a_new_line_and_never_sends(store):  # noqa: F811
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", "enter", "b")
        assert app.screen.query_one(Composer).words.text == "a\nb"
        assert not solo.drill.inputs
        await pilot.click("#send")
        await pilot.pause()
        assert [action.text for action in solo.drill.inputs] == ["a\nb"]


async def fast(pilot, text: str, *keys: str) -> None:
    """Keys that come faster than they are handled: from a paste, an input method, or while the machine is busy."""
    for char in text:
        pilot.app.post_message(Key("full_stop" if char == "." else char, char))
    for key in keys:
        pilot.app.post_message(Key(key, None))
    await pilot.pause()


async def test_what_is_typed_fast_is_sent_whole_and_what_comes_after_stays(store):  # noqa: F811
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        words = "Nobodyansweredyouallnight" * 8
        await fast(pilot, words, "ctrl+s")
        await fast(pilot, "andmore")
        await pilot.pause()
        assert [each.text for each in solo.drill.inputs if not each.teammate] == [words]
        assert app.screen.query_one(Composer).words.text == "andmore"
        for char in "butthistoo":
            app.post_message(Key(char, char))
        app.post_message(Key("ctrl+s", None))
        for char in "andthis":
            app.post_message(Key(char, char))
        await pilot.pause()
        await pilot.pause()
        assert [each.text for each in solo.drill.inputs if not each.teammate][1:] == ["andmorebutthistoo"]
        assert app.screen.query_one(Composer).words.text == "andthis"


async def test_the_other_language_keeps_draft_filter_and_focus(store):  # noqa: F811
    """F6 in the middle of writing changes the words of everything and loses nothing."""
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+f", *"half")
        await pilot.press("f6")
        await pilot.pause()
        assert BANNER["zh-TW"] in seen(app) and "我先生痛到整晚沒睡" in flat(seen(app)) and "王太太" in seen(app)
        assert app.screen.query_one(Composer).words.text == "half"
        assert app.screen.focused is app.screen.query_one("#draft")
        await pilot.press(*"way")
        assert app.screen.query_one(Composer).words.text == "halfway"


async def test_the_clock_waits_while_i_write(store):  # noqa: F811
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o", "x")
        console = app.screen
        assert isinstance(console, Console)
        for wall_s in (101.0, 102.0, 103.0):
            app.wall_s = wall_s
            console.tick()
        assert solo.drill.now_s == 0 and "waits" in seen(app)
        console.query_one(Feed).focus()
        await pilot.pause()
        for wall_s in (104.0, 105.0):
            app.wall_s = wall_s
            console.tick()
        assert solo.drill.now_s > 0


async def test_the_pace_goes_round(store):  # noqa: F811
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        paces = []
        for _ in range(6):
            await pilot.press("f9")
            paces.append(solo.pace)
        assert paces == [2, 5, 10, 20, 60, 1]


async def test_the_self_check_names_what_is_missing_and_can_be_turned_off(store):  # noqa: F811
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Hello")
        await pilot.pause(SAVE_AFTER_S + 0.3)
        assert "still missing: Empathy" in seen(app)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert "still missing" not in seen(app)


async def test_leaving_keeps_it_and_going_on_costs_no_time(store):  # noqa: F811
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        assert solo.paused
        await pilot.press("enter")
        await pilot.pause()
        assert not solo.paused and isinstance(app.screen, Console)
        await pilot.press("escape", "down", "enter")
        await pilot.pause()
        assert [drill.id for drill in store.unfinished()] == [solo.drill_id]
        assert "Go on" in seen(app)


async def test_a_trouble_with_the_disk_is_a_sentence_and_the_words_stay(store, monkeypatch):  # noqa: F811
    from live.trouble import StoreFullError

    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"We hear you")
        monkeypatch.setattr(store, "append", lambda *_, **__: (_ for _ in ()).throw(StoreFullError(path="/full")))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "no room left on the disk" in " ".join(seen(app).split())
        await pilot.press("escape")
        assert app.screen.query_one(Composer).words.text == "We hear you"
