"""A terminal's side of a room: joins, makes calls that count once, and follows the view whatever the network does.

client = RoomClient(Link.of("http://192.168.1.20:8787/j/7F3K-29QD"), "zh-TW")
await client.join("林小美", "pr")
async for news in client.watch(): ...
await client.call("say", to="wang", by="counter", text="…")
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from typing import Any, Final

import httpx

from live.client_link import Link
from live.client_news import Away, News, Out, Sleep, Taken, View, Waits
from live.client_seats import KeptSeat, KeptSeats
from live.client_stream import StreamBrokenError, events
from live.client_trouble import ClientError, NoConnectionError, NoRoomError, NotTakenError, OutError
from live.client_wire import ANSWER_S, Wire
from live.wall import wall_now
from scenarios.words import Lang

__all__ = ["Away", "News", "Out", "RoomClient", "Taken", "View"]
SILENT_S: Final = 40.0
"""A stream says something every 15 seconds; one that is silent for so long is dead."""
TRIES: Final = 4
"""How often a join is sent whose answer got lost."""


class RoomClient(Wire):
    """One member of one room. What it raises is a ClientError."""

    def __init__(
        self,
        link: Link,
        lang: Lang,
        kept: KeptSeats | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """`kept` is where the seat is found again; without it, it is known to this process alone."""
        super().__init__(link, lang, transport, sleep)
        self.member = self.name = self.seat = ""
        self.unanswered = 0
        """Calls that were made and not acknowledged so far."""
        self._kept = kept
        self._feed: list[dict[str, Any]] = []
        self._place: tuple[str, str] = ("", "")
        self._anew = False
        """The feed is another one: the next connection asks for it from its beginning."""
        self._turn = asyncio.Lock()

    def kept_seats(self, name: str = "", seat: str = "") -> list[KeptSeat]:
        """Who this person was in this room before."""
        return self._kept.of(self.link, name, seat) if self._kept else []

    async def look(self) -> None:
        """Is there a room at all? Raises NoConnectionError or NoRoomError."""
        try:
            answer = await self.request("GET", "/health", None)
        except (NotTakenError, OutError) as error:
            raise NoRoomError(link=self.link.origin) from error
        if answer.get("ok") is not True:
            raise NoRoomError(link=self.link.origin)

    def as_seat(self) -> KeptSeat:
        """Who one is, for another client of the same person."""
        place = (self.link.origin, self.link.code, self.member, self.name, self.seat)
        return KeptSeat(*place, self.token, wall_now().isoformat())

    def sit_as(self, seat: KeptSeat) -> None:
        """Goes on as who one is in another client."""
        self.link = self.link.coded(seat.code)
        self.member, self.name, self.seat, self.token = seat.member, seat.name, seat.seat, seat.token

    async def come_back(self, seat: KeptSeat) -> bool:
        """Comes back as who one was; False where the room does not know one any more."""
        self.sit_as(seat)
        try:
            await self.request("GET", "/api/view", None)
        except OutError:
            self._forget()
            return False
        return True

    async def join(self, name: str, seat: str, key: str = "") -> None:
        """Comes in; the same join is sent again when its answer gets lost."""
        body = {"id": uuid.uuid4().hex, "code": self.link.code, "name": name, "seat": seat, "lang": self.lang}
        if key:
            body["key"] = key
        waits = Waits(self.sleep)
        for left in range(TRIES - 1, -1, -1):
            try:
                answer = await self.request("POST", "/api/join", body)
                break
            except NoConnectionError as error:
                if not left or isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout)):
                    raise
                await waits.once()
        self.member, self.seat, self.token = answer["member"], answer["seat"], answer["token"]
        self.name = answer.get("name", name)
        if self._kept:
            self._kept.keep(self.as_seat())

    async def call(self, call: str, **fields: Any) -> Taken:
        """Makes a call, and comes back when it was taken, however often it had to be sent: it counts once.

        Calls are sent one after the other. Raises NotTakenError if the room says no, OutError for a stranger.
        """
        body = {"id": uuid.uuid4().hex, "call": call, **fields}
        self.unanswered += 1
        try:
            return await self._until_taken(body)
        finally:
            self.unanswered -= 1

    async def ask(self, call: str, **fields: Any) -> dict[str, Any] | None:
        """Makes a call that changes nothing, once; None where no answer comes."""
        try:
            answer = await self.request("POST", "/api/call", {"id": uuid.uuid4().hex, "call": call, **fields})
        except ClientError:
            return None
        data = answer.get("data")
        return data if isinstance(data, dict) else None

    async def watch(self) -> AsyncIterator[News]:
        """The view at once and after every change, for ever; ends with Out."""
        waits = Waits(self.sleep)
        while True:
            try:
                async for view in self._views():
                    waits.begin_anew()
                    if view is None:
                        self._forget()
                        yield Out()
                        return
                    yield view
                if self._anew:
                    self._anew = False
                    continue
                error: ClientError = NoConnectionError(link=self.link.origin, reason="…")
            except OutError:
                self._forget()
                yield Out()
                return
            except ClientError as found:
                error = found
            yield Away(error)
            await waits.once()

    async def leave(self) -> None:
        """Gives the seat back."""
        await self.call("leave")
        self._forget()

    async def _until_taken(self, body: dict[str, Any]) -> Taken:
        waits = Waits(self.sleep)
        async with self._turn:
            while True:
                try:
                    answer = await self.request("POST", "/api/call", body)
                    return Taken(int(answer["at_s"]), bool(answer["again"]), answer.get("data"))
                except (NoConnectionError, NoRoomError):
                    await waits.once()

    async def _views(self) -> AsyncIterator[View | None]:
        """Each view of one connection; None when the room said goodbye."""
        timeout = httpx.Timeout(ANSWER_S, read=SILENT_S)
        try:
            # A room that came back may have a shorter feed only if it is another room.
            params = {"from": str(len(self._feed))}
            async with self.http.stream(
                "GET", "/api/stream", params=params, headers=self.headers(), timeout=timeout
            ) as answer:
                if answer.status_code != httpx.codes.OK:
                    await answer.aread()
                    raise self.refusal(answer)
                async for name, data in events(answer.aiter_bytes()):
                    if name == "bye":
                        yield None
                        return
                    view = self._understood(json.loads(data)) if name == "view" else None
                    if view is not None:
                        yield view
                    elif name == "view":
                        self._anew = True
                        return
        except (httpx.HTTPError, StreamBrokenError, ValueError, KeyError, TypeError) as error:
            raise self.unreached(error) from error

    def _understood(self, data: dict[str, Any]) -> View | None:
        """The view with its whole feed; None where the feed begins anew and this one began in its middle."""
        me, begins = data["own"]["me"], int(data["feed_from"])
        place = (str(me["seat"]), str(me["lang"]))
        if begins > len(self._feed) or (begins and place != self._place):
            self._feed, self._place = [], place
            return None
        self._place, self._feed = place, [*self._feed[:begins], *data["feed"]]
        self.seat, self.name = place[0], str(me["name"])
        return View(int(data["version"]), data["shared"], data["own"], tuple(self._feed))

    def _forget(self) -> None:
        if self._kept and self.member:
            self._kept.forget(self.member)
        self.token = ""
