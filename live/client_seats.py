"""The seats that this person has in rooms, in a private file: a terminal that was cut off comes back as who it was."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from live.client_link import Link
from live.home import home
from live.wall import wall_now

KEPT: Final = timedelta(days=1)
"""As long as the page's own cookie."""
MOST: Final = 50


@dataclass(frozen=True)
class KeptSeat:
    """Who one was in a room, and the token by which the room knows one again."""

    origin: str
    code: str
    member: str
    name: str
    seat: str
    token: str
    since: str
    """ISO 8601 with its offset."""


class KeptSeats:
    """`rooms.json` beside the settings, readable by its owner alone. Where it cannot be written, one joins anew."""

    def __init__(self, folder: Path | None = None) -> None:
        """In `folder`, the person's own place unless given."""
        self.path = (folder or home()) / "rooms.json"

    def of(self, link: Link, name: str = "", seat: str = "") -> list[KeptSeat]:
        """The seats in that very room, the latest first; of one name and in one seat where these are given."""
        return [
            each
            for each in reversed(self._read())
            if (each.origin, each.code) == (link.origin, link.code)
            and name in ("", each.name)
            and seat in ("", each.seat)
        ]

    def keep(self, seat: KeptSeat) -> None:
        """From now on; what the same member had before is forgotten."""
        self._write([*(each for each in self._read() if each.member != seat.member), seat])

    def forget(self, member: str) -> None:
        """They have left, or were asked to."""
        self._write([each for each in self._read() if each.member != member])

    def _read(self) -> list[KeptSeat]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            return [seat for each in found if (seat := _understood(each)) is not None][-MOST:]
        except (OSError, ValueError, TypeError, RecursionError):
            return []

    def _write(self, seats: list[KeptSeat]) -> None:
        fresh = self.path.with_name("rooms.json.new")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump([asdict(each) for each in seats[-MOST:]], file, ensure_ascii=False)
            fresh.replace(self.path)


def _understood(data: Any) -> KeptSeat | None:
    """A line of the file, if it makes sense and is not too old."""
    try:
        seat = KeptSeat(**data)
        fresh = wall_now() - datetime.fromisoformat(seat.since) < KEPT
    except (TypeError, ValueError):
        return None
    return seat if fresh and all(isinstance(part, str) for part in vars(seat).values()) else None
