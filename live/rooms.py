"""Rooms on disk: each acknowledged entry of a room is one row, committed before anybody is told of it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from live.codes import new_code
from live.entry import Entry
from live.wall import wall_now

if TYPE_CHECKING:
    from live.store import Store


AFTERWARDS: Final = timedelta(days=7)
"""For so long after its drill was created, a room that reached ENDEX is opened again for its hotwash."""


@dataclass(frozen=True)
class OpenRoom:
    """A room that can be opened again."""

    drill: str
    code: str
    scenario: str
    ended: bool
    """ENDEX was reached: what is left is the hotwash."""


def enter(db: sqlite3.Connection, drill_id: str, entry: Entry) -> bool:
    """Keeps an entry within a transaction; False for an id that the room has already."""
    body = json.dumps(entry.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    done = db.execute(
        """INSERT INTO entries (drill, seq, id, body)
           SELECT ?1, count(*), ?2, ?3 FROM entries WHERE drill = ?1
           ON CONFLICT (drill, id) DO NOTHING""",
        (drill_id, entry.id, body),
    )
    return bool(done.rowcount)


class Rooms:
    """The rooms of a store. Every method may raise a StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, drill_id: str, code: str) -> None:
        """The drill is held in a room with that code."""
        with self._store.writing(drill_id) as db:
            db.execute("INSERT INTO rooms (drill, code) VALUES (?, ?)", (drill_id, code))

    def add(self, drill_id: str, entry: Entry) -> bool:
        """Keeps an entry; committed when this returns. False for an id that the room has already."""
        with self._store.writing(drill_id) as db:
            return enter(db, drill_id, entry)

    def entries(self, drill_id: str) -> list[Entry]:
        """All that was done in the room, in the order in which it was acknowledged; nothing for a drill without one."""
        with self._store.reading() as db:
            rows = db.execute("SELECT body FROM entries WHERE drill = ? ORDER BY seq", (drill_id,)).fetchall()
        return [Entry.from_json(json.loads(body)) for (body,) in rows]

    def code(self, drill_id: str) -> str:
        """The room's code; empty for a drill without a room."""
        with self._store.reading() as db:
            row = db.execute("SELECT code FROM rooms WHERE drill = ?", (drill_id,)).fetchone()
        return row[0] if row else ""

    def key(self, drill_id: str) -> str:
        """The host key, the same however often the room is opened; drawn when it is first asked for."""
        with self._store.writing(drill_id) as db:
            db.execute("UPDATE rooms SET key = ? WHERE drill = ? AND key = ''", (new_code(), drill_id))
            row = db.execute("SELECT key FROM rooms WHERE drill = ?", (drill_id,)).fetchone()
        return row[0] if row else ""

    def open(self) -> list[OpenRoom]:
        """The rooms that can be opened again: before ENDEX all, after it those of the last seven days.

        The one in which something was done last comes first.
        """
        ask = """
            SELECT drills.id, code, json_extract(header, '$.scenario'), finished
            FROM rooms JOIN drills ON drills.id = drill
            WHERE finished = 0 OR julianday(created) > julianday(?)
            ORDER BY julianday(coalesce(
                (SELECT json_extract(body, '$.wall') FROM entries WHERE entries.drill = drills.id
                 ORDER BY seq DESC LIMIT 1), created)) DESC, created DESC
        """
        since = (wall_now() - AFTERWARDS).isoformat()
        with self._store.reading() as db:
            rows = db.execute(ask, (since,)).fetchall()
        return [OpenRoom(drill, code, scenario, bool(ended)) for drill, code, scenario, ended in rows]
