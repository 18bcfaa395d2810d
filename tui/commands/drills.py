"""Which drill a command means: a journal file, or a drill of the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from live.again import played_again, scenario_of
from live.store import Store
from scenarios.field import Role
from sim.drill import Drill
from sim.journal import replay
from tui.commands.journals import opened_journal


def opened(name: str) -> tuple[Drill, Role | None, date | None]:
    """The drill played again, the role that is scored and the day it was held; raises StoreError or JournalError."""
    if Path(name).is_file():
        journal = opened_journal(Path(name))
        return replay(journal), journal.header.extra.get("role"), None
    with Store() as store:
        stored = store.load(name)
    header = stored.header
    return played_again(stored, scenario_of(stored)), header.role, date.fromisoformat(header.created[:10])
