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
from live.wall import wall_now
from scenarios.words import Lang

__all__ = ["Away", "News", "Out", "RoomClient", "Taken", "View"]
ANSWER_S: Final = 10.0
SILENT_S: Final = 40.0
"""A stream says something every 15 seconds; one that is silent for so long is dead."""
TRIES: Final = 4
"""How often a join is sent whose answer got lost."""


class RoomClient:
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
        self.link = link
        self.lang: Lang = lang
        self.member = self.name = self.seat = ""
        self.unanswered = 0
        """Calls that were made and not acknowledged so far."""
        self._token = ""
        self._kept = kept
        self._sleep = sleep
        self._feed: list[dict[str, Any]] = []
        self._place: tuple[str, str] = ("", "")
        self._anew = False
        """The feed is another one: the next connection asks for it from its beginning."""
        self._turn = asyncio.Lock()
        # No proxy of the environment: a room is in this network.
        self._http = httpx.AsyncClient(base_url=link.origin, timeout=ANSWER_S, transport=transport, trust_env=False)

    async def close(self) -> None:
        """Lets go of the connections."""
        await self._http.aclose()

    def kept_seats(self, name: str = "", seat: str = "") -> list[KeptSeat]:
        """Who this person was in this room before."""
        return self._kept.of(self.link, name, seat) if self._kept else []

    async def look(self) -> None:
        """Is there a room at all? Raises NoConnectionError or NoRoomError."""
        try:
            answer = await self._tried("GET", "/health", None)
        except (NotTakenError, OutError) as error:
            raise NoRoomError(link=self.link.origin) from error
        if answer.get("ok") is not True:
            raise NoRoomError(link=self.link.origin)

    def as_seat(self) -> KeptSeat:
        """Who one is, for another client of the same person."""
        place = (self.link.origin, self.link.code, self.member, self.name, self.seat)
        return KeptSeat(*place, self._token, wall_now().isoformat())

    def sit_as(self, seat: KeptSeat) -> None:
        """Goes on as who one is in another client."""
        self.link = self.link.coded(seat.code)
        self.member, self.name, self.seat, self._token = seat.member, seat.name, seat.seat, seat.token

    async def come_back(self, seat: KeptSeat) -> bool:
        """Comes back as who one was; False where the room does not know one any more."""
        self.sit_as(seat)
        try:
            await self._tried("GET", "/api/view", None)
        except OutError:
            self._forget()
            return False
        return True

    async def join(self, name: str, seat: str, key: str = "") -> None:
        """Comes in; the same join is sent again when its answer gets lost."""
        body = {"id": uuid.uuid4().hex, "code": self.link.code, "name": name, "seat": seat, "lang": self.lang}
        if key:
            body["key"] = key
        waits = Waits(self._sleep)
        for left in range(TRIES - 1, -1, -1):
            try:
                answer = await self._tried("POST", "/api/join", body)
                break
            except NoConnectionError as error:
                if not left or isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout)):
                    raise
                await waits.once()
        self.member, self.seat, self._token = answer["member"], answer["seat"], answer["token"]
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
            answer = await self._tried("POST", "/api/call", {"id": uuid.uuid4().hex, "call": call, **fields})
        except ClientError:
            return None
        data = answer.get("data")
        return data if isinstance(data, dict) else None

    async def page(self, path: str) -> str:
        """The text of one of the room's own pages."""
        try:
            answer = await self._http.get(path, headers=self._headers())
        except httpx.HTTPError as error:
            raise self._unreached(error) from error
        if answer.status_code != httpx.codes.OK:
            raise self._refusal(answer)
        return answer.text

    async def watch(self) -> AsyncIterator[News]:
        """The view at once and after every change, for ever; ends with Out."""
        waits = Waits(self._sleep)
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
        waits = Waits(self._sleep)
        async with self._turn:
            while True:
                try:
                    answer = await self._tried("POST", "/api/call", body)
                    return Taken(int(answer["at_s"]), bool(answer["again"]), answer.get("data"))
                except (NoConnectionError, NoRoomError):
                    await waits.once()

    async def _views(self) -> AsyncIterator[View | None]:
        """Each view of one connection; None when the room said goodbye."""
        timeout = httpx.Timeout(ANSWER_S, read=SILENT_S)
        try:
            # A room that came back may have a shorter feed only if it is another room.
            params = {"from": str(len(self._feed))}
            async with self._http.stream(
                "GET", "/api/stream", params=params, headers=self._headers(), timeout=timeout
            ) as answer:
                if answer.status_code != httpx.codes.OK:
                    await answer.aread()
                    raise self._refusal(answer)
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
            raise self._unreached(error) from error

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

    async def _tried(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        """One request, sent again only where the room says that it came too soon."""
        while True:
            try:
                answer = await self._http.request(method, path, json=body, headers=self._headers())
            except httpx.HTTPError as error:
                raise self._unreached(error) from error
            if answer.status_code == httpx.codes.TOO_MANY_REQUESTS and path == "/api/call":
                await self._sleep(_seconds(answer.headers.get("retry-after", "")))
                continue
            if answer.status_code != httpx.codes.OK:
                raise self._refusal(answer)
            try:
                found = answer.json()
            except ValueError as error:
                raise NoRoomError(link=self.link.origin) from error
            if not isinstance(found, dict):
                raise NoRoomError(link=self.link.origin)
            return found

    def _refusal(self, answer: httpx.Response) -> ClientError:
        try:
            told = answer.json()
            sentence, kind = str(told["error"]), str(told.get("kind", ""))
        except (ValueError, KeyError, TypeError, AttributeError):
            return NoRoomError(link=self.link.origin)
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            return OutError()
        return NotTakenError(sentence, answer.status_code, kind)

    def _unreached(self, error: Exception) -> NoConnectionError:
        reason = str(error) or type(error).__name__
        return NoConnectionError(link=self.link.origin, reason=reason)

    def _headers(self) -> dict[str, str]:
        headers: dict[str, str] = {"accept-language": self.lang}
        return headers | {"authorization": f"Bearer {self._token}"} if self._token else headers

    def _forget(self) -> None:
        if self._kept and self.member:
            self._kept.forget(self.member)
        self._token = ""


def _seconds(header: str) -> float:
    return min(30.0, float(header)) if header.isdecimal() else 1.0
