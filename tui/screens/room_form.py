"""A form above a screen: a few fields to fill in, then one thing is done with them, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from scenarios.clean import clean
from tui.hung import hung
from tui.screens.base import Sheet
from tui.text import BLANK, joined, shown
from tui.typed import after_typing
from tui.widgets.draft import DraftArea
from tui.widgets.picker import Picker

Kind = Literal["line", "text", "pick", "secret"]
Values: TypeAlias = dict[str, str]


@dataclass(frozen=True)
class Blank:
    """One field of a form."""

    id: str
    label: str
    kind: Kind = "line"
    value: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Words and values of a `pick`."""
    most: int = 1000
    """Characters."""
    needed: bool = False


@dataclass(frozen=True)
class FormWords:
    """A form in one language."""

    title: str
    go: str
    """What the button says."""
    blanks: tuple[Blank, ...] = ()
    about: Content = field(default=BLANK)
    urgent: bool = False
    """The button is one to think about."""
    wrong: Callable[[Values], str] = lambda values: ""
    """A sentence about what cannot be so."""


class Form(Sheet[Values]):
    """Gives what was filled in, by field; Escape gives nothing, and the next one is fresh.

    A form that the room took away (ENDEX came) was not given up: what was written stands in the next one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "go", show=False, priority=True)]

    def __init__(self, words: Callable[[], FormWords], kept: Values | None = None) -> None:
        """`words` are asked for anew in another language; `kept` is where unsent text waits."""
        super().__init__()
        self._tell = words
        self._kept: Values = {} if kept is None else kept

    def title_words(self) -> str:
        """What the form is for."""
        return self._tell().title

    def inside(self) -> ComposeResult:
        """What is known, the fields, two buttons."""
        words = self._tell()
        with VerticalScroll(classes="form-body", can_focus=False):
            if words.about.plain:
                yield Static(hung(words.about), classes="form-about")
            for blank in words.blanks:
                yield from self._field(blank)
        yield Static(BLANK, id="form-trouble")
        with Horizontal(classes="button-line"):
            variant = "error" if words.urgent else "primary"
            yield Button(shown(words.go), id="form-go", variant=variant, compact=True)  # type: ignore[arg-type]
            yield Button(shown(self.t("Not now")), id="form-not", compact=True)

    def _field(self, blank: Blank) -> ComposeResult:
        value = self._kept.get(blank.id, blank.value)
        if blank.kind == "text":
            yield Static(shown(blank.label, "$muted"), classes="form-label")
            yield DraftArea(value, hint=blank.hint, id=f"blank-{blank.id}")
            return
        with Horizontal(classes="form-line"):
            yield Static(shown(blank.label, "$muted"), classes="form-tag")
            if blank.kind == "pick":
                yield Picker(blank.label, blank.choices, value, f"blank-{blank.id}")
            else:
                line = Input(
                    value,
                    placeholder=blank.hint,
                    id=f"blank-{blank.id}",
                    max_length=blank.most,
                    select_on_focus=False,
                    password=blank.kind == "secret",
                )
                line.cursor_blink = False
                yield line

    def on_mount(self) -> None:
        """The first field that is to be written in has the focus; without one, what changes nothing."""
        self._attend()

    def _attend(self) -> None:
        written = [each for each in self._tell().blanks if each.kind != "pick"] or list(self._tell().blanks)
        self.query_one(f"#blank-{written[0].id}" if written else "#form-not").focus()

    async def retell(self) -> None:
        """In the other language, with what is written."""
        await super().retell()
        self._attend()

    @property
    def values(self) -> Values:
        """What stands in the fields."""
        return {blank.id: _value(self.query_one(f"#blank-{blank.id}")) for blank in self._tell().blanks}

    def foot_words(self) -> Content:
        """What the keys do."""
        return joined((f"Ctrl+S {self._tell().go}   ", "$muted"), super().foot_words())

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field, and from the last one it is done."""
        event.stop()
        names = [f"blank-{blank.id}" for blank in self._tell().blanks]
        at = names.index(event.input.id or "")
        if at + 1 < len(names):
            self.query_one(f"#{names[at + 1]}").focus()
        else:
            self.action_go()

    @on(Button.Pressed, "#form-go")
    @after_typing
    def action_go(self) -> None:
        """Ctrl+S or the button: if something is missing, it is said, and the form stays."""
        values = self.values
        missing = next((each for each in self._tell().blanks if each.needed and not values[each.id].strip()), None)
        if missing is not None:
            self._say(self.t("Still missing: {field}").format(field=missing.label))
            self.query_one(f"#blank-{missing.id}").focus()
            return
        if wrong := self._tell().wrong(values):
            self._say(wrong)
            return
        self._kept.clear()
        self.dismiss(values)

    def _say(self, sentence: str) -> None:
        self.query_one("#form-trouble", Static).update(shown(sentence, "bold $warning"))

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Picker.Changed)
    def _keep(self) -> None:
        self._kept |= self.values

    @on(Button.Pressed, "#form-not")
    def action_close(self) -> None:
        """Nothing is done, and nothing is kept."""
        self._kept.clear()
        self._kept = {}  # what is still on its way from a field goes nowhere
        self.dismiss(None)


def _value(widget: Widget) -> str:
    if isinstance(widget, Picker):
        return str(widget.value)
    return clean(widget.text if isinstance(widget, DraftArea) else widget.value if isinstance(widget, Input) else "")
