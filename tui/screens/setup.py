"""Practise: choose the scenario, your role, your teammates' skill and the pace."""

from __future__ import annotations

import secrets
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from scenarios.field import ROLES, Role
from scoring.names import role_name
from tui import shelf
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.request import PlayRequest
from tui.screens.base import DrillScreen
from tui.screens.briefing import Briefing, Choice
from tui.text import shown
from tui.widgets.picker import Picker

SKILLS = {0.35: msg("Beginners"), 0.7: msg("Experienced"), 0.95: msg("Excellent")}
PACES = (1.0, 2.0, 5.0, 10.0, 20.0, 60.0)


class Setup(DrillScreen[None]):
    """The scenarios on the left, the chosen one on the right, three lists and a button below."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("ctrl+s", "go", msg("To the briefing"), msg("Go to the briefing of the chosen scenario.")),
        Key("escape", "back", msg("Back"), msg("Back to home.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (
        msg("Choose a scenario with the arrow keys; Tab goes on to your role, your teammates' skill and the pace."),
        msg(
            "Simulated teammates fill the five other roles. "
            "Enter on a scenario, Ctrl+S or the button goes to the briefing."
        ),
    )

    def __init__(self, request: PlayRequest | None = None) -> None:
        super().__init__()
        self._seed = request.seed if request else None
        self._heads = shelf.headings(request.scenario if request else "")
        wanted = request.scenario if request else ""
        self._scenario = next((h.id for h in self._heads if wanted in (h.id, str(h.path), str(h.path.parent))), "")
        self._scenario = self._scenario or (self._heads[0].id if self._heads else "")
        self._role: Role = (request.role if request else None) or "service"
        self._skill = min(SKILLS, key=lambda skill: abs(skill - (request.skill if request else 0.7)))
        self._pace = min(PACES, key=lambda pace: abs(pace - (request.pace if request else 1.0)))

    def place(self) -> str:
        """Its name."""
        return self.t("Practise")

    def body(self) -> ComposeResult:
        """List and card above, choices below."""
        options = [Option(shelf.heading_words(head, self.lang), id=head.id) for head in self._heads]
        with Horizontal(classes="shelf"):
            yield OptionList(*options, id="scenarios", compact=True)
            with VerticalScroll(id="card"):
                yield Static(shown(""), id="card-text")
        with Vertical(id="choices"):
            roles = [(role_name(role, self.lang), role) for role in ROLES]
            skills = [(self.t(words), skill) for skill, words in SKILLS.items()]
            paces = [(f"×{pace:g}", pace) for pace in PACES]
            with Horizontal(classes="choice-line"):
                yield Static(shown(self.t("Your role")), classes="tag")
                yield Picker(self.t("Your role"), roles, self._role, "role")
                yield Static(shown(self.t("Teammates")), classes="tag")
                yield Picker(self.t("Teammates"), skills, self._skill, "skill")
                yield Static(shown(self.t("Pace")), classes="tag")
                yield Picker(self.t("Pace"), paces, self._pace, "pace")
            yield Button(shown(self.t("To the briefing")), id="go", compact=True, variant="primary")

    def on_mount(self) -> None:
        """The list has the focus."""
        self._highlight()

    async def retell(self) -> None:
        """In the other language, with the same choices."""
        await super().retell()
        self._highlight()

    def _highlight(self) -> None:
        listed = self.query_one("#scenarios", OptionList)
        if self._heads:
            listed.highlighted = [head.id for head in self._heads].index(self._scenario)
        listed.focus()

    @on(OptionList.OptionHighlighted, "#scenarios")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self._scenario = event.option.id or ""
        self.query_one("#card-text", Static).update(hung(shelf.card(self._where(), self.lang)))
        self.query_one("#card").scroll_home(animate=False)

    def _where(self) -> str:
        """The scenario's file: a scenario from elsewhere has an id that the library does not know."""
        return str(next(head.path for head in self._heads if head.id == self._scenario))

    @on(Picker.Changed)
    def _choose(self) -> None:
        self._role = self.query_one("#role", Picker).value
        self._skill = self.query_one("#skill", Picker).value
        self._pace = self.query_one("#pace", Picker).value

    @on(OptionList.OptionSelected, "#scenarios")
    @on(Button.Pressed, "#go")
    def action_go(self) -> None:
        """To the briefing, if the scenario is sound."""
        loaded = shelf.look(self._where()).loaded if self._scenario else None
        if loaded is None:
            self.drill_app.tell_trouble(self.t("This scenario has errors and cannot be played."))
            return
        seed = self._seed if self._seed is not None else 1 + secrets.randbelow(9999)
        self.app.push_screen(Briefing(Choice(loaded, self._role, self._skill, self._pace, seed)))

    def action_back(self) -> None:
        """Home."""
        self.dismiss(None)
