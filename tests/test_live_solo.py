"""Solo practice: a player, five teammates, a clock that is handed its time, a store that knows it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import live.solo
from live.again import export_journal
from live.solo import Solo
from live.store import Store
from live.trouble import DrillElsewhereError, DrillUnreadableError, StoreFullError
from scenarios.field import ROLES, Role
from sim.actions import Action, Do, Say, action_to_json
from sim.drill import Drill
from sim.events import Delivered, Event
from sim.journal import digest, read_journal, replay, verify
from sim.teammates import Teammates
from tests.live_small import WordReader, small

LOADED = small()
READER = WordReader()
Act = Callable[[Solo], list[Event]]
SCRIPT: dict[int, Act] = {
    20: lambda solo: solo.say("wang", "counter", "You waited so long."),
    21: lambda solo: solo.do("report", "to the director"),
    150: lambda solo: solo.say("wang", "counter", "We will call you at ten; you waited long enough."),
    300: lambda solo: solo.say("team", "internal", "She has calmed down."),
}
"""What the player of these tests does, at which second."""

SAME_SECOND = 177
"""With this seed, two teammates want to act in the same second."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "drills.db") as opened:
        yield opened


def begin(store: Store, role: Role = "service", seed: int = 3, skill: float = 1, **more: Any) -> Solo:
    return Solo.start(store, LOADED, role=role, lang="en", seed=seed, skill=skill, reader=READER, **more)


def again(solo: Solo) -> Solo:
    """The same drill after the process died: nothing is known but what is on disk."""
    return Solo.resume(Store(solo.store.path), solo.drill_id, reader=READER)


def pass_to(solo: Solo, second: int) -> None:
    """Ticks of a wall clock up to that second: as many as go at ×20, the rest one by one."""
    solo.paused = False
    solo.tick(0)
    ticks, rest = divmod(second - solo.drill.now_s, 20)
    for pace, walls in ((20, range(1, ticks + 1)), (1, range(ticks + 1, ticks + rest + 1))):
        solo.pace = pace
        for wall in walls:
            solo.tick(wall)


def plain(actions: Iterable[Action]) -> list[dict[str, Any]]:
    """Inputs as the journal has them, where a mark that is absent and a mark at level 0 are the same."""
    return [action_to_json(action) for action in actions]


def play(solo: Solo, until_s: int = 600) -> Solo:
    """Goes on with the script up to and including a second."""
    for second, act in sorted(SCRIPT.items()):
        if solo.drill.now_s < second <= until_s:
            pass_to(solo, second - 1)
            act(solo)
    pass_to(solo, until_s)
    return solo


def told(events: list[Event]) -> list[tuple[int, str]]:
    return [(event.at_s, event.inject) for event in events if isinstance(event, Delivered)]


def test_a_drill_begins_with_its_first_inject_and_goes_by_the_wall(store: Store) -> None:
    """What happened at STARTEX is in the drill; what a tick brings is returned by that tick, once."""
    solo = begin(store, pace=60)
    assert told(solo.drill.events) == [(0, "counter")]
    assert solo.tick(1000.0) == []
    assert told(solo.tick(1001.0)) == []
    assert told(solo.tick(1003.0) + solo.tick(1005.0)) == [(185, "press")]
    assert (solo.drill.now_s, store.load(solo.drill_id).clock.now_s) == (300, 300)


def test_a_laptop_that_slept_finds_the_drill_where_it_left_it(store: Store) -> None:
    """No burst of injects, at any pace."""
    solo = begin(store, pace=60)
    solo.tick(0)
    assert solo.tick(8 * 3600) == []
    assert solo.drill.now_s == 0
    assert told(solo.tick(8 * 3600 + 1)) == []
    assert solo.drill.now_s == 60


def test_how_the_ticks_fall_makes_no_difference(store: Store) -> None:
    """By tenths of a second, by minutes or at once: the same drill, to the byte."""
    by_tenths, by_minutes, at_once = begin(store), begin(store, pace=60), begin(store)
    for tenth in range(6001):
        by_tenths.tick(tenth / 10)
    for second in range(11):
        by_minutes.tick(second)
    at_once.finish()
    assert by_tenths.drill.ended
    assert digest(by_tenths.drill) == digest(by_minutes.drill) == digest(at_once.drill)


