"""What a terminal knows of the room it sits in: the last view, told in the words of the screens, and no widget."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import Any, Final

from textual.content import Content

from live.client import RoomClient, View
from live.room.names import phase_name
from live.telling import FeedItem
from scenarios.clean import clean
from scenarios.field import CHANNELS, ROLES, Channel, Step
from scenarios.timing import clock, span
from scenarios.words import Lang, Translate, translator
from scoring.names import channel_name, role_name
from sim.documents import OWNER
from tui.text import joined
from tui.widgets.sop import StepLine

PACES: Final = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 60.0)
BEHIND_S: Final = 8.0
"""Views come at least every five seconds while the clock goes; without one the shown clock stops here."""
_FIELDS: Final = {each.name for each in fields(FeedItem)}
Data = dict[str, Any]


class RoomNames:
    """The names that the room has sent, in the language of the view."""

    def __init__(self, lang: Lang, shared: Mapping[str, Any]) -> None:
        self.lang: Lang = lang
        self._people = {each["id"]: str(each["name"]) for each in shared["words"]["to"]}
        self._starts_s = int(shared["clock"]["starts_s"])

    @property
    def words(self) -> Translate:
        """The words of the screens."""
        return translator("tui", self.lang)

    def person(self, who: str) -> str:
        """Somebody whom one can speak to, or a role."""
        if who in self._people:
            return self._people[who]
        return role_name(who, self.lang) if who in (*ROLES, "team", "public") else clean(who)

    def clock(self, at_s: int) -> str:
        """The time of day in the drill."""
        return clock(max(0, at_s), self._starts_s)

    def channel(self, by: str) -> str:
        """A channel in words."""
        return channel_name(by, self.lang) if by in CHANNELS else clean(by)


class RoomDesk:
    """The room as it was last heard of; time goes on by itself between two views."""

    def __init__(self, client: RoomClient, lang: Lang, monotonic: Callable[[], float]) -> None:
        self.client = client
        self.lang: Lang = lang
        self._monotonic = monotonic
        self._heard_s = 0.0
        self.view: View | None = None
        self.names: RoomNames
        self.items: list[FeedItem] = []
        self.away = False
        """The room cannot be reached at the moment."""
        self._anew = True
        self.kept: dict[str, dict[str, str]] = {}
        """What was written in forms that the room took away, by form."""

    def begin_anew(self) -> None:
        """One has joined: what comes next is another room, or another member's."""
        self._anew = True

    def take(self, view: View) -> list[FeedItem] | None:
        """Takes in a view; gives the new items of the feed, or None where the whole feed is another one."""
        before, spoke = self.view, self.lang_of_view
        self.view, self._heard_s, self.away = view, self._monotonic(), False
        self.names = RoomNames(self.lang_of_view, view.shared)
        known = len(self.items)
        anew, self._anew = self._anew, False
        anew |= spoke != self.lang_of_view
        if anew or before is None or before.feed[:known] != view.feed[:known] or len(view.feed) < known:
            self.items = [_item(each) for each in view.feed]
            return None
        fresh = [_item(each) for each in view.feed[known:]]
        self.items += fresh
        return fresh

    @property
    def lang_of_view(self) -> Lang:
        """The language of what the room sent last."""
        return "en" if self.view is not None and self.me["lang"] == "en" else "zh-TW"

    @property
    def t(self) -> Translate:
        """The words of the screens, in the language chosen here."""
        return translator("tui", self.lang)

    @property
    def shared(self) -> Data:
        """What everybody in this seat sees."""
        assert self.view is not None
        return self.view.shared

    @property
    def own(self) -> Data:
        """What is this member's alone."""
        assert self.view is not None
        return self.view.own

    @property
    def me(self) -> Data:
        """Who one is."""
        return dict(self.own["me"])

    @property
    def seat(self) -> str:
        """Where one sits."""
        return str(self.me["seat"])

    @property
    def phase(self) -> str:
        """`lobby`, `running`, `paused`, `ended`, `hotwash`."""
        return str(self.shared["room"]["phase"])

    @property
    def halted(self) -> str | None:
        """Why the drill stands still for something real; None while nothing real has happened."""
        why = self.shared["room"]["halted"]
        return None if why is None or self.phase != "paused" else str(why)

    @property
    def title(self) -> str:
        """The scenario's."""
        return str(self.shared["room"]["title"])

    def part(self, name: str) -> list[Data]:
        """A list of the view; empty where this seat has none."""
        found = self.shared.get(name, [])
        return list(found) if isinstance(found, list) else []

    @property
    def goes(self) -> bool:
        """Whether the drill's clock goes on."""
        return bool(self.shared["clock"]["running"])

    @property
    def now_s(self) -> int:
        """The drill's second, a little ahead of what was last heard."""
        heard = int(self.shared["clock"]["now_s"])
        if not self.goes or self.away:
            return heard
        passed = min(BEHIND_S, max(0.0, self._monotonic() - self._heard_s))
        return min(self.ends_s, heard + int(passed * float(self.shared["clock"]["pace"])))

    @property
    def ends_s(self) -> int:
        """When the drill ends at the latest."""
        return int(self.shared["clock"]["ends_s"])

    @property
    def waiting(self) -> dict[tuple[str, int], int]:
        """When each unanswered question is due, by inject and the second it was asked."""
        return {(str(each["inject"]), int(each["asked_s"])): int(each["due_s"]) for each in self.part("waiting")}

    @property
    def to_pass(self) -> list[Data]:
        """The documents that stand before a stage that is this seat's."""
        own = {stage for stage, role in OWNER.items() if role == self.seat}
        return [each for each in self.part("documents") if each["published_s"] is None and own & {*each["lacks"]}]

    def line(self, step: Step) -> StepLine:
        """Where a step of the SOP stands."""
        found = next((each for each in self.part("sop") if each["step"] == step), None)
        if found is None:
            return StepLine()
        owner, roles = found.get("owner", ""), tuple(found["roles"])
        return StepLine(found["done_s"], found["who"], found.get("due_s"), owner, found["what"], roles)

    def channel_to(self, who: str) -> Channel:
        """By which channel to speak to somebody: where they spoke last, as far as one heard."""
        spoke = next((item.reply_by for item in reversed(self.items) if item.reply_to == who and item.how), None)
        return spoke or ("internal" if who == "team" else "social" if who == "public" else "phone")

    @property
    def recipients(self) -> list[str]:
        """Whom one can speak to."""
        return [str(each["id"]) for each in self.shared["words"]["to"]]

    def here(self, seats: Collection[str]) -> tuple[int, int]:
        """How many people in these seats have a screen open, and how many there are."""
        people = [each for seat in self.part("seats") if seat["seat"] in seats for each in seat["people"]]
        return sum(bool(each["here"]) for each in people), len(people)

    def clock_words(self) -> Content:
        """`▶ 09:17  7:12/40:00`; a stopped clock says why."""
        if self.phase == "running" and self.goes and not self.away:
            sign = (" ▶ ", "bold $success")
        elif self.shared["room"]["halted"] is not None:
            sign = (f" ■ {self.t('Stopped')} ", "bold $error")
        else:
            sign = (f" ‖ {phase_name(self.phase, self.lang)} ", "bold $warning")
        now = self.now_s
        return joined(sign, (self.names.clock(now), "bold"), (f"  {span(now)}/{span(self.ends_s)}", "$muted"))

    def link_words(self) -> Content:
        """Whether the room is reached, and what is not acknowledged so far."""
        t, waits = self.t, self.client.unanswered
        if self.away:
            told = t("○ No connection; trying again.")
            more = f" {t('{count} not sent').format(count=waits)}" if waits else ""
            return joined((f"{told}{more}", "bold $error"))
        return joined(("●", "$success"))


def _item(data: Data) -> FeedItem:
    return FeedItem(**{name: value for name, value in data.items() if name in _FIELDS})
