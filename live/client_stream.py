"""Server-sent events, read by hand: bytes in, events out, whatever the pieces in which they come."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator
from typing import Final

LARGEST: Final = 16 * 1024 * 1024
"""Of one event, in bytes: more than any room sends."""


class StreamBrokenError(ValueError):
    """What comes is no stream of events."""


async def events(pieces: AsyncIterable[bytes]) -> AsyncIterator[tuple[str, str]]:
    """(event, data) of each whole event; comments are left out. Raises StreamBrokenError."""
    rest = b""
    async for piece in pieces:
        *lines, rest = _blocks(rest + piece)
        if len(rest) > LARGEST:
            raise StreamBrokenError(f"an event of more than {LARGEST} bytes")
        for block in lines:
            found = _event(block)
            if found is not None:
                yield found


def _blocks(raw: bytes) -> list[bytes]:
    """The blocks between blank lines; the last one may be half a block."""
    # A piece may end between CR and LF: what is half is looked at again with the next piece.
    return raw.replace(b"\r\n", b"\n").split(b"\n\n") if not raw.endswith(b"\r") else [raw]


def _event(block: bytes) -> tuple[str, str] | None:
    name, data = "message", []
    try:
        for line in block.decode("utf-8").split("\n"):
            field, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if field == "event":
                name = value
            elif field == "data":
                data.append(value)
    except UnicodeDecodeError as error:
        raise StreamBrokenError("not UTF-8") from error
    return (name, "\n".join(data)) if data else None
