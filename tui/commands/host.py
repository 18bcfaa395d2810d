"""`host`: a room for a team, served by this computer; with a terminal it opens the controller's console."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import shlex
import signal
import sys
from dataclasses import dataclass

from live.room.names import phase_name
from live.room.room import Room
from live.rooms import OpenRoom, Rooms
from live.server.hold import HostedElsewhereError, held
from live.server.hosting import Hosting
from live.server.link import qr_of
from live.server.serve import PORT, Address, bound, serving
from live.solo import reply_reader
from live.store import Store
from scenarios.clean import clean
from scenarios.shelf import load
from scenarios.words import Lang, translator
from tui.exits import Exit
from tui.language import for_screens
from tui.report_command import report_command
from tui.sorry import sorry

MOST_SEED = 9999
OTHERS = 3
"""So many more rooms that can be opened again are told of."""


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    scenario: str
    """To open a room again: its scenario, the name of its drill, or nothing for the latest."""
    lan: bool
    port: int
    seed: int | None
    skill: float
    host_names: tuple[str, ...]
    resume: bool
    open_watchers: bool

    def again(self, drill: str = "") -> str:
        """The command that opens a drill's room again in the same way, without a drill the latest room."""
        words = ["crisis-drill", "host", *([drill] if drill else []), "--resume"]
        words += ["--lan"] if self.lan else []
        words += ["--port", str(self.port)] if self.port != PORT else []
        words += [word for name in self.host_names for word in ("--host-name", name)]
        return shlex.join([*words, *(["--open-watchers"] if self.open_watchers else [])])


class NothingToResumeError(Exception):
    """No room can be opened again, or none of that scenario."""


def host_room(wanted: Wanted, console: bool | None, asked: str | None) -> Exit:
    """Serves a room until it is closed; raises BadFile, StoreError."""
    lang = for_screens(asked)
    at_terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    with Store() as store:
        try:
            with held(store.path) as tell_link:
                listening, address = bound(wanted.port, lan=wanted.lan)
                with contextlib.closing(listening):
                    room = open_room(store, wanted, lang)
                    tell_link(address.link(room.code))
                    key = room.rooms.key(room.drill_id)
                    hosting = Hosting(room, key, watchers_need_key=not wanted.open_watchers)
                    tell_way_in(hosting, address, lang, qr=sys.stderr.isatty())
                    if at_terminal if console is None else console:
                        from tui.commands.host_console import serve_with_console

                        serve_with_console(hosting, listening, address, wanted, lang)
                    else:
                        asyncio.run(_serve(hosting, listening, address, wanted.host_names))
                    tell_end(room, wanted, lang)
        except HostedElsewhereError as error:
            return sorry(error.sentence(lang), Exit.FAILED)
        except NothingToResumeError:
            t = translator("tui", lang)
            return sorry(t("There is no such room to open again. Without --resume, host opens a new one."), Exit.FAILED)
    return Exit.DONE


def open_room(store: Store, wanted: Wanted, lang: Lang) -> Room:
    """A new room; with `resume` the latest that can be opened again. Raises BadFile, NothingToResumeError."""
    if wanted.resume:
        first, *others = to_resume(store, wanted.scenario)
        room = Room.resume(store, first.drill, reply_reader())
        _tell_which(room, [each.drill for each in others[:OTHERS]], lang)
        return room
    script = load(wanted.scenario)
    seed = wanted.seed if wanted.seed is not None else 1 + secrets.randbelow(MOST_SEED)
    return Room.open(store, script, reply_reader(), seed=seed, lang=lang, skill=wanted.skill)


def to_resume(store: Store, which: str) -> list[OpenRoom]:
    """The rooms that `which` may mean, the latest first, as in `Wanted.scenario`; raises NothingToResumeError."""
    rooms = Rooms(store).open()
    if which and (named := [each for each in rooms if each.drill == which]):
        return named
    scenario = load(which).id if which else ""
    found = [each for each in rooms if scenario in ("", each.scenario)]
    if not found:
        raise NothingToResumeError
    return found


def _tell_which(room: Room, others: list[str], lang: Lang) -> None:
    t = translator("tui", lang)
    title = clean(room.script.text("title", lang))
    told = t("Opened again: {title} ({drill}), {phase}.")
    phase = phase_name(room.state.phase, lang)
    print(told.format(title=title, drill=room.drill_id, phase=phase), file=sys.stderr)
    for each in others:
        command = f"crisis-drill host {each} --resume"
        print(t("Another room that can be opened again: {command}").format(command=command), file=sys.stderr)


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


def tell_end(room: Room, wanted: Wanted, lang: Lang) -> None:
    """What there is to do afterwards."""
    t = translator("tui", lang)
    again, told = wanted.again(room.drill_id), t("The drill did not reach ENDEX. It goes on with: {command}")
    if room.drill.ended:
        command = report_command(room.drill_id, lang)
        print(t("The report: {command}").format(command=command), file=sys.stderr)
        told = t("The room can be opened again for the hotwash: {command}")
    print(told.format(command=again), file=sys.stderr)


async def _serve(hosting: Hosting, listening: object, address: Address, host_names: tuple[str, ...]) -> None:
    """Until Ctrl+C, or until the system asks the process to end."""
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C comes as KeyboardInterrupt
            loop.add_signal_handler(each, over.set)
    async with serving(hosting, listening, address, host_names):  # type: ignore[arg-type]
        await over.wait()
