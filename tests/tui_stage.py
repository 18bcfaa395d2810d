"""What the tests of the screens share: a short drill, a wall that stands still, and what is on the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from live.solo import Solo
from live.store import Store
from scenarios.shelf import LoadedScenario, from_source
from scenarios.words import Lang
from sim.reading import Reader
from tui.app import DrillApp
from tui.screens.console import Console

NASTY = ("[@click=app.quit]", "[ @click=app.quit]", "[/]", "收縮壓[mmHg]90", "\x1b]52;c;eA==\x07", "[bold red]")
"""Texts that a plain string would turn into a link, a crash, nothing, or an order to the terminal."""
SEEN = (*NASTY[:4], "␛]52;c;eA==␇", NASTY[5])
"""The same as they have to stand on the screen."""
HERE = Path(__file__).parent / "data" / "small-counter"
"""A drill of twelve minutes in both languages."""
REPLY = {
    "zh-TW": "王太太，您先坐。先生痛了一整晚又打不通電話，換作是我也會很急。",
    "en": "Please sit down, Mrs Wang. He was in pain all night and nobody picked up; I would be frightened too.",
}


def small() -> LoadedScenario:
    """The drill, checked."""
    texts = {name: (HERE / f"{name}.yaml").read_text(encoding="utf-8") for name in ("scenario", "en")}
    return from_source({"id": "small-counter", "scenario": texts["scenario"], "translations": {"en": texts["en"]}})


def nasty() -> LoadedScenario:
    """The same drill, with all nasty texts at the end of everything that its author wrote."""
    loaded = small()
    texts = {
        lang: {path: f"{text} {' '.join(NASTY)}" for path, text in by.items()} for lang, by in loaded.texts.items()
    }
    return replace(loaded, texts=texts)


def solo_in(
    store: Store, lang: Lang = "zh-TW", loaded: LoadedScenario | None = None, reader: Reader | None = None
) -> Solo:
    """A drill at STARTEX, played at the counter."""
    return Solo.start(store, loaded or small(), role="service", lang=lang, seed=7, reader=reader)


class Stage(DrillApp):
    """The application with a wall that only moves when a test moves it, opening at a drill if one is given."""

    def __init__(self, lang: Lang, store: Store, solo: Solo | None = None) -> None:
        super().__init__(lang, store)
        self.wall_s = 100.0
        self.monotonic = lambda: self.wall_s
        self.solo = solo

    def on_ready(self) -> None:
        """Straight to the console, above home."""
        if self.solo is not None:
            self.push_screen(Console(self.solo))


def seen(app: App[object]) -> str:
    """All text on the screen, one line for each of its lines."""
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())


def flat(text: str) -> str:
    """Without spaces, line breaks and frames: what a sentence is, wherever it was wrapped."""
    return "".join(text.split()).replace("│", "").replace("▌", "")


async def write(pilot: Pilot[object], text: str) -> None:
    """Types into what has the focus, any character as it is."""
    from textual.events import Paste

    pilot.app.post_message(Paste(text))
    await pilot.pause()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of its own."""
    return Store(tmp_path / "drills.db")
