"""How the screens look, in both languages, small and large.

After a change that is meant: `python -m pytest tests/test_tui_snapshots.py --snapshot-update`, and look at each picture
(the .svg files beside this one, in a browser) before it is accepted.
"""

from __future__ import annotations

import pytest
from pytest_textual_snapshot import SVGImageExtension

from tests.live_small import WordReader
from tests.tui_stage import REPLY, Stage, small, solo_in, store, write  # noqa: F401
from tui.screens.briefing import Briefing, Choice

SIZES = [(80, 24), (120, 40)]
LANGS = ["zh-TW", "en"]
cases = pytest.mark.parametrize(
    ("lang", "size"),
    [(lang, size) for lang in LANGS for size in SIZES],
    ids=lambda c: c if isinstance(c, str) else f"{c[0]}x{c[1]}",
)
# pytest-textual-snapshot 1.0.0 names the ending in a way that syrupy 5 and later do not look at.
SVGImageExtension.file_extension = "svg"


@cases
def test_home(lang, size, store, snap_compare):  # noqa: F811
    """Home without any drill."""
    assert snap_compare(Stage(lang, store), terminal_size=size)


@cases
def test_briefing(lang, size, store, snap_compare):  # noqa: F811
    """The briefing, before anything runs."""

    async def briefing(pilot):
        pilot.app.push_screen(Briefing(Choice(small(), "service", 0.7, 1.0, 7)))
        await pilot.pause()

    assert snap_compare(Stage(lang, store), terminal_size=size, run_before=briefing)


@cases
def test_console(lang, size, store, snap_compare):  # noqa: F811
    """The console, four minutes in: one reply sent, a reporter waiting, a draft half written."""

    async def play(pilot):
        await pilot.pause()
        pilot.app.screen.desk.checks = False
        await pilot.press("enter")
        await write(pilot, REPLY[lang])
        await pilot.press("ctrl+s", "f8", "f8")
        await write(pilot, REPLY[lang][:12])
        for _ in range(100):
            if pilot.app.solo.draft():
                break
            await pilot.pause(0.05)
        await pilot.pause()

    assert snap_compare(
        Stage(lang, store, solo_in(store, lang, reader=WordReader())), terminal_size=size, run_before=play
    )
