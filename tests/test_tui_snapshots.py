"""How the screens look, in both languages, small and large.

After a change that is meant: `python -m pytest -n 0 tests/test_tui_snapshots.py --snapshot-update`, and look at each picture
(the .svg files beside this one, in a browser) before it is accepted.
"""

from __future__ import annotations

import pytest
from pytest_textual_snapshot import SVGImageExtension

from sim.drill import Drill
from sim.minds import Feelings
from sim.reading import Mark, Reading, Reply
from tests.tui_stage import REPLY, Stage, small, solo_in, store, write  # noqa: F401
from tui.moods import Moods
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


class KindReader:
    """Hears empathy in everything."""

    def read(self, reply: Reply) -> Reading:
        """One mark, always the same."""
        return Reading({"empathy": Mark(2)})


@pytest.fixture
def settled(monkeypatch):
    """Feelings that stand still: these pictures are about the screens, not about the people's model."""
    monkeypatch.setattr(Drill, "feelings", lambda drill, who: Feelings(0.52, 0.64, 0.41, 0.5, 0.5))
    monkeypatch.setattr(Drill, "start_feelings", lambda drill, who: Feelings(0.56, 0.5, 0.5, 0.5, 0.5))
    monkeypatch.setattr(Drill, "look", lambda drill, who: "upset")
    monkeypatch.setattr(Moods, "change", lambda moods, who, feeling: 5 if feeling == "anger" else -3)


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
def test_console(lang, size, store, settled, snap_compare):  # noqa: F811
    """The console, four minutes in: one reply sent, a reporter waiting, a draft half written."""

    async def play(pilot):
        await pilot.pause()
        pilot.app.screen.desk.checks = False
        await write(pilot, REPLY[lang])
        await pilot.press("ctrl+s", "f8", "f8")
        await write(pilot, REPLY[lang][:12])
        for _ in range(100):
            if pilot.app.solo.draft():
                break
            await pilot.pause(0.05)
        await pilot.pause()

    assert snap_compare(
        Stage(lang, store, solo_in(store, lang, reader=KindReader())), terminal_size=size, run_before=play
    )
