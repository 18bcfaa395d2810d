"""What if: the turning points at once, and any reply sooner, later, by somebody else or in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from live.solo import Solo
from scenarios.clean import clean
from scenarios.field import ROLES, Role
from scoring.names import role_name
from scoring.report.parts.turns import TurnLine
from scoring.report.told import Told
from scoring.report.turns import Turns
from scoring.scorecard import Scorecard
from scoring.turning import TurningPoint
from scoring.whatif import Change, Fork
from sim.actions import Say
from tui.fork_words import fork_words, turn_words
from tui.forks import Forks
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.moments import say_options, turn_options
from tui.names import Names
from tui.screens.base import DrillScreen
from tui.text import BLANK, shown
from tui.typed import after_typing
from tui.widgets.draft import DraftArea
from tui.widgets.picker import Picker

MINUTES: Final = (-60, -45, -30, -20, -15, -10, -5, -2, 0, 2, 5, 10, 15, 20, 30, 45, 60)
SHARE: Final = 0.38
LEAST_ROOM: Final = 32
MOST_ROOM: Final = 48
EDGES: Final = 3
"""The list's width, as the style sheet has it, and what of it is not text."""


class WhatIf(DrillScreen[None]):
    """Turning points and replies on the left; the change and what comes of it on the right."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("ctrl+s", "try", msg("Try it"), msg("Play the drill again with this change, all chance as it was.")),
        Key("f8", "whose", msg("All replies"), msg("Replies: your own only, or your teammates' too.")),
        Key("escape", "back", msg("Back"), msg("Back to the result.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (
        msg("The turning points are the single changes that would have mattered most; they were found by trying them."),
        msg("Or choose a reply, change its time, its speaker or its words, and try it: Enter goes to the change."),
    )

    class Tried(Message):
        """A change was tried."""

        def __init__(self, say: Say, fork: Fork) -> None:
            super().__init__()
            self.say = say
            self.fork = fork

    def __init__(self, solo: Solo, card: Scorecard, forks: Forks, points: Sequence[TurningPoint] | None) -> None:
        """`points` are None while they are being looked for."""
        super().__init__()
        self.solo = solo
        self.card = card
        self._forks = forks
        self._points = points
        self._everybody = False
        self._chosen = ""
        self._change: Change | None = None
        self._tried: WhatIf.Tried | None = None

    @property
    def names(self) -> Names:
        """Who is who."""
        return Names(self.solo.loaded, self.lang, self.solo.role)

    def place(self) -> str:
        """Where one is."""
        return f"{self.t('What if…')} · {self.names.text('title')}"

    def body(self) -> ComposeResult:
        """The list, the change, the outcome."""
        with Horizontal(classes="shelf"):
            yield OptionList(*self._options(), id="moments", compact=True)
            with Vertical(id="trial"):
                with Vertical(id="change"):
                    with Horizontal(classes="change-line"):
                        yield Static(shown(self.t("When")), classes="tag")
                        yield Picker(self.t("When"), [(self._when(each), each) for each in MINUTES], 0, "when")
                    with Horizontal(classes="change-line"):
                        yield Static(shown(self.t("Speaker")), classes="tag")
                        roles = [(role_name(role, self.lang), role) for role in ROLES]
                        yield Picker(self.t("Speaker"), roles, self.solo.role, "speaker")
                    yield DraftArea(id="words")
                    yield Button(shown(self.t("Try it")), id="try", compact=True, variant="primary")
                with VerticalScroll(id="outcome"):
                    yield Static(BLANK, id="outcome-text")

    def _when(self, minutes: int) -> str:
        if not minutes:
            return self.t("When it came")
        words = self.t("{count} min sooner") if minutes < 0 else self.t("{count} min later")
        return words.format(count=abs(minutes))

    def _turns(self) -> tuple[TurnLine, ...]:
        told = Told(self.solo.drill.script, self.lang)
        return Turns(told, self.solo.drill, self.card).all(self._points or ())

    def _says(self) -> dict[str, Say]:
        return {f"say-{each.id}": each for each in self.solo.drill.inputs if isinstance(each, Say)}

    def _options(self) -> Iterator[Option]:
        room = min(MOST_ROOM, max(LEAST_ROOM, int(SHARE * self.app.size.width))) - EDGES
        mine = {name: say for name, say in self._says().items() if self._everybody or not say.teammate}
        yield from turn_options(None if self._points is None else self._turns(), self.names, room)
        yield from say_options(mine, self.names, room)

    def on_mount(self) -> None:
        """The first that can be chosen."""
        self._highlight()
        self.query_one("#moments").focus()

    async def retell(self) -> None:
        """In the other language, with the change as it stands."""
        when, who, words = self._form()
        await super().retell()
        tried = self._tried
        self._highlight()
        self._fill(when, who, words)
        self._tried = tried
        self._show()

    def found(self, points: Sequence[TurningPoint]) -> None:
        """The turning points are known now; what one looks at stays."""
        self._points = points
        self._relist()

    def _relist(self) -> None:
        form, tried = self._form(), self._tried
        listed = self.query_one("#moments", OptionList)
        listed.clear_options()
        listed.add_options(self._options())
        self._highlight()
        self._fill(*form)
        self._tried = tried
        self._show()

    def _highlight(self) -> None:
        listed = self.query_one("#moments", OptionList)
        ids = [option.id for option in listed.options]
        able = [place for place, name in enumerate(ids) if name]
        if able:
            listed.highlighted = ids.index(self._chosen) if self._chosen in ids else able[0]
            self._choose(ids[listed.highlighted] or "")

    def _form(self) -> tuple[int, Role, str]:
        when: Picker[int] = self.query_one("#when", Picker)
        who: Picker[Role] = self.query_one("#speaker", Picker)
        return when.value, who.value, clean(self.query_one("#words", DraftArea).text)

    def _fill(self, when: int, who: Role, words: str) -> None:
        self.query_one("#when", Picker).choose(when)
        self.query_one("#speaker", Picker).choose(who)
        self.query_one("#words", DraftArea).load_text(words)

    @on(OptionList.OptionHighlighted, "#moments")
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id and event.option.id != self._chosen:
            self._choose(event.option.id)

    def _choose(self, name: str) -> None:
        """Another turning point or reply; one that is chosen already stays as it is."""
        if name == self._chosen:
            return
        self._chosen, self._tried, self._change = name, None, None
        if say := self._says().get(name):
            self._fill(0, say.who, say.text)
        self._show()

    def _show(self) -> None:
        self.query_one("#change").display = self._chosen in self._says()
        self.query_one("#outcome-text", Static).update(hung(self._outcome()))
        self.query_one("#outcome").scroll_home(animate=False)

    def _outcome(self) -> Content:
        if self._chosen.startswith("turn-") and self._points:
            place = int(self._chosen.removeprefix("turn-")) - 1
            return turn_words(self._turns()[place], self.card, self._points[place].fork, self.lang)
        if self._tried:
            return fork_words(self.solo, self.card, self._tried.say, self._tried.fork, self.lang)
        if self._change:
            return shown(self.t("Playing it again …"), "$muted")
        hint = self.t("Change the time, the speaker or the words; Ctrl+S plays the drill again with it.")
        return shown(hint, "$muted") if self._chosen else BLANK

    @on(OptionList.OptionSelected, "#moments")
    def _enter(self) -> None:
        self.query_one("#when" if self._chosen in self._says() else "#outcome").focus()

    @on(Button.Pressed, "#try")
    @after_typing
    def action_try(self) -> None:
        """Ctrl+S."""
        say = self._says().get(self._chosen)
        if say is None:
            self.drill_app.say(self.t("Choose a reply first."))
            return
        when, who, words = self._form()
        text = words if words.strip() and words != clean(say.text) else None
        change = Change(say.id, 60 * when, text, who if who != say.who else None)
        self._change, self._tried = change, None
        self._show()
        self.run_worker(lambda: self._try(say, change), thread=True, group="try", exclusive=True)

    def _try(self, say: Say, change: Change) -> None:
        self.post_message(self.Tried(say, self._forks.tried(change)))

    @on(Tried)
    def _came(self, event: Tried) -> None:
        if event.fork.change is self._change:
            self._tried = event
            self._show()

    def action_whose(self) -> None:
        """F8."""
        self._everybody = not self._everybody
        self._relist()

    def action_back(self) -> None:
        """The result."""
        self.dismiss(None)
