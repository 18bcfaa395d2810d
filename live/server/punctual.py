"""uvicorn's HTTP/1.1 with limits on time: a request must arrive, and an answer must be read."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

ARRIVES_S: Final = 10.0
"""From the first byte, or from the connection, until head and body are there."""
STUCK_S: Final = 20.0
"""One who takes nothing of what is sent for so long is cut off."""
MOST_CONNECTIONS: Final = 600
"""A room holds 150 members; each has a stream, and a call now and then."""
_UNREADABLE: Final = "這不是伺服器看得懂的請求。 This is not a request that the server understands."


class Punctual(H11Protocol):
    """One connection."""

    _late: asyncio.TimerHandle | None = None
    _stuck: asyncio.TimerHandle | None = None
    _unread = 0
    """Bytes that waited to be taken when last looked at."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A visitor has come, and is expected to speak."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            self._make_room()
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
        self._unstick()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """What was sent is not being read."""
        super().pause_writing()
        self._unread = self.transport.get_write_buffer_size()
        self._stuck = self.loop.call_later(STUCK_S, self._look)

    def resume_writing(self) -> None:
        """It is read again."""
        self._unstick()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """One sentence, as JSON; where an answer has begun already, the connection is cut."""
        body = json.dumps({"error": _UNREADABLE, "kind": "UnreadableError"}, ensure_ascii=False).encode()
        headers = [("content-type", "application/json"), ("content-length", str(len(body))), ("connection", "close")]
        try:
            for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:
            self.transport.abort()
        self.transport.close()

    def _unsupported_upgrade_warning(self) -> None:
        """A line in the log for each would let anybody fill it."""

    def _expect(self) -> None:
        # A byte now and then does not buy more time.
        if self._late is None:
            self._late = self.loop.call_later(ARRIVES_S, self.transport.abort)

    def _settle(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _unstick(self) -> None:
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None

    def _look(self) -> None:
        """A slow reader is no stuck one."""
        unread = self.transport.get_write_buffer_size()
        if unread < self._unread:
            self._unread = unread
            self._stuck = self.loop.call_later(STUCK_S, self._look)
        else:
            # close() would wait for what nobody reads.
            self.transport.abort()

    def _make_room(self) -> None:
        """Too many at once: the one goes that has waited longest without a whole request."""
        waiting = [each for each in self.connections if isinstance(each, Punctual) and each._late is not None]
        oldest = min(waiting, key=lambda each: each._late.when() if each._late else 0.0, default=self)
        oldest.transport.abort()


def quiet() -> None:
    """What a visitor does wrong leaves no line in uvicorn's log; what the server does wrong does (`live.server`)."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
