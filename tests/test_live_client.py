"""A terminal's side of a room, against a real server: calls count once, whatever happens on the way."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from live.client import Away, Out, RoomClient, View
from live.client_link import Link
from live.client_seats import KeptSeats
from live.client_trouble import BadLinkError, NoConnectionError, NoRoomError, NotTakenError, OutError
from sim.actions import Say
from tests.room_served import KEY, Served, served, until  # noqa: F401

REPLY = {"to": "wang", "by": "counter", "text": "You waited so long. I will call you at ten."}


class Lossy(httpx.AsyncBaseTransport):
    """A network that loses every second request, or its answer."""

    def __init__(self, lose: str) -> None:
        self.real = httpx.AsyncHTTPTransport()
        self.lose, self.count = lose, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.count += 1
        lost = self.count % 2 == 1 and request.method == "POST"
        if lost and self.lose == "request":
            raise httpx.WriteError("cut")
        response = await self.real.handle_async_request(request)
        if lost:
            await response.aread()
            raise httpx.ReadError("cut")
        return response


async def soon(seconds: float) -> None:
    """Waits for nothing but the others' turn."""
    await asyncio.sleep(0)


async def test_joining_and_following(served):  # noqa: F811
    """The view comes at once, and again after every change; the feed grows at its end."""
    controller, service = await served.member("Kim", "controller", "en"), await served.member("林", "service")
    assert (service.seat, service.name) == ("service", "林")
    view = await until(service, lambda v: v.shared["room"]["phase"] == "lobby")
    assert view.shared["briefing"]["role"]
    await controller.call("start")
    running = await until(service, lambda v: v.shared["room"]["phase"] == "running" and v.feed)
    taken = await service.call("say", **REPLY)
    assert taken.at_s >= 1 and not taken.again
    after = await until(service, lambda v: len(v.feed) > len(running.feed))
    assert after.feed[: len(running.feed)] == running.feed
    assert any(item["text"] == REPLY["text"] for item in after.feed)


@pytest.mark.parametrize("lose", ["request", "answer"])
async def test_what_is_sent_again_counts_once(served, lose):  # noqa: F811
    """Every second request, or its answer, is lost: each call is there once, in the order in which it was made."""
    controller = await served.member("Kim", "controller")
    client = RoomClient(served.link, "en", transport=Lossy(lose), sleep=soon)
    await client.join("Lin", "service")
    assert len(served.room.state.members) == 2
    await controller.call("start")
    texts = [f"You waited so long, number {n}" for n in range(6)]
    await asyncio.gather(*[client.call("say", to="wang", by="counter", text=text) for text in texts])
    assert [a.text for a in served.room.drill.inputs if isinstance(a, Say) and not a.teammate] == texts
    assert client.unanswered == 0


async def test_control_without_ids_they_would_count_twice(served):  # noqa: F811
    """The control: the same words under two ids are two replies."""
    controller, service = await served.member("Kim", "controller"), await served.member("Lin", "service")
    await controller.call("start")
    for _ in range(2):
        await service.call("say", **REPLY)
    assert sum(isinstance(a, Say) and a.text == REPLY["text"] for a in served.room.drill.inputs) == 2


async def test_a_server_that_comes_back(served):  # noqa: F811
    """While it is away a call waits; when it is back, the call is taken and the view goes on by itself."""
    controller, service = await served.member("Kim", "controller", "en"), await served.member("Lin", "service", "en")
    await controller.call("start")
    news: list[object] = []
    back = asyncio.Event()

    async def follow() -> None:
        async for each in service.watch():
            news.append(each)
            if isinstance(each, View) and any(isinstance(old, Away) for old in news):
                back.set()

    task = asyncio.create_task(follow())
    while not news:
        await asyncio.sleep(0.01)
    await served.down()
    call = asyncio.create_task(service.call("say", **REPLY))
    while not service.unanswered or not any(isinstance(each, Away) for each in news):
        await asyncio.sleep(0.01)
    assert not call.done() and service.unanswered == 1
    await served.comes_back()
    taken = await asyncio.wait_for(call, 10)
    await asyncio.wait_for(back.wait(), 10)
    task.cancel()
    assert taken.at_s > 0 and "Nobody answers" in next(e for e in news if isinstance(e, Away)).error.sentence("en")
    feed = [item["n"] for item in news[-1].feed]
    assert feed == list(range(len(feed)))


