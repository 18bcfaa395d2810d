"""What tests share: a small drill, replies whose marks are given instead of read, and the command."""

from __future__ import annotations

import json
import os
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as tui/main.py does

import pytest

from scenarios.shelf import LoadedScenario, load
from sim.actions import Say
from sim.reading import Mark, Reading
from tests.browser_stage import browsing
from tests.command_stage import drill
from tests.second_stage import serving

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def counter() -> LoadedScenario:
    """A drill of half an hour: one angry woman at the counter, one post, one reporter."""
    return load(DATA / "counter.yaml")


@pytest.fixture(scope="session")
def say():
    """Makes what a player says, with the marks that a reader would have found in it."""

    def made(at_s: int, to: str = "wang", *, who="service", by="counter", text="王太太…", name="", **marks: int) -> Say:
        reading = Reading({mark: Mark(level) for mark, level in marks.items()})
        return Say(name or f"{who}-{at_s}", at_s, who, to, by, text, reading)

    return made


@pytest.fixture(scope="session")
def journal(tmp_path_factory):
    """The journal file of a whole drill, and what `run --json` said of it."""
    path = tmp_path_factory.mktemp("journal") / "drill.jsonl"
    done = drill("run", "angry-patient", "--play", "exemplary", "--seed", "4", "--journal", str(path), "--json")
    return path, json.loads(done.stdout)


@pytest.fixture(scope="module")
def browser():
    """A browser for all tests of a file."""
    with browsing() as opened:
        yield opened


@pytest.fixture
def serve():
    """Starts servers that speak the protocol of language models; each is let go at the end."""
    with serving() as start:
        yield start


@pytest.fixture
def told(capsys):
    """Runs a command in this process: its exit code is asserted, what it printed is returned."""
    from tui.cli import run

    def telling(ok: int, *words: str):
        code = run(words)
        said = capsys.readouterr()
        assert code == ok, said.err
        return said

    return telling
