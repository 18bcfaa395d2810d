"""An SQLite file of ours: how it is opened, brought to the present form, read and written.

WAL with `synchronous=FULL` (NORMAL lost acknowledged rows in simulated power cuts), `BEGIN IMMEDIATE` for every write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Final, Self

from live.trouble import StoreForeignError, StoreNewerError, told_plainly

APPLICATION_ID: Final = 0x43_44_52_4C
"""`CDRL`, in the file's head: tells a file of ours from another program's database."""
BUSY_S: Final = 5.0
"""How long a write waits for another program's lock before it says so."""


class Database:
    """One open file. Every method may raise a StoreError (see `live.trouble`); threads take turns."""

    def __init__(self, path: Path, steps: tuple[str, ...], busy_s: float = BUSY_S) -> None:
        """Opens the file and makes it where there is none; `steps` as in `open_tables`."""
        self.path = path
        self._turns = RLock()
        with told_plainly(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=busy_s, isolation_level=None, check_same_thread=False)
            try:
                self._db.execute("PRAGMA foreign_keys = ON")
                self._db.execute("PRAGMA synchronous = FULL")
                open_tables(self._db, path, steps)
                self._db.execute("PRAGMA journal_mode = WAL")
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Lets go of the file; a second time does nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, ask: str, *values: object) -> list[Any]:
        """All that one question finds."""
        with self._turns, told_plainly(self.path):
            return self._db.execute(ask, values).fetchall()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A look at one moment of the file."""
        with self._turns, told_plainly(self.path):
            self._db.execute("BEGIN")
            try:
                yield self._db
            finally:
                self._db.execute("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Committed at its end or undone whole."""
        with self._turns, told_plainly(self.path), _all_or_nothing(self._db):
            yield self._db


def open_tables(db: sqlite3.Connection, path: object, steps: tuple[str, ...]) -> None:
    """Makes the tables or brings them to the present form, at once; raises StoreForeignError or StoreNewerError.

    Step n brings a file from form n to form n + 1. A step that was released is never changed; the next one is added.
    """
    if _form(db, path, len(steps)) == len(steps):
        return
    with _all_or_nothing(db):
        # Read again: another window may have done it between the look and the lock.
        for step in steps[_form(db, path, len(steps)) :]:
            for statement in step.split(";"):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@contextmanager
def _all_or_nothing(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        # SQLite itself undoes some failures (a full disk) and not others.
        if db.in_transaction:
            db.execute("ROLLBACK")


def _form(db: sqlite3.Connection, path: object, known: int) -> int:
    """The form of the file, 0 for a new one."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    used = found or db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if used and not ours:
        raise StoreForeignError(path=path)
    if found > known:
        raise StoreNewerError(path=path, found=found, known=known)
    return found