@pytest.mark.parametrize("role", ROLES)
def test_teammates_fill_the_other_five_roles_and_never_the_players(store: Store, role: Role) -> None:
    """Whichever role the player took, and over many seeds; a player who does nothing has nothing done for them."""
    for seed in range(5):
        solo = begin(store, role=role, seed=seed)
        solo.finish()
        acted = {action.who for action in solo.drill.inputs}
        assert acted, "with nobody acting, this test shows nothing"
        assert role not in acted
        assert all(action.teammate for action in solo.drill.inputs)


def test_what_teammates_say_is_read_and_journalled_like_anybodys(store: Store) -> None:
    """A replay needs no teammates and no reader."""
    solo = begin(store)
    solo.finish()
    said = [each for each in store.load(solo.drill_id).inputs if isinstance(each, Say)]
    assert [(each.who, each.reading.levels()) for each in said] == [
        ("pr", {"transparency": 2}),
        ("admin", {"explanation": 2}),
    ]


def test_an_input_is_on_disk_before_the_drill_takes_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at from another connection, when the drill is handed it: the player's and the teammates' alike."""
    solo = begin(store)
    other, act, seen = Store(store.path), Drill.act, []

    def watched(drill: Drill, action: Say | Do) -> list[Event]:
        seen.append(action.id)
        assert plain(other.load(solo.drill_id).inputs[-1:]) == plain([action])
        return act(drill, action)

    monkeypatch.setattr(Drill, "act", watched)
    play(solo)
    assert {"service-1", "service-2", "service-3", "service-4", "teammate-press-reply"} <= set(seen)


@pytest.mark.parametrize("cut_s", [*range(0, 600, 41), 19, 20, 21, 22, 149, 150, 185, 289, 599])
def test_a_drill_that_was_cut_off_goes_on_as_if_nothing_had_been(store: Store, cut_s: int) -> None:
    """Cut at any second: the same state there, and the same teammates, people and end as without the cut."""
    whole, cut = play(begin(store)), play(begin(store), cut_s)
    resumed = again(cut)
    assert (resumed.drill.now_s, digest(resumed.drill)) == (cut.drill.now_s, digest(cut.drill))
    assert digest(play(resumed).drill) == digest(whole.drill)


def test_two_teammates_of_the_same_second_follow_each_other(store: Store) -> None:
    """One second apart, also when the clock goes on between them, and the clock is never ahead of the wall."""
    solo = begin(store, seed=SAME_SECOND)
    for wall in range(601):
        solo.tick(wall)
        assert solo.drill.now_s == wall
    acted_s = [action.at_s for action in solo.drill.inputs]
    assert any(later - earlier == 1 for earlier, later in pairwise(acted_s))


@pytest.mark.parametrize("seed", [3, SAME_SECOND])
def test_a_drill_cut_off_after_any_single_commit_goes_on_alike(store: Store, seed: int) -> None:
    """Even between an input's commit and its being taken, and between two teammates whose turn is one second."""
    whole = play(begin(store, seed=seed))
    for count in range(1, len(whole.drill.inputs) + 1):
        cut = begin(store, seed=seed)
        for action in whole.drill.inputs[:count]:
            store.append(cut.drill_id, action)
        resumed = again(cut)
        assert plain(resumed.drill.inputs) == plain(whole.drill.inputs[:count])
        assert digest(play(resumed).drill) == digest(whole.drill)


