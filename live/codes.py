"""Letters that are drawn by chance and read by people: the room code, the host key, the tails of names."""

from __future__ import annotations

import secrets
from typing import Final

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""None that is taken for another."""


def new_code() -> str:
    """A room code or a host key, such as `7F3K-29QD`."""
    return f"{_drawn(4)}-{_drawn(4)}"


def new_tail() -> str:
    """What makes a name on disk its own, such as `7f3k`."""
    return _drawn(4).lower()


def _drawn(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))
