"""What can come between a terminal and a room, each as one sentence with the way out.

* ClientError
    * BadLinkError       what was typed is no address of a room
    * NoConnectionError  nobody answers there
    * NoRoomError        somebody answers who is no room
    * NotTakenError      the room said no; the sentence is its own
    * OutError           not, or no longer, a member
"""

from __future__ import annotations

from scenarios.clean import clean
from scenarios.words import Lang, translator


class ClientError(Exception):
    """Something that a person can understand and do something about; `str()` gives it in English."""

    words = "The room could not be reached ({reason})."

    def __init__(self, **parts: object) -> None:
        self.parts = {name: clean(str(part)) for name, part in parts.items()}
        super().__init__(self.sentence("en"))

    def sentence(self, lang: Lang) -> str:
        """What happened and the way out."""
        return translator("live", lang)(self.words).format(**self.parts)


class BadLinkError(ClientError):
    """No address of a room."""

    words = "“{link}” is no address of a room. It looks like this: http://192.168.1.20:8787/j/7F3K-29QD"


class NoConnectionError(ClientError):
    """Nobody answers."""

    words = (
        "Nobody answers at {link} ({reason}). Check the address, that the host is running, "
        "and that both are in the same network."
    )


class NoRoomError(ClientError):
    """Somebody answers who is no room."""

    words = "What answers at {link} is no room of crisis-drill. Check the address and the port."


class NotTakenError(ClientError):
    """The room said no."""

    words = "{told}"

    def __init__(self, told: str, status: int, kind: str = "") -> None:
        super().__init__(told=told)
        self.status = status
        """As in HTTP."""
        self.kind = kind
        """The name of the room's own error, for example `WrongCodeError`."""


class OutError(ClientError):
    """Not, or no longer, a member."""

    words = "You are not in this room any more. Join again with the room code."
