"""A client's requests to a room, each with its answer or with the ClientError that it comes to."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import httpx

from live.client_link import Link
from live.client_news import Sleep
from live.client_trouble import ClientError, NoConnectionError, NoRoomError, NotTakenError, OutError
from scenarios.words import Lang

ANSWER_S: Final = 10.0


class Wire:
    """The connections of one member, and the token by which the room knows them."""

    def __init__(
        self,
        link: Link,
        lang: Lang,
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """`transport` takes the place of the network."""
        self.link = link
        self.lang: Lang = lang
        self.token = ""
        self.sleep = sleep
        # No proxy of the environment: a room is in this network.
        self.http = httpx.AsyncClient(base_url=link.origin, timeout=ANSWER_S, transport=transport, trust_env=False)

    async def close(self) -> None:
        """Lets go of the connections."""
        await self.http.aclose()

    async def page(self, path: str) -> str:
        """The text of one of the room's own pages."""
        try:
            answer = await self.http.get(path, headers=self.headers())
        except httpx.HTTPError as error:
            raise self.unreached(error) from error
        if answer.status_code != httpx.codes.OK:
            raise self.refusal(answer)
        return answer.text

    async def request(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        """One request, sent again only where the room says that it came too soon."""
        while True:
            try:
                answer = await self.http.request(method, path, json=body, headers=self.headers())
            except httpx.HTTPError as error:
                raise self.unreached(error) from error
            if answer.status_code == httpx.codes.TOO_MANY_REQUESTS and path == "/api/call":
                await self.sleep(_seconds(answer.headers.get("retry-after", "")))
                continue
            if answer.status_code != httpx.codes.OK:
                raise self.refusal(answer)
            try:
                found = answer.json()
            except ValueError as error:
                raise NoRoomError(link=self.link.origin) from error
            if not isinstance(found, dict):
                raise NoRoomError(link=self.link.origin)
            return found

    def refusal(self, answer: httpx.Response) -> ClientError:
        """What an answer that is no yes means."""
        try:
            told = answer.json()
            sentence, kind = str(told["error"]), str(told.get("kind", ""))
        except (ValueError, KeyError, TypeError, AttributeError):
            return NoRoomError(link=self.link.origin)
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            return OutError()
        return NotTakenError(sentence, answer.status_code, kind)

    def unreached(self, error: Exception) -> NoConnectionError:
        """No answer came, or half of one."""
        reason = str(error) or type(error).__name__
        return NoConnectionError(link=self.link.origin, reason=reason)

    def headers(self) -> dict[str, str]:
        """In which language, and of whom."""
        headers: dict[str, str] = {"accept-language": self.lang}
        return headers | {"authorization": f"Bearer {self.token}"} if self.token else headers


def _seconds(header: str) -> float:
    return min(30.0, float(header)) if header.isdecimal() else 1.0
