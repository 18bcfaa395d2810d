"""Drills on disk: one SQLite file in which every input is committed before anybody is told that it was taken.

One window at a time for one drill: whoever opened it last writes, all earlier ones are told so.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from live.codes import new_tail
from live.database import BUSY_S, Database
from live.entry import Entry
from live.home import drills_file, evaluations_file
from live.records import ClockMark, Draft, DrillHeader, DrillSummary, StoredDrill
from live.rooms import enter
from live.tables import MIGRATIONS
from live.trouble import DrillElsewhereError, DrillUnknownError, DrillUnreadableError, told_plainly
from sim.actions import Action, action_from_json, action_to_json

_LINE: Final = """
    SELECT id, header, now_s, finished, total, EXISTS (SELECT 1 FROM drafts WHERE drill = id)
    FROM drills JOIN clocks ON drill = id
"""


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Store(Database):
    """The drills of one person. Every method may raise a StoreError (see `live.trouble`); threads take turns."""

    def __init__(self, path: Path | None = None, busy_s: float = BUSY_S) -> None:
        """Opens the file at `path` (the person's own place unless given) and makes it where there is none."""
        super().__init__(path or drills_file(), MIGRATIONS, busy_s)
        self._holding: dict[str, int] = {}

    def create(self, header: DrillHeader) -> str:
        """A new drill's id, such as `20261122-0915-viral-post-7f3k`; the drill is this window's from then on."""
        data = header.to_json()
        source = data.pop("source")
        digits, name = re.sub(r"\D", "", header.created), re.sub(r"[^a-z0-9-]", "", header.scenario)[:40]
        drill_id = f"{digits[:8]}-{digits[8:12]}-{name}-{new_tail()}"
        with self.writing() as db:
            db.execute(
                "INSERT INTO drills (id, created, holder, header, source) VALUES (?, ?, 1, ?, ?)",
                (drill_id, header.created, _json(data), _json(source)),
            )
            db.execute("INSERT INTO clocks VALUES (?, -1, 1.0, 0)", (drill_id,))
        self._holding[drill_id] = 1
        return drill_id

    def take(self, drill_id: str) -> None:
        """Makes the drill this window's to write; who had it until now gets DrillElsewhereError at the next write."""
        with self.writing() as db:
            held = db.execute(
                "UPDATE drills SET holder = holder + 1 WHERE id = ? RETURNING holder", (drill_id,)
            ).fetchone()
        if held is None:
            raise DrillUnknownError(drill=drill_id)
        self._holding[drill_id] = held[0]

    def append(self, drill_id: str, action: Action, *, ends_draft: bool = False, entry: Entry | None = None) -> bool:
        """Keeps an input, as stamped; committed when this returns. False for an id that the drill has already.

        The clock comes to the input's second with it, the draft that it was goes (`ends_draft`), and the entry of the
        room that brought it is kept: all or nothing.
        """
        with self.writing(drill_id) as db:
            taken = db.execute(
                """INSERT INTO inputs (drill, seq, id, body)
                   SELECT ?1, count(*), ?2, ?3 FROM inputs WHERE drill = ?1
                   ON CONFLICT (drill, id) DO NOTHING""",
                (drill_id, action.id, _json(action_to_json(action))),
            ).rowcount
            if taken:
                db.execute("UPDATE clocks SET now_s = max(now_s, ?) WHERE drill = ?", (action.at_s, drill_id))
            if ends_draft:
                db.execute("DELETE FROM drafts WHERE drill = ?", (drill_id,))
            if taken and entry is not None:
                enter(db, drill_id, entry)
        return bool(taken)

    def mark_clock(self, drill_id: str, now_s: int, pace: float = 1.0, waits: bool = False) -> None:
        """Keeps where the clock stands and how it runs; the second never goes back."""
        with self.writing(drill_id) as db:
            db.execute(
                "UPDATE clocks SET now_s = max(now_s, ?), pace = ?, waits = ? WHERE drill = ?",
                (now_s, pace, int(waits), drill_id),
            )

    def save_draft(self, drill_id: str, draft: Draft) -> None:
        """Keeps what is being written, in the place of an earlier draft; an empty text removes it."""
        with self.writing(drill_id) as db:
            db.execute("DELETE FROM drafts WHERE drill = ?", (drill_id,))
            if draft.text:
                row = (drill_id, draft.to, draft.by, draft.text, draft.at_s)
                db.execute("INSERT INTO drafts VALUES (?, ?, ?, ?, ?)", row)

    def draft(self, drill_id: str) -> Draft | None:
        """What was being written and not sent."""
        found = self.rows('SELECT "to", "by", text, at_s FROM drafts WHERE drill = ?', drill_id)
        return Draft(*found[0]) if found else None

    def save_hotwash(self, drill_id: str, question: str, answer: str) -> None:
        """Keeps the answer to a question of the hotwash; it may be changed later."""
        with self.writing(drill_id) as db:
            db.execute("INSERT OR REPLACE INTO hotwash VALUES (?, ?, ?)", (drill_id, question, answer))

    def finish(self, drill_id: str, total: float | None, digest: str = "") -> None:
        """Keeps that ENDEX was reached, what came out (None where nothing could be scored) and the drill's digest.

        A drill that was finished before keeps its first digest.
        """
        with self.writing(drill_id) as db:
            db.execute(
                "UPDATE drills SET finished = 1, total = ?, digest = iif(digest = '', ?, digest) WHERE id = ?",
                (total, digest, drill_id),
            )

    def remove(self, drill_id: str) -> None:
        """Forgets the drill and all that belongs to it, the record of its evaluations too."""
        with self.writing(drill_id) as db:
            db.execute("DELETE FROM drills WHERE id = ?", (drill_id,))
        del self._holding[drill_id]
        # Only after the commit: a drill that stays, because the disk is full, keeps what evaluators said of it.
        record = evaluations_file(self.path.parent, drill_id)
        with told_plainly(record):
            record.unlink(missing_ok=True)

    def past(self) -> list[DrillSummary]:
        """The drills that reached ENDEX, the latest first."""
        return self._summaries("WHERE finished = 1 ORDER BY created DESC, id")

    def unfinished(self) -> list[DrillSummary]:
        """The drills of one person that were cut off or left, the latest first; a room's are `Rooms.open`."""
        alone = "NOT EXISTS (SELECT 1 FROM rooms WHERE rooms.drill = id)"
        return self._summaries(f"WHERE finished = 0 AND {alone} ORDER BY created DESC, id")

    def load(self, drill_id: str) -> StoredDrill:
        """The drill as it lies on disk, from one moment of the file; nothing is changed by reading it."""
        with self.reading() as db:
            return self._load(db, drill_id)

    def _load(self, db: sqlite3.Connection, drill_id: str) -> StoredDrill:
        one = (drill_id,)
        row = db.execute("SELECT header, source, finished, total, digest FROM drills WHERE id = ?", one).fetchone()
        if row is None:
            raise DrillUnknownError(drill=drill_id)
        bodies = db.execute("SELECT body FROM inputs WHERE drill = ? ORDER BY seq", one).fetchall()
        now_s, pace, waits = db.execute("SELECT now_s, pace, waits FROM clocks WHERE drill = ?", one).fetchone()
        hotwash: Mapping[str, str] = dict(db.execute("SELECT question, answer FROM hotwash WHERE drill = ?", one))
        with _readable(drill_id):
            header = DrillHeader.from_json(json.loads(row[0]) | {"source": json.loads(row[1])})
            inputs = tuple(action_from_json(json.loads(body)) for (body,) in bodies)
        clock = ClockMark(now_s, pace, bool(waits))
        return StoredDrill(drill_id, header, inputs, clock, self.draft(drill_id), hotwash, bool(row[2]), row[3], row[4])

    def _summaries(self, which: str) -> list[DrillSummary]:
        return [_summary(*row) for row in self.rows(_LINE + which)]

    @contextmanager
    def writing(self, drill_id: str | None = None) -> Iterator[sqlite3.Connection]:
        """One transaction, committed at its end or undone whole; for a drill, only while it is this window's."""
        if drill_id is not None and drill_id not in self._holding:
            self.take(drill_id)
        with self.transaction() as db:
            if drill_id is not None:
                self._check_held(db, drill_id)
            yield db

    def _check_held(self, db: sqlite3.Connection, drill_id: str) -> None:
        row = db.execute("SELECT holder FROM drills WHERE id = ?", (drill_id,)).fetchone()
        if row is None:
            raise DrillUnknownError(drill=drill_id)
        if row[0] != self._holding[drill_id]:
            raise DrillElsewhereError(drill=drill_id)


@contextmanager
def _readable(drill_id: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise DrillUnreadableError(drill=drill_id, reason=error) from error


def _summary(
    drill_id: str, header: str, now_s: int, finished: int, total: float | None, has_draft: int
) -> DrillSummary:
    told: dict[str, Any] = json.loads(header)
    names = ("scenario", "title", "role", "lang", "seed", "created", "lasts_s")
    rest = {name: told[name] for name in names} | {"team": told.get("team", False)}
    return DrillSummary(drill_id, now_s=now_s, finished=bool(finished), total=total, has_draft=bool(has_draft), **rest)
