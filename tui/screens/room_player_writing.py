"""What a player does at the console of a room: says, takes steps, brings documents on."""

from __future__ import annotations

from textual import on

from live.check import SelfCheck
from live.client_trouble import ClientError, OutError
from live.telling import FeedItem
from scenarios.field import Channel
from tui.desk import check_line
from tui.screens import room_player_keys
from tui.screens.panes import Panes
from tui.screens.room_papers import RoomCard, RoomPapers
from tui.screens.room_steps import PlayerSteps
from tui.text import BLANK
from tui.widgets.composer import Composer, Words
from tui.widgets.feed import Feed


class PlayerWriting(PlayerSteps, Panes):
    """The keys, without the layout."""

    PANES = room_player_keys.PANES

    def __init__(self) -> None:
        super().__init__()
        self.words: Words | None = None
        """What is being written; None until the room was asked for a draft."""
        self.open_pane = "feed"
        self.filter = "all"
        self.addressed = False
        """The player has written or chosen a recipient: from then on only they change the address."""
        self._sending = False
        self._drafts: Words | None = None
        """The draft that is to be kept next."""
        self._keeping = False

    def keeps(self, item: FeedItem) -> bool:
        """Whether the filter lets an item through."""
        if self.filter == "mine":
            return item.mine
        return self.filter == "all" or (item.inject, item.at_s) in self.desk.waiting

    def first_to(self) -> tuple[str, Channel]:
        """Whom one would answer first: who waits for it, or who spoke last, or the first that there is."""
        recipients = self.desk.recipients
        spoke = [item for item in self.desk.items if item.kind == "said" and item.reply_to in recipients]
        wait = [item for item in spoke if item.mine and (item.inject, item.at_s) in self.desk.waiting]
        if found := [*wait, *spoke[::-1]]:
            return found[0].reply_to, found[0].reply_by
        return recipients[0], self.desk.channel_to(recipients[0])

    @on(Feed.Picked)
    def _answer(self, event: Feed.Picked) -> None:
        if event.item.reply_to in self.desk.recipients:
            self.query_one(Composer).address(event.item.reply_to, event.item.reply_by)

    def action_next_waiting(self) -> None:
        """Ctrl+N: one's own come first, then what is due first."""
        feed, waiting = self.query_one(Feed), self.desk.waiting
        found = [i for i in self.desk.items if (i.inject, i.at_s) in waiting and i.reply_to in self.desk.recipients]
        found.sort(key=lambda item: (not item.mine, waiting[item.inject, item.at_s]))
        if not found:
            self.room_app.say(self.t("Nothing waits for an answer now."))
            return
        item = found[(found.index(feed.chosen) + 1) % len(found)] if feed.chosen in found else found[0]
        if not self.keeps(item):
            self.action_filter("all")
        self.show_pane("feed")
        feed.choose(item)
        self.query_one(Composer).address(item.reply_to, item.reply_by)

    def action_filter(self, name: str = "") -> None:
        """The next filter of the feed, or the named one."""
        filters = room_player_keys.FILTERS
        self.filter = name or filters[(filters.index(self.filter) + 1) % len(filters)]
        self.query_one(Feed).fill(self.desk.items, self.keeps)
        self.tick()

    def action_role(self) -> None:
        """F2."""
        self.app.push_screen(RoomCard(self.desk))

    def action_facts(self) -> None:
        """F3."""
        self.app.push_screen(RoomPapers(self.desk, everything=False))

    def action_checks(self) -> None:
        """Ctrl+G."""
        on_now = not self.drill_app.settings.now.self_check
        self.drill_app.settings.change(self_check=on_now)
        self.room_app.say(self.t("Self-check on") if on_now else self.t("Self-check off"))
        self.check()

    def check(self) -> None:
        """Marks that are still missing, as the room finds them; nothing is recorded by it."""
        if not self.ready:
            return
        composer = self.query_one(Composer)
        words = composer.words
        if not self.drill_app.settings.now.self_check or not words.text.strip() or self.desk.away:
            composer.tell_check(BLANK)
            return

        async def look() -> None:
            data = await self.room_app.client.ask("check", to=words.to, by=words.by, text=words.text)
            if data is None or not self.ready or self.query_one(Composer).words != words:
                return
            found = SelfCheck(**{name: tuple(data.get(name, ())) for name in SelfCheck.__dataclass_fields__})
            self.query_one(Composer).tell_check(check_line(found, self.desk.names))

        self.run_worker(look(), group="check", exclusive=True)

    @on(Composer.Typing)
    def _typed(self) -> None:
        self.addressed = True

    @on(Composer.Addressed)
    def _addressed(self, event: Composer.Addressed) -> None:
        self.addressed |= (event.words.to, event.words.by) != self.first_to()

    @on(Composer.Changed)
    def _keep_draft(self, event: Composer.Changed) -> None:
        self.words = event.words
        self.check()
        if self.desk.phase in ("running", "paused") and not self._sending:
            self._drafts = event.words
            if not self._keeping:
                self.run_worker(self._keep_drafts(), group="draft")

    async def _keep_drafts(self) -> None:
        """One after the other; of those that came meanwhile the last."""
        self._keeping = True
        try:
            while self._drafts is not None:
                words, self._drafts = self._drafts, None
                taken = await self.room_app.client.call("draft", to=words.to, by=words.by, text=words.text)
                if self.ready:
                    told = self.desk.names.clock(taken.at_s) if words.text.strip() else ""
                    self.query_one(Composer).tell_saved(told)
        except ClientError:
            self._drafts = None  # a draft that is not kept is still on the screen
        finally:
            self._keeping = False

    def action_send(self) -> None:
        """Ctrl+S."""
        self.query_one(Composer).send()

    @on(Composer.Sent)
    def _send(self, event: Composer.Sent) -> None:
        words = event.words
        if not words.text.strip():
            self.room_app.say(self.t("Nothing is written yet."))
        elif self._sending:
            self.room_app.say(self.t("Still being sent; the host has not answered so far."))
        else:
            self._sending, self._drafts = True, None
            self.room_app.run_worker(self._say(words))

    async def _say(self, words: Words) -> None:
        """The field is emptied once the host has it on disk; what was written since then stays."""
        try:
            await self.room_app.client.call("say", to=words.to, by=words.by, text=words.text.strip())
        except OutError:
            return
        except ClientError as error:
            self.room_app.tell_refusal(error)
            return
        finally:
            self._sending = False
        if self.ready:
            composer = self.query_one(Composer)
            composer.sent(words.text)
            composer.tell_check(BLANK)
            self.show_pane("feed")
            self.query_one(Feed).to_end()
            self.room_app.say(self.t("Sent, and saved on the host's computer."))
