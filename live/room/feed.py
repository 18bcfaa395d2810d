"""The feed of one seat in one language: what it heard, and the words beside the drill, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from live.names import Names
from live.room.names import seat_name
from live.room.notes import Message
from live.room.seats import WATCHERS, Seat
from live.room.sight import Sight
from live.telling import FeedItem, Teller
from scenarios.words import Lang, translator
from sim.events import Did, Event, Wrote

if TYPE_CHECKING:
    from live.room.room import Room


class RoomFeed:
    """Grows only at its end, whether it is asked after each event or once at last."""

    def __init__(self, room: Room, seat: Seat, lang: Lang) -> None:
        self._room = room
        self._seat = seat
        self._names = Names(room.script, lang, seat)
        self._teller = Teller(self._names)
        self._sight = Sight(seat, all_of_it=seat in WATCHERS)
        self._papers: set[str] = set()
        """Inputs told as a stage of a document: the step of the SOP that they are too needs no line of its own."""
        self._events = self._messages = 0
        self.items: list[dict[str, Any]] = []

    def update(self) -> list[dict[str, Any]]:
        """All items as of now."""
        events, messages = self._room.drill.events, self._room.state.messages
        fresh: list[tuple[int, Event | Message]] = [(each.at_s, each) for each in events[self._events :]]
        fresh += [(each.at_s, each) for each in messages[self._messages :]]
        self._events, self._messages = len(events), len(messages)
        for _, each in sorted(fresh, key=lambda pair: pair[0]):
            for item in self._told(each):
                head = {
                    "n": len(self.items),
                    "clock": self._names.clock(item.at_s),
                    "beside": isinstance(each, Message),
                }
                self.items.append({**head, **asdict(item)})
        return self.items

    def _told(self, each: Event | Message) -> Iterator[FeedItem]:
        if isinstance(each, Message):
            if self._seat in ("controller", each.seat, each.to) or each.to == "all":
                yield self._message(each)
        elif self._sight.hears(each) and not (isinstance(each, Did) and each.action in self._papers):
            if isinstance(each, Wrote):
                self._papers.add(each.action)
            yield from self._teller.tell([each])

    def _message(self, message: Message) -> FeedItem:
        lang = self._names.lang
        member = self._room.state.members[message.member]
        how = translator("live", lang)("beside the drill, to {whom}").format(whom=seat_name(message.to, lang))
        who = f"{member.name} · {seat_name(message.seat, lang)}"
        return FeedItem(message.at_s, "team", who, how, message.text, mine=self._seat in (message.to, message.seat))
