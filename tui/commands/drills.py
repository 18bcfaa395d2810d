"""Which drill a command means: a journal file, or a drill of the store."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Final

from live.again import played_again, scenario_of
from live.room.folding import folded
from live.room.state import RoomState
from live.rooms import Rooms
from live.store import Store
from scenarios.field import Role
from scenarios.timing import clock
from scenarios.words import Lang, translator
from sim.drill import Drill
from sim.journal import replay
from sim.plan import plan_of
from tui.commands.journals import opened_journal

CUT: Final = "The journal stops at {clock}, before ENDEX: it may be cut off, and nothing later is in what follows."


def opened(name: str, lang: Lang) -> tuple[Drill, Role | None, date | None]:
    """The drill played again, the role that is scored and the day it was held; raises StoreError or JournalError.

    A drill that a team held has no one role: the whole team is scored. A journal that stops before ENDEX is played as
    far as it goes, and standard error says so.
    """
    if Path(name).is_file():
        journal = opened_journal(Path(name))
        drill = replay(journal)
        if not journal.ended:
            stops = clock(drill.now_s, plan_of(drill.script).starts_s)
            print(translator("tui", lang)(CUT).format(clock=stops), file=sys.stderr)
        return drill, journal.header.extra.get("role"), None
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
