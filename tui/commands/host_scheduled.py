"""`host --scheduled`: a host that is left running and opens the lobby of each planned drill at its hour."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from live.agenda import Planned
from live.agenda_store import Agenda
from live.calendar import Occurrence
from live.on_the_hour import OnTheHour, Tellable
from live.room.room import Room
from live.server.hold import HostedElsewhereError, held
from live.server.hosting import Hosting
from live.server.serve import bound, serving
from live.solo import reply_reader
from live.store import Store
from scenarios.clean import clean
from scenarios.shelf import load
from scenarios.words import Lang, translator
from tui.commands.host import MOST_SEED, Wanted, tell_end, tell_way_in
from tui.exits import Exit
from tui.sorry import sorry

LOOK_S: Final = 5.0
UNSTARTED_S: Final = 60 * 60
"""A lobby that nobody starts is closed after so long."""
AFTER_S: Final = 30 * 60
"""The hotwash has so long after ENDEX, as long as somebody is there."""
ALONE_S: Final = 5 * 60
"""A drill that is over, with nobody there any more, is closed after so long."""


def host_scheduled(wanted: Wanted, lang: Lang) -> Exit:
    """Until Ctrl+C; what was missed while no host ran is told at once."""
    t = translator("tui", lang)
    with Store() as store, Agenda() as agenda:
        try:
            with held(store.path) as tell_link:
                listening, address = bound(wanted.port, lan=wanted.lan)
                listening.close()
                tell_link(address.link(""))
                coming = agenda.all()
                told = t("Waiting for the hour: {count} planned drills. Ctrl+C ends it.").format(count=len(coming))
                print(told, file=sys.stderr, flush=True)
                asyncio.run(_until_stopped(_Lobbies(store, wanted, tell_link, lang), agenda, lang))
        except HostedElsewhereError as error:
            return sorry(error.sentence(lang), Exit.FAILED)
    return Exit.DONE


async def _until_stopped(lobbies: _Lobbies, agenda: Agenda, lang: Lang) -> None:
    def tell(what: Tellable) -> None:
        sorry(what.sentence(lang))

    watch = asyncio.create_task(OnTheHour(agenda, lobbies.open, tell).run())
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C comes as KeyboardInterrupt
            loop.add_signal_handler(each, watch.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await watch


class _Lobbies:
    """Opens one room after the other."""

    def __init__(self, store: Store, wanted: Wanted, tell_link: Callable[[str], None], lang: Lang) -> None:
        self._store = store
        self._wanted = wanted
        self._tell_link = tell_link
        self._lang: Lang = lang

    async def open(self, planned: Planned, occurrence: Occurrence) -> Awaitable[object]:
        """The lobby of a planned drill; gives back what is to be waited for."""
        seed = planned.seed if planned.seed is not None else 1 + secrets.randbelow(MOST_SEED)
        wanted = replace(self._wanted, scenario=planned.source, seed=seed)
        script = load(planned.source)
        room = Room.open(self._store, script, reply_reader(), seed=seed, lang=self._lang, skill=wanted.skill)
        hosting = Hosting(room, room.rooms.key(room.drill_id), watchers_need_key=not wanted.open_watchers)
        ready = asyncio.Event()
        served = asyncio.create_task(self._serve(hosting, planned, ready))
        opened = asyncio.create_task(ready.wait())
        await asyncio.wait({served, opened}, return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()
        if served.done():
            served.result()
        return served

    async def _serve(self, hosting: Hosting, planned: Planned, ready: asyncio.Event) -> None:
        listening, address = bound(self._wanted.port, lan=self._wanted.lan)
        with contextlib.closing(listening):
            async with serving(hosting, listening, address, self._wanted.host_names):
                self._tell_link(address.link(hosting.room.code))
                t = translator("tui", self._lang)
                opened = t("The lobby of “{title}” is open.").format(title=clean(planned.titled(self._lang)))
                print(opened, file=sys.stderr)
                tell_way_in(hosting, address, self._lang, qr=sys.stderr.isatty())
                ready.set()
                await _over(hosting.room)
        self._tell_link(address.link(""))
        tell_end(hosting.room, self._wanted, self._lang)


async def _over(room: Room) -> None:
    """Comes back when the room is done with."""
    idle_s = 0.0
    phase = room.state.phase
    while True:
        await asyncio.sleep(LOOK_S)
        idle_s = idle_s + LOOK_S if room.state.phase == phase else 0.0
        phase = room.state.phase
        somebody = any(room.here.values())
        if phase == "lobby" and idle_s >= UNSTARTED_S and not somebody:
            return
        if phase in ("ended", "hotwash") and idle_s >= (AFTER_S if somebody else ALONE_S):
            return
