"""The hotwash for players in a room: three questions, answered on one's own screen; the host keeps each answer."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import Button, Static, TextArea

from live.room.calls import QUESTIONS
from scenarios.clean import clean
from tui.keys import Key, bindings, msg
from tui.screens.room_base import LEAVE_KEY, TELL_KEY, RoomScreen
from tui.text import BLANK, joined, lines, shown
from tui.typed import after_typing
from tui.widgets.draft import DraftArea

REST_S = 1.0
"""How long typing must rest before an answer is kept."""


class RoomHotwash(RoomScreen):
    """A line or two for each question; an empty answer is fine."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("ctrl+s", "keep", msg("Keep"), msg("Keep the answers; they can be changed as long as the room is open.")),
        TELL_KEY,
        LEAVE_KEY,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    TOLD = (
        msg(
            "Three short questions while it is fresh. What you write is kept by itself; everybody in the room sees it."
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self._kept_answers: dict[str, str] = {}
        self._on_way: dict[str, str] = {}
        """Answers that the host has not acknowledged so far."""
        self._unsent: dict[str, str] = {}
        self._rest: Timer | None = None

    def body(self) -> ComposeResult:
        """The three questions."""
        self._kept_answers = self._kept_answers or {str(q["id"]): str(q["answer"]) for q in self.desk.own["questions"]}
        with VerticalScroll(id="hotwash", can_focus=False):
            about = self.t("Take a minute while it is fresh. A word is enough, and so is nothing.")
            yield Static(
                lines((self.t("ENDEX. The drill is over."), "bold $primary"), (about, "$muted")), classes="section"
            )
            for number, question in enumerate(self.desk.own["questions"], 1):
                yield Static(shown(f"{number}  {question['text']}", "bold"), classes="question")
                yield DraftArea(self._written.get(str(question["id"]), ""), id=f"answer-{question['id']}")
        with Horizontal(classes="button-line"):
            yield Button(shown(self.t("Keep")), id="keep", compact=True, variant="primary")
            yield Static(BLANK, id="kept")

    def on_mount(self) -> None:
        """Typing starts at once."""
        self.ready = True
        self.query_one("#answer-hardest").focus()
        self.show()

    def keep_written(self) -> None:
        """The answers as they are now."""
        self._unsent = self._now()

    @property
    def _written(self) -> dict[str, str]:
        return self._unsent or self._kept_answers

    def _now(self) -> dict[str, str]:
        return {name: clean(self.query_one(f"#answer-{name}", DraftArea).text).strip() for name in QUESTIONS}

    def show(self) -> None:
        """Whether all is kept."""
        if self.ready:
            kept = self._now() == self._kept_answers
            told = (
                (self.t("✓ Kept on the host's computer."), "$success")
                if kept
                else (self.t("Not kept so far."), "$muted")
            )
            self.query_one("#kept", Static).update(joined("  ", told, "   ", self.desk.link_words()))

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.show()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_S, self.action_keep)

    @on(Button.Pressed, "#keep")
    @after_typing
    def action_keep(self) -> None:
        """Ctrl+S, the button, or a rest in typing."""
        if not self.ready:
            return
        for name, text in self._now().items():
            if text != self._on_way.get(name, self._kept_answers.get(name, "")):
                self._hand_in(name, text)

    def _hand_in(self, name: str, text: str) -> None:
        self._on_way[name] = text

        def kept() -> None:
            self._kept_answers[name] = text
            if self._on_way.get(name) == text:
                del self._on_way[name]
            self.show()

        self.make_call("answer", kept, question=name, text=text[:1000])
