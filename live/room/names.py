"""The words for seats and phases."""

from __future__ import annotations

from typing import Final

from scenarios.words import Lang, translator
from scoring.names import role_name

_WATCHERS: Final = {"controller": "Controller", "evaluator": "Evaluator", "observer": "Observer", "all": "Everybody"}
_PHASES: Final = {
    "lobby": "Lobby",
    "running": "Drill running",
    "paused": "Paused",
    "ended": "Drill over",
    "hotwash": "Hotwash",
}


def seat_name(seat: str, lang: Lang) -> str:
    """A role, or a place beside the drill, or `all`."""
    words = _WATCHERS.get(seat)
    return translator("live", lang)(words) if words else role_name(seat, lang)


def phase_name(phase: str, lang: Lang) -> str:
    """Where the room stands."""
    return translator("live", lang)(_PHASES[phase])
