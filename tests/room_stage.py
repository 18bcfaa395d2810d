"""A small room for tests: the drill of `live_small`, a controller and whoever is asked for, and a clock handed over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from live.room.room import Receipt, Room
from live.room.seats import Phase, Seat
from live.store import Store
from tests.live_small import WordReader, small


class Table:
    """A room with its people, by seat."""

    def __init__(self, store: Store, seats: Iterable[Seat] = ("controller", "service", "pr"), *, seed: int = 3) -> None:
        self.room = Room.open(store, small(), WordReader(), seed=seed, lang="en")
        self.members = {
            seat: self.room.join(seat.title(), seat, "en", f"join-{seat}", f"t-{seat}").id for seat in seats
        }
        self._wall_s = 0.0
        self._count = 0

    def does(self, who: Seat, call: str, /, *, id: str | None = None, **fields: Any) -> Receipt:  # noqa: A002
        """Somebody makes a call, with an id of their own unless one is given."""
        self._count += 1
        return self.room.call(self.members[who], id or f"c{self._count}", call, fields)

    def passes(self, seconds: float, step_s: float = 0.5) -> None:
        """Time goes by on the wall."""
        for _ in range(round(seconds / step_s)):
            self._wall_s += step_s
            self.room.tick(self._wall_s)

    def brings_to(self, phase: Phase) -> None:
        """Takes a room from its lobby to a phase."""
        if phase != "lobby":
            self.does("controller", "start")
            self.room.tick(self._wall_s)
        if phase == "paused":
            self.does("controller", "pause")
        if phase in ("ended", "hotwash"):
            self.does("controller", "end")
        if phase == "hotwash":
            self.does("controller", "hotwash")
