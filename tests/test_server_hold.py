"""Two servers on one store: the second says who holds it; whoever holds it is gone with its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from live.server.hold import HostedElsewhereError, held
from live.trouble import StoreHeldError

HOLDS = """
import sys
from pathlib import Path
from live.server.hold import held
with held(Path(sys.argv[1]), "http://127.0.0.1:8787/j/7F3K-29QD"):
    print("holding", flush=True)
    sys.stdin.read()
"""


def other(store: Path) -> subprocess.Popen:
    """Another process that holds the store."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout and child.stdout.readline() == "holding\n"
    return child


def test_the_second_says_who_holds_the_store(tmp_path: Path) -> None:
    store = tmp_path / "new" / "drills.db"
    child = other(store)
    with pytest.raises(HostedElsewhereError) as caught, held(store, "http://127.0.0.1:9999/j/AAAA-BBBB"):
        raise AssertionError("two at once")
    for lang in ("en", "zh-TW"):
        told = caught.value.sentence(lang)
        assert f" {child.pid}" in told and "http://127.0.0.1:8787/j/7F3K-29QD" in told and str(store) in told
    child.communicate()


@pytest.mark.parametrize("way", [signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)])
def test_one_that_was_killed_holds_nothing(tmp_path: Path, way: signal.Signals) -> None:
    store = tmp_path / "drills.db"
    child = other(store)
    child.send_signal(way)
    child.wait()
    with held(store, "http://127.0.0.1:1/j/A"):
        pass
    child.communicate()


def test_whoever_is_done_lets_the_next_one_in(tmp_path: Path) -> None:
    store = tmp_path / "drills.db"
    for _ in range(3):
        with held(store, "http://127.0.0.1:1/j/A"):
            assert str(os.getpid()) in (tmp_path / "drills.db.host").read_text()
    other(store).communicate()


@pytest.mark.parametrize(
    "error", [OSError("the network is away"), StoreHeldError(path="another file"), ValueError("x")]
)
def test_what_goes_wrong_while_it_is_held_is_not_blamed_on_it(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error)) as caught, held(tmp_path / "drills.db", "http://127.0.0.1:1/j/A"):
        raise error
    assert caught.value is error


def test_what_stands_in_the_file_need_not_make_sense(tmp_path: Path) -> None:
    store = tmp_path / "drills.db"
    child = other(store)
    for nonsense in ("", "[]", "{", '{"pid": {}}', "\x00"):
        (tmp_path / "drills.db.host").write_text(nonsense)
        with pytest.raises(HostedElsewhereError), held(store, "x"):
            raise AssertionError("two at once")
    child.communicate()
