"""The library: every scenario with its summary, roles, length and what the checker says."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui import shelf
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.names import named
from tui.screens import ways
from tui.screens.base import DrillScreen
from tui.text import lines, shown


class Drills(DrillScreen[None]):
    """The list on the left, the highlighted scenario on the right."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "practise", msg("Practise"), msg("Practise with the highlighted scenario.")),
        Key("escape", "back", msg("Back"), msg("Back to home.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS),
        ("pagedown", "scroll(1)", ""),
        ("pageup", "scroll(-1)", ""),
    ]
    TOLD = (msg("All scenarios of the library. Each is checked as it is read; Enter practises with one."),)

    def place(self) -> str:
        """Its name."""
        return self.t("Library")

    def body(self) -> ComposeResult:
        """List and card."""
        self._heads = shelf.headings()
        options = [Option(shelf.heading_words(head, self.lang), id=head.id) for head in self._heads]
        with Horizontal(classes="shelf"):
            yield OptionList(*options, id="scenarios", compact=True)
            with VerticalScroll(id="card"):
                yield Static(shown(""), id="card-text")

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one("#scenarios").focus()

    @on(OptionList.OptionHighlighted, "#scenarios")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        name = event.option.id or ""
        words = shelf.card(name, self.lang)
        rehearsals = next((head.rehearsals for head in self._heads if head.id == name), [])
        told = (
            shown(named(self.t("Rehearsals"), ", ".join(rehearsals), self.lang), "$muted") if rehearsals else shown("")
        )
        self.query_one("#card-text", Static).update(hung(lines(words, "", told)))

    @on(OptionList.OptionSelected, "#scenarios")
    def _practise(self, event: OptionList.OptionSelected) -> None:
        ways.practise(self.drill_app, event.option.id or "")

    def action_practise(self) -> None:
        """With the highlighted one."""
        self.query_one("#scenarios", OptionList).action_select()

    def action_scroll(self, way: int) -> None:
        """A page of the card."""
        card = self.query_one("#card")
        card.scroll_relative(y=way * max(3, card.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Home."""
        self.dismiss(None)
