"""Home: go on with an unfinished drill, practise, the library, past drills, language, theme."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from live.records import DrillSummary
from live.trouble import StoreError
from scenarios.timing import span
from scoring.names import role_name
from tui.figures import gauge
from tui.held import title_of, whose
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.names import named
from tui.screens.base import DrillScreen
from tui.text import BLANK, joined, lines, shown

GROUPS: Final = (
    {
        "practise": (
            msg("Practise"),
            msg(
                "Choose a crisis, your role, your teammates' skill and the pace; then play it alone against the clock."
            ),
        ),
        "library": (msg("Library"), msg("All scenarios: what happens in them, who takes part, how long they last.")),
        "past": (msg("Past drills"), msg("The results of earlier drills, and the drills that are not finished.")),
    },
    {
        "language": (msg("中文"), msg("Change the language of everything, here or with F6 anywhere.")),
        "theme": (msg("Theme"), msg("Dark, light or high contrast; Ctrl+T anywhere.")),
        "quit": (msg("Quit"), msg("Leave the program. All that you did is saved.")),
    },
)
MENU: Final = {name: words for group in GROUPS for name, words in group.items()}
ABOUT: Final = (
    msg(
        "crisis-drill rehearses a clinic's crisis. Patients, families, reporters and the public react to what you say, "
        "how soon you say it, and to silence."
    ),
    msg("At the end comes a score with its evidence: your own sentences, what they did, and what to say next time."),
)
MOST: Final = 3
"""So many unfinished drills are offered, and so many results shown; Past drills has all."""


class Home(DrillScreen[None]):
    """Where everything starts."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("enter", "open", msg("Open"), msg("Open what is highlighted.")),)
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (*ABOUT, msg("Arrow keys choose, Enter opens."))

    def place(self) -> str:
        """The program's name."""
        return self.t("crisis-drill · communication drills for clinics")

    def body(self) -> ComposeResult:
        """The menu, and what its highlighted line is about."""
        with Horizontal(id="home-columns"):
            yield OptionList(*self._lines(), id="menu", compact=True)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(BLANK, id="about-text")
                yield Static(hung(self._results()), id="results")

    def on_mount(self) -> None:
        """The first line is highlighted."""
        self.query_one("#menu").focus()

    async def on_screen_resume(self) -> None:
        """Coming back, the drills may have changed."""
        await self.retell()

    def _drills(self, *, finished: bool) -> list[DrillSummary]:
        try:
            store = self.drill_app.store
            return (store.past() if finished else store.unfinished())[:MOST]
        except StoreError as error:
            self.drill_app.tell_trouble(error)
            return []

    def _lines(self) -> list[Option | None]:
        found: list[Option | None] = [
            Option(self._resume_words(drill), id=f"resume {drill.id}") for drill in self._drills(finished=False)
        ]
        for group in GROUPS:
            found += [None] if found else []
            found += [Option(shown(f" {self.t(words)}", "bold"), id=name) for name, (words, _) in group.items()]
        return found

    def _resume_words(self, drill: DrillSummary) -> Content:
        stopped = f"{self.t('stopped at')} {span(max(0, drill.now_s))} / {span(drill.lasts_s)}"
        return lines(
            joined((f" ▶ {self.t('Go on')}  ", "bold $accent"), (title_of(drill, self.lang), "bold")),
            (f"   {stopped}", "$muted"),
        )

    @on(OptionList.OptionHighlighted, "#menu")
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#about-text", Static).update(hung(self._about(event.option.id or "")))

    def _about(self, name: str) -> Content:
        parts: list[Content | str] = []
        if name.startswith("resume "):
            drill = next((d for d in self._drills(finished=False) if d.id == name.removeprefix("resume ")), None)
            if drill is not None:
                parts = [shown(title_of(drill, self.lang), "bold $primary"), "", *self._resume_about(drill)]
        elif name in MENU:
            words, about = MENU[name]
            parts = [shown(self.t(words), "bold $primary"), "", self.t(about)]
        told = [part for each in ABOUT for part in ("", shown(self.t(each), "$muted"))]
        return lines(*parts, *told)

    def _resume_about(self, drill: DrillSummary) -> list[str]:
        stopped = self.t("It goes on at the second where it stopped, {at} of {of}, with everything you had sent.")
        role = named(self.t("Your role"), role_name(drill.role, self.lang), self.lang)
        told = [role, stopped.format(at=span(max(0, drill.now_s)), of=span(drill.lasts_s))]
        return [*told, self.t("A draft that you had not sent is there too.")] if drill.has_draft else told

    def _results(self) -> Content:
        drills = self._drills(finished=True)
        if not drills:
            return BLANK
        rows = [row for drill in drills for row in self._result(drill)]
        return lines("", (self.t("Latest results"), "bold $primary"), *rows)

    def _result(self, drill: DrillSummary) -> tuple[Content, Content]:
        """The score and the role; below it the title, which may need two lines of a narrow window."""
        first = joined(
            (gauge(drill.total or 0, 10), "$primary"),
            (f" {drill.total:3.0f}  " if drill.total is not None else "   –  ", "bold"),
            (whose(drill, self.lang), "$muted"),
        )
        return first, shown(f"  {title_of(drill, self.lang)}")

    @on(OptionList.OptionSelected, "#menu")
    async def _open(self, event: OptionList.OptionSelected) -> None:
        await self.action_go(event.option.id or "")

    def action_open(self) -> None:
        """What is highlighted."""
        self.query_one("#menu", OptionList).action_select()

    async def action_go(self, name: str) -> None:
        """One line of the menu."""
        from tui.screens import ways

        if name.startswith("resume "):
            ways.resume(self.drill_app, name.removeprefix("resume "))
        elif name in ("language", "theme", "quit"):
            await self.app.run_action(f"app.{name}")
        else:
            ways.open_named(self.drill_app, name)
