"""Guests that a room must bear: one that never reads, one that floods it with calls, and connections half open."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections import Counter


async def stuck(port: int, token: str) -> None:
    """Opens a stream and never reads from it."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(line, ("127.0.0.1", port))
        asked = f"GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n\r\n"
        await loop.sock_sendall(line, asked.encode())
        await asyncio.Event().wait()


async def flooding(port: int, token: str, told: Counter[int]) -> None:
    """One call after the other, as fast as they are answered; `told` counts the answers by status."""
    number = 0
    while True:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ValueError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            while True:
                number += 1
                body = json.dumps({"id": f"f{number}", "call": "tell", "to": "controller", "text": "flood"}).encode()
                writer.write(
                    f"POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
                    f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
                head = await reader.readuntil(b"\r\n\r\n")
                told[int(head.split()[1])] += 1
                length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
                await reader.readexactly(int(length.partition(b":")[2]))
        await asyncio.sleep(0.05)


async def half_open(port: int, closed: Counter[str]) -> None:
    """Sends half a head and a byte every now and then; comes back when it is closed."""
    while True:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Slow: ".encode())
            while not reader.at_eof():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(2):
                        await reader.read(100)
                writer.write(b"x")
            writer.close()
            closed["half-open"] += 1
        await asyncio.sleep(0.1)
