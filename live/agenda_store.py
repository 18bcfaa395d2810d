"""The agenda on disk: one row for a planned drill, one for each of its times that came, written before it is opened.

The file lies beside the drills and is kept as they are (`live.database`). Two hosts on one agenda open each lobby once
between them, since what is due is looked up and recorded in one transaction.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from live.agenda import Due, Outcome, Planned, Record, Records, due, untold
from live.agenda_tables import MIGRATIONS
from live.agenda_trouble import PlannedMisspeltError, PlannedUnknownError, PlannedUnreadableError
from live.calendar import Occurrence, Series
from live.calendar_rules import understood
from live.calendar_trouble import PlanError
from live.codes import new_tail
from live.database import BUSY_S, Database
from live.home import home
from scenarios.problems import shown


class Agenda(Database):
    """The planned drills of a clinic. Every method may raise a StoreError (see `live.trouble`); threads take turns."""

    def __init__(self, path: Path | None = None, busy_s: float = BUSY_S) -> None:
        """Opens the file at `path` (`schedule.db` in the person's own place unless given), made where there is none."""
        super().__init__(path or home() / "schedule.db", MIGRATIONS, busy_s)

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
        drill_id = f"{name}-{new_tail()}"
        planned = Planned(drill_id, scenario, source or scenario, dict(title), lasts_s, seed, series, created)
        rule = series.rule.text if series.rule else None
        row = (drill_id, _written(created), scenario, planned.source, json.dumps(planned.title, ensure_ascii=False))
        with self.transaction() as db:
            db.execute(
                "INSERT INTO planned VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, lasts_s, seed, series.first.isoformat(), series.zone, rule),
            )
        return planned

    def all(self) -> list[Planned]:
        """The planned drills, in the order in which they were planned."""
        return [_planned(*row) for row in self.rows("SELECT * FROM planned ORDER BY created, rowid")]

    def next_due(self, now: datetime) -> datetime | None:
        """When the next drill of all takes place; None where none is to come."""
        coming = (next(planned.series.coming(now), None) for planned in self.all())
        return min((each.due for each in coming if each), default=None)

    def records(self) -> Records:
        """What became of each time that came."""
        ask = "SELECT planned, at, outcome, due, recorded FROM fired ORDER BY due"
        found: dict[str, dict[str, Record]] = {}
        for name, at, outcome, due_, recorded in self.rows(ask):
            record = Record(outcome, datetime.fromisoformat(due_), datetime.fromisoformat(recorded))
            found.setdefault(name, {})[at] = record
        return found

    def remove(self, drill_id: str) -> None:
        """Forgets the planned drill and what became of its times; raises PlannedUnknownError."""
        with self.transaction() as db:
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
        with self.transaction() as db:
            # Looked up again: another host may have done it between the look and the lock.
            before = self.records()
            found = due(self.all(), before, now)
            if found.lobby:
                _record(db, *found.lobby, "opening", now)
            for missed in found.missed:
                for occurrence in missed.occurrences:
                    _record(db, missed.planned, occurrence, missed.why, now)
        return Due(found.lobby, tuple(news for each in found.missed if (news := untold(each, before)) is not None))

    def became(self, planned: Planned, occurrence: Occurrence, outcome: Outcome, now: datetime) -> None:
        """Keeps what became of a lobby that `settle` gave to be opened."""
        with self.transaction() as db:
            _record(db, planned, occurrence, outcome, now)


def _record(db: sqlite3.Connection, planned: Planned, occurrence: Occurrence, outcome: Outcome, now: datetime) -> None:
    # A drill that was removed while its lobby was being opened has no place for it any more.
    db.execute(
        """INSERT INTO fired SELECT id, ?, ?, ?, ? FROM planned WHERE id = ?
           ON CONFLICT (planned, at) DO UPDATE SET outcome = excluded.outcome, recorded = excluded.recorded""",
        (occurrence.key, _written(occurrence.due), outcome, _written(now), planned.id),
    )


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