def test_control_teammates_with_a_memory_of_their_own_would_be_found_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were their choices to hang on how often they had been asked, the comparison above would fail."""

    class Forgetful(Teammates):
        asked = 0

        def due(self, drill: Drill, now_s: int) -> list[Any]:
            self.asked += 1
            return sorted(super().due(drill, now_s), key=lambda each: each.id, reverse=self.asked % 2 == 0)[
                : self.asked
            ]

        def next_s(self, drill: Drill) -> int | None:
            turn_s = super().next_s(drill)
            return None if turn_s is None else turn_s + self.asked

    monkeypatch.setattr(live.solo, "Teammates", Forgetful)
    whole, cut = play(begin(store)), play(begin(store), 287)
    assert digest(play(again(cut)).drill) != digest(whole.drill)


def test_the_same_input_sent_twice_counts_once(store: Store) -> None:
    """A key pressed twice, or sent again because nobody heard the answer; also after a resume."""
    solo = begin(store)
    assert solo.say("wang", "counter", "You waited.", id="abc")
    assert solo.say("wang", "counter", "You waited.", id="abc") == []
    resumed = again(solo)
    assert resumed.say("wang", "counter", "You waited.", id="abc") == []
    assert [action.id for action in resumed.drill.inputs] == ["abc"]
    assert resumed.drill.now_s == solo.drill.now_s


def test_a_draft_outlives_the_process_and_goes_when_it_is_sent(store: Store) -> None:
    """Saved with recipient and channel; a step, or a teammate's turn, leaves it alone."""
    solo = begin(store)
    solo.save_draft("wang", "counter", "You wai")
    solo.do("report")
    pass_to(solo, 140)
    assert any(action.teammate for action in solo.drill.inputs)
    resumed = again(solo)
    draft = resumed.draft()
    assert draft is not None
    assert (draft.to, draft.by, draft.text, draft.at_s) == ("wang", "counter", "You wai", 0)
    resumed.say("wang", "counter", "You waited.")
    assert again(resumed).draft() is None


def test_a_resumed_drill_stands_still_until_the_player_goes_on(store: Store) -> None:
    """With the pace and the waiting that were chosen."""
    solo = begin(store, pace=4)
    solo.wait_while_writing = True
    solo.tick(0)
    solo.tick(2)
    resumed = again(solo)
    assert (resumed.pace, resumed.wait_while_writing, resumed.paused) == (4, True, True)
    now_s = resumed.drill.now_s
    resumed.tick(0)
    resumed.tick(2)
    assert resumed.drill.now_s == now_s


def test_skip_goes_to_the_next_inject_and_then_to_the_end(store: Store) -> None:
    """Teammates act on the way; what people do out of impatience stops it too."""
    solo = begin(store)
    solo.say("wang", "counter", "You waited; we will call.")
    assert told(solo.skip())[-1:] == [(185, "press")]
    assert told(solo.skip())[-1:] == [(360, "post")]
    kinds = [event.kind for event in solo.skip()]
    assert kinds[-1] in ("ended", "escalated")
    while not solo.drill.ended:
        solo.skip()
    assert solo.skip() == []


def test_the_self_check_names_marks_and_gives_no_words_away(store: Store) -> None:
    """What the open expectation wants, what is there, what harms; and nothing is recorded by looking."""
    solo = begin(store)
    before = digest(solo.drill)
    check = solo.check("wang", "counter", "You waited, but it is your own fault. The sequela is known.")
    assert (check.answers, check.present, check.missing) == (("counter",), ("empathy",), ("follow_up",))
    assert (check.also, check.harmful) == (("transparency",), ("blame_shifting", "jargon"))
    assert solo.check("wang", "counter", "").present == ()
    assert digest(solo.drill) == before
    assert store.load(solo.drill_id).inputs == ()


def test_the_self_check_wants_for_each_recipient_what_the_score_will_want(store: Store) -> None:
    """The same marks stand in the scorecard afterwards; for the team's own channel nothing is asked."""
    solo = begin(store)
    for to, by in (("wang", "counter"), ("public", "website"), ("chen", "press-call")):
        check = solo.check(to, by, "x")
        solo.say(to, by, "x")  # type: ignore[arg-type]
        assert set(check.missing) == set(solo.scorecard().replies[-1].wanted)
    assert solo.check("team", "internal", "x").missing == ()


def test_endex_is_kept_and_nothing_comes_after_it(store: Store) -> None:
    """The list shows the drill as past, with its total once that was worked out; a late word changes nothing."""
    solo = play(begin(store))
    assert [line.total for line in store.past()] == [None]
    card = solo.scorecard()
    assert [(line.id, line.total) for line in store.past()] == [(solo.drill_id, card.total)]
    assert store.unfinished() == []
    whole = digest(solo.drill)
    assert solo.say("wang", "counter", "One more thing") == []
    assert solo.do("report") == []
    assert solo.finish() == []
    assert digest(solo.drill) == digest(again(solo).drill) == whole
    assert again(solo).as_played


