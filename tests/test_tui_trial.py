"""What people stumbled over in trials: where the letters go, which channel, what was sent, and what the clock does."""

from __future__ import annotations

import pytest

from live.solo import Solo
from live.telling import FeedItem
from scenarios.shelf import load
from sim.actions import Do
from tests.tui_stage import REPLY, Stage, flat, seen, small, solo_in, store, write  # noqa: F401
from tui.desk import Desk
from tui.names import Names
from tui.reach import Reach
from tui.screens.briefing import Briefing, Choice
from tui.screens.console import Console
from tui.text import FOCUS_SIGN
from tui.widgets.composer import Composer
from tui.widgets.feed import Feed
from tui.widgets.feed_lines import Standing, head
from tui.widgets.picker import Picker

LIBRARY = ("angry-patient", "viral-post", "press-inquiry")


async def goes(app: Stage, seconds: int) -> None:
    """The wall goes on, second by second; the console looks at it, whatever lies above."""
    console = next(screen for screen in app.screen_stack if isinstance(screen, Console))
    for _ in range(seconds):
        app.wall_s += 1
        console.tick()


async def test_at_startex_one_writes_to_whoever_waits(store):  # noqa: F811
    """Nothing has to be pressed first: letters are in the draft, and it goes to the person who asked."""
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Hello")
        words = app.screen.query_one(Composer).words
        assert (words.to, words.by, words.text) == ("wang", "counter", "Hello")


async def test_the_address_follows_whoever_asks_first_until_one_writes_or_chooses(store):  # noqa: F811
    """Nobody waits for the head of customer service at STARTEX: the first who does is whom one writes to."""
    solo = Solo.start(store, load("press-inquiry"), role="service", lang="zh-TW", seed=7)
    app = Stage("zh-TW", store, solo)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        composer = app.screen.query_one(Composer)
        for _ in range(3):
            await pilot.press("f8")
            await pilot.pause()
        asked = [item for item in app.screen.desk.items if item.mine and item.inject]
        assert (composer.words.to, composer.words.by) == (asked[0].reply_to, asked[0].reply_by)
        await pilot.press("江")
        for _ in range(4):
            await pilot.press("f8")
            await pilot.pause()
        assert (composer.words.to, composer.words.by) == (asked[0].reply_to, asked[0].reply_by)


@pytest.mark.parametrize("pane", ["feed", "sop", "people", "to"])
async def test_a_letter_typed_anywhere_goes_to_the_draft(pane, store):  # noqa: F811
    app = Stage("zh-TW", store, solo_in(store))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.screen.query_one(f"#{pane}").focus()
        await pilot.press("王", "太")
        await write(pilot, "太")
        assert app.screen.query_one(Composer).words.text == "王太太"
        app.screen.query_one(f"#{pane}").focus()
        await write(pilot, "，您好")
        assert app.screen.query_one(Composer).words.text == "王太太，您好"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_a_sign_stands_before_the_pane_that_has_the_keys(size, store):  # noqa: F811
    """Not only a colour: one sign, before the draft first, then with F5 before each pane in turn."""
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for title in ("To", "Feed", "SOP", "People", "To"):
            assert seen(app).count(FOCUS_SIGN) == 1 and f"{FOCUS_SIGN}{title}" in seen(app)
            await pilot.press("f5")
            await pilot.pause()


async def test_the_channel_follows_the_recipient(store):  # noqa: F811
    """A reporter who rang is answered on the telephone; a channel that one chose oneself stays."""
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f8", "f8")
        to: Picker[str] = app.screen.query_one("#to", Picker)
        to.choose("chen")
        await pilot.pause()
        assert app.screen.query_one(Composer).words.by == "press-call"
        app.screen.query_one("#by", Picker).choose("press")
        await pilot.pause()
        assert app.screen.query_one(Composer).words.by == "press"


