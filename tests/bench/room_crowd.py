"""Screens of a room for the bench: real connections with open streams, each telling when it had which answer.

`python -m tests.bench.room_crowd` reads one line of JSON (port, tokens, seconds) and prints one: for each screen
{answer: monotonic seconds}; without tokens, how late the machine wakes one who only waits. A process of its own, so that it does not slow the server.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
import zlib
from typing import Any

MARKER = re.compile(rb"answer-(\d+)-")
AHEAD = 200
"""Bytes kept of a chunk, in case a marker was cut in two."""


def found(heard: list[tuple[float, bytes]], *, packed: bool) -> dict[int, float]:
    """When each answer was first there."""
    unpack = zlib.decompressobj(31) if packed else None
    had: dict[int, float] = {}
    rest = b""
    for at_s, chunk in heard:
        text = rest + (unpack.decompress(chunk) if unpack else chunk)
        for number in MARKER.findall(text):
            had.setdefault(int(number), at_s)
        rest = text[-AHEAD:]
    return had


async def watch(port: int, token: str, until_s: float) -> dict[str, Any]:
    """When this screen first had each answer, and how many bytes went over the wire."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    writer.write(
        f"GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
        "Accept-Encoding: gzip\r\n\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    heard: list[tuple[float, bytes]] = []
    try:
        async with asyncio.timeout(until_s - time.monotonic()):
            while line := await reader.readline():
                chunk = (await reader.readexactly(int(line, 16) + 2))[:-2]
                heard.append((time.monotonic(), chunk))  # looked into afterwards: looking takes longer than coming
    except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
        pass
    writer.close()
    size = sum(len(chunk) for _, chunk in heard)
    return {"had": found(heard, packed=b"gzip" in head.lower()), "bytes": size}


async def late(until_s: float) -> list[float]:
    """How many seconds too late a process that does nothing is woken: what the machine itself adds."""
    found = []
    while (begun_s := time.monotonic()) < until_s:
        await asyncio.sleep(0.01)
        found.append(max(0.0, time.monotonic() - begun_s - 0.01))
    return found


async def crowd(port: int, tokens: list[str], until_s: float) -> list[dict[str, Any]]:
    """All screens of this process."""
    return list(await asyncio.gather(*(watch(port, token, until_s) for token in tokens)))


if __name__ == "__main__":
    given = json.loads(sys.stdin.readline())
    if given["tokens"]:
        print(json.dumps(asyncio.run(crowd(given["port"], given["tokens"], given["until_s"]))))
    else:
        print(json.dumps(asyncio.run(late(given["until_s"]))))
