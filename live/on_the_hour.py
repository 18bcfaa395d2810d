"""Watches the agenda while a host runs, and opens each lobby at its hour, once.

    await OnTheHour(agenda, open_lobby, tell).run()

It reads the clock every few seconds instead of sleeping until the hour: a laptop that slept, a clock that was set and a
drill that another window planned are then noticed by themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, Protocol

from live.agenda import Missed, Outcome, Planned
from live.agenda_store import Agenda
from live.calendar import Occurrence
from live.trouble import StoreError
from live.wall import wall_now
from scenarios.clean import clean
from scenarios.words import Lang

LOOK_S: Final = 10.0
"""At most this long between two looks at the clock."""
NEAREST_S: Final = 1.0
"""At least so long: the clock is read to the second."""


class Clock(Protocol):
    """The time of the wall; tests hand in one that runs as they please."""

    def now(self) -> datetime:
        """This moment; aware."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Comes back after so many seconds."""
        ...


class WallClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """This moment, to the second."""
        return wall_now()

    async def sleep(self, seconds: float) -> None:
        """Lets others run meanwhile."""
        await asyncio.sleep(seconds)


class Tellable(Protocol):
    """Something that a person should know: a `Missed`, or a StoreError."""

    def sentence(self, lang: Lang) -> str:
        """In the language of whoever reads it."""
        ...


Opener = Callable[[Planned, Occurrence], Awaitable[Awaitable[object] | None]]
"""Comes back as soon as the lobby is open. What it gives back is waited for before the next lobby: the drill's end."""


class OnTheHour:
    """Opens lobbies for as long as it runs; each occurrence is on record before its lobby is opened."""

    def __init__(
        self, agenda: Agenda, open_lobby: Opener, tell: Callable[[Tellable], None], clock: Clock | None = None
    ) -> None:
        """`tell` is called once with each group of missed drills, and once for a trouble with the disk."""
        self._agenda = agenda
        self._open_lobby = open_lobby
        self._tell = tell
        self._clock = clock or WallClock()
        self._in_trouble = False

    async def run(self) -> None:
        """For ever; ends by being cancelled. The first look tells what was missed while no host ran."""
        while True:
            await self.look()
            await self._clock.sleep(await self._until_next())

    async def look(self) -> None:
        """Tells what was missed, opens the lobby that is due now, if there is one, and stays until its drill is over.

        Whatever keeps a lobby shut is told; what its drill raises afterwards is passed on.
        """
        try:
            found = await asyncio.to_thread(self._agenda.settle, self._clock.now())
            self._in_trouble = False
        except StoreError as error:
            self._tell_trouble(error)
            return
        for missed in found.missed:
            self._tell(missed)
        if found.lobby:
            await self._open(*found.lobby)

    async def _open(self, planned: Planned, occurrence: Occurrence) -> None:
        try:
            over = await self._open_lobby(planned, occurrence)
        except Exception as error:
            # Whatever keeps one lobby shut must not keep the next one shut.
            self._tell(Missed(planned, (occurrence,), "failed", clean(str(error) or type(error).__name__)))
            await self._became(planned, occurrence, opened=False)
            return
        await self._became(planned, occurrence, opened=True)
        if over is not None:
            await over

    async def _became(self, planned: Planned, occurrence: Occurrence, *, opened: bool) -> None:
        outcome: Outcome = "opened" if opened else "failed"
        now = self._clock.now()
        try:
            await asyncio.to_thread(self._agenda.became, planned, occurrence, outcome, now)
        except StoreError as error:
            self._tell_trouble(error)

    def _tell_trouble(self, error: StoreError) -> None:
        if not self._in_trouble:
            self._tell(error)
        self._in_trouble = True

    async def _until_next(self) -> float:
        """Seconds until the next look: near an hour, until that."""
        now = self._clock.now()
        try:
            coming = await asyncio.to_thread(self._agenda.next_due, now)
        except StoreError as error:
            self._tell_trouble(error)
            return LOOK_S
        wait = (coming - now).total_seconds() if coming else LOOK_S
        return min(LOOK_S, max(NEAREST_S, wait))
