"""Taking a step of the SOP: what it is, a note if one wants, and the decision."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from scenarios.clean import clean
from scenarios.field import SOP_STEPS, Step
from scoring.names import role_name, step_name
from tui.desk import Desk
from tui.names import named
from tui.screens.base import Sheet
from tui.text import joined, lines, shown
from tui.typed import after_typing
from tui.widgets.sop import warned


class TakeStep(Sheet[str]):
    """Gives the note (maybe empty) if the step is to be taken; the desk keeps a note whose step is not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", show=False, priority=True)]

    def __init__(self, step: Step, desk: Desk) -> None:
        super().__init__()
        self._step = step
        self._desk = desk

    def title_words(self) -> str:
        """The step."""
        return step_name(self._step, self.lang)

    def inside(self) -> ComposeResult:
        """What is known of it, the note, two buttons."""
        yield Static(self._about())
        kept = self._desk.notes.get(self._step, "")
        note = Input(
            kept,
            placeholder=self.t("A note for the record (may stay empty)"),
            id="note",
            max_length=500,
            select_on_focus=False,
        )
        note.cursor_blink = False
        yield note
        with Horizontal(classes="button-line"):
            yield Button(shown(self.t("Take this step")), id="take", variant="primary", compact=True)
            yield Button(shown(self.t("Not now")), id="not", compact=True)

    def _about(self) -> Content:
        names, drill = self._desk.names, self._desk.solo.drill
        done = drill.steps_done().get(self._step)
        due = names.script.scenario.sop.get(self._step) if self._step in SOP_STEPS else None
        rows: list[Content | str] = []
        if what := names.text(f"sop.{self._step}"):
            rows.append(what)
        if due is not None:
            who = names.people(tuple(due.who))
            rows.append(
                joined(
                    (f"{named(self.t('Owner'), who, self.lang)}   {self.t('by')} {names.clock(due.within)}", "$muted")
                )
            )
        if done is not None:
            rows.append(joined((f"✓ {self.t('Done')} {names.clock(done.at_s)} · {names.person(done.who)}", "$success")))
        rows.append(joined((self.t("You take it as {role}.").format(role=role_name(names.role, self.lang)), "$muted")))
        return lines(*rows, *warned(names.role, due.who if due is not None else (), self.t))

    def on_mount(self) -> None:
        """Typing goes to the note; Enter takes the step."""
        self.query_one("#note").focus()

    async def retell(self) -> None:
        """In the other language, the note as it is."""
        await super().retell()
        self.query_one("#note").focus()

    def foot_words(self) -> Content:
        """What the keys do with the note."""
        return joined((f"{self.t('Enter or Ctrl+S takes the step')}   ", "$muted"), super().foot_words())

    @on(Input.Changed, "#note")
    def _keep(self, event: Input.Changed) -> None:
        self._desk.notes[self._step] = clean(event.value)

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    @after_typing
    def action_take(self) -> None:
        """Enter, Ctrl+S or the button."""
        self.dismiss(clean(self.query_one("#note", Input).value))

    @on(Button.Pressed, "#not")
    def _not(self) -> None:
        self.dismiss(None)
