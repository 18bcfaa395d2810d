"""The clock: SimPy's event queue in whole seconds, stepped from outside.

At one second, inputs come before everything else. `env.run(until=t)` would leave out what is due at t, and simpy.rt
blocks: neither is used. Work is scheduled as bare callbacks: nobody waits for it, so that it needs no event of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Final

import simpy

INPUT: Final = -1
PLANNED: Final = 1
LAST: Final = 9
"""Priorities within one second."""


class Clock(simpy.Environment):
    """SimPy's clock and queue, with bare callbacks in it: what is taken from the queue is called."""

    def step(self) -> None:
        """Takes what is due next, and does it at its time."""
        self._now, _, _, work = heappop(self._queue)
        work()  # type: ignore[operator]


class Agenda:
    """What is to happen when. Starts at second -1, so that second 0 can be acted in."""

    def __init__(self) -> None:
        self.env = Clock(initial_time=-1)

    @property
    def now_s(self) -> int:
        """The second that was last advanced to, or that is being worked on."""
        return self.env._now  # type: ignore[return-value]  # whole seconds go in, so whole seconds come out

    def at(self, at_s: int, work: Callable[[], None], priority: int = PLANNED) -> None:
        """Do `work` at that second; raises ValueError for a second that is over."""
        env = self.env
        if at_s < env._now:
            raise ValueError(f"second {at_s} is over; it is {env._now}")
        # As `env.schedule` does, which takes the time that is left till then and adds it to now again.
        heappush(env._queue, (at_s, priority, next(env._eid), work))  # type: ignore[misc]

    def advance_to(self, now_s: int) -> None:
        """Work through everything due up to and including `now_s`."""
        env, queue, step = self.env, self.env._queue, self.env.step  # `peek` costs as much as a step
        while queue and queue[0][0] <= now_s:
            step()
        if now_s > env._now:
            env._now = now_s  # the queue holds nothing up to here; SimPy has no public way to let time pass

    def clear(self) -> None:
        """Forgets all that is planned."""
        self.env._queue.clear()

    def next_s(self) -> int | None:
        """The next second at which something is due, or None."""
        due = self.env.peek()
        return None if due == float("inf") else int(due)
