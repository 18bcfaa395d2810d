"""One server for one store: who holds it says so in a file beside it, and the system lets go of it with the process."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
def held(store: Path, link: str) -> Iterator[None]:
    """This process serves the store meanwhile; raises HostedElsewhereError with who does so already."""
    path = store.with_name(f"{store.name}.host")
    with told_plainly(path), path.open("a+b") as file:
        try:
            with alone(file, path):
                _say(file, {"pid": os.getpid(), "link": link, "since": wall_now().isoformat()})
                yield
                _say(file, {})
        except StoreHeldError as error:
            raise HostedElsewhereError(path=store, **_told(path)) from error


def _say(file: Any, what: dict[str, Any]) -> None:
    file.seek(0)
    file.truncate()
    file.write(json.dumps(what).encode())
    file.flush()


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        told = {}
    return {name: told.get(name, "?") for name in ("link", "pid", "since")}
