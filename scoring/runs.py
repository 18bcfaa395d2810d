"""Many runs of reference teams: work cut into pieces that any process on any machine can do, and what comes of each.

A piece carries the scenario with it, so whoever does it needs the program and no files. What a run comes to follows
from the scenario, the team and the seed alone: not from who did it, in which order, or beside what. Eight seeds of a
team are eight draws of it in one crisis (`scoring.teams.DRAWS` says why); the next eight meet the next one.
"""

from __future__ import annotations

import gc
import hashlib
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Final

import numpy as np

from scenarios.shelf import LoadedScenario
from scoring.memory import RememberingReader
from scoring.reading import ReplyReader
from scoring.reference import trust, views
from scoring.rules import RULES
from scoring.score import numbers
from scoring.scorecard import DIMENSIONS
from scoring.teams import DRAWS, Team, TeamName, crisis_of, teams_of
from sim.common import Common
from sim.journal import digest

RUNS_AT_ONCE: Final = 48
"""Runs in a piece of work, if not more of one crisis: a second or so, so that little is lost with a worker."""

JOURNALS: Final = DRAWS
"""The runs of the first crisis keep a journal; of all others only the numbers are wanted."""


@dataclass(frozen=True)
class Run:
    """What one team's drill under one seed came to."""

    team: TeamName
    seed: int
    total: float | None
    """None where nothing could be scored."""
    dimensions: tuple[float | None, ...]
    """In the order of `scoring.scorecard.DIMENSIONS`."""
    trust: float
    """At ENDEX, 0 to 1."""
    views: int
    digest: str
    """Of the drill's inputs and events: the same for the same drill; empty for a run without a journal."""


@dataclass(frozen=True)
class Batch:
    """A piece of work: these runs, of that scenario in that language."""

    scenario: bytes
    """A `LoadedScenario`, packed by `packed`."""
    lang: str
    wanted: tuple[tuple[TeamName, int], ...]
    """Teams and seeds."""


def packed(script: LoadedScenario) -> bytes:
    """A scenario with its rehearsals as bytes for `Batch`; only for our own workers, never from a stranger's file."""
    return zlib.compress(pickle.dumps(script, 5))


def batches(
    script: LoadedScenario, lang: str, wanted: Iterable[tuple[TeamName, int]], runs: int = RUNS_AT_ONCE
) -> Iterator[Batch]:
    """The work cut into pieces; those of one crisis stay together, since they are measured by the same references."""
    bytes_ = packed(script)
    piece: list[tuple[TeamName, int]] = []
    for _, group in groupby(sorted(wanted, key=lambda run: (run[1], run[0])), lambda run: crisis_of(run[1])):
        piece += group
        if len(piece) >= runs:
            yield Batch(bytes_, lang, tuple(piece))
            piece = []
    if piece:
        yield Batch(bytes_, lang, tuple(piece))


def run_batch(batch: Batch) -> list[Run]:
    """Does a piece of work, in the order that it was given."""
    teams, reader = _ready(batch.scenario, batch.lang)
    done: dict[tuple[TeamName, int], Run] = {}
    found: list[Run] = []
    common: Common | None = None
    with _swept() as sweep:
        for name, seed in batch.wanted:
            if common is None or common.seed != crisis_of(seed):
                common = Common(crisis_of(seed))
                sweep()
            same = name, (seed if teams[name].habits.plays else crisis_of(seed))  # who does nothing is always alike
            if same not in done:
                done[same] = one_run(teams[name], seed, reader, common)
            found.append(replace(done[same], seed=seed))
    return found


def one_run(team: Team, seed: int, reader: RememberingReader, common: Common | None = None) -> Run:
    """A team's drill under that seed, scored; `common` is what the runs of its crisis share in one piece of work."""
    journal = seed <= JOURNALS
    drill = team.drill(seed, reader, crisis_of(seed), journal=journal, common=common)
    score = numbers(drill)
    scores = {each.name: each.score for each in score.dimensions}
    return Run(
        team=team.name,
        seed=seed,
        total=score.total,
        dimensions=tuple(scores[name] for name in DIMENSIONS),
        trust=trust(drill).end,
        views=views(drill),
        digest=digest(drill) if journal else "",
    )


def engine() -> str:
    """A name for this program's way of running and scoring: it changes with any change of code or word lists."""
    return _engine()


class _Teams(dict[TeamName, Team]):
    """The teams of a scenario, each made ready when it is first asked for."""

    def __init__(self, script: LoadedScenario, lang: str) -> None:
        super().__init__()
        self._script, self._lang = script, lang

    def __missing__(self, name: TeamName) -> Team:
        team = self[name] = Team(self._script, name, self._lang)
        return team


@lru_cache(maxsize=4)
def _ready(scenario: bytes, lang: str) -> tuple[_Teams, RememberingReader]:
    script: LoadedScenario = pickle.loads(zlib.decompress(scenario))
    teams, reader = _Teams(script, lang), RememberingReader(ReplyReader())
    teams[teams_of(script)[-1]].drill(1, reader)  # loads word lists, lines and tables
    gc.collect()
    gc.freeze()  # they stay: to look through them for garbage again and again takes more time than a drill
    return teams, reader


@contextmanager
def _swept() -> Iterator[Callable[[], object]]:
    """Garbage is looked for when the work says so, between crises, and not in the midst of a run: nothing piles up.

    Runs leave none, for a drill is freed as soon as nobody holds it. So it is looked for only among what is new, and at
    the end among what is not old yet, for a drill of another thread may have grown older meanwhile; all that is old is
    left to Python's own collector. To go through it, readings and word lists, takes as long as several runs.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield partial(gc.collect, 0)
    finally:
        gc.collect(1)
        if was_on:
            gc.enable()


@lru_cache(maxsize=1)
def _engine() -> str:
    root = Path(__file__).parent.parent
    whole = hashlib.sha256(f"{RULES} numpy {np.__version__}".encode())
    for folder in ("scenarios", "sim", "scoring"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".txt") or (path.suffix == ".yaml" and "library" not in path.parts):
                whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()
