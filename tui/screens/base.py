"""What all screens share: the banner above, the line of keys below, and telling everything anew in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from scenarios.words import Lang, Translate, translator
from tui.hung import hung
from tui.keys import EVERYWHERE, HELP_KEY, Key
from tui.screens.fit import HEIGHTS, WIDTHS, TooSmall, measure
from tui.text import BLANK, joined, shown
from tui.widgets.banner import Banner
from tui.widgets.wordbar import Word, WordBar

if TYPE_CHECKING:
    from tui.app import DrillApp

Result = TypeVar("Result")


class DrillScreen(Screen[Result]):
    """A screen says what it holds in `body`, where one is in `place`, and its keys in `KEYS`."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    TOLD: ClassVar[tuple[str, ...]] = ()
    """What F1 says about this screen, above its keys (msgids)."""
    STANDS_BELOW: ClassVar[bool] = True
    """Its clock stands while something above is read that stops clocks; a room's goes on."""
    BINDINGS: ClassVar[list[BindingType]] = [("f1", "help", "")]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    ENABLE_COMMAND_PALETTE = False

    @property
    def drill_app(self) -> DrillApp:
        """The application, as what it is."""
        from tui.app import DrillApp

        assert isinstance(self.app, DrillApp)
        return self.app

    @property
    def lang(self) -> Lang:
        """The language shown."""
        return self.drill_app.lang

    @property
    def t(self) -> Translate:
        """The words of the screens in it."""
        return translator("tui", self.lang)

    @property
    def keys(self) -> tuple[Key, ...]:
        """All keys that work here."""
        return (HELP_KEY, *self.KEYS, *EVERYWHERE)

    def place(self) -> str:
        """Where one is, for the banner."""
        return "crisis-drill"

    def clock_goes(self) -> bool | None:
        """Whether the clock of a drill goes on here; None where there is none."""
        return None

    def body(self) -> ComposeResult:
        """What is between banner and keys."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Banner, body, keys."""
        measure(self)
        yield Banner(self.lang, self.place())
        yield from self.body()
        yield key_line(self.keys, self.t)
        yield TooSmall(self.lang)

    async def retell(self) -> None:
        """Says everything anew, in the language that is now chosen; the focus stays where it was."""
        focused = self.focused.id if self.focused else None
        await self.recompose()
        if focused and (found := self.query(f"#{focused}")):
            self.set_focus(found.first())

    def action_help(self) -> None:
        """F1."""
        from tui.screens.help import Help

        self.app.push_screen(Help(self.TOLD, self.keys))

    @on(WordBar.Chosen, "#keys")
    async def press(self, event: WordBar.Chosen) -> None:
        """A click on the line of keys does what the key does."""
        event.stop()
        key = next(each for each in self.keys if each.action == event.word)
        await self.run_action(key.action)


class Sheet(ModalScreen[Result]):
    """Something to read or to decide, above the screen that it was called from; the banner stays."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "close", "")]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    STOPS_CLOCK: ClassVar[bool] = False
    """Whether the clock of the drill below stands still while this is open."""

    @property
    def lang(self) -> Lang:
        """The language shown."""
        from tui.app import DrillApp

        assert isinstance(self.app, DrillApp)
        return self.app.lang

    @property
    def t(self) -> Translate:
        """The words of the screens in it."""
        return translator("tui", self.lang)

    def title_words(self) -> str:
        """What the sheet is called."""
        return ""

    def inside(self) -> ComposeResult:
        """What it holds."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Banner, frame with title, inside, and how to close it."""
        measure(self)
        yield Banner(self.lang)
        with Vertical(classes="sheet"):
            yield Static(shown(self.title_words(), "bold $primary"), classes="sheet-title")
            yield from self.inside()
            yield Static(self.foot_words(), classes="sheet-foot")
        yield TooSmall(self.lang)

    def foot_words(self) -> Content:
        """How to close it, and in a drill whether its clock goes on meanwhile."""
        return joined((f"{self.clock_words()}  ", "$warning"), (self.t("Esc closes"), "$muted"))

    def clock_words(self) -> str:
        """A sentence about the clock of the drill that this lies above, or nothing."""
        below = [screen for screen in self.app.screen_stack if isinstance(screen, DrillScreen)]
        goes = [goes for screen in below if (goes := screen.clock_goes()) is not None]
        if not goes:
            return ""
        still = (self.STOPS_CLOCK and below[-1].STANDS_BELOW) or not goes[-1]
        return self.t("The drill's clock stands still.") if still else self.t("The drill's clock goes on.")

    async def retell(self) -> None:
        """Says everything anew."""
        await self.recompose()

    def action_close(self) -> None:
        """Closes it without a decision."""
        self.dismiss(None)


class Reading(Sheet[None]):
    """A sheet with one text; arrow keys scroll it."""

    def body_words(self) -> Content:
        """The text."""
        return BLANK

    def inside(self) -> ComposeResult:
        """The text, scrolling."""
        with VerticalScroll(classes="sheet-body", id="sheet-body"):
            yield Static(hung(self.body_words()))

    def on_mount(self) -> None:
        """Arrow keys scroll at once."""
        self._attend()

    async def retell(self) -> None:
        """Says everything anew."""
        await super().retell()
        self._attend()

    def _attend(self) -> None:
        body = self.query_one("#sheet-body")
        body.focus()
        self.watch(body, "scroll_y", self._tell_more, init=False)
        self.watch(body, "virtual_size", self._tell_more, init=False)
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        for foot in self.query(".sheet-foot").results(Static):
            foot.update(self.foot_words())

    def foot_words(self) -> Content:
        """Says too when there is more to read above or below."""
        (body,) = self.query("#sheet-body") or (None,)
        up, down = (body.scroll_y > 0, body.scroll_y < body.max_scroll_y) if body else (False, False)
        signs = f"{'↑' if up else ''}{'↓' if down else ''}"
        more = f"{signs} {self.t('more: arrow keys')}   " if signs else ""
        return joined((more, "bold $accent"), super().foot_words())


def key_line(keys: tuple[Key, ...], t: Translate) -> WordBar:
    """The keys at the bottom edge."""
    in_row = sorted((key for key in keys if key.foot and key.key), key=lambda key: key.row)
    words = [Word(key.action, t(key.words), key.cap, t(key.help)) for key in in_row]
    return WordBar(words, id="keys")
