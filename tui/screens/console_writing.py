"""What the player writes at the console: the draft, its address, its self-check, and the notes of steps."""

from __future__ import annotations

from textual import on

from live.trouble import StoreError
from scenarios.field import Step
from tui.screens.console_actions import ConsoleActions
from tui.screens.step import TakeStep
from tui.widgets.composer import Composer
from tui.widgets.feed import Feed
from tui.widgets.sop import SopList


class ConsoleWriting(ConsoleActions):
    """Letters, answers and notes, without the layout and the clock."""

    @on(Feed.Picked)
    def _answer(self, event: Feed.Picked) -> None:
        if (to := self.desk.answer_to(event.item)) is not None:
            self.query_one(Composer).address(*to)

    @on(Composer.Changed)
    def _keep_draft(self, event: Composer.Changed) -> None:
        words = event.words
        composer = self.query_one(Composer)
        try:
            draft = self.solo.save_draft(words.to, words.by, words.text)
        except StoreError as error:
            self.drill_app.tell_trouble(error)
            return
        composer.tell_saved(self.desk.names.clock(draft.at_s) if words.text else "")
        self.check()

    @on(Composer.Addressed)
    def _addressed(self, event: Composer.Addressed) -> None:
        self.desk.addressed |= (event.words.to, event.words.by) != self.desk.first_to()
        self.check()

    @on(Composer.Typing)
    def _typed(self) -> None:
        self.desk.addressed = True

    @on(Composer.Sent)
    def _send(self, event: Composer.Sent) -> None:
        words = event.words
        if self.solo.drill.ended or not words.text.strip():
            over = self.t("The drill is over; this was not sent.")
            self.drill_app.say(over if self.solo.drill.ended else self.t("Nothing is written yet."))
            return
        try:
            events = self.solo.say(words.to, words.by, words.text.strip())
        except StoreError as error:
            self.drill_app.tell_trouble(error)
            return
        self.query_one(Composer).sent(words.text)
        self.check()
        self.take(events)
        self.show_sent()

    def action_send(self) -> None:
        """Ctrl+S."""
        self.query_one(Composer).send()

    @on(SopList.Wanted)
    def _want_step(self, event: SopList.Wanted) -> None:
        self.app.push_screen(TakeStep(event.step, self.desk), lambda note: self._take_step(event.step, note))

    def _take_step(self, step: Step, note: str | None) -> None:
        if note is not None:
            try:
                self.take(self.solo.do(step, note))
            except StoreError as error:
                self.drill_app.tell_trouble(error)
            else:
                self.desk.notes.pop(step, None)
        elif self.desk.notes.get(step, "").strip():
            self.drill_app.say(self.t("Your note is kept, and stands there when you come back to this step."))
