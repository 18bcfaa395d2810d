"""One server for one store: who holds it says so in a file beside it, and the system lets go of it with the process."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from live.alone import alone
from live.trouble import StoreError, StoreHeldError, told_plainly
from live.wall import wall_now


class HostedElsewhereError(StoreError):
    """Another server holds this store."""

    words = (
        "A room is being hosted from {path} already: {link}, by process {pid} since {since}. "
        "Go on there, or stop it first."
    )


@contextmanager
def held(store: Path, link: str = "") -> Iterator[Callable[[str], None]]:
    """This process serves the store meanwhile; raises HostedElsewhereError with who does so already.

    What it gives takes the link of the room that is served from then on.
    """
    path = store.with_name(f"{store.name}.host")
    with ExitStack() as held_open:
        with told_plainly(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = held_open.enter_context(path.open("a+b"))
            try:
                held_open.enter_context(alone(file, path))
            except StoreHeldError as error:
                raise HostedElsewhereError(path=store, **_told(path)) from error
            since = wall_now().isoformat(timespec="seconds")

        def tell(now: str) -> None:
            with told_plainly(path):
                _say(file, {"pid": os.getpid(), "link": now, "since": since})

        tell(link or "?")
        # What goes wrong from here on is no longer about this file.
        yield tell


def _say(file: IO[bytes], what: dict[str, Any]) -> None:
    file.seek(0)
    file.truncate()
    file.write(json.dumps(what).encode())
    file.flush()


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_bytes())
        return {name: told.get(name, "?") for name in ("link", "pid", "since")}
    except (OSError, ValueError, AttributeError):
        return dict.fromkeys(("link", "pid", "since"), "?")
