"""The exit codes of the command line."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command's end means to a script."""

    DONE = 0
    FAILED = 1
    """A drill or a check did not come out as it should."""
    USAGE = 2
    """Wrong words on the command line, or a file that cannot be used."""
    NO_CONNECTION = 3
    INTERRUPTED = 130
