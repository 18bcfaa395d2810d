"""The field of a chart: where a moment and a value stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WIDTH: Final = 420
LEFT: Final = 30
RIGHT: Final = 44
TOP: Final = 16
BOTTOM: Final = 24


@dataclass(frozen=True)
class Frame:
    """The field of a chart: how long the drill is, how high the field, and which values it shows."""

    ends_s: int
    height: int = 240
    least: float = 0
    most: float = 100

    @property
    def floor(self) -> int:
        """Where the lowest value stands."""
        return self.height - BOTTOM

    def x(self, at_s: int) -> float:
        """The place of a moment."""
        return round(LEFT + (WIDTH - LEFT - RIGHT) * at_s / max(1, self.ends_s), 1)

    def y(self, value: float) -> float:
        """The place of a value."""
        return round(TOP + (self.floor - TOP) * (1 - (value - self.least) / (self.most - self.least)), 1)


def ticks(ends_s: int) -> list[int]:
    """Four to seven even moments of a drill, in whole minutes."""
    for minutes in (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440):
        if ends_s / (60 * minutes) <= 6.5:
            return list(range(0, ends_s + 1, 60 * minutes))
    return [0, ends_s]
