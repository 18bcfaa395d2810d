"""A file that one program at a time works on; the system lets go of it when the program ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from live.trouble import StoreHeldError


@contextmanager
def alone(file: IO[bytes], path: Path) -> Iterator[None]:
    """Nobody else adds meanwhile; raises StoreHeldError where somebody is just doing so."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise StoreHeldError(path=path) from error
    try:
        yield
    finally:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
