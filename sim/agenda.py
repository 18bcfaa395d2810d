"""The clock: SimPy's event queue in whole seconds, stepped from outside.

At one second, inputs come before everything else. `env.run(until=t)` would leave out what is due at t, and simpy.rt
blocks: neither is used. Work is scheduled as bare callbacks, which cost half of what a process costs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import simpy
from simpy.events import Event as SimEvent

INPUT: Final = -1
PLANNED: Final = 1
LAST: Final = 9
"""Priorities within one second."""


class Agenda:
    """What is to happen when. Starts at second -1, so that second 0 can be acted in."""

    def __init__(self) -> None:
        self._env = simpy.Environment(initial_time=-1)

    @property
    def now_s(self) -> int:
        """The second that was last advanced to, or that is being worked on."""
        return int(self._env.now)

    def at(self, at_s: int, work: Callable[[], None], priority: int = PLANNED) -> None:
        """Do `work` at that second; raises ValueError for a second that is over."""
        if at_s < self._env.now:
            raise ValueError(f"second {at_s} is over; it is {self._env.now}")
        event = SimEvent(self._env)
        event._ok, event._value = True, None  # SimPy's own way of a pre-triggered event, see simpy.events.Initialize
        assert event.callbacks is not None
        event.callbacks.append(lambda _: work())
        self._env.schedule(event, priority, at_s - self._env.now)  # type: ignore[arg-type]

    def advance_to(self, now_s: int) -> None:
        """Work through everything due up to and including `now_s`."""
        while self._env.peek() <= now_s:
            self._env.step()
        if now_s > self._env.now:
            self._env._now = now_s  # the queue holds nothing up to here; SimPy has no public way to let time pass

    def next_s(self) -> int | None:
        """The next second at which something is due, or None."""
        due = self._env.peek()
        return None if due == float("inf") else int(due)
