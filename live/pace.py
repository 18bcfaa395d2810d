"""Pace: how many seconds of the drill go by for the seconds on the wall."""

from __future__ import annotations

from typing import Final

SLOWEST: Final = 0.25
FASTEST: Final = 60.0
JUMP_S: Final = 2.0
"""More than this between two ticks is no time in which anybody could act (the machine slept, its clock was set)."""


class Pace:
    """Turns ticks of a wall clock into whole seconds of the drill. It is handed its time and reads no clock.

    A long pause, a sleeping laptop, a clock that was set forwards or back: none of them ever gives a burst of seconds.
    """

    def __init__(self, speed: float = 1.0) -> None:
        self.paused = False
        self.waits = False
        """The clock waits while the player writes."""
        self.writing = False
        """The player is writing at this moment."""
        self._before_ms: int | None = None
        self._carry = 0
        # Whole milliseconds times thousandths of speed: ten ticks of 0.1 s are one second, nothing is lost in rounding.
        self._speed_milli = 1000
        self.speed = speed

    @property
    def speed(self) -> float:
        """Drill seconds for one second on the wall, 0.25 to 60; set beyond that, it stays at the nearer end."""
        return self._speed_milli / 1000

    @speed.setter
    def speed(self, speed: float) -> None:
        if not speed > 0:
            raise ValueError(f"a pace is above zero: {speed!r}")
        self._speed_milli = round(min(FASTEST, max(SLOWEST, speed)) * 1000)

    @property
    def running(self) -> bool:
        """Whether the clock moves."""
        return not self.paused and not (self.waits and self.writing)

    def tick(self, wall_s: float) -> int:
        """Whole drill seconds since the tick before, 0 or more; `wall_s` is a monotonic clock's reading in seconds."""
        now_ms = round(wall_s * 1000)
        before_ms, self._before_ms = self._before_ms, now_ms
        if before_ms is None or not self.running:
            return 0
        passed_ms = now_ms - before_ms
        if not 0 < passed_ms <= JUMP_S * 1000:
            return 0
        seconds, self._carry = divmod(self._carry + passed_ms * self._speed_milli, 1_000_000)
        return seconds


class Paced:
    """Whatever goes by a pace, with its knobs in the player's words."""

    def __init__(self) -> None:
        self.clock = Pace()

    @property
    def pace(self) -> float:
        """Drill seconds for one second on the wall, 0.25 to 60."""
        return self.clock.speed

    @pace.setter
    def pace(self, pace: float) -> None:
        self.clock.speed = pace

    @property
    def paused(self) -> bool:
        """The player has stopped the clock."""
        return self.clock.paused

    @paused.setter
    def paused(self, paused: bool) -> None:
        self.clock.paused = paused

    @property
    def writing(self) -> bool:
        """The player is writing at this moment, as the screen says."""
        return self.clock.writing

    @writing.setter
    def writing(self, writing: bool) -> None:
        self.clock.writing = writing

    @property
    def wait_while_writing(self) -> bool:
        """The clock waits while the player writes."""
        return self.clock.waits

    @wait_while_writing.setter
    def wait_while_writing(self, waits: bool) -> None:
        self.clock.waits = waits
