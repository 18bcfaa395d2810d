"""The draft: to whom, by which channel, the words, the self-check, send."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Button, Static, TextArea

from scenarios.clean import clean
from scenarios.field import CHANNELS, PUBLIC_CHANNELS, Channel
from scoring.names import channel_name
from tui.names import Naming
from tui.text import BLANK, FOCUS_SIGN, joined, shown
from tui.widgets.draft import DraftArea
from tui.widgets.picker import Picker

SAVE_AFTER_S = 0.4
"""How long typing must rest before the draft is saved and checked."""


@dataclass(frozen=True)
class Words:
    """What is being written, to whom and how."""

    to: str
    by: Channel
    text: str


class Composer(Vertical):
    """Choosing somebody in the feed sets the two lists; sending leaves the field empty."""

    class Changed(Message):
        """The words rested for a moment; they want to be saved and checked."""

        def __init__(self, words: Words) -> None:
            super().__init__()
            self.words = words

    class Addressed(Message):
        """Recipient or channel are others now."""

        def __init__(self, words: Words) -> None:
            super().__init__()
            self.words = words

    class Typing(Message):
        """The player is writing: right now."""

    class Sent(Message):
        """The player wants this said."""

        def __init__(self, words: Words) -> None:
            super().__init__()
            self.words = words

    def __init__(
        self,
        names: Naming,
        words: Words,
        recipients: Iterable[str],
        channel_to: Callable[[str], Channel],
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`channel_to` gives the channel that is set when another recipient is chosen."""
        super().__init__(id=id)
        self._names = names
        self._first = words
        self._recipients = list(recipients)
        self._channel_to = channel_to
        self._addressed = words.to
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Two lists, the field, and the line below it."""
        names, t = self._names, self._names.words
        to = [(names.person(who), who) for who in self._recipients]
        by = [(channel_name(each, names.lang), each) for each in CHANNELS]
        with Horizontal(classes="to-line"):
            yield Static(shown(t("To")), id="to-tag", classes="tag")
            yield Picker(t("To"), to, self._first.to, "to")
            yield Static(shown(t("Channel")), classes="tag")
            yield Picker(t("Channel"), by, self._first.by, "by")
            yield Static(BLANK, id="saved")
        hint = t("Write your answer here. Enter makes a new line, Ctrl+S sends.")
        yield DraftArea(self._first.text, hint=hint, id="draft")
        with Horizontal(classes="check-line"):
            yield Static(BLANK, id="check")
            yield Button(shown(t("Send")), id="send", compact=True, variant="primary")
            yield Button(shown(t("Send in public")), id="send-public", compact=True, variant="warning")

    def on_mount(self) -> None:
        """What is sent at once may be public already."""
        self._tell_audience()

    def _tell_audience(self) -> None:
        """Before something is said to everybody, the button says so."""
        public = self.words.by in PUBLIC_CHANNELS
        self.query_one("#send", Button).display = not public
        self.query_one("#send-public", Button).display = public

    @property
    def words(self) -> Words:
        """What stands there now."""
        to: Picker[str] = self.query_one("#to", Picker)
        by: Picker[Channel] = self.query_one("#by", Picker)
        return Words(to.value, by.value, clean(self.query_one("#draft", DraftArea).text))

    def address(self, to: str, by: Channel) -> None:
        """Sets recipient and channel, and goes to the field."""
        self.preset(to, by)
        self.query_one("#draft", DraftArea).focus()

    def preset(self, to: str, by: Channel) -> None:
        """Sets recipient and channel."""
        self._addressed = to
        self.query_one("#to", Picker).choose(to)
        self.query_one("#by", Picker).choose(by)

    def sent(self, text: str) -> None:
        """These words were sent; what was written after them stays."""
        draft = self.query_one("#draft", DraftArea)
        if draft.text.startswith(text):
            draft.load_text(draft.text.removeprefix(text))
            draft.move_cursor(draft.document.end)
        self.tell_saved("")

    def send(self) -> None:
        """Asks for the words to be said, even if there are none, once all that was typed stands in the field."""
        self.query_one("#draft", DraftArea).call_later(self._send)

    def _send(self) -> None:
        self._rest(None)
        self.post_message(self.Sent(self.words))

    def type(self, text: str) -> None:
        """What was typed or pasted elsewhere goes to the field, and so does the focus."""
        draft = self.query_one("#draft", DraftArea)
        draft.focus()
        draft.insert(text)

    def tell_focus(self) -> None:
        """A sign before the title while one is writing here."""
        sign = FOCUS_SIGN if self.has_focus_within else ""
        self.query_one("#to-tag", Static).update(joined((sign, "bold $accent"), self._names.words("To")))

    def tell_saved(self, when: str) -> None:
        """`Draft saved 09:17`, or nothing."""
        self.query_one("#saved", Static).update(shown(f"{self._names.words('Draft saved')} {when}" if when else ""))

    def tell_check(self, content: Content) -> None:
        """The line below the field."""
        self.query_one("#check", Static).update(joined(content))

    @on(TextArea.Changed)
    @on(Picker.Changed)
    def _changed(self, event: TextArea.Changed | Picker.Changed) -> None:
        event.stop()
        to = self.words.to
        if isinstance(event, TextArea.Changed):
            self.post_message(self.Typing())
        elif to != self._addressed:
            self._addressed = to
            self.query_one("#by", Picker).choose(self._channel_to(to))
        if isinstance(event, Picker.Changed):
            self._tell_audience()
            self.post_message(self.Addressed(self.words))
        self._rest(self.set_timer(SAVE_AFTER_S, self._rested))

    def _rest(self, timer: Timer | None) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = timer

    def _rested(self) -> None:
        if self.is_mounted:
            self.post_message(self.Changed(self.words))

    @on(Button.Pressed, "#send")
    @on(Button.Pressed, "#send-public")
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.send()
