"""Who comes in: the room code, the host's key, tokens, and how often somebody may guess or call."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable
from typing import Final

from live.room.refusal import RefusedError

GUESSES: Final = 14
"""Wrong codes or keys in an hour, from everywhere together: of 30⁸ codes, one would be found in a million years."""
HOUR_S: Final = 3600.0
GUESSES_EACH: Final = 5
MINUTE_S: Final = 60.0
BURST: Final = 20
BURST_S: Final = 10.0
REMEMBER_S: Final = 600.0
"""How long the answer to a join is kept for one who did not hear it."""


class WrongCodeError(RefusedError):
    """Not this room's code."""

    words = "This is not the code of this room. Look at the host's screen and type it again."
    status = 403


class WrongKeyError(RefusedError):
    """A seat that sees everything was asked for without the host's key."""

    words = "This seat sees everything and needs the host key. It stands on the host's own screen."
    status = 403


class TooOftenError(RefusedError):
    """More than anybody needs."""

    words = "That was too often. Wait {seconds} seconds and try again."
    status = 429


class Often:
    """At most so many in so many seconds."""

    def __init__(self, most: int, within_s: float) -> None:
        self._most, self._within_s = most, within_s
        self._times: deque[float] = deque()

    def wait_s(self, now_s: float) -> float:
        """How long until one more is allowed; 0 for at once."""
        while self._times and self._times[0] <= now_s - self._within_s:
            self._times.popleft()
        return 0.0 if len(self._times) < self._most else self._times[0] + self._within_s - now_s

    def count(self, now_s: float) -> None:
        """One more."""
        self._times.append(now_s)


class Doors:
    """The way into one room; `clock` gives monotonic seconds."""

    def __init__(self, code: str, key: str, clock: Callable[[], float]) -> None:
        self._code, self._key, self._clock = code, key, clock
        self._all = Often(GUESSES, HOUR_S)
        self._each: dict[str, Often] = {}
        self._calls: dict[str, Often] = {}
        self._tokens: dict[str, tuple[str, float]] = {}

    def check_code(self, given: str, address: str) -> None:
        """Raises WrongCodeError, or TooOftenError while too many were wrong."""
        self._check(plain(given), plain(self._code), address, WrongCodeError())

    def check_key(self, given: str, address: str) -> None:
        """Raises WrongKeyError, or TooOftenError while too many were wrong."""
        self._check(plain(given), plain(self._key), address, WrongKeyError())

    def token_for(self, call_id: str) -> str:
        """A new token, or the one that this very call was given before its answer got lost."""
        now_s = self._clock()
        self._tokens = {name: kept for name, kept in self._tokens.items() if kept[1] > now_s - REMEMBER_S}
        if call_id not in self._tokens:
            self._tokens[call_id] = (secrets.token_urlsafe(32), now_s)
        return self._tokens[call_id][0]

    def check_rate(self, member: str) -> None:
        """Raises TooOftenError for a member who calls more often than anybody can type."""
        _once_more(self._calls.setdefault(member, Often(BURST, BURST_S)), self._clock())

    def _check(self, given: str, right: str, address: str, wrong: RefusedError) -> None:
        now_s = self._clock()
        each = self._each.setdefault(address, Often(GUESSES_EACH, MINUTE_S))
        wait_s = max(self._all.wait_s(now_s), each.wait_s(now_s))
        if wait_s:
            raise TooOftenError(seconds=round(wait_s) + 1)
        if not secrets.compare_digest(given.encode(), right.encode()):
            self._all.count(now_s)
            each.count(now_s)
            raise wrong


def plain(code: str) -> str:
    """A code as it is compared: whatever its case and dashes."""
    return "".join(each for each in code.upper() if each.isalnum())[:64]


def _once_more(often: Often, now_s: float) -> None:
    wait_s = often.wait_s(now_s)
    if wait_s:
        raise TooOftenError(seconds=round(wait_s) + 1)
    often.count(now_s)
