"""Norms made and kept: runs are saved as they come, so that an interruption costs only what was under way.

What is known lies in one SQLite file, by scenario, language, engine, team and seed: a run is done once. Norms that came
of them lie beside it, or beside the scenario itself, and are shown only while scenario, rules and engine are the same.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from live.farm import Farm, gathered
from live.home import home
from live.trouble import told_plainly
from scenarios.problems import BadFile
from scenarios.shelf import LoadedScenario, find
from scoring.norms import Norms
from scoring.runs import Run, batches, engine, run_batch
from scoring.teams import TeamName

FILE: Final = "norms.json"
_TABLE: Final = """
    CREATE TABLE IF NOT EXISTS runs (key TEXT, team TEXT, seed INTEGER, run TEXT, PRIMARY KEY (key, team, seed))
    WITHOUT ROWID
"""


class Runs:
    """The runs that are known. Every method may raise a StoreError."""

    def __init__(self, script: LoadedScenario, lang: str, path: Path | None = None) -> None:
        """Those of that scenario in that language, by this version of the program; made where there are none."""
        self.path = path or home() / "norms.db"
        self._script, self._lang = script, lang
        self._key = hashlib.sha256(f"{script.digest} {lang} {engine()}".encode()).hexdigest()
        with told_plainly(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute(_TABLE)

    def __enter__(self) -> Runs:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def missing(self, teams: Sequence[TeamName], runs: int) -> list[tuple[TeamName, int]]:
        """Which of the seeds from 1 to `runs` each team still has to play."""
        with told_plainly(self.path):
            rows = self._db.execute("SELECT team, seed FROM runs WHERE key = ? AND seed <= ?", (self._key, runs))
            known = set(rows)
        return [(team, seed) for seed in range(1, runs + 1) for team in teams if (team, seed) not in known]

    def make(
        self, farm: Farm, wanted: Sequence[tuple[TeamName, int]], tell: Callable[[int], None] = lambda done: None
    ) -> None:
        """Does these runs and keeps each piece of work as it comes; `tell` hears how many are done."""
        done = 0
        pieces = batches(self._script, self._lang, wanted)
        with closing(gathered(farm, run_batch, pieces)) as results:
            for found in results:
                self.keep(found)
                done += len(found)
                tell(done)

    def keep(self, found: Sequence[Run]) -> None:
        """Saves these runs, all or none; one that is known stays as it is."""
        rows = [(self._key, run.team, run.seed, json.dumps(_row(run))) for run in found]
        with told_plainly(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            with self._db:
                self._db.executemany("INSERT OR IGNORE INTO runs VALUES (?, ?, ?, ?)", rows)

    def known(self, teams: Sequence[TeamName], runs: int) -> Iterator[Run]:
        """Those of these teams under the seeds from 1 to `runs`, by team and seed."""
        for team in teams:
            with told_plainly(self.path):
                rows = self._db.execute(
                    "SELECT seed, run FROM runs WHERE key = ? AND team = ? AND seed <= ? ORDER BY seed",
                    (self._key, team, runs),
                )
                for seed, row in rows:
                    yield _run(team, seed, json.loads(row))


def norms_for(script: LoadedScenario, name: str | Path = "") -> Norms | None:
    """The norms of that scenario (as it was named to `load`), if there are any and they still hold; the larger ones.

    Without a name it is looked for in the library; what this person made is found in any case.
    """
    places = [kept_file(script)]
    with suppress(BadFile):
        places.append(find(name or script.id).parent / FILE)
    found = [norms for path in places if (norms := _read(path)) is not None]
    for norms in sorted(found, key=lambda norms: -norms.runs):
        if norms.hold_for(script):
            return norms
    return None


def kept_file(script: LoadedScenario) -> Path:
    """Where this person's own norms of that scenario lie."""
    return home() / "norms" / f"{script.id[:40]}-{script.digest[:16]}.json"


def write_norms(path: Path, norms: Norms) -> None:
    """Writes norms to a file, whole or not at all; raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps(norms.to_json(), ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"')
    spare = path.with_suffix(".new")
    spare.write_text(text + "\n", encoding="utf-8")
    spare.replace(path)


def _read(path: Path) -> Norms | None:
    try:
        return Norms.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return None


def _row(run: Run) -> list[Any]:
    return [run.total, run.dimensions, run.trust, run.views, run.digest]


def _run(team: TeamName, seed: int, row: list[Any]) -> Run:
    total, dimensions, trust, views, digest = row
    return Run(team, seed, total, tuple(dimensions), trust, views, digest)
