"""The feed: countdowns, the mark of what is unanswered, filters, choosing, and ten thousand items."""

from __future__ import annotations

from textual.app import App, ComposeResult

from live.telling import FeedItem
from tests.tui_stage import seen, small
from tui.names import Names
from tui.widgets.feed import Feed
from tui.widgets.feed_lines import Standing


class Page(App[None]):
    """A feed alone."""

    def __init__(self) -> None:
        super().__init__()
        self.picked: list[FeedItem] = []

    def compose(self) -> ComposeResult:
        """The feed."""
        yield Feed(Standing(Names(small(), "en", "service")))

    def on_feed_picked(self, event: Feed.Picked) -> None:
        """Keeps what was picked."""
        self.picked.append(event.item)


def said(at_s: int, text: str, *, inject: str = "", mine: bool = True) -> FeedItem:
    return FeedItem(
        at_s, "said", "Mrs Wang", "by phone", text, inject=inject, due_s=at_s + 60 if inject else None, mine=mine
    )


async def test_a_countdown_runs_out_and_an_answer_ends_it():
    """● with the time left, then ! with the time since, then ✓: signs and words, whatever the colours."""
    async with (app := Page()).run_test(size=(80, 10)) as pilot:
        feed = app.query_one(Feed)
        feed.fill([said(0, "Hello?", inject="a")])
        for now_s, waiting, word in (
            (10, {("a", 0): 60}, "● answer in 0:50"),
            (75, {("a", 0): 60}, "! overdue 0:15"),
            (80, {}, "✓ answered"),
        ):
            feed.update_standing(now_s, waiting, {})
            await pilot.pause()
            assert word in seen(app)


async def test_the_feed_stands_in_the_drills_own_time():
    async with (app := Page()).run_test(size=(80, 10)) as pilot:
        app.query_one(Feed).fill([said(125, "Hello?")])
        await pilot.pause()
        assert "09:12 Mrs Wang  by phone" in seen(app)


async def test_arrow_keys_choose_and_enter_picks():
    async with (app := Page()).run_test(size=(80, 10)) as pilot:
        feed = app.query_one(Feed)
        feed.fill([said(0, "one"), said(1, "two"), said(2, "three")])
        feed.focus()
        await pilot.press("up", "enter", "up", "up", "enter", "end", "enter")
        assert [item.text for item in app.picked] == ["two", "one", "three"]


async def test_a_click_picks():
    async with (app := Page()).run_test(size=(80, 10)) as pilot:
        app.query_one(Feed).fill([said(0, "one"), said(1, "two")])
        await pilot.pause()
        await pilot.click(Feed, offset=(12, 1))
        assert [item.text for item in app.picked] == ["one"]


async def test_filters_leave_out_and_bring_back():
    async with (app := Page()).run_test(size=(80, 10)) as pilot:
        feed = app.query_one(Feed)
        items = [said(0, "mine"), said(1, "theirs", mine=False)]
        feed.fill(items, lambda item: item.mine)
        feed.extend([said(2, "theirs too", mine=False), said(3, "mine too")])
        await pilot.pause()
        assert "theirs" not in seen(app) and "mine too" in seen(app)
        feed.fill(feed.items, lambda _: True)
        await pilot.pause()
        assert "theirs too" in seen(app)


async def test_it_follows_the_end_unless_somebody_reads_further_up():
    async with (app := Page()).run_test(size=(80, 10)) as pilot:
        feed = app.query_one(Feed)
        feed.fill([said(n, f"item {n}") for n in range(100)])
        feed.extend([said(200, "the newest")])
        await pilot.pause()
        assert "the newest" in seen(app)
        feed.focus()
        await pilot.press("home")
        feed.extend([said(300, "newer still")])
        await pilot.pause()
        assert "item 0" in seen(app) and "newer still" not in seen(app)


async def test_wide_or_narrow_all_words_are_there():
    async with (app := Page()).run_test(size=(100, 30)) as pilot:
        feed = app.query_one(Feed)
        feed.fill([said(0, "我先生痛到整晚沒睡，打了三通電話都沒人接！" * 3)])
        for width in (100, 40, 72):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            assert "".join(seen(app).split()).replace("▌", "").count("打了三通電話") == 3


async def test_ten_thousand_items_cost_one_screen():
    """Only the lines that are seen are drawn."""
    async with (app := Page()).run_test(size=(80, 24)) as pilot:
        feed = app.query_one(Feed)
        feed.fill([said(n, f"item {n}") for n in range(10_000)])
        await pilot.pause()
        drawn: list[int] = []
        real = feed.render_line
        feed.render_line = lambda y: drawn.append(y) or real(y)  # type: ignore[method-assign, func-returns-value]
        feed.extend([said(10_000, "the newest")])
        await pilot.pause()
        assert "the newest" in seen(app) and len(drawn) <= 100
