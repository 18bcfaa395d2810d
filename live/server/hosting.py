"""One room with its open screens: each is woken by a change and is sent the room as it is then, never a backlog."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any, Final

from live.room.feed import RoomFeed
from live.room.refusal import StrangerError
from live.room.room import Room
from live.room.seats import Seat
from live.room.state import Member
from live.room.view import own, shared
from live.server.doors import Doors, TooOftenError
from scenarios.words import Lang

TICK_S: Final = 0.1
PULSE_S: Final = 5.0
"""Feelings drift while nothing happens; screens see it this often."""
LEAST_GAP_S: Final = 0.05
"""Between two views sent to one screen."""
MOST_STREAMS: Final = 4


def text_of(data: Any) -> str:
    """JSON for the wire."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class Hosting:
    """A room, its doors and its screens."""

    def __init__(self, room: Room, key: str, *, watchers_need_key: bool = True) -> None:
        self.room = room
        self.key = key
        self.watchers_need_key = watchers_need_key
        self.doors = Doors(room.code, key, time.monotonic)
        self._screens: set[asyncio.Event] = set()
        self._feeds: dict[tuple[Seat, Lang], RoomFeed] = {}
        self._shared: dict[tuple[Seat, Lang], tuple[int, str]] = {}
        self._tails: dict[tuple[Seat, Lang, int], tuple[int, str]] = {}
        self._seen = -1

    async def keep_pace(self) -> None:
        """Ticks the room by the wall's monotonic clock for ever, and wakes the screens when something changed."""
        pulsed_s = 0.0
        while True:
            now_s = time.monotonic()
            self.room.tick(now_s)
            if now_s - pulsed_s >= PULSE_S and self.room.state.phase == "running":
                pulsed_s = now_s
                self.room.version += 1
            self.wake()
            await asyncio.sleep(TICK_S)

    def wake(self) -> None:
        """Tells every screen that the room is not as it was, if it is not."""
        if self.room.version != self._seen:
            self._seen = self.room.version
            for screen in self._screens:
                screen.set()

    def view(self, member: Member, from_n: int) -> tuple[str, int]:
        """The room for a member, with the feed from an item on, as JSON; and how many items the feed has."""
        feed = self._feed(member.seat, member.lang).update()
        from_n = from_n if 0 <= from_n <= len(feed) else 0
        parts = {
            "version": str(self.room.version),
            "shared": self._shared_text(member.seat, member.lang),
            "own": text_of(own(self.room, member)),
            "feed_from": str(from_n),
            "feed": self._tail(member.seat, member.lang, from_n, feed),
        }
        return "{" + ",".join(f'"{name}":{text}' for name, text in parts.items()) + "}", len(feed)

    async def views(self, member_id: str, from_n: int) -> AsyncIterator[str]:
        """The room for a member, at once and after each change, until they have left it."""
        changed = asyncio.Event()
        changed.set()
        self._screens.add(changed)
        self.room.arrive(member_id)
        self.wake()
        try:
            while not (member := self.room.state.members[member_id]).gone:
                await changed.wait()
                changed.clear()
                seat = member.seat
                text, from_next = self.view(self.room.state.members[member_id], from_n)
                yield text
                # In another seat, or another language, the whole feed is another one.
                after = self.room.state.members[member_id]
                from_n = from_next if (after.seat, after.lang) == (seat, member.lang) else 0
                await asyncio.sleep(LEAST_GAP_S)
        finally:
            self._screens.discard(changed)
            self.room.go(member_id)
            self.wake()

    def check_streams(self, member_id: str) -> None:
        """Raises TooOftenError for a member who has more screens open than anybody has hands."""
        if self.room.here.get(member_id, 0) >= MOST_STREAMS:
            raise TooOftenError(seconds=10)

    def known(self, token: str) -> Member:
        """Whose token it is; raises StrangerError."""
        if not token:
            raise StrangerError
        return self.room.member_of(token)

    def _feed(self, seat: Seat, lang: Lang) -> RoomFeed:
        return self._feeds.setdefault((seat, lang), RoomFeed(self.room, seat, lang))

    def _shared_text(self, seat: Seat, lang: Lang) -> str:
        version, text = self._shared.get((seat, lang), (-1, ""))
        if version != self.room.version:
            text = text_of(shared(self.room, seat, lang))
            self._shared[seat, lang] = (self.room.version, text)
        return text

    def _tail(self, seat: Seat, lang: Lang, from_n: int, feed: list[dict[str, Any]]) -> str:
        """Most screens lack the same few items."""
        key = (seat, lang, from_n)
        length, text = self._tails.get(key, (-1, ""))
        if length != len(feed):
            if len(self._tails) > 200:
                self._tails.clear()
            text = text_of(feed[from_n:])
            self._tails[key] = (len(feed), text)
        return text
