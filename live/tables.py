"""The tables of the store of drills."""

from __future__ import annotations

from typing import Final

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
    "ALTER TABLE rooms ADD COLUMN key TEXT NOT NULL DEFAULT ''",
)
"""Steps as in `live.database.open_tables`."""
