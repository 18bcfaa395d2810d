"""uvicorn's HTTP/1.1, with a limit on how long a request may take to arrive: half-sent ones are closed."""

from __future__ import annotations

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

ARRIVES_S: Final = 10.0
"""From the first byte, or from the connection, until head and body are there."""


class Punctual(H11Protocol):
    """One connection."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A visitor has come, and is expected to speak."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Once the request is whole, nobody is waited for."""
        super().data_received(data)
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self._expect()
        else:
            self._settle()

    def on_response_complete(self) -> None:
        """The next request may already have begun; else the usual limit for a silent connection holds."""
        super().on_response_complete()
        if not self.transport.is_closing() and self.conn.trailing_data[0]:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Gone."""
        self._settle()
        super().connection_lost(exc)

    def _expect(self) -> None:
        # A byte now and then does not buy more time.
        if self._late is None:
            self._late = self.loop.call_later(ARRIVES_S, self._give_up)

    def _settle(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        self._late = None
        if not self.transport.is_closing():
            self.transport.close()
