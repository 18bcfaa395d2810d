"""The agenda on disk: one row for a planned drill, one for each of its times that came, written before it is opened.

The file lies beside the drills and is kept as they are: WAL, `synchronous=FULL`, `BEGIN IMMEDIATE`. Two hosts on one
agenda open each lobby once between them, since what is due is looked up and recorded in one transaction.
"""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from threading import RLock
from typing import Any, Final

from live.agenda import Due, Outcome, Planned, Record, Records, due
from live.calendar import Occurrence, Series
from live.calendar_rules import understood
from live.calendar_trouble import PlanError
from live.home import home
from live.tables import open_tables
from live.trouble import StoreError, told_plainly
from scenarios.problems import shown

_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_BUSY_S: Final = 5.0
MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE planned (
        id TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        scenario TEXT NOT NULL,
        source TEXT NOT NULL,
        title TEXT NOT NULL CHECK (json_valid(title)),
        lasts_s INTEGER NOT NULL CHECK (lasts_s > 0),
        seed INTEGER,
        first TEXT NOT NULL,
        zone TEXT NOT NULL,
        rule TEXT
    ) STRICT;
    CREATE TABLE fired (
        planned TEXT NOT NULL REFERENCES planned (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        due TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('opening', 'opened', 'late', 'another', 'cut', 'failed')),
        recorded TEXT NOT NULL,
        PRIMARY KEY (planned, at)
    ) STRICT;
    """,
)
"""As in `live.tables`: a step that was released is never changed."""


class PlannedUnknownError(StoreError):
    """No planned drill of that name."""

    words = "There is no planned drill “{planned}”. The IDs stand in crisis-drill schedule list."


class PlannedMisspeltError(PlannedUnknownError):
    """None of that name, and one of nearly that name."""

    words = "There is no planned drill “{planned}”. Did you mean “{near}”?"


class PlannedUnreadableError(StoreError):
    """A planned drill's own content does not hold together."""

    words = (
        "The planned drill “{planned}” cannot be read ({reason}). "
        "Remove it with crisis-drill schedule remove {planned}, and plan it again."
    )


class Agenda:
    """The planned drills of a clinic. Every method may raise a StoreError (see `live.trouble`); threads take turns."""

    def __init__(self, path: Path | None = None, busy_s: float = _BUSY_S) -> None:
        """Opens the file at `path` (`schedule.db` in the person's own place unless given), made where there is none."""
        self.path = path or home() / "schedule.db"
        self._turns = RLock()
        with told_plainly(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=busy_s, isolation_level=None, check_same_thread=False)
            try:
                self._db.execute("PRAGMA foreign_keys = ON")
                self._db.execute("PRAGMA synchronous = FULL")
                open_tables(self._db, self.path, MIGRATIONS)
                self._db.execute("PRAGMA journal_mode = WAL")
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Lets go of the file; a second time does nothing."""
        self._db.close()

    def __enter__(self) -> Agenda:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(
        self,
        scenario: str,
        title: Mapping[str, str],
        lasts_s: int,
        series: Series,
        created: datetime,
        *,
        source: str | None = None,
        seed: int | None = None,
    ) -> Planned:
        """Plans a drill and gives it a name, such as `viral-post-7f3k`; committed when this returns."""
        name = re.sub(r"[^a-z0-9-]", "", scenario)[:40] or "drill"
        drill_id = f"{name}-{''.join(secrets.choice(_LETTERS) for _ in range(4))}"
        planned = Planned(drill_id, scenario, source or scenario, dict(title), lasts_s, seed, series, created)
        rule = series.rule.text if series.rule else None
        row = (drill_id, _written(created), scenario, planned.source, json.dumps(planned.title, ensure_ascii=False))
        with self._writing() as db:
            db.execute(
                "INSERT INTO planned VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, lasts_s, seed, series.first.isoformat(), series.zone, rule),
            )
        return planned

    def all(self) -> list[Planned]:
        """The planned drills, in the order in which they were planned."""
        with self._turns, told_plainly(self.path):
            rows = self._db.execute("SELECT * FROM planned ORDER BY created, rowid").fetchall()
        return [_planned(*row) for row in rows]

    def next_due(self, now: datetime) -> datetime | None:
        """When the next drill of all takes place; None where none is to come."""
        coming = (next(planned.series.coming(now), None) for planned in self.all())
        return min((each.due for each in coming if each), default=None)

    def records(self) -> Records:
        """What became of each time that came."""
        with self._turns, told_plainly(self.path):
            rows = self._db.execute("SELECT planned, at, outcome, due, recorded FROM fired ORDER BY due").fetchall()
        found: dict[str, dict[str, Record]] = {}
        for name, at, outcome, due_, recorded in rows:
            record = Record(outcome, datetime.fromisoformat(due_), datetime.fromisoformat(recorded))
            found.setdefault(name, {})[at] = record
        return found

    def remove(self, drill_id: str) -> None:
        """Forgets the planned drill and what became of its times; raises PlannedUnknownError."""
        with self._writing() as db:
            known = [name for (name,) in db.execute("SELECT id FROM planned")]
            if drill_id not in known:
                if near := get_close_matches(drill_id, known, 1):
                    raise PlannedMisspeltError(planned=shown(drill_id), near=near[0])
                raise PlannedUnknownError(planned=shown(drill_id))
            db.execute("DELETE FROM planned WHERE id = ?", (drill_id,))

    def settle(self, now: datetime) -> Due:
        """What is to be done at this moment. It is on record when this returns: nobody is ever told it again."""
        if not due(self.all(), self.records(), now):
            return Due()
        with self._writing():
            # Looked up again: another host may have done it between the look and the lock.
            found = due(self.all(), self.records(), now)
            if found.lobby:
                self._record(*found.lobby, "opening", now)
            for missed in found.missed:
                for occurrence in missed.occurrences:
                    self._record(missed.planned, occurrence, missed.why, now)
        return found

    def became(self, planned: Planned, occurrence: Occurrence, outcome: Outcome, now: datetime) -> None:
        """Keeps what became of a lobby that `settle` gave to be opened."""
        with self._writing():
            self._record(planned, occurrence, outcome, now)

    def _record(self, planned: Planned, occurrence: Occurrence, outcome: Outcome, now: datetime) -> None:
        # A drill that was removed while its lobby was being opened has no place for it any more.
        self._db.execute(
            """INSERT INTO fired SELECT id, ?, ?, ?, ? FROM planned WHERE id = ?
               ON CONFLICT (planned, at) DO UPDATE SET outcome = excluded.outcome, recorded = excluded.recorded""",
            (occurrence.key, _written(occurrence.due), outcome, _written(now), planned.id),
        )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, committed at its end or undone whole."""
        with self._turns, told_plainly(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                # SQLite itself undoes some failures (a full disk) and not others.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _planned(
    drill_id: str,
    created: str,
    scenario: str,
    source: str,
    title: str,
    lasts_s: int,
    seed: int | None,
    first: str,
    zone: str,
    rule: str | None,
) -> Planned:
    try:
        names: dict[str, Any] = json.loads(title)
        series = Series(datetime.fromisoformat(first), zone, understood(rule, zone) if rule is not None else None)
        Occurrence(series.first, zone).due  # noqa: B018  a zone that this machine does not know is told here
        return Planned(drill_id, scenario, source, names, lasts_s, seed, series, datetime.fromisoformat(created))
    except (ValueError, KeyError, OSError, PlanError) as error:
        raise PlannedUnreadableError(planned=drill_id, reason=error) from error
