"""Drills on disk: what was acknowledged is there, once, whatever happens."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from live.evaluations import Evaluations
from live.home import drills_file
from live.records import ClockMark, Draft, DrillHeader
from live.store import Store
from live.trouble import DrillElsewhereError, DrillUnknownError, DrillUnreadableError
from scoring.evaluation.opinions import Opinion, Submission
from sim.actions import Do, Say
from sim.reading import Evidence, Mark, Reading

HEADER = DrillHeader(
    scenario="viral-post",
    title={"zh-TW": "術後糾紛影片瘋傳", "en": "A post goes viral"},
    source={"scenario.yaml": "format: 1\n", "en.yaml": ""},
    lasts_s=2400,
    seed=7,
    role="pr",
    lang="zh-TW",
    skill=0.7,
    created="2026-11-22T09:15:00+08:00",
)
READING = Reading.from_json(Reading({"empathy": Mark(2, (Evidence("您先坐", 4, 7, "empathy.seat"),), 0.9)}).to_json())
SAY = Say("pr-1", 61, "pr", "wang", "counter", "王太太，您先坐。[@click=app.quit] '; DROP TABLE inputs; --", READING)
STEP = Do("mate-1", 75, "director", "convene", "五分鐘後，會議室", teammate=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "drills.db") as opened:
        yield opened


def test_a_drill_comes_back_as_it_was_left(store: Store) -> None:
    """Header, inputs with their readings, clock, draft and hotwash, in a store that was opened anew."""
    drill = store.create(HEADER)
    store.append(drill, SAY)
    store.append(drill, STEP)
    store.mark_clock(drill, 80, pace=4, waits=True)
    store.save_draft(drill, Draft("chen", "press-call", "陳記者您好，", 79))
    store.save_hotwash(drill, "hardest", "第一分鐘")
    store.close()

    kept = Store(store.path).load(drill)

    assert (kept.header, kept.inputs) == (HEADER, (SAY, STEP))
    assert kept.clock == ClockMark(80, 4, True)
    assert kept.draft == Draft("chen", "press-call", "陳記者您好，", 79)
    assert kept.hotwash == {"hardest": "第一分鐘"}
    assert (kept.finished, kept.total) == (False, None)


def test_the_name_of_a_drill_says_when_and_what(store: Store) -> None:
    """Two begun in the same minute have names of their own."""
    first, second = store.create(HEADER), store.create(HEADER)
    assert first.startswith("20261122-0915-viral-post-")
    assert len(first) == len("20261122-0915-viral-post-7f3k")
    assert first != second


def test_an_input_sent_twice_is_kept_once(store: Store) -> None:
    """By its id within the drill; another drill may use the same id."""
    drill, other = store.create(HEADER), store.create(HEADER)
    assert store.append(drill, SAY) is True
    assert store.append(drill, SAY) is False
    assert store.append(drill, replace(SAY, text="something else")) is False
    assert store.append(other, SAY) is True
    assert store.load(drill).inputs == (SAY,)


def test_what_was_sent_is_no_draft_any_more_and_what_was_not_stays(store: Store) -> None:
    """Sending and clearing the draft are one commit; a teammate's line leaves the draft alone."""
    drill = store.create(HEADER)
    store.save_draft(drill, Draft("wang", "counter", SAY.text, 60))
    store.append(drill, STEP)
    assert store.draft(drill) is not None
    store.append(drill, SAY, ends_draft=True)
    assert store.draft(drill) is None


def test_an_empty_draft_is_no_draft(store: Store) -> None:
    """Deleting the text deletes the draft."""
    drill = store.create(HEADER)
    store.save_draft(drill, Draft("wang", "counter", "a", 1))
    store.save_draft(drill, Draft("wang", "counter", "", 2))
    assert store.draft(drill) is None
    assert store.unfinished()[0].has_draft is False


def test_the_clock_never_goes_back(store: Store) -> None:
    """An input brings it to its own second; an older mark changes only the pace."""
    drill = store.create(HEADER)
    store.append(drill, SAY)
    store.mark_clock(drill, 30, pace=2)
    assert store.load(drill).clock == ClockMark(61, 2, False)


