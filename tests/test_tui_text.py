"""Text from outside is shown as it was typed, in every widget that shows any; controls prove that this would notice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.markup import MarkupError
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from live.telling import FeedItem
from scenarios.clean import clean
from tests.tui_stage import NASTY, SEEN, Stage, flat, nasty, seen, solo_in, store, write  # noqa: F401
from tui.hung import hung
from tui.names import Names
from tui.screens.palette import Palette
from tui.screens.trouble import Trouble
from tui.text import joined, lines, shown
from tui.widgets.banner import Banner
from tui.widgets.draft import DraftArea
from tui.widgets.feed import Feed
from tui.widgets.feed_lines import Standing
from tui.widgets.picker import Picker
from tui.widgets.wordbar import Word, WordBar

ALL = " ".join(NASTY)


class One(App[None]):
    """A screen with one widget."""

    def __init__(self, widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        """The widget."""
        yield self.widget


def items() -> list[FeedItem]:
    return [FeedItem(60, "said", ALL, ALL, ALL), FeedItem(60, "step", ALL, ALL, ALL)]


WIDGETS = {
    "static": lambda: Static(shown(ALL)),
    "joined": lambda: Static(joined((ALL, "bold"), sep=" ")),
    "lines": lambda: Static(lines(ALL, (ALL, "$primary"))),
    "hung": lambda: Static(hung(lines(f"· {ALL}"))),
    "options": lambda: OptionList(Option(shown(ALL))),
    "draft": lambda: DraftArea(ALL),
    "words": lambda: WordBar([Word("x", ALL)]),
    "words chosen": lambda: WordBar([Word("x", ALL, on=True)]),
    "banner": lambda: Banner("en", ALL),
    "picker": lambda: Picker("x", [(ALL, 1)], 1, "x"),
}


@pytest.mark.parametrize("name", WIDGETS)
async def test_every_widget_shows_it_as_typed(name: str):
    """Each nasty text is on the screen whole, and nothing on it can be clicked."""
    widget = WIDGETS[name]()
    widget.styles.width = 200
    app = One(widget)
    async with app.run_test(size=(220, 12)) as pilot:
        await pilot.pause()
        for text in SEEN:
            assert flat(text) in flat(seen(app))
        assert not any(segment.style and segment.style.meta.get("@click") for strip in
                       app.screen._compositor.render_strips() for segment in strip)  # fmt: skip


async def test_the_feed_shows_it_as_typed():
    app = One(Feed(Standing(Names(nasty(), "en", "service"))))
    async with app.run_test(size=(220, 20)) as pilot:
        app.widget.fill(items())
        await pilot.pause()
        assert all(flat(seen(app)).count(flat(text)) >= 5 for text in SEEN)


@pytest.mark.parametrize("text", NASTY[:2])
async def test_control_a_plain_string_would_become_a_link(text: str):
    """The control: given to Static as it is, the text is gone from the screen."""
    app = One(Static(f"before {text}link[/] after"))
    async with app.run_test(size=(220, 12)) as pilot:
        await pilot.pause()
        assert text not in seen(app)


def test_control_a_plain_string_would_crash_or_lose_its_unit():
    with pytest.raises(MarkupError):
        Content.from_markup("[/]")
    assert Content.from_markup("收縮壓[mmHg]90").plain != "收縮壓[mmHg]90"


async def test_control_an_escape_sequence_would_reach_the_terminal():
    app = One(Static("\x1b]52;c;eA==\x07", markup=False))
    async with app.run_test(size=(80, 4)) as pilot:
        await pilot.pause()
        assert "\x1b" in seen(app)


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_a_whole_drill_of_nasty_texts(lang, store, monkeypatch):  # noqa: F811
    """Every text of the scenario, every reply and note is nasty: no markup is ever read from any, on any screen."""
    read: list[str] = []
    real = Content.from_markup.__func__
    monkeypatch.setattr(
        Content,
        "from_markup",
        classmethod(lambda cls, markup, **values: read.append(str(markup)) or real(cls, markup, **values)),
    )
    app = Stage(lang, store, solo_in(store, lang, nasty()))
    async with app.run_test(size=(160, 60)) as pilot:
        await pilot.pause()
        page = flat(seen(app))
        await write(pilot, ALL)
        page += flat(seen(app))
        await pilot.press("ctrl+s", "f4", "enter")
        await write(pilot, ALL)
        page += flat(seen(app))
        await pilot.press("enter")
        for keys in (
            ["f2", "escape"],
            ["f3", "escape"],
            ["f1", "escape"],
            ["f8"],
            ["f8"],
            ["ctrl+p", "escape"],
            ["f6"],
            ["f6"],
        ):
            await pilot.press(*keys[:1])
            await pilot.pause()
            page += flat(seen(app))
            await pilot.press(*keys[1:])
        assert all(page.count(flat(text)) >= 5 for text in SEEN)
        await pilot.press("escape", "down", "down", "enter")
        await pilot.pause()
        await write(pilot, ALL)
        await pilot.press("ctrl+s")
        await pilot.pause()
        for number in "1234":
            await pilot.press(number)
            await pilot.pause()
            page = flat(seen(app))
            assert all(flat(text) in page for text in SEEN[:4]), number
    assert not [text for text in read if any(part in text for part in NASTY)]


async def test_the_sheets_show_it_as_typed(store):  # noqa: F811
    app = Stage("en", store)
    async with app.run_test(size=(160, 40)) as pilot:
        app.push_screen(Trouble(ALL))
        await pilot.pause()
        assert all(flat(text) in flat(seen(app)) for text in SEEN)
        await pilot.press("escape")
        app.push_screen(Palette(app.screen.keys))
        await pilot.pause()
        app.screen.query_one(Input).value = NASTY[1]
        await pilot.pause()
        assert NASTY[1] in seen(app)


@given(st.text(max_size=200))
def test_cleaning_leaves_nothing_that_a_terminal_obeys(text: str):
    """What is left holds no control character but line feeds and tabs, and cleaning again changes nothing."""
    cleaned = clean(text)
    cleaned.encode()
    assert not [
        c for c in cleaned if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u200f"
    ]
    assert clean(cleaned) == cleaned


def test_cleaning_leaves_what_can_be_seen():
    text = "收縮壓[mmHg]90 «é» “x” 👩‍⚕️ {a} <b> & \\n \t$x ${y}\nnext"
    assert clean(text) == text
    assert clean("a\r\nb\x1b[31m\u202ec") == "a\nb␛[31m�c"
