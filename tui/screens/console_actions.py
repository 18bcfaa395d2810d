"""What the keys of the console do: panes, clock, self-check, the sheets above it, and leaving."""

from __future__ import annotations

from live.trouble import StoreError
from tui.desk import FILTERS
from tui.screens.console_showing import ConsoleShowing
from tui.screens.leave import Leave
from tui.screens.sheets import FactSheet, RoleCard
from tui.widgets.composer import Composer
from tui.widgets.feed import Feed


class ConsoleActions(ConsoleShowing):
    """The keys, without the layout."""

    def show_sent(self) -> None:
        """The feed with what was just said as its last entry, whatever was open or left out before."""
        sent = next((item for item in reversed(self.desk.items) if item.kind == "mine"), None)
        if sent is not None and not self.desk.keeps(sent):
            self.action_filter("all")
        self.query_one("#draft").focus()  # before the pane that has it goes out of sight
        self.show_pane("feed")
        self.query_one(Feed).to_end()

    def action_next_waiting(self) -> None:
        """Ctrl+N: from one unanswered entry to the next; an answer is addressed, and what is written stays."""
        composer, feed = self.query_one(Composer), self.query_one(Feed)
        item = self.desk.next_waiting(feed.chosen)
        if item is None or (to := self.desk.answer_to(item)) is None:
            self.drill_app.say(self.t("Nothing waits for an answer now."))
            return
        if not self.desk.keeps(item):
            self.action_filter("all")
        self.show_pane("feed")
        feed.choose(item)
        composer.address(*to)

    def action_filter(self, name: str = "") -> None:
        """The next filter of the feed, or the named one."""
        following = FILTERS[(FILTERS.index(self.desk.filter) + 1) % len(FILTERS)]
        self.desk.filter = name or following
        self.query_one(Feed).fill(self.desk.items, self.desk.keeps)
        self.refresh_desk()

    def action_pause(self) -> None:
        """F7."""
        self.solo.paused = not self.solo.paused
        self.refresh_desk()

    def action_skip(self) -> None:
        """F8; the feed shows what comes."""
        if self.focused is not self.query_one("#draft"):
            self.query_one(Feed).focus()
        self.show_pane("feed")
        try:
            self.take(self.solo.skip())
        except StoreError as error:
            self.drill_app.tell_trouble(error)

    def action_faster(self) -> None:
        """F9."""
        self.solo.pace = self.desk.next_pace()
        self.refresh_desk()

    def action_wait(self) -> None:
        """Ctrl+O."""
        self.solo.wait_while_writing = not self.solo.wait_while_writing
        t = self.t
        self.drill_app.say(
            t("The clock waits while you write.")
            if self.solo.wait_while_writing
            else t("The clock runs while you write.")
        )
        self.refresh_desk()

    def action_checks(self) -> None:
        """Ctrl+G."""
        self.desk.checks = not self.desk.checks
        self.drill_app.settings.change(self_check=self.desk.checks)
        self.drill_app.say(self.t("Self-check on") if self.desk.checks else self.t("Self-check off"))
        self.check()

    def action_role(self) -> None:
        """F2."""
        self.app.push_screen(RoleCard(self.desk.names))

    def action_facts(self) -> None:
        """F3."""
        self.app.push_screen(FactSheet(self.desk.names, self.solo.drill.known_facts(self.solo.role)))

    def action_leave(self) -> None:
        """Esc: a question first; the clock stands still meanwhile."""
        was_paused, self.solo.paused = self.solo.paused, True

        def decide(answer: str | None) -> None:
            if answer == "leave":
                self.dismiss(None)
            elif answer == "end":
                self.solo.paused = False
                self.take(self.solo.finish())
            else:
                self.solo.paused = was_paused
                self.refresh_desk()

        self.app.push_screen(Leave(), decide)
