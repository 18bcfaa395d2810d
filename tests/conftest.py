"""What tests share: a small drill, and replies whose marks are given instead of read."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.library import LoadedScenario, load
from sim.actions import Say
from sim.reading import Mark, Reading

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
