"""Past drills: those not finished first, then the results."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from live.records import DrillSummary
from live.trouble import StoreError
from scenarios.timing import span
from tui.held import day_of, score_of, title_of, whose
from tui.keys import Key, bindings, msg
from tui.screens import ways
from tui.screens.base import DrillScreen
from tui.text import joined, lines, shown


class Past(DrillScreen[None]):
    """One list; Enter opens a result, or goes on with a drill that was not finished."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "open", msg("Open"), msg("Open the result, or go on with the drill.")),
        Key("escape", "back", msg("Back"), msg("Back to home.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (
        msg(
            "All drills of this person on this machine, the latest first. "
            "Unfinished ones go on at the second where they stopped."
        ),
    )

    def place(self) -> str:
        """Its name."""
        return self.t("Past drills")

    def body(self) -> ComposeResult:
        """The list."""
        drills = self._drills()
        options = [Option(self._words(drill), id=drill.id) for drill in drills]
        if not options:
            options = [
                Option(
                    shown(self.t("No drill so far. Practise one, and it will be listed here."), "$muted"), disabled=True
                )
            ]
        yield OptionList(*options, id="past", compact=True)

    def _drills(self) -> list[DrillSummary]:
        try:
            return [*self.drill_app.store.unfinished(), *self.drill_app.store.past()]
        except StoreError as error:
            self.drill_app.tell_trouble(error)
            return []

    def _words(self, drill: DrillSummary) -> Content:
        if drill.finished:
            state = (score_of(drill, self.lang), "bold $accent")
        else:
            state = (f"▶ {self.t('stopped at')} {span(max(0, drill.now_s))} / {span(drill.lasts_s)}", "bold $warning")
        about = f"  {day_of(drill)} · {whose(drill, self.lang)} · {self.t('seed')} {drill.seed}"
        return lines(joined((title_of(drill, self.lang), "bold"), "   ", state), (about, "$muted"))

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one("#past").focus()

    async def on_screen_resume(self) -> None:
        """Coming back from a drill, it may be finished now."""
        await self.retell()

    @on(OptionList.OptionSelected, "#past")
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            ways.resume(self.drill_app, event.option.id)

    def action_open(self) -> None:
        """The highlighted one."""
        self.query_one("#past", OptionList).action_select()

    def action_back(self) -> None:
        """Home."""
        self.dismiss(None)
