"""`host`: a room for a team, served by this computer; with a terminal it opens the controller's console."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import signal
import sys
from dataclasses import dataclass

from live.codes import new_code
from live.room.room import Room
from live.rooms import Rooms
from live.server.hold import HostedElsewhereError, held
from live.server.hosting import Hosting
from live.server.link import qr_of
from live.server.serve import Address, bound, serving
from live.solo import reply_reader
from live.store import Store
from scenarios.library import load
from scenarios.words import Lang, translator
from tui.exits import Exit
from tui.language import for_screens

MOST_SEED = 9999


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    scenario: str
    lan: bool
    port: int
    seed: int | None
    skill: float
    host_names: tuple[str, ...]
    resume: bool
    open_watchers: bool


def host_room(wanted: Wanted, console: bool | None, asked: str | None) -> Exit:
    """Serves a room until it is closed; raises BadFile, StoreError."""
    lang = for_screens(asked)
    at_terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    listening, address = bound(wanted.port, lan=wanted.lan)
    with contextlib.closing(listening), Store() as store:
        try:
            with held(store.path, address.link("")):
                room = open_room(store, wanted, lang)
                hosting = Hosting(room, new_code(), watchers_need_key=not wanted.open_watchers)
                tell_way_in(hosting, address, lang, qr=sys.stderr.isatty())
                if at_terminal if console is None else console:
                    from tui.commands.host_console import serve_with_console

                    serve_with_console(hosting, listening, address, wanted.host_names, lang)
                else:
                    asyncio.run(_serve(hosting, listening, address, wanted.host_names))
                tell_end(room, lang)
        except HostedElsewhereError as error:
            print(f"crisis-drill: {error.sentence(lang)}", file=sys.stderr)
            return Exit.FAILED
    return Exit.DONE


def open_room(store: Store, wanted: Wanted, lang: Lang) -> Room:
    """A new room; with `resume` the one of that scenario that did not reach ENDEX, if there is one."""
    script = load(wanted.scenario)
    if wanted.resume:
        for each in Rooms(store).open():
            if store.load(each.drill).header.scenario == script.id:
                return Room.resume(store, each.drill, reply_reader())
    seed = wanted.seed if wanted.seed is not None else 1 + secrets.randbelow(MOST_SEED)
    return Room.open(store, script, reply_reader(), seed=seed, lang=lang, skill=wanted.skill)


def tell_way_in(hosting: Hosting, address: Address, lang: Lang, *, qr: bool) -> None:
    """Link, code and key on stderr; the key is told here alone."""
    t, link = translator("tui", lang), address.link(hosting.room.code)
    print(f"{t('Link')}: {link}", file=sys.stderr)
    print(f"{t('Room code')}: {hosting.room.code}", file=sys.stderr)
    print(f"{t('Host key')}: {hosting.key}", file=sys.stderr)
    told = t("The controller joins with: crisis-drill join {link} --seat controller --key {key}")
    print(told.format(link=link, key=hosting.key), file=sys.stderr)
    if qr:
        print(qr_of(link), file=sys.stderr)
    print(t("Ctrl+C closes the room. All is saved; --resume opens it again."), file=sys.stderr, flush=True)


def tell_end(room: Room, lang: Lang) -> None:
    """What there is to do afterwards."""
    t = translator("tui", lang)
    command = f"crisis-drill report {room.drill_id}"
    if room.drill.ended:
        print(t("The report: {command}").format(command=command), file=sys.stderr)
    else:
        again = f"crisis-drill host {room.script.id} --resume"
        print(t("The drill did not reach ENDEX. It goes on with: {command}").format(command=again), file=sys.stderr)


async def _serve(hosting: Hosting, listening: object, address: Address, host_names: tuple[str, ...]) -> None:
    """Until Ctrl+C, or until the system asks the process to end."""
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C comes as KeyboardInterrupt
            loop.add_signal_handler(each, over.set)
    async with serving(hosting, listening, address, host_names):  # type: ignore[arg-type]
        await over.wait()
