"""What can go wrong on disk: each a sentence with the way out, and nothing acknowledged is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import live.trouble
from live.database import open_tables
from live.records import Draft
from live.store import Store
from live.tables import MIGRATIONS
from live.trouble import (
    StoreError,
    StoreForeignError,
    StoreFullError,
    StoreHeldError,
    StoreNewerError,
    StoreUnreachableError,
)
from scenarios.words import translator
from tests.test_live_store import HEADER, SAY, STEP

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_full_disk_is_told_and_what_was_kept_stays_and_it_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """The failed write leaves no trace: neither half of it nor a transaction that stays open."""
    store = Store(tmp_path / "drills.db")
    drill = store.create(HEADER)
    store.append(drill, SAY)
    store.save_draft(drill, Draft("chen", "phone", "before", 61))
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFullError, match="no room left"):
        store.save_draft(drill, Draft("chen", "phone", "long " * 20_000, 62))
    kept = store.load(drill)
    assert (kept.inputs, kept.draft and kept.draft.text) == ((SAY,), "before")

    store._db.execute("PRAGMA max_page_count = 1000000")
    assert store.append(drill, STEP)
    assert store.load(drill).inputs == (SAY, STEP)


def test_another_program_that_holds_the_file_is_named_as_the_reason(tmp_path: Path) -> None:
    """After a wait that can be set; and when it lets go, the same call works."""
    store = Store(tmp_path / "drills.db", busy_s=0.05)
    drill = store.create(HEADER)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreHeldError, match="Another program is holding"):
        store.append(drill, SAY)
    assert store.load(drill).inputs == ()
    other.execute("ROLLBACK")
    assert store.append(drill, SAY)


@pytest.mark.parametrize("content", [b"drills: []\n" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 4096])
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """Not a database at all, or a damaged one."""
    path = tmp_path / "drills.db"
    path.write_bytes(content)
    with pytest.raises(StoreForeignError, match="not a file of crisis-drill"):
        Store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """A sound SQLite file that is not ours gets none of our tables."""
    path = tmp_path / "drills.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.commit()
    before = path.read_bytes()
    with pytest.raises(StoreForeignError):
        Store(path)
    assert path.read_bytes() == before


def test_a_newer_store_says_which_form_and_what_to_do(tmp_path: Path) -> None:
    """And is not touched."""
    path = tmp_path / "drills.db"
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 9")
    db.close()
    with pytest.raises(StoreNewerError, match=r"form 9; this one knows form \d+.*Update crisis-drill"):
        Store(path)


def test_an_older_store_is_brought_up_step_by_step_or_not_at_all(tmp_path: Path) -> None:
    """A step that fails leaves the old form as it was; the next try does all of it."""
    path = tmp_path / "drills.db"
    store = Store(path)
    drill = store.create(HEADER)
    store.close()
    db = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        open_tables(db, path, (*MIGRATIONS, "ALTER TABLE drills ADD COLUMN team TEXT; ALTER TABLE gone ADD COLUMN a"))
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert "team" not in str(db.execute("SELECT sql FROM sqlite_schema WHERE name = 'drills'").fetchone())
    open_tables(db, path, (*MIGRATIONS, "ALTER TABLE drills ADD COLUMN team TEXT"))
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert db.execute("SELECT id, team FROM drills").fetchall() == [(drill, None)]


@pytest.mark.skipif(AS_ROOT, reason="for root, every folder may be written")
def test_a_folder_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    """With the path, and the variable that names another."""
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnreachableError, match="CRISIS_DRILL_HOME"):
        Store(tmp_path / "drills.db")
    tmp_path.chmod(0o700)


def test_a_folder_that_is_a_file_and_a_file_that_is_a_folder_say_so(tmp_path: Path) -> None:
    """Two ways of naming the wrong place."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "drills.db", tmp_path / "folder"):
        with pytest.raises(StoreUnreachableError, match="cannot be opened"):
            Store(path)


def test_many_windows_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    """Six processes make the tables and a drill each, at the same time: six drills and no complaint."""
    code = (
        "import sys; from pathlib import Path; from live.store import Store; from tests.test_live_store import HEADER;"
        "sys.stdin.readline(); Store(Path(sys.argv[1])).create(HEADER)"
    )
    path = tmp_path / "drills.db"
    command = [sys.executable, "-c", code, str(path)]
    root = Path(__file__).parent.parent
    windows = [
        subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "123456"
    ]
    said = [window.communicate("go\n")[1] for window in windows]
    assert [window.returncode for window in windows] == [0] * 6, said
    assert len(Store(path).unfinished()) == 6


def kinds() -> list[type[StoreError]]:
    return [kind for kind in vars(live.trouble).values() if isinstance(kind, type) and issubclass(kind, StoreError)]


@pytest.mark.parametrize("kind", kinds())
def test_every_sentence_is_there_in_both_languages_with_the_same_parts(kind: type[StoreError]) -> None:
    """No part is lost or made up in the translation, and none is left in English."""
    parts = {"path": "/p", "reason": "r", "drill": "d", "found": 2, "known": 1}
    chinese = translator("live", "zh-TW")(kind.words)
    assert chinese != kind.words
    assert {name for name in parts if f"{{{name}}}" in chinese} == {
        name for name in parts if f"{{{name}}}" in kind.words
    }
    assert kind(**parts).sentence("en") == str(kind(**parts))
    assert kind(**parts).sentence("zh-TW") == chinese.format(**parts)
