"""`host` and `join` as scripts and people run them: exit codes, one sentence each, and a room that comes back."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from live.client import RoomClient
from live.client_link import Link
from live.room.room import Room
from live.rooms import Rooms
from live.store import Store
from tests.command_stage import drill
from tests.live_small import WordReader
from tests.tui_stage import small
from tui.commands.host import Wanted
from tui.commands.host_console import _name


class Host:
    """`crisis-drill host` in a process of its own."""

    def __init__(self, home: Path, port: int, *words: str) -> None:
        command = [sys.executable, "-m", "tui.main", "host", *words, "--port", str(port), "--lang", "en"]
        env = os.environ | {"CRISIS_DRILL_HOME": str(home)}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)
        self.told = ""
        while "Ctrl+C" not in self.told:
            line = self.process.stderr.readline()
            assert line, self.told
            self.told += line

    def part(self, name: str) -> str:
        return re.search(rf"^{name}: (.+)$", self.told, re.MULTILINE)[1]

    def ends(self, by: signal.Signals) -> str:
        self.process.send_signal(by)
        _, rest = self.process.communicate(timeout=20)
        return rest

    @property
    def controller(self) -> RoomClient:
        return RoomClient(Link.of(self.part("Link")), "en")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
async def test_a_room_without_a_terminal_is_served_killed_and_resumed(tmp_path, unused_tcp_port):
    """Link, code and key on stderr; kill -9 loses nothing; --resume brings code, key and members back."""
    host = Host(tmp_path, unused_tcp_port, "viral-post", "--seed", "7")
    try:
        client = host.controller
        await client.join("Kim", "controller", host.part("Host key"))
        await client.call("start")
        taken = await client.call("ahead")
        host.ends(signal.SIGKILL)
        again = Host(tmp_path, unused_tcp_port, "viral-post", "--resume")
        try:
            assert again.part("Room code") == host.part("Room code") and again.part("Host key") == host.part("Host key")
            seen = await asyncio.wait_for(anext(client.watch()), 10)
            assert seen.shared["clock"]["now_s"] >= taken.at_s and seen.shared["seats"][6]["people"]
            second = drill("host", "viral-post", "--port", "0", "--lang", "en", ok=2, CRISIS_DRILL_HOME=str(tmp_path))
            assert b"65535" in second.stderr or b"1" in second.stderr
            await client.close()
        finally:
            told = again.ends(signal.SIGINT)
        assert again.process.returncode == 0
        assert re.search(rf"crisis-drill host \S+-viral-post-\w+ --resume --port {unused_tcp_port}$", told.strip())
    finally:
        if host.process.poll() is None:
            host.process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_second_host_says_who_holds_the_store(tmp_path, unused_tcp_port_factory):
    host = Host(tmp_path, unused_tcp_port_factory(), "angry-patient")
    try:
        words = ("host", "angry-patient", "--port", str(unused_tcp_port_factory()), "--lang", "en")
        second = drill(*words, ok=1, CRISIS_DRILL_HOME=str(tmp_path))
        assert f"{host.part('Link')}, by process {host.process.pid}".encode() in second.stderr
        taken = drill(*words[:3], host.part("Link").split(":")[2].split("/")[0], "--lang", "en", ok=2, CRISIS_DRILL_HOME=str(tmp_path / "x"))  # fmt: skip
        assert b"is taken by another room of crisis-drill" in taken.stderr
    finally:
        host.ends(signal.SIGINT)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
async def test_the_hotwash_is_opened_again_after_endex(tmp_path, unused_tcp_port):
    """--resume without a scenario, or with the name of a drill, brings back a room whose drill is over."""
    host = Host(tmp_path, unused_tcp_port, "viral-post", "--seed", "7")
    try:
        await (client := host.controller).join("Kim", "controller", host.part("Host key"))
        await client.call("start")
        await client.call("end")
        told = host.ends(signal.SIGINT)
        name = re.search(r"crisis-drill host (\S+) --resume", told)[1]
        for words in ((), (name,), ("viral-post",)):
            host = Host(tmp_path, unused_tcp_port, *words, "--resume")
            assert name in host.told and host.part("Link") in client.link.whole
            seen = await asyncio.wait_for(anext(client.watch()), 10)
            assert seen.shared["room"]["phase"] in ("ended", "hotwash")
            if not words:
                await client.call("hotwash")
            host.ends(signal.SIGINT)
        await client.close()
    finally:
        if host.process.poll() is None:
            host.process.kill()


def test_nothing_to_resume_is_said_and_opens_no_new_room(tmp_path, unused_tcp_port):
    """One sentence, exit code 1."""
    for words in ((), ("viral-post",)):
        done = drill("host", *words, "--resume", "--port", str(unused_tcp_port), "--lang", "en", ok=1, CRISIS_DRILL_HOME=str(tmp_path))  # fmt: skip
        assert b"no such room to open again" in done.stderr and b"Host key" not in done.stderr
    with Store(tmp_path / "drills.db") as store:
        assert not Rooms(store).open()


def test_the_console_keeps_one_name_over_languages(tmp_path):
    """A room that was opened in one language and is resumed in the other has one controller."""
    with Store(tmp_path / "drills.db") as store:
        room = Room.open(store, small(), WordReader(), seed=7, lang="zh-TW")
        first = room.join(_name(room.state.members.values(), "zh-TW"), "controller", "zh-TW", "a", "t1")
        again = room.join(_name(room.state.members.values(), "en"), "controller", "en", "b", "t2")
        assert (first.id, first.name, again.lang) == (again.id, "控制員", "en")


def test_the_command_that_opens_a_room_again_is_whole():
    wanted = Wanted("viral-post", True, 9000, None, 0.7, ("clinic pc",), False, True)
    assert wanted.again() == "crisis-drill host --resume --lan --port 9000 --host-name 'clinic pc' --open-watchers"
    assert Wanted("x", False, 8787, None, 0.7, (), True, False).again("d-1") == "crisis-drill host d-1 --resume"


@pytest.mark.parametrize(
    ("words", "ok", "told"),
    [
        (("host",), 2, b"needs a scenario"),
        (("host", "viral-post", "--scheduled"), 2, b"takes no scenario"),
        (("host", "no-such-drill"), 2, b"no-such-drill"),
        (("join", "ftp://x"), 2, b"is no address of a room"),
        (("join", "http://a b/"), 2, b"is no address of a room"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, ok, told, tmp_path):
    done = drill(*words, "--lang", "en", ok=ok, CRISIS_DRILL_HOME=str(tmp_path))
    assert told in done.stderr and not done.stdout


def test_joining_where_nobody_is(unused_tcp_port, tmp_path):
    """Cannot connect: exit code 3 and one sentence, at a terminal and without one a hint to the browser."""
    pytest.importorskip("pty")
    import pty

    words = [sys.executable, "-m", "tui.main", "join", f"127.0.0.1:{unused_tcp_port}/j/AAAA-AAAA", "--lang", "en"]
    first, second = pty.openpty()
    env = os.environ | {"CRISIS_DRILL_HOME": str(tmp_path), "TERM": "xterm-256color"}
    process = subprocess.Popen(words, stdin=second, stdout=second, stderr=second, env=env)
    assert process.wait(timeout=30) == 3
    assert b"Nobody answers at" in os.read(first, 4000)
    os.close(first), os.close(second)
    assert b"In a browser, open http" in drill(*words[3:], ok=2, CRISIS_DRILL_HOME=str(tmp_path)).stderr