async def test_ctrl_n_goes_from_one_unanswered_entry_to_the_next(store):  # noqa: F811
    """Recipient and channel are set, the entry is the chosen one, and what is written stays."""
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f8", "f8", *"We", "f4")
        asked = []
        for _ in range(3):
            await pilot.press("ctrl+n")
            await pilot.pause()
            words = app.screen.query_one(Composer).words
            asked.append(words.to)
            assert words.text == "We" and app.screen.query_one(Feed).chosen.reply_to == words.to
        assert len(set(asked[:2])) == 2 and asked[2] == asked[0]
        assert app.screen.focused is app.screen.query_one("#draft")


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_a_channel_that_misses_somebody_is_told_and_blocks_nothing(lang, store):  # noqa: F811
    solo = solo_in(store, lang)
    app = Stage(lang, store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not app.screen.query_one("#check").content.plain
        app.screen.query_one("#by", Picker).choose("review")
        await pilot.pause()
        told = "這個管道（網路評論）找不到王太太" if lang == "zh-TW" else "Mrs Wang is not reached in a review"
        assert f"! {told}" in seen(app)
        await pilot.press("a", "ctrl+s")
        await pilot.pause()
        assert [action.by for action in solo.drill.inputs] == ["review"]


@pytest.mark.parametrize("name", LIBRARY)
def test_the_library_can_be_played_without_a_warning(name):
    """What the exemplary rehearsal says by each channel gets to everybody; an answer by the last channel does too."""
    loaded = load(name)
    reach = Reach(loaded.scenario)
    for name in ("exemplary", "template"):
        said = [(line.to, line.by) for line in loaded.plays[name].play.do if line.says]
        assert said and not [pair for pair in said if reach.misses(*pair) and pair[1] != "counter"]
    for who in (*loaded.scenario.people, "team", "public"):
        assert not reach.misses(who, reach.channel(who))


async def test_after_sending_one_sees_what_was_said_and_the_answer(store):  # noqa: F811
    """Also where another pane was open, and where the filter would leave it out."""
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, REPLY["en"])
        await pilot.press("ctrl+f", "ctrl+f", "f4")
        await pilot.pause()
        assert "anybody in charge" not in seen(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert flat(REPLY["en"])[:30] in flat(seen(app))
        assert app.screen.focused is app.screen.query_one("#draft")


async def test_ctrl_s_with_nothing_written_says_so(store):  # noqa: F811
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Nothing is written yet." in seen(app)


async def test_ctrl_s_takes_the_step_with_its_note(store):  # noqa: F811
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f4", "enter", *"noted", "ctrl+s")
        await pilot.pause()
        assert [action.note for action in solo.drill.inputs if isinstance(action, Do)] == ["noted"]
        assert isinstance(app.screen, Console)


async def test_a_note_is_never_thrown_away(store):  # noqa: F811
    """Esc keeps it for this step and says so, F6 keeps it too; taking the step uses it up."""
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f4", "enter", *"half", "escape")
        await pilot.pause()
        assert "Your note is kept" in seen(app) and not solo.drill.inputs
        await pilot.press("enter", *"way", "f6")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert [action.note for action in solo.drill.inputs if isinstance(action, Do)] == ["halfway"]
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert [action.note for action in solo.drill.inputs if isinstance(action, Do)] == ["halfway", ""]


@pytest.mark.parametrize(
    ("keys", "seconds", "said"),
    [
        (["f1"], 0, "The drill's clock stands still."),
        (["ctrl+p"], 0, "The drill's clock stands still."),
        (["f2"], 5, "The drill's clock goes on."),
        (["f3"], 5, "The drill's clock goes on."),
        (["f4", "enter"], 5, "The drill's clock goes on."),
        (["f7", "f3"], 0, "The drill's clock stands still."),
    ],
    ids=str,
)
async def test_every_sheet_says_what_the_clock_does_and_it_does_so(keys, seconds, said, store):  # noqa: F811
    """Help and palette stop it, for their time only; what belongs to the drill does not."""
    solo = solo_in(store, "en")
    app = Stage("en", store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await goes(app, 1)
        before = solo.drill.now_s
        await pilot.press(*keys)
        await pilot.pause()
        assert said in seen(app)
        await goes(app, 5)
        assert solo.drill.now_s == before + seconds
        await pilot.press("escape")
        await pilot.pause()
        running = not solo.paused
        await goes(app, 3)
        assert solo.drill.now_s == before + seconds + 3 * running


async def test_help_at_home_says_nothing_of_a_clock_and_shows_that_there_is_more(store):  # noqa: F811
    """Scrolled to its end, every key is there, Ctrl+Q too."""
    app = Stage("en", store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        assert "clock" not in seen(app) and "↓ more" in seen(app) and "Esc closes" in seen(app)
        await pilot.press("end")
        await pilot.pause()
        assert "^Q" in seen(app) and "↑ more" in seen(app) and "Esc closes" in seen(app)


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
@pytest.mark.parametrize("size", [(60, 20), (79, 40), (120, 23)], ids=str)
async def test_a_window_that_is_too_small_says_so_and_loses_nothing(size, lang, store):  # noqa: F811
    """One plain notice with the size needed; the drill goes on below it, with draft and focus; then all is back."""
    solo = solo_in(store, lang)
    app = Stage(lang, store, solo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"half")
        before = seen(app)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        page = seen(app)
        assert "80×24" in page and f"{size[0]}×{size[1]}" in page and "half" not in page
        assert ("演練中｜非真實事件" if lang == "zh-TW" else "EXERCISE") in page
        await goes(app, 3)
        await pilot.press(*"way")
        await pilot.press("f1")
        await pilot.pause()
        assert "80×24" in seen(app)
        await pilot.press("escape")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert solo.drill.now_s >= 2 and "halfway" in seen(app) and "80×24" not in seen(app)
        assert before.splitlines()[-1] == seen(app).splitlines()[-1]


async def test_a_small_window_is_told_before_the_drill_too(store):  # noqa: F811
    app = Stage("en", store)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "80×24" in seen(app)
        app.push_screen(Briefing(Choice(small(), "service", 0.7, 1.0, 7)))
        await pilot.pause()
        assert "80×24" in seen(app)


def line_of(item: FeedItem, width: int) -> str:
    standing = Standing(Names(small(), "en", "service"), 10, {("a", 0): 600}, {"a": 12345})
    return "".join(segment.text for segment in head(item, standing, lambda _: None, width, chosen=False))


def test_a_narrow_feed_shortens_the_countdown_first_and_marks_what_it_cuts():
    """The reach goes first, then the words of the countdown; a name that still has no room ends in …"""
    item = FeedItem(0, "said", "People online", "on social media → People online", "x", inject="a", due_s=600, post="a")
    assert line_of(item, 100).endswith("seen by 12,345  ● answer in 9:50")
    assert line_of(item, 75).endswith("→ People online    ● answer in 9:50")
    assert line_of(item, 66).rstrip().endswith("● 9:50") and "→ People online" in line_of(item, 66)
    assert "→ Peopl…" in line_of(item, 56) and line_of(item, 56).endswith("● 9:50")


def test_control_nothing_is_cut_without_a_sign():
    """At every width, either all of the recipients is there or …"""
    item = FeedItem(0, "team", "PR manager", "internally → Head of customer service", "x")
    for width in range(30, 100):
        told = line_of(item, width)
        assert "Head of customer service" in told or told.rstrip().endswith("…"), width


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
@pytest.mark.parametrize("name", LIBRARY)
def test_nobody_in_the_pane_of_people_takes_a_broken_line(name, lang, store):  # noqa: F811
    """At every width that the pane has, each row fits, waiting times of an hour included."""
    solo = solo_in(store, lang, load(name))
    desk = Desk(solo, lang)
    while not solo.drill.ended:
        desk.take(solo.skip())
        for width in (41, 45, 76, 100):
            rows = desk.moods.about(solo.drill, desk.names, width).split("\n")
            assert not [row.plain for row in rows if row.cell_length > width]


async def test_a_long_title_of_a_result_hangs_in_a_narrow_window(store):  # noqa: F811
    """Home at 80 columns: score and role, below them the title, its second line as far in as its first."""
    solo = Solo.start(store, load("angry-patient"), role="service", lang="en", seed=7)
    solo.finish()
    solo.scorecard()
    app = Stage("en", store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        told = [row.partition("│")[2][2:].rstrip() for row in seen(app).splitlines()]
        at = next(number for number, row in enumerate(told) if "Head of customer service" in row)
        assert told[at + 1].startswith("  Severe pain") and told[at + 2].startswith("  at the counter")


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_the_banner_says_who_one_is_at_80_columns(lang, store):  # noqa: F811
    app = Stage(lang, store, solo_in(store, lang, load("viral-post")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert ("客服主管" if lang == "zh-TW" else "Head of customer service") in seen(app).splitlines()[0]
