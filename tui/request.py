"""What the command line asks the screens to open with."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.field import Role


@dataclass(frozen=True)
class PlayRequest:
    """Play this scenario; what is not given is asked for."""

    scenario: str
    """An id of the library, a folder or a file."""
    role: Role | None = None
    """With a role, the briefing opens at once."""
    seed: int | None = None
    skill: float = 0.7
    """How good the simulated teammates are, 0 to 1."""
    pace: float = 1.0
    """Drill seconds for one second on the wall."""
