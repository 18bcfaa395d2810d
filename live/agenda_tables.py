"""The tables of the agenda: one row for a planned drill, one for each of its times that came."""

from __future__ import annotations

from typing import Final

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
"""Steps as in `live.database.open_tables`."""
