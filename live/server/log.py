"""What the server says of its own mistakes: one line each, never what a visitor sent."""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath
from typing import Final

LOG: Final = logging.getLogger("live.server")


def broke(where: str, error: BaseException) -> None:
    """The kind of the error and the line it came from; its message may hold what somebody typed, or a token."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    way = " < ".join(f"{PurePath(each.filename).name}:{each.lineno}" for each in reversed(frames))
    LOG.error("%s: %s at %s", where, type(error).__name__, way)
