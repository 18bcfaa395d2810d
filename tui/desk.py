"""The player's desk: one solo drill with everything that the console says about it, and no widget."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from live.check import SelfCheck
from live.solo import Solo
from scenarios.field import Channel
from scenarios.timing import span
from scenarios.words import Lang
from scoring.names import mark_name
from sim.events import Event, Said, Spread
from tui.feed import FeedItem, Teller
from tui.figures import arrow
from tui.moods import Moods, trust_points
from tui.names import Names, listed, named
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
        draft = solo.draft()
        first = next(iter(solo.loaded.scenario.people))
        self.words = Words(draft.to, draft.by, draft.text) if draft else Words(first, "counter", "")
        self.follow(solo.drill.events)
        self.tell_in(lang)

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
            if clock.running
            else (f" ‖ {t('paused') if clock.paused else t('waits')} ", "bold $warning")
        )
        return joined(sign, (self.names.clock(now), "bold"), (f"  {span(now)}/{span(drill.ends_s)}", "$muted"))

    def trust_words(self, *, short: bool) -> Content:
        """`信任 62 ▼4  ● 未回 2`."""
        t, now = self.names.words, trust_points(self.solo.drill)
        count = len(self.waiting)
        change = arrow(now - self.trust_at_start)
        unanswered = f"●{count}" if short else f"● {t('unanswered')} {count}"
        open_ = (unanswered, "bold $warning") if count else ("✓" if short else f"✓ {t('all answered')}", "$success")
        return joined(
            (f"{t('Trust')} ", "$muted"), (f"{now}", "bold"), (f" {change}" if change else "", "$accent"), "  ", open_
        )

    def sop_words(self) -> str:
        """`SOP 3/7`."""
        return f"SOP {sop_count(self.solo.drill)}"

    def check_words(self, check: SelfCheck) -> Content:
        """What is still missing, what is there, what should not be: marks only."""
        t, lang = self.names.words, self.names.lang
        parts: list[Content | tuple[str, str]] = [(f"{t('Self-check')}  ", "$muted")]
        told = False
        for sign, words, marks, style in (
            ("○", t("still missing"), check.missing, "$foreground"),
            ("✓", t("there"), check.present, "$success"),
            ("!", t("careful"), check.harmful, "bold $error"),
        ):
            if marks:
                told = True
                names = listed([mark_name(mark, lang) for mark in marks], lang)
                parts.append((f"{sign} {named(words, names, lang)}  ", style))
        return joined(*parts) if told else BLANK


def trust_points_at_start(solo: Solo) -> int:
    """The drill's trust at STARTEX, in points of 100."""
    people = solo.loaded.scenario.people
    weights = sum(person.weight for person in people.values()) or 1.0
    total = sum(person.weight * solo.drill.start_feelings(who).trust for who, person in people.items())
    return round(100 * total / weights)
