"""The SOP bar: the seven steps of the start-up flow with their times, then the other steps that can be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenarios.field import SOP_STEPS, STEPS, Step
from scenarios.words import Translate
from scoring.names import step_name
from sim.drill import Drill
from tui.hung import hung
from tui.names import Names, Naming
from tui.text import Part, cut, joined, lines, shown

WIDE: Final = 60
"""From this width on, owners and what is to be done have room."""


@dataclass(frozen=True)
class StepLine:
    """One step as it stands."""

    done_s: int | None = None
    who: str = ""
    """Who took it, in words."""
    due_s: int | None = None
    owner: str = ""
    """Whose it is, in words; empty where the scenario says nothing of it."""
    what: str = ""
    roles: tuple[str, ...] = ()
    """The same, by their ids."""


def warned(role: str, roles: Sequence[str], t: Translate) -> list[Part]:
    """To whom a step does not belong: what their taking it counts; nothing to its owners, or where it has none."""
    if not roles or role in roles:
        return []
    return [(f"! {t('Taken by another role, it stays open for its owner.')}", "bold $warning")]


class Steps(Protocol):
    """Where the steps stand: in a drill here, or in a room."""

    @property
    def now_s(self) -> int:
        """The drill's second."""

    def line(self, step: Step) -> StepLine:
        """One of them."""


class DrillSteps:
    """The steps of a drill that runs here."""

    def __init__(self, names: Names, drill: Drill) -> None:
        self._names = names
        self._drill = drill

    @property
    def now_s(self) -> int:
        """The drill's second."""
        return self._drill.now_s

    def line(self, step: Step) -> StepLine:
        """One of them."""
        done = self._drill.steps_done().get(step)
        at_s, who = (done.at_s, self._names.person(done.who)) if done else (None, "")
        due = self._drill.script.scenario.sop.get(step) if step in SOP_STEPS else None
        if due is None:
            return StepLine(at_s, who)
        return StepLine(at_s, who, due.within, self._names.people(tuple(due.who)), self._names.text(f"sop.{step}"))


class SopList(OptionList):
    """Enter or a click on a step asks to take it."""

    class Wanted(Message):
        """The player wants to take this step."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    def __init__(self, names: Naming, steps: Steps, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, compact=True)
        self._names = names
        self._steps = steps
        self._before: list[Content] = []

    def on_resize(self, event: events.Resize) -> None:
        """Times stand at the right edge."""
        self.update_steps()

    def update_steps(self) -> None:
        """Shows what was done by now; the highlight stays where it is."""
        if not self.size.width:  # not on the screen so far: the first resize comes here again
            return
        prompts = [self._prompt(step) for step in STEPS]
        if prompts == self._before:
            return
        self._before = prompts
        if self.option_count == 0:
            self.add_options([*self._as_options(prompts)])
            self.highlighted = 0
        else:
            for step, prompt in zip(STEPS, prompts, strict=True):
                self.replace_option_prompt(step, hung(prompt))

    def _as_options(self, prompts: list[Content]) -> list[Option | None]:
        options: list[Option | None] = [
            Option(hung(prompt), id=step) for step, prompt in zip(STEPS, prompts, strict=True)
        ]
        options.insert(len(SOP_STEPS), None)
        return options

    def _prompt(self, step: Step) -> Content:
        width = max(20, self.scrollable_content_region.width - 2)
        line = self._steps.line(step)
        sign, note, style = self._standing(line, wide=width >= WIDE)
        number = f"{SOP_STEPS.index(step) + 1} " if step in SOP_STEPS else "  "
        name = f"{sign} {number}{step_name(step, self._names.lang)}"
        room = width - cell_len(note) - 1
        first = joined((cut(name, room), style), " ", (note, "$muted"))
        about = f"{line.owner}  {line.what}" if line.what else line.owner
        return lines(first, joined("    ", (about, "$muted"))) if about and width >= WIDE else first

    def _standing(self, line: StepLine, *, wide: bool) -> tuple[str, str, str]:
        """A sign, what stands at the right edge, and a style."""
        if line.done_s is not None:
            who = f" {line.who}" if wide else ""
            return "✓", f"{self._names.clock(line.done_s)}{who}", "$success"
        if line.due_s is None:
            return "○", "", "$foreground"
        words, time = self._names.words, self._names.clock(line.due_s)
        if line.due_s < self._steps.now_s:
            return "!", f"{words('was due')} {time}" if wide else f"! {time}", "bold $error"
        return "○", f"{words('by')} {time}" if wide else time, "$foreground"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Asks for the step that was chosen."""
        event.stop()
        step = next(each for each in STEPS if each == event.option.id)
        self.post_message(self.Wanted(step))


def sop_count(drill: Drill) -> str:
    """`3/7`."""
    return f"{sum(step in drill.steps_done() for step in SOP_STEPS)}/{len(SOP_STEPS)}"


def sop_lines(names: Names) -> Content:
    """The SOP of a scenario, for the briefing."""
    rows = []
    for number, step in enumerate(SOP_STEPS, 1):
        due = names.script.scenario.sop.get(step)
        when = "" if due is None else f"  {names.words('by')} {names.clock(due.within)}  {names.people(tuple(due.who))}"
        rows.append(joined((f"{number}  {step_name(step, names.lang)}", "bold"), (when, "$muted")))
        if what := names.text(f"sop.{step}"):
            rows.append(shown(f"   {what}"))
    return lines(*rows)
