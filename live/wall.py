"""The wall clock, read in this one place of `live`: everything else is handed its time."""

from __future__ import annotations

from datetime import datetime


def wall_now() -> datetime:
    """This moment in the time zone of this machine, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)
