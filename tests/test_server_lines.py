"""Real connections that behave badly: half open, trickling, never reading, too many; and streams that end."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import time
import zlib
from pathlib import Path

import pytest

from live.server import punctual, serve
from live.server.hosting import MOST_STREAMS
from live.server.serve import PortTakenError, bound
from tests.server_stage import SAID, Served, served

SOON_S = 0.3


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A room in which the drill runs, whose limits of time are short."""
    monkeypatch.setattr(punctual, "ARRIVES_S", SOON_S)
    monkeypatch.setattr(punctual, "STUCK_S", SOON_S)
    async with served(tmp_path, "controller", "service", "pr", "observer") as stage:
        stage.does("controller", "start")
        yield stage


POST = "Content-Type: application/json\r\nContent-Length: {}\r\n"


@pytest.mark.parametrize(
    "begun",
    [
        "",
        "GET",
        "GET / HTTP/1.1\r\nHost: x\r\nX: ",
        "POST /api/call HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    ],
)
async def test_a_request_that_does_not_arrive_is_not_waited_for(stage: Served, begun: str) -> None:
    line = await stage.line()
    line.sends(begun)
    assert await line.ends() == b""
    await stage.until(lambda: not stage.server.server_state.connections)


async def test_a_byte_now_and_then_buys_no_time(stage: Served) -> None:
    line = await stage.line()
    line.sends(stage.head("POST", "/api/call", "pr", POST.format(1000)))

    async def trickle() -> None:
        while True:
            line.sends(b" ")
            await asyncio.sleep(SOON_S / 5)

    trickling = asyncio.create_task(trickle())
    began_s = time.monotonic()
    await line.ends()
    trickling.cancel()
    assert time.monotonic() - began_s < 5 * SOON_S


async def test_a_second_request_on_a_line_has_its_own_time(stage: Served) -> None:
    line = await stage.line()
    line.sends(stage.head("GET", "/health") + "GET /he")
    assert b'{"ok":true}' in await line.hears(b"}")
    await line.ends()


async def test_requests_sent_in_one_go_are_answered_in_turn(stage: Served) -> None:
    line = await stage.line()
    bodies = [json.dumps({"id": f"p{n}", "call": "tell", "to": "all", "text": f"word {n}"}) for n in range(10)]
    line.sends("".join(stage.head("POST", "/api/call", "pr", POST.format(len(body))) + body for body in bodies))
    for _ in bodies:
        await line.hears(b'"ok":true')
    assert [each.text for each in stage.room.state.messages] == [f"word {n}" for n in range(10)]


async def test_one_who_goes_away_in_the_middle_of_a_call_has_not_made_it(stage: Served) -> None:
    line = await stage.line()
    body = json.dumps({"id": "half", "call": "tell", "to": "all", "text": "x"})
    chunked = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
    line.sends(stage.head("POST", "/api/call", "pr", chunked) + f"{len(body):x}\r\n{body}\r\n")
    await line.writer.drain()
    line.writer.close()
    await stage.until(lambda: not stage.server.server_state.connections)
    assert not stage.room.state.messages


@pytest.mark.parametrize(
    "begun", ["no http at all\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /" + "x" * 20_000]
)
async def test_what_is_no_request_gets_a_sentence(stage: Served, begun: str) -> None:
    line = await stage.line()
    line.sends(begun)
    head, _, body = (await line.ends()).partition(b"\r\n\r\n")
    assert b" 400 " in head and json.loads(body)["kind"] == "UnreadableError"


async def test_garbage_during_a_stream_ends_it_quietly(stage: Served, caplog: pytest.LogCaptureFixture) -> None:
    line = await stage.stream("pr")
    line.sends(b"\x00\x01 garbage\r\n\r\n" * 10)
    line.writer.close()
    while any(stage.room.here.values()):  # heard of when the next words cannot be brought
        stage.does("service", "tell", to="all", text="x")
        await asyncio.sleep(0.01)
    assert not caplog.records


async def test_one_who_never_reads_is_cut_off_and_stalls_nobody(stage: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place in the room and on the server is free again, and the others saw everything meanwhile."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(line, ("127.0.0.1", stage.port))
    await loop.sock_sendall(line, stage.head("GET", "/api/stream", "observer").encode())
    observer = stage.room.member_of("token-observer").id
    await stage.until(lambda: stage.room.here.get(observer))
    reading, heard = await stage.stream("pr"), []
    for number in range(400):
        stage.does("service", "draft", **SAID | {"text": f"draft {number}"})
        stage.does("service", "tell", to="all", text=f"word {number} " + "x" * 4_000)
        heard.append(f"word {number} ".encode() in await reading.hears(f"word {number} ".encode()))
        if not stage.room.here[observer]:
            break
    await stage.until(lambda: not stage.room.here[observer] and len(stage.server.server_state.connections) == 1)
    line.close()
    assert heard and all(heard)
    assert stage.room.here == {observer: 0, stage.room.member_of("token-pr").id: 1}


async def test_a_member_has_four_screens_at_most_and_loses_none(stage: Served) -> None:
    """Also when they are all opened at once; and whoever goes leaves a free place."""
    lines = [await stage.line() for _ in range(MOST_STREAMS + 3)]
    for line in lines:
        line.sends(stage.head("GET", "/api/stream", "pr"))
    told = [(await line.hears(b"\r\n"))[9:12] for line in lines]
    assert sorted(told) == [b"200"] * MOST_STREAMS + [b"429"] * 3
    member = stage.room.member_of("token-pr").id
    assert stage.room.here[member] == MOST_STREAMS
    stage.hang_up()
    await stage.until(lambda: stage.room.here[member] == 0)
    await stage.stream("pr")
    assert stage.room.here[member] == 1


async def test_one_who_leaves_before_the_stream_begins_is_not_counted(stage: Served) -> None:
    for _ in range(20):
        line = await stage.line()
        line.sends(stage.head("GET", "/api/stream", "pr"))
        line.writer.transport.abort()
    await stage.until(lambda: not stage.server.server_state.connections and not any(stage.room.here.values()))
    again = [await stage.line() for _ in range(MOST_STREAMS)]
    for line in again:
        line.sends(stage.head("GET", "/api/stream", "pr"))
    assert {(await line.hears(b"\r\n"))[9:12] for line in again} == {b"200"}
    assert stage.room.here[stage.room.member_of("token-pr").id] == MOST_STREAMS


async def test_one_who_is_asked_to_leave_is_told_goodbye_and_nothing_more(stage: Served) -> None:
    line = await stage.stream("pr")
    await line.hears(b"\n\n")
    stage.does("controller", "place", member=stage.room.member_of("token-pr").id, seat=None)
    assert (await line.hears(b"bye\ndata: {}\n\n")).count(b"event:") == 1
    assert b"0\r\n\r\n" in await line.hears(b"0\r\n\r\n")


async def test_when_the_host_closes_the_room_everybody_is_told(stage: Served) -> None:
    line = await stage.stream("pr")
    await line.hears(b"\n\n")
    stage.hosting.close()
    assert b"event: closed" in await line.hears(b"closed\ndata: {}\n\n")


async def test_a_stream_catches_up_from_what_is_known(stage: Served) -> None:
    first = await stage.stream("pr")
    told = json.loads((await first.hears(b"\n\n")).partition(b"data: ")[2])
    line = await stage.line()
    line.sends(stage.head("GET", f"/api/stream?from={len(told['feed'])}", "pr"))
    again = json.loads((await line.hears(b"\n\n")).partition(b"data: ")[2])
    assert again["feed_from"] == len(told["feed"]) and again["feed"] == []


async def test_a_packed_stream_says_the_same(stage: Served) -> None:
    """The parts that are packed once for everybody make one gzip stream for each, message by message."""
    line = await stage.line()
    line.sends(stage.head("GET", "/api/stream", "observer", "Accept-Encoding: gzip, br\r\n"))
    assert b"content-encoding: gzip" in await line.hears(b"\r\n\r\n")
    unpack, text = zlib.decompressobj(31), b""
    for word in ("first", "second"):
        stage.does("service", "tell", to="all", text=word)
        while word.encode() not in text or not text.endswith(b"\n\n"):
            size = int(await line.hears(b"\r\n"), 16)
            text += unpack.decompress((await line.reader.readexactly(size + 2))[:-2])
    for message in text.decode().split("\n\n")[:-1]:
        assert set(json.loads(message.partition("data: ")[2])) == {"version", "shared", "own", "feed", "feed_from"}


async def test_a_packed_view_is_a_whole_file(stage: Served) -> None:
    line = await stage.line()
    line.sends(stage.head("GET", "/api/view", "observer", "Accept-Encoding: gzip\r\nConnection: close\r\n"))
    head, _, body = (await line.ends()).partition(b"\r\n\r\n")
    assert b"content-encoding: gzip" in head and json.loads(gzip.decompress(body))["own"]["me"]["seat"] == "observer"


async def test_a_server_that_stops_lets_go_of_open_streams_at_once(tmp_path: Path) -> None:
    async with served(tmp_path, "pr", "service") as stage:
        lines = [await stage.stream(who) for who in ("pr", "service") for _ in range(3)]
        half = await stage.line()
        half.sends("GET / HT")
        began_s = time.monotonic()
    assert time.monotonic() - began_s < 1.5
    for line in lines:
        await line.ends()
    assert not any(stage.room.here.values())


async def test_when_it_is_full_the_longest_half_open_one_goes(stage: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the newcomer, and nobody who has a screen open."""
    monkeypatch.setattr(punctual, "MOST_CONNECTIONS", 10)
    monkeypatch.setattr(punctual, "ARRIVES_S", 30)
    screens = [await stage.stream(who) for who in ("pr", "service", "observer")]
    waiting = [await stage.line() for _ in range(30)]
    newcomer = await stage.line()
    newcomer.sends(stage.head("GET", "/health"))
    await newcomer.hears(b'{"ok":true}')
    assert [await line.ends() for line in waiting[:20]] == [b""] * 20
    stage.does("controller", "tell", to="all", text="still here")
    for screen in screens:
        await screen.hears(b"still here")


async def test_small_answers_do_not_wait_for_each_other(stage: Served) -> None:
    """Without TCP_NODELAY each call on a kept connection takes 40 ms more; asyncio sets it only for sockets named as TCP."""
    listening, _ = bound(0, lan=False)
    assert listening.proto == socket.IPPROTO_TCP
    listening.close()
    line = await stage.line()
    took = []
    for _ in range(9):
        began_s = time.monotonic()
        line.sends(stage.head("GET", "/health"))
        await line.hears(b'{"ok":true}')
        took.append(time.monotonic() - began_s)
    assert sorted(took)[4] < 0.03


async def test_a_port_that_is_taken_is_said_so_before_anything_is_served() -> None:
    """Also where the other one has not begun to serve."""
    first, address = bound(0, lan=False)
    for port in (address.port, 70_000):
        with pytest.raises(PortTakenError, match="--port"):
            bound(port, lan=False)
    first.close()


def test_open_files_are_allowed_for_a_full_room() -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        serve._allow_files()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(serve.OPEN_FILES, hard)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