async def test_a_terminal_that_was_cut_off_comes_back_as_the_same_member(served):  # noqa: F811
    """The token lies in a private file; a room that does not know it is joined anew."""
    first = served.client(kept=True)
    await first.join("林", "pr")
    await first.close()
    path = KeptSeats(served.folder).path
    assert path.stat().st_mode & 0o077 == 0
    again = served.client(kept=True)
    (seat,) = again.kept_seats("林", "pr")
    assert again.kept_seats("王") == [] and await again.come_back(seat)
    assert again.member == first.member and len(served.room.state.members) == 1
    await again.leave()
    assert again.kept_seats() == []
    stale = served.client(kept=True)
    assert not await stale.come_back(seat)


async def test_one_who_is_asked_to_leave_is_told(served):  # noqa: F811
    controller, service = await served.member("Kim", "controller"), await served.member("Lin", "service")
    news = service.watch()
    assert isinstance(await anext(news), View)
    await controller.call("place", member=service.member, seat=None)
    last = [each async for each in news][-1]
    assert isinstance(last, Out)
    with pytest.raises(OutError):
        await service.call("tell", to="all", text="hello")
    assert await service.ask("check", **REPLY) is None


async def test_another_seat_brings_another_feed_from_its_beginning(served):  # noqa: F811
    controller, lin = await served.member("Kim", "controller"), await served.member("Lin", "legal")
    await controller.call("start")
    await until(lin, lambda v: v.feed)
    await controller.call("place", member=lin.member, seat="service")
    view = await until(lin, lambda v: v.own["me"]["seat"] == "service" and len(v.feed) > 1)
    assert [item["n"] for item in view.feed] == list(range(len(view.feed)))
    assert any(item["inject"] == "counter" for item in view.feed)
    await lin.call("language", lang="en")
    view = await until(lin, lambda v: v.own["me"]["lang"] == "en")
    assert "STARTEX: the drill begins" in [item["who"] for item in view.feed]


async def test_what_the_room_says_no_to(served):  # noqa: F811
    """The room's own sentence, in the reader's language; nothing is tried again."""
    client = RoomClient(served.link.coded("AAAA-AAAA"), "zh-TW")
    with pytest.raises(NotTakenError) as refused:
        await client.join("林", "pr")
    assert refused.value.status == 403 and refused.value.kind == "WrongCodeError"
    assert refused.value.sentence("zh-TW")
    controller = RoomClient(served.link, "en")
    with pytest.raises(NotTakenError) as refused:
        await controller.join("Kim", "controller", "wrong")
    assert refused.value.kind == "WrongKeyError" and "host key" in str(refused.value)
    await controller.join("Kim", "controller", KEY)
    with pytest.raises(NotTakenError) as refused:
        await controller.call("pause")
    assert refused.value.kind == "NotNowError"


async def test_nobody_answers_and_somebody_else_answers(served, unused_tcp_port):  # noqa: F811
    """Nobody there is one sentence at once; so is something that is no room."""
    client = RoomClient(Link.of(f"127.0.0.1:{unused_tcp_port}/j/AAAA-AAAA"), "en")
    with pytest.raises(NoConnectionError) as error:
        await client.join("Lin", "pr")
    assert f"127.0.0.1:{unused_tcp_port}" in error.value.sentence("en")
    for answer in (
        httpx.Response(200, text="<h1>It works!</h1>"),
        httpx.Response(404, text="no"),
        httpx.Response(200, json=[1]),
    ):
        other = RoomClient(served.link, "en", transport=httpx.MockTransport(lambda request, answer=answer: answer))
        with pytest.raises(NoRoomError):
            await other.join("Lin", "pr")


@pytest.mark.parametrize(
    ("typed", "origin", "code"),
    [
        ("http://192.168.1.20:8787/j/7F3K-29QD", "http://192.168.1.20:8787", "7F3K-29QD"),
        (" 192.168.1.20:8787/j/7f3k-29qd/ ", "http://192.168.1.20:8787", "7F3K-29QD"),
        ("192.168.1.20", "http://192.168.1.20:8787", ""),
        ("clinic.local:9000/", "http://clinic.local:9000", ""),
        ("https://drill.example/j/7F3K-29QD", "https://drill.example", "7F3K-29QD"),
        ("http://[::1]:8787/", "http://[::1]:8787", ""),
    ],
)
def test_links_as_people_type_them(typed, origin, code):
    link = Link.of(typed)
    assert (link.origin, link.code) == (origin, code)


@pytest.mark.parametrize(
    "typed", ["", "ftp://x/j/1", "http://a:b@c/", "http://x/else", "http://x/j/<b>", "x:99999", "http://\x1b[2J"]
)
def test_what_is_no_link(typed):
    with pytest.raises(BadLinkError):
        Link.of(typed)
