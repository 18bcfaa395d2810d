"""Serving one room: binds a port, runs the server and the room's pace, and closes both."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import socket
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import uvicorn

from live.server.app import make_app
from live.server.hosting import Hosting
from live.server.link import LOOPBACK, lan_address, link_to
from live.server.punctual import Punctual, quiet
from live.trouble import StoreError

PORT: Final = 8787
CLOSES_S: Final = 2
SENDING: Final = 256 * 1024
"""Bytes that the system keeps for one who does not read; by itself it would keep megabytes."""
OPEN_FILES: Final = 2048


class PortTakenError(StoreError):
    """Another program listens there."""

    words = "Port {port} of this machine is taken ({reason}). Stop the other program, or choose a port with --port."


class PortHostedError(PortTakenError):
    """Another host of ours listens there, with other drills than these."""

    words = (
        "Port {port} of this machine is taken by another room of crisis-drill, which keeps its drills elsewhere. "
        "Join that one at {link}, or choose another port with --port."
    )


@dataclass(frozen=True)
class Address:
    """Where a room is reached."""

    host: str
    """The address in links."""
    port: int

    def link(self, code: str) -> str:
        """For people."""
        return link_to(self.host, self.port, code)

    @property
    def base(self) -> str:
        """For programs on this machine."""
        return f"http://127.0.0.1:{self.port}"


def bound(port: int, *, lan: bool) -> tuple[socket.socket, Address]:
    """A listening socket, on the loopback alone unless `lan`; port 0 takes a free one. Raises PortTakenError."""
    # Named as TCP, or asyncio leaves the 40 ms in which small packets wait for each other.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # where it would let two programs listen
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SENDING)
    try:
        listening.bind(("0.0.0.0" if lan else "127.0.0.1", port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        if _hosted(port):
            raise PortHostedError(port=port, link=link_to("127.0.0.1", port, "")) from error
        raise PortTakenError(port=port, reason=getattr(error, "strerror", None) or error) from error
    host = lan_address() if lan else "127.0.0.1"
    return listening, Address(host, listening.getsockname()[1])


def _hosted(port: int) -> bool:
    """Whether who listens there answers as a room does."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=1.0)
    try:
        asked.request("GET", "/health")
        return bool(json.loads(asked.getresponse().read(200)) == {"ok": True})
    except (OSError, ValueError, http.client.HTTPException):
        return False
    finally:
        asked.close()


@asynccontextmanager
async def serving(
    hosting: Hosting, listening: socket.socket, address: Address, host_names: Iterable[str] = ()
) -> AsyncIterator[uvicorn.Server]:
    """The room is served and its time passes meanwhile."""
    hosts = LOOPBACK | {address.host.lower()} | {name.lower() for name in host_names}
    _allow_files()
    hosting.warm()
    config = uvicorn.Config(
        make_app(hosting, frozenset(hosts)),
        http=Punctual,
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=16 * 1024,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=CLOSES_S,
    )
    quiet()
    server = _Server(config)
    serves, paces = asyncio.create_task(server.serve([listening])), asyncio.create_task(hosting.keep_pace())
    try:
        while not server.started and not serves.done():
            await asyncio.sleep(0.01)
        if serves.done():
            await serves
        yield server
    finally:
        server.should_exit = True
        hosting.close()
        paces.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await paces
        await serves


def _allow_files() -> None:
    """Every open screen is an open file; some systems begin with 256 of them."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]
        """Ctrl+C is the host's own to handle."""
        yield
