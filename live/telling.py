"""What a feed tells: one item for each thing that happened and that a player would hear of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from live.names import Names
from scenarios.field import Channel
from scoring.names import channel_name, rung_name, stage_name, step_name
from sim.events import (
    Announced,
    Answered,
    Commented,
    Delivered,
    Did,
    Ended,
    Escalated,
    Event,
    Learned,
    Published,
    Reminded,
    Said,
    Started,
    Wrote,
)

ItemKind = Literal["said", "scene", "mine", "team", "step", "news", "fact", "document", "mark"]
"""`said`: somebody speaks to the team; `scene`: the situation speaks; `mark`: STARTEX and ENDEX."""


@dataclass(frozen=True)
class FeedItem:
    """One entry."""

    at_s: int
    kind: ItemKind
    who: str
    """Who it comes from, in words."""
    how: str = ""
    """By which channel and to whom, in words."""
    text: str = ""
    inject: str = ""
    """The inject that it is, if it waits for an answer."""
    due_s: int | None = None
    reply_to: str = ""
    """Whom an answer would go to; empty where there is nobody to answer."""
    reply_by: Channel = "internal"
    mine: bool = False
    """Said to the player or the whole team, or by the player."""
    post: str = ""
    """The post whose reach belongs here."""


class Teller:
    """Turns events into items, in the language and for the role of its names."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._mine: set[str] = set()

    def tell(self, events: Iterable[Event]) -> list[FeedItem]:
        """The items of these events; most events have none."""
        return [item for event in events if (item := self._item(event)) is not None]

    def _item(self, event: Event) -> FeedItem | None:
        t = self._names.t
        match event:
            case Delivered():
                return self._delivered(event)
            case Said():
                mine = event.who == self._names.role and not event.teammate
                how = self._how(event.by, (event.to,))
                kind: ItemKind = "mine" if mine else "team"
                to = event.to if mine else event.who
                by: Channel = event.by if mine else "internal"
                who = self._names.actor(event.who, teammate=event.teammate)
                return FeedItem(event.at_s, kind, who, how, event.text, mine=mine, reply_to=to, reply_by=by)
            case Did():
                who = self._names.actor(event.who, teammate=event.teammate)
                mine, step = event.who == self._names.role, step_name(event.step, self._names.lang)
                return FeedItem(event.at_s, "step", who, step, event.note, mine=mine and not event.teammate)
            case Answered() if event.line:
                text = self._names.spoken(event)
                mine = event.inject in self._mine or not event.inject
                return self._spoken(event.at_s, event.person, event.by, text, mine=mine)
            case Escalated():
                text = self._names.spoken(event) or rung_name(event.step, self._names.lang)
                return self._spoken(event.at_s, event.person, event.by, text, mine=True)
            case Published():
                who = self._names.person(event.person)
                return FeedItem(event.at_s, "news", who, t("publishes"), self._names.spoken(event), mine=True)
            case Commented():
                return FeedItem(event.at_s, "said", f"@{event.handle}", text=self._names.spoken(event), mine=False)
            case Reminded():
                return FeedItem(event.at_s, "scene", t("Reminder"), text=self._names.spoken(event), mine=True)
            case Announced():
                return self._announced(event)
            case Wrote():
                who = self._names.actor(event.who, teammate=event.teammate)
                stage = stage_name(event.stage, self._names.lang)
                how = t("{document}, version {number}: {stage}").format(
                    document=event.title, number=event.version, stage=stage
                )
                return FeedItem(event.at_s, "document", who, how, event.note or event.text, reply_to="team", mine=True)
            case Learned():
                return self._learned(event)
            case Started():
                return FeedItem(event.at_s, "mark", t("STARTEX: the drill begins"), mine=True)
            case Ended():
                return FeedItem(event.at_s, "mark", t("ENDEX: the drill is over"), mine=True)
            case _:
                return None

    def _delivered(self, event: Delivered) -> FeedItem | None:
        if not event.line:
            return None
        mine = bool({"team", "public", self._names.role} & set(event.to))
        if mine:
            self._mine.add(event.inject)
        text = self._names.spoken(event)
        if not event.from_:
            return FeedItem(event.at_s, "scene", self._names.t("Situation"), text=text, mine=mine)
        item = self._spoken(event.at_s, event.from_, event.by, text, mine=mine, to=event.to)
        if event.due_s is None:
            return item
        return FeedItem(**{**vars(item), "inject": event.inject, "due_s": event.due_s, "post": event.inject})

    def _spoken(self, at_s: int, who: str, by: Channel, text: str, *, mine: bool, to: tuple[str, ...] = ()) -> FeedItem:
        outside = who in self._names.script.scenario.people
        return FeedItem(
            at_s,
            "said" if outside else "team",
            self._names.person(who),
            self._how(by, to),
            text,
            reply_to=who if outside else "team",
            reply_by=by,
            mine=mine,
        )

    def _how(self, by: Channel, to: tuple[str, ...]) -> str:
        where = channel_name(by, self._names.lang)
        to = tuple(sorted(to, key=lambda who: who != self._names.role))  # oneself first: a narrow line cuts the end
        return f"{where} → {self._names.people(to)}" if to else where

    def _announced(self, event: Announced) -> FeedItem:
        mine = bool({"team", "public", self._names.role} & set(event.to))
        if not event.from_:
            return FeedItem(event.at_s, "scene", self._names.t("Situation"), text=event.text, mine=mine)
        return self._spoken(event.at_s, event.from_, event.by, event.text, mine=mine, to=event.to)

    def _learned(self, event: Learned) -> FeedItem | None:
        fact = next(each for each in self._names.script.scenario.facts if each.id == event.fact)
        if self._names.role not in fact.known_by:
            return None
        text = self._names.text(f"facts.{event.fact}.text")
        return FeedItem(event.at_s, "fact", self._names.t("Fact sheet"), text=text, mine=True)
