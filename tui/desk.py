"""The player's desk: one solo drill with everything that the console says about it, and no widget."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from live.check import SelfCheck
from live.solo import Solo
from live.telling import FeedItem, Teller
from scenarios.field import Channel, Step
from scenarios.timing import span
from scenarios.words import Lang
from scoring.names import channel_name, mark_name
from sim.events import Event, Said, Spread
from tui.figures import arrow
from tui.moods import Moods, trust_points
from tui.names import Names, Naming, listed, named
from tui.reach import Reach
from tui.text import BLANK, joined
from tui.widgets.composer import Words
from tui.widgets.sop import sop_count

PACES = (1.0, 2.0, 5.0, 10.0, 20.0, 60.0)
FILTERS = ("all", "mine", "unanswered")


class Desk:
    """What is on the desk now, in the language of `names`."""

    def __init__(self, solo: Solo, lang: Lang, checks: bool = True) -> None:
        self.solo = solo
        self.moods = Moods()
        self.views: dict[str, int] = {}
        self.trust_at_start = trust_points_at_start(solo)
        self.pane = "feed"
        self.filter = "all"
        self.checks = checks
        self.stands = False
        """A sheet is open that the clock waits for."""
        self.notes: dict[Step, str] = {}
        """What was written about a step that is not taken so far."""
        self.addressed = False
        """The player has written, chosen a recipient, or sent something: from then on only they change the address."""
        self.reach = Reach(solo.loaded.scenario)
        self.follow(solo.drill.events)
        self.tell_in(lang)
        draft = solo.draft()
        self.words = Words(draft.to, draft.by, draft.text) if draft else Words(*self.first_to(), "")
        self.addressed = draft is not None

    def tell_in(self, lang: Lang) -> None:
        """From now on in this language."""
        self.names = Names(self.solo.loaded, lang, self.solo.role)
        self.teller = Teller(self.names)
        self.items = self.teller.tell(self.solo.drill.events)

    def take(self, events: list[Event]) -> list[FeedItem]:
        """Takes in what happened; gives the new items of the feed."""
        self.follow(events)
        items = self.teller.tell(events)
        self.items += items
        return items

    def follow(self, events: Iterable[Event]) -> None:
        """Moods and reach."""
        events = list(events)
        self.moods.follow(events)
        self.reach.follow(events)
        for event in events:
            if isinstance(event, Spread):
                self.views[event.post] = event.views
            elif isinstance(event, Said) and not event.teammate:
                self.moods.met.add(event.to)

    @property
    def recipients(self) -> list[str]:
        """Who can be spoken to: the people, the team, and everybody."""
        people = list(self.solo.loaded.scenario.people)
        return [*people, "team", *([] if "public" in people else ["public"])]

    @property
    def waiting(self) -> dict[tuple[str, int], int]:
        """When each unanswered question is due, by inject and the second it was asked."""
        return {(ask.inject, ask.asked_s): ask.due_s for ask in self.solo.drill.open_asks()}

    def keeps(self, item: FeedItem) -> bool:
        """Whether the filter lets an item through."""
        if self.filter == "mine":
            return item.mine
        return self.filter == "all" or (item.inject, item.at_s) in self.waiting

    def next_waiting(self, after: FeedItem | None) -> FeedItem | None:
        """The entry that most needs an answer, or the one that does so next after another: one's own come first."""
        waiting = self.waiting
        found = [item for item in self.items if (item.inject, item.at_s) in waiting and self.answer_to(item)]
        found.sort(key=lambda item: (not item.mine, waiting[item.inject, item.at_s]))
        return found[(found.index(after) + 1) % len(found)] if after in found else next(iter(found), None)

    def first_to(self) -> tuple[str, Channel]:
        """Whom one would answer first: who waits for it, or who spoke last, or the first of the people."""
        spoke = [item for item in self.items if item.kind == "said" and item.reply_to in self.recipients]
        wait = [item for item in spoke if item.mine and (item.inject, item.at_s) in self.waiting]
        if found := [*wait, *spoke[::-1]]:
            return found[0].reply_to, found[0].reply_by
        first = next(iter(self.solo.loaded.scenario.people))
        return first, self.reach.channel(first)

    def miss_words(self, to: str, by: Channel) -> Content:
        """A warning where words would not get to somebody by this channel, with the one that would."""
        if not self.reach.misses(to, by):
            return BLANK
        names = self.names
        told = names.words("{person} is not reached {channel}. Better {other}.").format(
            person=names.person(to),
            channel=channel_name(by, names.lang),
            other=channel_name(self.reach.channel(to), names.lang),
        )
        return joined((f"! {told}  ", "bold $warning"))

    def answer_to(self, item: FeedItem) -> tuple[str, Channel] | None:
        """To whom and by which channel an answer to this item would go."""
        return (item.reply_to, item.reply_by) if item.reply_to in self.recipients else None

    def next_pace(self) -> float:
        """The pace that follows in the round."""
        return next((pace for pace in PACES if pace > self.solo.pace), PACES[0])

    def clock_words(self) -> Content:
        """`▶ 09:17  7:12/40:00`; a stopped clock says why."""
        drill, t, clock = self.solo.drill, self.names.words, self.solo.clock
        now = max(0, drill.now_s)
        sign = (
            (" ▶ ", "bold $success")
            if clock.running and not self.stands
            else (f" ‖ {t('paused') if clock.paused or self.stands else t('waits')} ", "bold $warning")
        )
        return joined(sign, (self.names.clock(now), "bold"), (f"  {span(now)}/{span(drill.ends_s)}", "$muted"))

    def trust_words(self, *, short: bool) -> Content:
        """`信任 62 ▼4  ● 未回 2`."""
        t, now = self.names.words, trust_points(self.solo.drill)
        count = len(self.waiting)
        change = arrow(now - self.trust_at_start)
        unanswered = f"●{count}" if short else f"● {t('unanswered')} {count}"
        open_ = (unanswered, "bold $warning") if count else ("✓" if short else f"✓ {t('nobody waits')}", "$success")
        return joined(
            (f"{t('Trust')} ", "$muted"), (f"{now}", "bold"), (f" {change}" if change else "", "$accent"), "  ", open_
        )

    def sop_words(self) -> str:
        """`SOP 3/7`."""
        return f"SOP {sop_count(self.solo.drill)}"

    def check_words(self, check: SelfCheck) -> Content:
        """The line of the self-check."""
        return check_line(check, self.names)


def check_line(check: SelfCheck, names: Naming) -> Content:
    """What is still missing, what is there, what should not be: marks only."""
    t, lang = names.words, names.lang
    parts: list[Content | tuple[str, str]] = [(f"{t('Self-check')}  ", "$muted")]
    told = False
    for sign, words, marks, style in (
        ("○", t("still missing"), check.missing, "$foreground"),
        ("✓", t("there"), check.present, "$success"),
        ("!", t("careful"), check.harmful, "bold $error"),
    ):
        if marks:
            told = True
            told_marks = listed([mark_name(mark, lang) for mark in marks], lang)
            parts.append((f"{sign} {named(words, told_marks, lang)}  ", style))
    return joined(*parts) if told else BLANK


def trust_points_at_start(solo: Solo) -> int:
    """The drill's trust at STARTEX, in points of 100."""
    people = solo.loaded.scenario.people
    weights = sum(person.weight for person in people.values()) or 1.0
    total = sum(person.weight * solo.drill.start_feelings(who).trust for who, person in people.items())
    return round(100 * total / weights)
