"""What a report reads of a drill: its script, its events and where people started."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from scenarios.texts import Script
from sim.actions import Action
from sim.events import Event
from sim.minds import Feelings


class Played(Protocol):
    """A drill that was played; `sim.drill.Drill` is one."""

    @property
    def script(self) -> Script:
        """The scenario with its texts."""
        ...

    @property
    def inputs(self) -> Sequence[Action]:
        """What people did, replies with their readings."""
        ...

    @property
    def events(self) -> Sequence[Event]:
        """All that happened."""
        ...

    def start_feelings(self, person: str) -> Feelings:
        """How somebody felt at STARTEX."""
        ...
