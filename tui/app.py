"""The application: language, theme, the store of drills, and the way from screen to screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from live.settings import SettingsFile
from live.store import Store
from live.trouble import StoreError
from scenarios.words import Lang, translator
from tui import wrap
from tui.keys import EVERYWHERE, bindings
from tui.request import PlayRequest
from tui.screens import ways
from tui.screens.base import DrillScreen, Sheet
from tui.screens.home import Home
from tui.screens.palette import Palette
from tui.screens.trouble import Trouble
from tui.themes import DARK, THEMES, theme_after
from tui.widgets.banner import Banner

__all__ = ["DrillApp", "PlayRequest", "run"]


class DrillApp(App[None]):
    """crisis-drill on a terminal."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    def __init__(self, lang: Lang = "zh-TW", store: Store | None = None, play: PlayRequest | None = None) -> None:
        wrap.install()
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.settings = SettingsFile(store.path.parent if store else None)
        self.theme = self.settings.now.theme if self.settings.now.theme in self.available_themes else DARK.name
        self.lang: Lang = lang
        self.play = play
        self._store = store
        self.monotonic: Callable[[], float] = time.monotonic
        """The wall, in seconds; tests put their own in its place."""
        self.real = False
        """Something real is going on: no line says then that nothing is."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names of colours, known before a theme is."""
        return dict(DARK.variables)

    @property
    def store(self) -> Store:
        """Where drills are kept; opened when it is first needed. Raises StoreError."""
        if self._store is None:
            self._store = Store()
        return self._store

    def on_mount(self) -> None:
        """The first screen."""
        self.open_first()

    def open_first(self) -> None:
        """Home, and above it what the command line asked for."""
        self.push_screen(Home())
        if self.play is not None:
            ways.open_request(self, self.play)

    def say(self, text: str) -> None:
        """A message in the banner, for a moment."""
        for banner in self.screen.query(Banner):
            banner.tell(text)

    def tell_trouble(self, trouble: StoreError | str) -> None:
        """A trouble, in the language of the screen; one that is on the screen already is not told twice."""
        sentence = trouble if isinstance(trouble, str) else trouble.sentence(self.lang)
        if not (isinstance(self.screen, Trouble) and self.screen.sentence == sentence):
            self.push_screen(Trouble(sentence))

    async def action_language(self) -> None:
        """The other language, on all screens at once."""
        self.lang = "en" if self.lang == "zh-TW" else "zh-TW"
        self.settings.change(lang=self.lang)
        for screen in self.screen_stack:
            if isinstance(screen, (DrillScreen, Sheet)):
                await screen.retell()

    def action_theme(self) -> None:
        """The next theme."""
        self.theme = theme_after(self.theme)
        self.settings.change(theme=self.theme)
        t = translator("tui", self.lang)
        names = {"drill-dark": t("Dark"), "drill-light": t("Light"), "drill-contrast": t("High contrast")}
        self.say(names[self.theme])

    def action_palette(self) -> None:
        """The commands of the screen that is open."""
        screen: Screen[object] = self.screen
        if isinstance(screen, DrillScreen):
            self.push_screen(Palette(screen.keys), self._run_chosen)

    async def _run_chosen(self, action: str | None) -> None:
        if action:
            await self.screen.run_action(action)

    def action_help_quit(self) -> None:
        """Ctrl+C tells how to leave."""
        self.say(translator("tui", self.lang)("Ctrl+Q leaves the program. All that you did is saved."))


def run(*, lang: Lang, store: Store | None = None, play: PlayRequest | None = None) -> None:
    """Shows the screens until the person leaves."""
    DrillApp(lang, store, play).run()