def test_the_lists_show_each_drill_where_it_belongs(store: Store) -> None:
    """Latest first; title in both languages, where it stands, and the total of what is over."""
    done = store.create(replace(HEADER, created="2026-11-20T14:00:00+08:00"))
    nothing_scored = store.create(replace(HEADER, created="2026-11-21T14:00:00+08:00"))
    open_ = store.create(HEADER)
    store.mark_clock(open_, 557)
    store.finish(done, 68.5)
    store.finish(nothing_scored, None)
    assert [(line.id, line.total) for line in store.past()] == [(nothing_scored, None), (done, 68.5)]
    [left] = store.unfinished()
    assert (left.id, left.now_s, left.lasts_s, left.title["en"]) == (open_, 557, 2400, "A post goes viral")


def test_a_drill_that_was_removed_leaves_nothing_behind(store: Store) -> None:
    """Also not its inputs, which may hold what somebody typed."""
    drill = store.create(HEADER)
    store.append(drill, SAY)
    store.save_draft(drill, Draft("wang", "counter", "a", 1))
    store.remove(drill)
    with pytest.raises(DrillUnknownError, match="no stored drill"):
        store.load(drill)
    db = sqlite3.connect(store.path)
    for table in ("drills", "inputs", "clocks", "drafts", "hotwash"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_with_a_drill_goes_what_evaluators_said_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their names and reasons are of that drill; the records of other drills stay."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    with Store() as store:
        gone, kept = store.create(HEADER), store.create(HEADER)
        records = [Evaluations.beside(drill, "digest") for drill in (gone, kept)]
        for record in records:
            record.add(Submission("Lin", "2026-11-22T09:00:00+08:00", (Opinion("a1", "empathy", 1, 2, "warm"),)))
        store.remove(gone)
    assert [record.path.exists() for record in records] == [False, True]
    assert records[0].all() == [] and len(records[1].all()) == 1


def test_the_last_window_writes_and_the_earlier_one_is_told(store: Store) -> None:
    """Two windows on one drill never mix their inputs; other drills are not touched by it."""
    drill, other = store.create(HEADER), store.create(HEADER)
    with Store(store.path) as second:
        second.take(drill)
        with pytest.raises(DrillElsewhereError, match="another window"):
            store.append(drill, SAY)
        assert second.append(drill, STEP)
        assert store.append(other, SAY)
        store.take(drill)
        assert store.append(drill, SAY)
        with pytest.raises(DrillElsewhereError):
            second.mark_clock(drill, 90)
    assert store.load(drill).inputs == (STEP, SAY)


def test_a_write_to_a_drill_that_is_not_there_says_so(store: Store) -> None:
    """Whatever the write."""
    for write in (
        lambda: store.append("nowhere", SAY),
        lambda: store.mark_clock("nowhere", 1),
        lambda: store.remove("nowhere"),
        lambda: store.take("nowhere"),
        lambda: store.load("nowhere"),
    ):
        with pytest.raises(DrillUnknownError, match="“nowhere”"):
            write()


def test_every_commit_reaches_the_disk(store: Store) -> None:
    """WAL with FULL: NORMAL lost acknowledged rows in most of a thousand simulated power cuts."""
    settings = {name: store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert settings == {"journal_mode": "wal", "synchronous": 2}


def test_threads_of_one_window_take_turns(store: Store) -> None:
    """A scorecard that is worked out beside the screen may be kept while the clock goes on."""
    drill = store.create(HEADER)

    def write(number: int) -> int:
        store.append(drill, replace(STEP, id=f"step-{number}"))
        store.mark_clock(drill, number)
        return len(store.load(drill).inputs)

    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(write, range(80)))
    assert max(counts) == len({action.id for action in store.load(drill).inputs}) == 80


def test_a_drill_with_damaged_content_harms_no_other(store: Store) -> None:
    """It is named in a sentence, the list still shows it, and the rest can be opened."""
    broken, sound = store.create(HEADER), store.create(HEADER)
    store.append(broken, SAY)
    store.append(sound, SAY)
    store._db.execute("""UPDATE inputs SET body = '{"kind": "sing"}' WHERE drill = ?""", (broken,))
    with pytest.raises(DrillUnreadableError, match=broken):
        store.load(broken)
    assert store.load(sound).inputs == (SAY,)
    assert {line.id for line in store.unfinished()} == {broken, sound}


def test_the_drills_lie_in_the_persons_own_place_or_where_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CRISIS_DRILL_HOME wins; an empty one is none; the folder is made when first needed."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "a" / "b"))
    with Store() as store:
        assert store.path == tmp_path / "a" / "b" / "drills.db"
        assert store.path.exists()
    monkeypatch.setenv("CRISIS_DRILL_HOME", " ")
    assert "crisis-drill" in str(drills_file().parent)
