"""Screens of a room for the bench: real connections with open streams, each telling when it had which answer.

`python -m tests.bench.room_crowd` reads one line of JSON (port, tokens, seconds) and prints one: for each screen
{answer: monotonic seconds}. A process of its own, so that it does not slow the server.
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


async def watch(port: int, token: str, until_s: float) -> dict[str, Any]:
    """When this screen first had each answer, and how many bytes went over the wire."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    writer.write(
        f"GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
        "Accept-Encoding: gzip\r\n\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    unpack = zlib.decompressobj(31) if b"gzip" in head.lower() else None
    had: dict[int, float] = {}
    size, rest = 0, b""
    try:
        async with asyncio.timeout(until_s - time.monotonic()):
            while line := await reader.readline():
                chunk = (await reader.readexactly(int(line, 16) + 2))[:-2]
                now_s = time.monotonic()
                size += len(chunk)
                text = rest + (unpack.decompress(chunk) if unpack else chunk)
                for number in MARKER.findall(text):
                    had.setdefault(int(number), now_s)
                rest = text[-AHEAD:]
    except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
        pass
    writer.close()
    return {"had": had, "bytes": size, "open": time.monotonic() >= until_s}


async def crowd(port: int, tokens: list[str], until_s: float) -> list[dict[str, Any]]:
    """All screens of this process."""
    return list(await asyncio.gather(*(watch(port, token, until_s) for token in tokens)))


if __name__ == "__main__":
    given = json.loads(sys.stdin.readline())
    print(json.dumps(asyncio.run(crowd(given["port"], given["tokens"], given["until_s"]))))
