"""What a client hears of its room, and how it waits between tries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from live.client_trouble import ClientError

FIRST_WAIT_S: Final = 0.25
LONGEST_WAIT_S: Final = 3.0
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class View:
    """The room as this member sees it now; see `live.room.view` for what the parts hold."""

    version: int
    shared: dict[str, Any]
    own: dict[str, Any]
    feed: tuple[dict[str, Any], ...]
    """All of it, from the first item."""


@dataclass(frozen=True)
class Away:
    """The room cannot be reached at the moment; it is tried again by itself."""

    error: ClientError


@dataclass(frozen=True)
class Out:
    """One has left the room, or was asked to."""


News = View | Away | Out


@dataclass(frozen=True)
class Taken:
    """A call was taken, and is on the host's disk."""

    at_s: int
    again: bool
    data: dict[str, Any] | None = None


@dataclass
class Waits:
    """How long to wait between tries: a little longer each time."""

    sleep: Sleep
    next_s: float = field(default=FIRST_WAIT_S)

    async def once(self) -> None:
        """Waits, and the next time longer."""
        wait_s, self.next_s = self.next_s, min(LONGEST_WAIT_S, self.next_s * 2)
        await self.sleep(wait_s)

    def begin_anew(self) -> None:
        """Something went well: the next wait is short again."""
        self.next_s = FIRST_WAIT_S
