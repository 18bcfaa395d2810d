"""The briefing: situation, your role, the fact sheet, the SOP, the rules of the drill; then STARTEX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from live.solo import Solo
from live.trouble import StoreError
from scenarios.field import Role
from scenarios.shelf import LoadedScenario
from scoring.names import kind_name, role_name
from sim.drill import Drill
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.names import Names, minutes
from tui.screens import ways
from tui.screens.base import DrillScreen
from tui.screens.sheets import fact_words, role_words
from tui.text import joined, lines, shown
from tui.widgets.sop import sop_lines

RULES = (
    msg("Everything here is invented. Write nothing about real patients."),
    msg(
        "People wait for answers on their channel's scale: seconds at the counter, minutes on the phone, "
        "longer in public. Silence is an answer too."
    ),
    msg("A ● in the feed waits for an answer. Enter on it sets recipient and channel; Ctrl+S sends."),
    msg("Steps of the SOP are taken with F4. What your teammates do, you see in the feed."),
    msg(
        "The clock can be paused (F7), skipped to the next inject (F8) and sped up (F9). "
        "All that you send is saved at once."
    ),
)


@dataclass(frozen=True)
class Choice:
    """What was chosen for the drill."""

    loaded: LoadedScenario
    role: Role
    skill: float
    pace: float
    seed: int


class Briefing(DrillScreen[None]):
    """To be read in two minutes; Enter starts."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("ctrl+s", "start", msg("Start the drill"), msg("STARTEX: the clock begins to run.")),
        Key("pagedown", "scroll(1)", msg("Read on"), msg("Scroll the briefing down; PgUp scrolls up.")),
        Key("escape", "back", msg("Back"), msg("Back to the choice of scenario.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS), ("pageup", "scroll(-1)", ""), ("down", "line(1)", ""), ("up", "line(-1)", ""),
    ]  # fmt: skip
    TOLD = (msg("Read what the team knows at STARTEX. Nothing runs yet; Enter on the button starts the drill."),)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice

    @property
    def names(self) -> Names:
        """Who is who."""
        return Names(self.choice.loaded, self.lang, self.choice.role)

    def place(self) -> str:
        """The scenario's title."""
        return f"{self.t('Briefing')} · {self.names.text('title')}"

    def body(self) -> ComposeResult:
        """The text, and the way on."""
        with VerticalScroll(id="briefing", can_focus=False):
            for number, (title, words) in enumerate(self._sections()):
                yield Static(
                    hung(lines((self.t(title), "bold $primary"), words)), classes="section", id=f"section-{number}"
                )
        with Horizontal(classes="button-line"):
            yield Button(shown(self.t("Start the drill")), id="start", compact=True, variant="primary")
            length = minutes(self.choice.loaded.scenario.lasts, self.lang)
            choice = self.choice
            about = (
                f"{role_name(choice.role, self.lang)} · {length} · ×{choice.pace:g} · {self.t('seed')} {choice.seed}"
            )
            yield Static(shown(about, "$muted"), classes="about-line")

    def _sections(self) -> Iterator[tuple[str, Content]]:
        names, drill = self.names, Drill(self.choice.loaded, self.choice.seed)
        scenario = self.choice.loaded.scenario
        clinic = f"{names.text('clinic')}  ·  {self.t('STARTEX {clock}').format(clock=scenario.starts)}"
        yield msg("Situation"), lines((clinic, "$muted"), names.text("summary"))
        yield msg("Your role"), role_words(names)
        people = [
            joined(
                (names.person(who), "bold"),
                (f"  {kind_name(person.is_, self.lang)}  ", "$muted"),
                names.text(f"people.{who}.about"),
            )
            for who, person in scenario.people.items()
        ]
        yield msg("People"), lines(*people)
        yield msg("Fact sheet"), fact_words(names, drill.known_facts(self.choice.role))
        yield msg("SOP"), sop_lines(names)
        yield msg("Rules of the drill"), lines(*[joined(("· ", "$accent"), self.t(rule)) for rule in RULES])

    def on_mount(self) -> None:
        """Enter starts."""
        self.query_one("#start").focus()

    def action_scroll(self, way: int) -> None:
        """A page."""
        page = self.query_one("#briefing")
        page.scroll_relative(y=way * max(3, page.size.height - 2), animate=False)

    def action_line(self, way: int) -> None:
        """A line."""
        self.query_one("#briefing").scroll_relative(y=way, animate=False)

    def action_back(self) -> None:
        """Not now."""
        self.dismiss(None)

    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        """STARTEX."""
        choice = self.choice
        try:
            solo = Solo.start(
                self.drill_app.store, choice.loaded, role=choice.role, lang=self.lang, seed=choice.seed,
                skill=choice.skill, pace=choice.pace,
            )  # fmt: skip
        except StoreError as error:
            self.drill_app.tell_trouble(error)
            return
        self.dismiss(None)
        ways.play(self.drill_app, solo)
