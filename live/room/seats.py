"""Where somebody can sit in a room: one of the six roles, or beside the drill."""

from __future__ import annotations

from typing import Final, Literal, get_args

from scenarios.field import ROLES, Role

Seat = Literal["director", "medical", "pr", "admin", "legal", "service", "controller", "evaluator", "observer"]
SEATS: Final[tuple[Seat, ...]] = get_args(Seat)
PLAYERS: Final[tuple[Role, ...]] = ROLES
WATCHERS: Final = frozenset({"controller", "evaluator", "observer"})
"""They see everything and play no role; any number may sit there."""
Phase = Literal["lobby", "running", "paused", "ended", "hotwash"]
PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
