"""What everybody in one seat sees in one language: made once for each state of the room, as bytes for the wire."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from live.room.feed import RoomFeed
from live.room.room import Room
from live.room.seats import Seat
from live.room.view import shared
from live.server.packing import Part
from scenarios.words import Lang

HANDFUL: Final = 16
CLOSES: Final = Part(b"}")
REPLIES_CLOSE: Final = Part(b"]}")


class Seen:
    """One seat in one language."""

    def __init__(self, room: Room, seat: Seat, lang: Lang) -> None:
        self._room, self._seat, self._lang = room, seat, lang
        self._feed = RoomFeed(room, seat, lang)
        self._items: list[bytes] = []
        self._version = -1
        self._head = Part(b"")
        self._replies: dict[tuple[int, ...], Part] = {}
        self._shared: tuple[Part, ...] = ()

    def shared(self) -> tuple[Part, ...]:
        """The room without its feed; parts that say the same as before are the same parts."""
        if self._version != self._room.version:
            self._version = self._room.version
            room = shared(self._room, self._seat, self._lang)
            replies = room.pop("replies", None)
            begin, end = (b"", CLOSES) if replies is None else (b',"replies":[', REPLIES_CLOSE)
            head = _text(room)[:-1] + begin
            if head != self._head.raw:
                self._head = Part(head)
            self._shared = (self._head, *self._told(replies or []), end)
        return self._shared

    def _told(self, replies: list[dict[str, Any]]) -> Iterator[Part]:
        """Hundreds of replies that never change again, a handful to a part; only the last part is made anew."""
        handfuls = [replies[at : at + HANDFUL] for at in range(0, len(replies), HANDFUL)]
        before, self._replies = self._replies, {}
        for number, handful in enumerate(handfuls):
            key = (number, *map(id, handful))  # the room keeps them, so that no other one gets the same
            comma = b"," if number else b""
            self._replies[key] = before.get(key) or Part(comma + b",".join(map(_text, handful)))
            yield self._replies[key]

    def feed(self, from_n: int) -> tuple[bytes, int, int]:
        """The items from one on, without brackets; which one that is, and how many there are in all.

        All of them for one who claims to have more than there are: they know another room.
        """
        items = self._feed.update()
        self._items += [_text(each) for each in items[len(self._items) :]]
        from_n = from_n if 0 <= from_n <= len(items) else 0
        return b",".join(self._items[from_n:]), from_n, len(items)


def _text(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