def test_a_past_drill_that_a_newer_engine_plays_differently_is_known_as_such(store: Store) -> None:
    """The digest at ENDEX is kept, and stays the first one."""
    solo = play(begin(store))
    store.finish(solo.drill_id, 50.0, "another digest")
    assert again(solo).as_played
    store._db.execute("UPDATE drills SET digest = 'of an older engine'")
    assert not again(solo).as_played


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("[@click=app.quit] [ @click=app.quit] [/] 收縮壓[mmHg]90", None),
        ("red \x1b[31m and \x1b]52;c;aGk=\x07", "red ␛[31m and ␛]52;c;aGk=␇"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("'); DROP TABLE inputs; --", None),
    ],
)
def test_text_is_kept_as_typed_with_its_controls_made_visible(store: Store, typed: str, kept: str | None) -> None:
    """In what is said, in notes and in drafts."""
    solo = begin(store)
    solo.save_draft("wang", "counter", typed)
    draft = solo.draft()
    assert draft is not None
    solo.say("wang", "counter", typed)
    solo.do("report", typed)
    said, done = store.load(solo.drill_id).inputs
    assert isinstance(said, Say)
    assert isinstance(done, Do)
    assert [draft.text, said.text, done.note] == [kept or typed] * 3


def test_what_could_not_be_kept_did_not_happen(store: Store) -> None:
    """A full disk: no event, the draft still there, the clock standing; with room again, the same words go through."""
    solo = begin(store)
    solo.save_draft("wang", "counter", "You waited.")
    store._db.execute(f"PRAGMA max_page_count = {store._db.execute('PRAGMA page_count').fetchone()[0]}")
    before = digest(solo.drill)
    with pytest.raises(StoreFullError):
        solo.say("wang", "counter", "You waited. " * 2000)
    assert digest(solo.drill) == before
    assert solo.draft() is not None
    store._db.execute("PRAGMA max_page_count = 1000000")
    assert solo.say("wang", "counter", "You waited.")[0].kind == "said"
    assert digest(again(solo).drill) == digest(solo.drill)


def test_a_clock_that_cannot_be_kept_stops_and_no_event_is_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What happened in the second that failed is told by the next call."""
    solo = begin(store, pace=60)
    solo.tick(0)
    with monkeypatch.context() as patch:
        patch.setattr(store, "mark_clock", lambda *_: (_ for _ in ()).throw(StoreFullError(path=store.path)))
        for wall in (1, 2, 3):
            with pytest.raises(StoreFullError):
                solo.tick(wall)
            assert solo.paused
            solo.paused = False
    assert solo.drill.now_s == 180
    assert told(solo.tick(3.5)) == [(185, "press")]
    assert any(event.at_s <= 180 for event in solo.drill.events[: solo._told])


def test_a_drill_opened_elsewhere_goes_on_there_and_only_there(store: Store) -> None:
    """The earlier window stands still and says why; nothing of it is mixed into the later one."""
    first = begin(store)
    second = again(first)
    with pytest.raises(DrillElsewhereError):
        first.say("wang", "counter", "From the first window")
    first.tick(0)
    with pytest.raises(DrillElsewhereError):
        first.tick(1)
    assert first.paused
    second.say("wang", "counter", "From the second")
    assert [action.at_s for action in again(second).drill.inputs] == [1]


def test_a_stored_drill_is_exported_as_a_journal_that_holds(store: Store, tmp_path: Path) -> None:
    """It needs neither store nor library, replays to the same digest, and says who played."""
    solo = play(begin(store), 300)
    path = tmp_path / "drill.journal"
    export_journal(store.load(solo.drill_id), path)
    journal = read_journal(path)
    replayed = replay(journal)
    verify(journal, replayed)
    assert journal.header.extra["role"] == "service"
    assert plain(replayed.inputs) == plain(solo.drill.inputs)
    assert replayed.events == solo.drill.events


def test_a_stored_drill_whose_scenario_was_damaged_says_so_in_a_sentence(store: Store) -> None:
    """And the other drills can be opened."""
    broken, sound = begin(store), begin(store)
    store._db.execute(
        "UPDATE drills SET source = json_set(source, '$.scenario', 'format: 9') WHERE id = ?", (broken.drill_id,)
    )
    with pytest.raises(DrillUnreadableError, match=broken.drill_id):
        again(broken)
    assert again(sound).drill.now_s == 0
