"""What can go wrong with drills on disk, each as one sentence with the way out.

* StoreError
    * StoreFullError         no room left; nothing that was acknowledged is lost
    * StoreHeldError         another program holds the file
    * StoreForeignError      the file is not a store of drills, or is damaged
    * StoreNewerError        written by a later version
    * StoreUnreachableError  the folder or file cannot be made, read or written
    * DrillUnknownError      no drill of that name
    * DrillElsewhereError    the drill was opened in another window and goes on there
    * DrillUnreadableError   the drill is there, and what it holds is not what a drill holds
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from scenarios.words import Lang, translator


class StoreError(Exception):
    """Something that a person can understand and do something about; `str()` gives it in English."""

    words = "The drills could not be read or written ({reason}). Try again; if it stays so, look at {path}."

    def __init__(self, **parts: object) -> None:
        self.parts = parts
        super().__init__(self.sentence("en"))

    def sentence(self, lang: Lang) -> str:
        """What happened and the way out, in one or two sentences."""
        return translator("live", lang)(self.words).format(**self.parts)


class StoreFullError(StoreError):
    """The disk has no room."""

    words = (
        "There is no room left on the disk of {path}. Everything shown as saved is kept; "
        "free some space and do the last thing again."
    )


class StoreHeldError(StoreError):
    """Another program has kept the file locked for longer than we wait."""

    words = (
        "Another program is holding {path}. Close the other crisis-drill window, "
        "or wait until the backup or sync program is done, and try again."
    )


class StoreForeignError(StoreError):
    """Not a store of drills, or damaged."""

    words = (
        "{path} is not a file of crisis-drill, or it is damaged. Move it elsewhere and start again, "
        "or name another folder in CRISIS_DRILL_HOME."
    )


class StoreNewerError(StoreError):
    """A later version wrote it."""

    words = (
        "{path} was written by a newer crisis-drill (form {found}; this one knows form {known}). "
        "Update crisis-drill, or name another folder in CRISIS_DRILL_HOME."
    )


class StoreUnreachableError(StoreError):
    """The folder or file cannot be made, read or written."""

    words = (
        "{path} cannot be opened for writing ({reason}). Check who may write in that folder, "
        "or name another one in CRISIS_DRILL_HOME."
    )


class DrillUnknownError(StoreError):
    """No drill of that name."""

    words = (
        "There is no file “{drill}” and no stored drill of that name. crisis-drill list --past shows the drills that "
        "were held here."
    )


class DrillElsewhereError(StoreError):
    """Opened in another window since."""

    words = (
        "This drill was opened in another window and goes on there. What was saved here is kept; "
        "go on in that window, or open the drill again here."
    )


class DrillUnreadableError(StoreError):
    """The drill's own content does not hold together."""

    words = "The stored drill “{drill}” cannot be read ({reason}). The other drills are not touched by this."


_BY_CODE: Final[dict[int, type[StoreError]]] = {
    sqlite3.SQLITE_FULL: StoreFullError,
    sqlite3.SQLITE_BUSY: StoreHeldError,
    sqlite3.SQLITE_LOCKED: StoreHeldError,
    sqlite3.SQLITE_NOTADB: StoreForeignError,
    sqlite3.SQLITE_CORRUPT: StoreForeignError,
    sqlite3.SQLITE_READONLY: StoreUnreachableError,
    sqlite3.SQLITE_CANTOPEN: StoreUnreachableError,
    sqlite3.SQLITE_PERM: StoreUnreachableError,
}


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system raise inside it into a StoreError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of error; the rest says where in SQLite it arose.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise _BY_CODE.get(code, StoreError)(path=path, reason=error) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StoreFullError(path=path) from error
        raise StoreUnreachableError(path=path, reason=error.strerror or error) from error
