"""Which drill a command means: a journal file, or a drill of the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from live.again import played_again, scenario_of
from live.room.folding import folded
from live.room.state import RoomState
from live.rooms import Rooms
from live.store import Store
from scenarios.field import Role
from sim.drill import Drill
from sim.journal import replay
from tui.commands.journals import opened_journal


def opened(name: str) -> tuple[Drill, Role | None, date | None]:
    """The drill played again, the role that is scored and the day it was held; raises StoreError or JournalError.

    A drill that a team held has no one role: the whole team is scored.
    """
    if Path(name).is_file():
        journal = opened_journal(Path(name))
        return replay(journal), journal.header.extra.get("role"), None
    with Store() as store:
        stored = store.load(name)
    header = stored.header
    role = None if header.team else header.role
    return played_again(stored, scenario_of(stored)), role, date.fromisoformat(header.created[:10])


def room_of(name: str) -> RoomState | None:
    """What went on in the room of a team drill; None for a drill of one person and for a journal file."""
    if Path(name).is_file():
        return None
    with Store() as store:
        return folded(Rooms(store).entries(name)) if store.load(name).header.team else None
