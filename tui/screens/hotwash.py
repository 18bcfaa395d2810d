"""The hotwash: three questions right after ENDEX; the answers are kept with the drill."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from live.solo import Solo
from live.trouble import StoreError
from scenarios.clean import clean
from tui.keys import Key, bindings, msg
from tui.names import Names
from tui.screens import ways
from tui.screens.base import DrillScreen
from tui.text import lines, shown
from tui.typed import after_typing
from tui.widgets.draft import DraftArea

QUESTIONS: Final = {
    "hardest": msg("What was the hardest moment?"),
    "sop": msg("Which step of the SOP was not clear?"),
    "next": msg("What do you want to practise next?"),
}


class Hotwash(DrillScreen[None]):
    """A line or two for each question; an empty answer is fine."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("ctrl+s", "go", msg("To the result"), msg("Keep the answers and go to the result.")),
        Key("escape", "go", msg("Skip"), msg("Go to the result; what you wrote is kept."), foot=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (
        msg("Three short questions while it is fresh. They are kept with the drill; Ctrl+S goes on to the result."),
    )

    def __init__(self, solo: Solo) -> None:
        super().__init__()
        self.solo = solo
        self._answers: dict[str, str] = {}

    def place(self) -> str:
        """Where one is."""
        return f"{self.t('Hotwash')} · {Names(self.solo.loaded, self.lang, self.solo.role).text('title')}"

    def body(self) -> ComposeResult:
        """The three questions."""
        with VerticalScroll(id="hotwash", can_focus=False):
            about = self.t("Take a minute while it is fresh. A word is enough, and so is nothing.")
            yield Static(
                lines((self.t("ENDEX. The drill is over."), "bold $primary"), (about, "$muted")), classes="section"
            )
            for number, (name, question) in enumerate(QUESTIONS.items(), 1):
                yield Static(shown(f"{number}  {self.t(question)}", "bold"), classes="question")
                yield DraftArea(self._answers.get(name, ""), id=f"answer-{name}")
        with Horizontal(classes="button-line"):
            yield Button(shown(self.t("To the result")), id="go", compact=True, variant="primary")

    def on_mount(self) -> None:
        """The score is kept at once; what was answered before stands there again."""
        try:
            self.solo.scorecard()
            self._answers = dict(self.drill_app.store.load(self.solo.drill_id).hotwash)
        except StoreError as error:
            self.drill_app.tell_trouble(error)
        for name in QUESTIONS:
            self.query_one(f"#answer-{name}", DraftArea).load_text(self._answers.get(name, ""))
        self.query_one("#answer-hardest").focus()

    async def retell(self) -> None:
        """In the other language, with what was written."""
        self._answers = self._written()
        await super().retell()

    def _written(self) -> dict[str, str]:
        return {name: clean(self.query_one(f"#answer-{name}", DraftArea).text).strip() for name in QUESTIONS}

    @on(Button.Pressed, "#go")
    @after_typing
    def action_go(self) -> None:
        """Keeps the answers; a trouble with the disk keeps one from going on only once."""
        try:
            for name, answer in self._written().items():
                if answer or name in self._answers:
                    self.drill_app.store.save_hotwash(self.solo.drill_id, name, answer)
        except StoreError as error:
            self.drill_app.tell_trouble(error)
        ways.to_result(self.drill_app, self.solo)
