"""The tables of the store, and the door through which an older store comes to the present form."""

from __future__ import annotations

import sqlite3
from typing import Final

from live.trouble import StoreForeignError, StoreNewerError

APPLICATION_ID: Final = 0x43_44_52_4C
"""`CDRL`, in the file's head: tells a store of ours from another program's database."""

MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE drills (
        id TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        holder INTEGER NOT NULL DEFAULT 0,
        finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
        total REAL,
        digest TEXT NOT NULL DEFAULT '',
        header TEXT NOT NULL CHECK (json_valid(header)),
        source TEXT NOT NULL CHECK (json_valid(source))
    ) STRICT;
    CREATE TABLE inputs (
        drill TEXT NOT NULL REFERENCES drills (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        id TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (drill, seq),
        UNIQUE (drill, id)
    ) STRICT;
    CREATE TABLE clocks (
        drill TEXT PRIMARY KEY REFERENCES drills (id) ON DELETE CASCADE,
        now_s INTEGER NOT NULL,
        pace REAL NOT NULL,
        waits INTEGER NOT NULL CHECK (waits IN (0, 1))
    ) STRICT;
    CREATE TABLE drafts (
        drill TEXT PRIMARY KEY REFERENCES drills (id) ON DELETE CASCADE,
        "to" TEXT NOT NULL,
        "by" TEXT NOT NULL,
        text TEXT NOT NULL,
        at_s INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE hotwash (
        drill TEXT NOT NULL REFERENCES drills (id) ON DELETE CASCADE,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (drill, question)
    ) STRICT;
    """,
    """
    CREATE TABLE rooms (
        drill TEXT PRIMARY KEY REFERENCES drills (id) ON DELETE CASCADE,
        code TEXT NOT NULL
    ) STRICT;
    CREATE TABLE entries (
        drill TEXT NOT NULL REFERENCES drills (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        id TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (drill, seq),
        UNIQUE (drill, id)
    ) STRICT;
    """,
)
"""Step n brings a store from form n to form n + 1. A step that was released is never changed; the next one is added."""


def open_tables(db: sqlite3.Connection, path: object, steps: tuple[str, ...] = MIGRATIONS) -> None:
    """Makes the tables or brings them to the present form, at once; raises StoreForeignError or StoreNewerError."""
    if _form(db, path, len(steps)) == len(steps):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        # Read again: another window may have done it between the look and the lock.
        for step in steps[_form(db, path, len(steps)) :]:
            for statement in step.split(";"):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _form(db: sqlite3.Connection, path: object, known: int) -> int:
    """The form of the store, 0 for a new file."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    used = found or db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if used and not ours:
        raise StoreForeignError(path=path)
    if found > known:
        raise StoreNewerError(path=path, found=found, known=known)
    return found
