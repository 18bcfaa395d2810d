"""One thing that somebody in a room did, as the store keeps it: the room is what its entries say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Entry:
    """Acknowledged, and never changed afterwards."""

    id: str
    """Made by the client, and unique in the room: a second one of the same id is not taken."""
    member: str
    """Who did it; empty for the room itself."""
    at_s: int
    """The drill's second; -1 before STARTEX."""
    wall: str
    """When it was on the wall, ISO 8601 with its offset."""
    call: str
    """The name of the call (`live.room.calls`), or one of the room's own: `ended`, `left`."""
    data: Mapping[str, Any]
    """The call's own fields."""

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {**vars(self), "data": dict(self.data)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Entry:
        """The entry that `to_json` wrote; raises TypeError for anything else."""
        return cls(**data)
