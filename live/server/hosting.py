"""One room with its open screens: each is woken by a change and is sent the room as it is then, never a backlog."""

from __future__ import annotations

import asyncio
import gc
import json
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Final

from live.room.members import Member
from live.room.own import own
from live.room.refusal import StrangerError
from live.room.room import Room
from live.room.seats import Seat
from live.server.doors import Doors, TooOftenError
from live.server.log import broke
from live.server.packing import Part
from live.server.refusals import StumbledError
from live.server.seen import CLOSES, Seen
from scenarios.words import Lang
from sim.reading import Reply

TICK_S: Final = 0.1
STUMBLED_S: Final = 2.0
"""Until a drill that could not go on is tried again."""
PULSE_S: Final = 5.0
"""Feelings drift while nothing happens; screens see it this often."""
LEAST_GAP_S: Final = 0.02
MOST_A_SECOND: Final = 10
"""Views sent to one screen: soon one after the other, and not many."""
PING_S: Final = 15.0
MOST_STREAMS: Final = 4


@dataclass(frozen=True)
class View:
    """What one screen is sent."""

    version: int
    mine: str
    """JSON, as `shared` and `feed` are."""
    shared: tuple[Part, ...]
    feed: bytes
    feed_from: int
    length: int
    """How many items the whole feed has."""

    def parts(self) -> tuple[Part, ...]:
        """One JSON object, in parts of which the largest is the same for many."""
        head = f'{{"version":{self.version},"feed_from":{self.feed_from},"own":{self.mine},"feed":['
        return Part(head.encode() + self.feed + b'],"shared":'), *self.shared, CLOSES

    def shows_what(self, before: View) -> bool:
        """Whether somebody who saw that one would see nothing new."""
        return not self.feed and self.shared == before.shared and self.mine == before.mine


@dataclass(eq=False)
class Screen:
    """One open stream of a member."""

    member: str
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    closed: bool = False

    def close(self) -> None:
        """Nobody looks at it any more."""
        self.closed = True
        self.changed.set()


class Hosting:
    """A room, its doors and its screens."""

    def __init__(self, room: Room, key: str, *, watchers_need_key: bool = True) -> None:
        self.room = room
        self.key = key
        self.watchers_need_key = watchers_need_key
        self.doors = Doors(room.code, key, time.monotonic)
        self.closing = False
        self._screens: set[Screen] = set()
        self._seen_by: dict[tuple[Seat, Lang], Seen] = {}
        self._version = -1
        self._pulsed_s = 0.0

    async def keep_pace(self) -> None:
        """Ticks the room by the wall's monotonic clock for ever, and wakes the screens when something changed."""
        while True:
            went = self.tick(time.monotonic())
            await asyncio.sleep(TICK_S if went else STUMBLED_S)

    def tick(self, now_s: float) -> bool:
        """Lets the room's time pass; False where the drill could not go on, which everybody is told."""
        went = True
        try:
            self.room.tick(now_s)
        except Exception as error:
            broke("the drill's time", error)
            self.room.stumbled(StumbledError(reason=type(error).__name__))
            went = False
        if now_s - self._pulsed_s >= PULSE_S and self.room.state.phase == "running":
            self._pulsed_s = now_s
            self.room.version += 1
        if self.room.wrong_codes != self.doors.wrong:
            self.room.wrong_codes = self.doors.wrong
            self.room.version += 1
        self.wake()
        return went

    def wake(self) -> None:
        """Tells every screen that the room is not as it was, if it is not."""
        if self.room.version != self._version:
            self._version = self.room.version
            for screen in self._screens:
                screen.changed.set()

    def view(self, member: Member, from_n: int) -> View:
        """The room for a member, with the feed from an item on."""
        seen = self._seen(member)
        feed, from_n, length = seen.feed(from_n)
        mine = json.dumps(own(self.room, member), ensure_ascii=False, separators=(",", ":"))
        return View(self.room.version, mine, seen.shared(), feed, from_n, length)

    async def views(self, screen: Screen, from_n: int) -> AsyncIterator[View | None]:
        """The room for a member, at once and after each change, until they have left it; None now and then."""
        before: View | None = None
        sent: deque[float] = deque([-1.0] * MOST_A_SECOND, MOST_A_SECOND)
        while not (screen.closed or self.closing or self.is_out(screen)):
            screen.changed.clear()
            member = self.room.state.members[screen.member]
            view = self.view(member, from_n)
            if before is None or not view.shows_what(before):
                yield view
                sent.append(time.monotonic())
                await asyncio.sleep(max(LEAST_GAP_S, sent[0] + 1.0 - sent[-1]))
            while not await _within(screen.changed, PING_S):
                yield None
            # In another seat, or another language, the whole feed is another one.
            after = self.room.state.members[screen.member]
            same = (after.seat, after.lang) == (member.seat, member.lang)
            before, from_n = (view, view.length) if same else (None, 0)

    def open_screen(self, member_id: str) -> Screen:
        """A screen more; raises TooOftenError for a member who has more of them open than anybody has hands."""
        if sum(each.member == member_id for each in self._screens) >= MOST_STREAMS:
            raise TooOftenError(seconds=10)
        screen = Screen(member_id)
        self._screens.add(screen)
        self.room.arrive(member_id)
        self.wake()
        return screen

    def close_screen(self, screen: Screen) -> None:
        """A screen less."""
        screen.close()
        if screen in self._screens:
            self._screens.remove(screen)
            self.room.go(screen.member)
            self.wake()

    def is_out(self, screen: Screen) -> bool:
        """Whether its member has left the room, or was asked to."""
        return self.room.state.members[screen.member].gone

    def close(self) -> None:
        """The server stops: no screen waits any longer."""
        self.closing = True
        for screen in self._screens:
            screen.changed.set()

    def warm(self) -> None:
        """Has the reader ready before the first reply, and what will stay out of the garbage collector's way."""
        for text in ("您好，謝謝。", "Thank you."):
            self.room.reader.read(Reply(text))
        if not gc.get_freeze_count():
            gc.collect()
            gc.freeze()

    def known(self, token: str) -> Member:
        """Whose token it is; raises StrangerError."""
        if not token:
            raise StrangerError
        return self.room.member_of(token)

    def _seen(self, member: Member) -> Seen:
        key = (member.seat, member.lang)
        if key not in self._seen_by:
            self._seen_by[key] = Seen(self.room, *key)
        return self._seen_by[key]


async def _within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
