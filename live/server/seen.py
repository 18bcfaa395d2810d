"""What everybody in one seat sees in one language: made once for each state of the room, as bytes for the wire."""

from __future__ import annotations

import json
from typing import Any

from live.room.feed import RoomFeed
from live.room.room import Room
from live.room.seats import Seat
from live.room.view import shared
from live.server.packing import Part
from scenarios.words import Lang


class Seen:
    """One seat in one language."""

    def __init__(self, room: Room, seat: Seat, lang: Lang) -> None:
        self._room, self._seat, self._lang = room, seat, lang
        self._feed = RoomFeed(room, seat, lang)
        self._items: list[bytes] = []
        self._version = -1
        self._shared = Part(b"")

    def shared(self) -> Part:
        """The room without its feed."""
        if self._version != self._room.version:
            self._version = self._room.version
            text = _text(shared(self._room, self._seat, self._lang))
            if text != self._shared.raw:
                self._shared = Part(text)
        return self._shared

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
