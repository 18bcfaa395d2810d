"""Who comes in: the room code, the host's key, tokens, and how often somebody may guess, join or call."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable
from typing import Final

from live.room.refusal import RefusedError
from live.server.refusals import JoinedBeforeError

GUESSES: Final = 14
"""Wrong codes in an hour, and wrong keys, from everywhere together; there are 30⁸ codes."""
HOUR_S: Final = 3600.0
GUESSES_EACH: Final = 10
MINUTE_S: Final = 60.0
JOINS_EACH: Final = 300
"""From one address in ten minutes; a whole room may sit behind one."""
BURST: Final = 20
BURST_S: Final = 10.0
HEAVY: Final = 500
"""Letters to be read that weigh as much as a call more: reading 5,000 takes a fifth of a second."""
LOOKS: Final = 30
"""Views and streams that one member may open in ten seconds."""
REMEMBER_S: Final = 600.0
"""How long the answer to a join is kept for one who did not hear it."""
MOST_ADDRESSES: Final = 1000
LOOPBACK: Final = ("127.", "::1")


class WrongCodeError(RefusedError):
    """Not this room's code."""

    words = "This is not the code of this room. Look at the host's screen and type it again."
    status = 403


class NoKeyError(RefusedError):
    """A seat that sees everything was asked for without the host's key."""

    words = "This seat sees everything and needs the host key. It stands on the host's own screen."
    status = 403


class WrongKeyError(RefusedError):
    """The same with another key."""

    words = "That is not the host key. Look at the host's own screen and type it again."
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

    def check(self, now_s: float) -> None:
        """Raises TooOftenError with the time to wait until one more is allowed."""
        while self._times and self._times[0] <= now_s - self._within_s:
            self._times.popleft()
        if len(self._times) >= self._most:
            raise TooOftenError(seconds=round(self._times[0] + self._within_s - now_s) + 1)

    def count(self, now_s: float) -> None:
        """One more."""
        self._times.append(now_s)


class Each:
    """The same limit for each of many; the longest unheard-of are forgotten beyond a thousand."""

    def __init__(self, most: int, within_s: float) -> None:
        self._limit = (most, within_s)
        self._by_name: dict[str, Often] = {}

    def of(self, name: str) -> Often:
        """One's own."""
        found = self._by_name.pop(name, None) or Often(*self._limit)
        if len(self._by_name) >= MOST_ADDRESSES:
            del self._by_name[next(iter(self._by_name))]
        self._by_name[name] = found
        return found

    def once_more(self, name: str, now_s: float, weight: int = 1) -> None:
        """Raises TooOftenError, or counts; a heavy one as several."""
        often = self.of(name)
        often.check(now_s)
        for _ in range(weight):
            often.count(now_s)


class Doors:
    """The way into one room; `clock` gives monotonic seconds."""

    def __init__(self, code: str, key: str, clock: Callable[[], float]) -> None:
        self._code, self._key, self._clock = code, key, clock
        self._guesses = Often(GUESSES, HOUR_S)
        self._key_guesses = Often(GUESSES, HOUR_S)
        self._guesses_each = Each(GUESSES_EACH, MINUTE_S)
        self._joins_each = Each(JOINS_EACH, REMEMBER_S)
        self._calls, self._looks = Each(BURST, BURST_S), Each(LOOKS, BURST_S)
        self._tokens: dict[str, tuple[str, str, float]] = {}
        self.wrong = 0
        """How many wrong codes and keys there were since the room was opened."""
        self._inside: set[str] = set()

    def check_code(self, given: str, address: str) -> None:
        """Raises WrongCodeError, or TooOftenError while too many were wrong.

        Whoever guesses elsewhere does not lock out an address from which somebody is inside already; a proxy's
        address, which is everybody's, gets no such trust.
        """
        trusted = address in self._inside and not address.startswith(LOOPBACK)
        right = same(given, self._code)
        if not (trusted and right):
            self._guess(right, self._guesses, address, WrongCodeError())
        self._joins_each.once_more(address, self._clock())

    def check_key(self, given: str, address: str) -> None:
        """Raises NoKeyError, WrongKeyError, or TooOftenError while too many were wrong."""
        if not given.strip():
            raise NoKeyError
        self._guess(same(given, self._key), self._key_guesses, address, WrongKeyError())

    def came_in(self, address: str) -> None:
        """Somebody joined from there."""
        if len(self._inside) < MOST_ADDRESSES:
            self._inside.add(address)

    def token_for(self, call_id: str, who: str, *, known: bool) -> str:
        """A new token, or the one that this very join (`who` says whose) was given before its answer got lost.

        Raises JoinedBeforeError for an id that is `known` to the room and whose token was given out to another one, or
        longer ago than it is remembered.
        """
        now_s = self._clock()
        self._tokens = {name: kept for name, kept in self._tokens.items() if kept[2] > now_s - REMEMBER_S}
        token, whose, _ = self._tokens.get(call_id, ("", who, now_s))
        if whose != who or (known and not token):
            raise JoinedBeforeError
        if not token:
            token = secrets.token_urlsafe(32)
            self._tokens[call_id] = (token, who, now_s)
        return token

    def check_rate(self, member: str, letters: int = 0) -> None:
        """Raises TooOftenError for a member who calls more often, or gives more to read, than anybody can type."""
        self._calls.once_more(member, self._clock(), 1 + letters // HEAVY)

    def check_looks(self, member: str) -> None:
        """Raises TooOftenError for a member who asks for the whole room again and again."""
        self._looks.once_more(member, self._clock())

    def _guess(self, right: bool, guesses: Often, address: str, wrong: RefusedError) -> None:
        now_s = self._clock()
        each = self._guesses_each.of(address)
        guesses.check(now_s)
        each.check(now_s)
        if not right:
            guesses.count(now_s)
            each.count(now_s)
            self.wrong += 1
            raise wrong


def same(given: str, right: str) -> bool:
    """Whether two codes are the same, whatever their case and dashes; takes as long for any of the right length."""
    return secrets.compare_digest(_plain(given).encode(), _plain(right).encode())


def _plain(code: str) -> str:
    return "".join(each for each in code.upper() if each.isalnum())[:64]
