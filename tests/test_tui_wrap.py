"""Chinese breaks where it should, in everything that wraps: texts, the feed, the draft."""

from __future__ import annotations

import inspect

import pytest
import rich._wrap
import textual._wrap
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.tui_stage import seen
from tui import wrap
from tui.hung import hung
from tui.text import lines, shown
from tui.widgets.draft import DraftArea

LINE = (
    "王太太說：「我先生痛到整晚沒睡，打了三通電話都沒人接！你們到底有沒有在管？」"
    "記者問（第二次）：「貴診所有何回應？」……十一點截稿。"
)
NEVER_FIRST = "」』）】》，。、；：？！…"
NEVER_LAST = "「『（【《"


@pytest.fixture(autouse=True)
def installed():
    wrap.install()


def broken_rightly(rows: list[str]) -> bool:
    rows = [row.strip() for row in rows if row.strip()]
    return all(row[0] not in NEVER_FIRST for row in rows[1:]) and all(row[-1] not in NEVER_LAST for row in rows[:-1])


@pytest.mark.parametrize("width", range(9, 61))
def test_no_line_starts_or_ends_wrongly(width: int):
    """At every width, no line begins with 」，。？ or ends with 「（, and none is wider than it may be."""
    rows = wrap.wrapped(LINE, width)
    assert broken_rightly(rows)
    assert max(map(cell_len, rows)) <= width
    assert "".join(rows) == LINE


def test_control_without_it_lines_start_wrongly():
    """The control: Textual's own rule breaks some of these lines wrongly."""
    ours = rich._wrap.re_word
    try:
        rich._wrap.re_word = __import__("re").compile(r"\s*\S+\s*")
        assert not all(broken_rightly(wrap.wrapped(LINE, width)) for width in range(9, 61))
    finally:
        rich._wrap.re_word = ours


@given(st.text(alphabet="王太說 ，。「」？（a1b)[]!\n…", max_size=120), st.integers(8, 40))
def test_nothing_is_lost_or_too_wide(text: str, width: int):
    """Whatever the text: all its characters but spaces are there, in order, and each line fits."""
    rows = wrap.wrapped(text, width)
    assert "".join("".join(rows).split()) == "".join(text.split())
    assert all(cell_len(row) <= width for row in rows)


def test_english_breaks_at_spaces():
    assert wrap.wrapped("Three calls, and not one person picked up.", 16) == [
        "Three calls, and",
        "not one person",
        "picked up.",
    ]


def test_the_private_names_are_still_there():
    """The pin on Textual holds as long as these names mean what they meant."""
    assert "re_word.match" in inspect.getsource(rich._wrap.words)
    assert "re_chunk.match" in inspect.getsource(textual._wrap.chunks)
    assert rich._wrap.re_word is wrap.RICH_WORD and textual._wrap.re_chunk is wrap.TEXTUAL_CHUNK


class Page(App[None]):
    """A text, a list and a draft."""

    def compose(self) -> ComposeResult:
        """Three ways to wrap."""
        yield Static(shown(LINE))
        yield Static(hung(lines(f"· {LINE}", f"→ {LINE}")))
        yield DraftArea(LINE)


@pytest.mark.parametrize("width", [24, 31, 40, 57])
async def test_on_the_screen(width: int):
    """Static, a hanging list and the draft break rightly too."""
    async with (app := Page()).run_test(size=(width, 40)) as pilot:
        await pilot.pause()
        assert broken_rightly([row.strip(" ·→") for row in seen(app).split("\n")])


async def test_lists_hang():
    """The second line of an entry stands below its first word."""
    async with (app := Page()).run_test(size=(40, 40)) as pilot:
        await pilot.pause()
        rows = seen(app).split("\n")
        first = next(number for number, row in enumerate(rows) if row.startswith("· "))
        assert rows[first + 1].startswith("  ") and rows[first + 1][2] != " "
