"""A room comes back as it was acknowledged; time never bursts; each seat hears what it would know."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from live.room.feed import RoomFeed
from live.room.own import own
from live.room.refusal import RefusedError, StrangerError, TakenError
from live.room.room import LEAD_S, Room
from live.room.seats import SEATS
from live.room.view import shared
from live.store import Store
from live.trouble import StoreFullError
from sim.actions import Say, Steer
from sim.journal import digest
from tests.live_small import WordReader
from tests.room_stage import Table

SAID = {"to": "wang", "by": "counter", "text": "You waited long; I will call at ten."}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "drills.db")


def played(store: Store) -> Table:
    """A drill with a little of everything."""
    table = Table(store, SEATS)
    table.does("controller", "start")
    table.passes(10)
    table.does("service", "say", **SAID)
    table.does("pr", "write", document="word", stage="draft", title="Word", text="What is known is this.")
    table.does("medical", "write", document="word", stage="check")
    table.does("controller", "steer", does="insert", **{"from": "wang"}, to=["service"], by="counter", text="And?")
    table.does("controller", "tell", to="service", text="Take your time.")
    table.does("evaluator", "observe", objective="", text="Calm.")
    table.does("admin", "draft", to="public", by="website", text="We are …")
    table.does("controller", "pace", pace=4)
    table.passes(20)
    table.does("observer", "leave")
    return table


def everything(room: Room) -> dict:
    """All that anybody could see, in both languages."""
    seen = {}
    for lang in ("zh-TW", "en"):
        for seat in SEATS:
            seen[lang, seat] = (shared(room, seat, lang), RoomFeed(room, seat, lang).update())
    return seen | {member.id: own(room, member) for member in room.state.members.values()}


def test_a_room_that_comes_back_is_the_same_room(store: Store, tmp_path: Path) -> None:
    before = played(store).room
    again = Room.resume(Store(tmp_path / "drills.db"), before.drill_id, WordReader())
    assert digest(again.drill) == digest(before.drill)
    assert everything(again) == everything(before)
    assert again.code == before.code and again.member_of("t-service").name == "Service"


def test_and_it_goes_on_from_there(store: Store, tmp_path: Path) -> None:
    """It ran, so it runs; the first tick after hours of darkness is no burst."""
    table = played(store)
    again = Room.resume(Store(tmp_path / "drills.db"), table.room.drill_id, WordReader())
    now_s = again.drill.now_s
    again.tick(1_000_000.0)
    again.tick(1_000_000.5)
    assert now_s <= again.drill.now_s <= now_s + 2
    assert again.call(table.members["service"], "late", "say", SAID).at_s > now_s


def test_a_feed_is_the_same_however_often_it_was_looked_at(store: Store) -> None:
    table = Table(store, ["controller", "service", "pr"])
    feed = RoomFeed(table.room, "pr", "en")
    table.does("controller", "start")
    for _ in range(40):
        table.passes(3)
        table.does("controller", "tell", to="pr", text="x")
        feed.update()
    assert feed.items == RoomFeed(table.room, "pr", "en").update()


def texts(table: Table, seat: str) -> list[str]:
    return [item["text"] for item in RoomFeed(table.room, seat, "en").update()]


def test_a_role_hears_what_it_would_know(store: Store) -> None:
    """The counter's quarrel is not heard in the PR office; the post, the reporter's call and the team channel are."""
    table = played(store)
    table.does("controller", "end")
    assert "I called three times!" in texts(table, "service")
    assert "I called three times!" not in texts(table, "pr")
    assert "And?" in texts(table, "service") and "And?" not in texts(table, "legal")
    assert "Take your time." in texts(table, "service") and "Take your time." not in texts(table, "pr")
    for role in ("director", "service", "pr"):
        assert "Nobody called back." in texts(table, role)
    assert set(texts(table, "pr")) < set(texts(table, "controller"))


def test_one_who_comes_late_sees_the_story_so_far_of_their_role(store: Store) -> None:
    table = Table(store, ["controller", "pr"])
    table.does("controller", "start")
    table.passes(30)
    late = table.room.join("Late", "service", "en", "join-late", "t-late")
    assert "I called three times!" in texts(table, "service")
    assert table.room.state.sittings[-1].from_s == table.room.drill.now_s
    assert own(table.room, late)["me"]["seat"] == "service"


def test_who_comes_back_under_the_same_name_finds_everything(store: Store) -> None:
    """A phone that lost its cookie, or somebody who had left: the same member, the same draft; the old token is void."""
    table = Table(store, ["controller", "service"])
    table.does("controller", "start")
    table.does("service", "draft", to="wang", by="counter", text="You waited …")
    back = table.room.join("Service", "service", "zh-TW", "another-phone", "t-new")
    assert back.id == table.members["service"] and own(table.room, back)["draft"]["text"] == "You waited …"
    assert table.room.member_of("t-new").lang == "zh-TW"
    with pytest.raises(StrangerError):
        table.room.member_of("t-service")
    table.does("service", "leave")
    assert table.room.join("Service", "service", "en", "third", "t-3").id == back.id
    assert "service" not in table.room.course.empty


def test_nobody_takes_the_seat_of_somebody_whose_screen_is_open(store: Store) -> None:
    table = Table(store, ["controller", "service"])
    table.room.arrive(table.members["service"])
    with pytest.raises(TakenError):
        table.room.join("Service", "service", "en", "somebody-else", "t-x")


def test_observations_are_private_until_the_hotwash(store: Store) -> None:
    table = played(store)
    table.does("controller", "end")
    for seat in ("controller", "service", "evaluator"):
        assert "Calm." not in str(shared(table.room, seat, "en"))
    table.does("controller", "hotwash")
    assert "Calm." in str(shared(table.room, "service", "en"))


def test_simulated_teammates_fill_empty_seats_and_stop_when_somebody_sits_down(store: Store) -> None:
    table = Table(store, ["controller", "pr"])
    table.does("controller", "start")
    table.does("controller", "pace", pace=60)
    table.passes(6)
    mates = {action.who for action in table.room.drill.inputs if getattr(action, "teammate", False)}
    assert mates and "pr" not in mates
    table.room.join("Wu", "service", "en", "join-wu", "t-wu")
    before = len(table.room.drill.inputs)
    table.passes(6)
    assert "service" not in {action.who for action in table.room.drill.inputs[before:]}


def test_a_document_of_a_team_of_one_is_checked_by_the_others(store: Store) -> None:
    table = Table(store, ["controller", "pr"])
    table.does("controller", "start")
    table.does("pr", "write", document="word", stage="draft", title="Word", text="What is known is this.")
    table.does("controller", "pace", pace=10)
    table.passes(20)
    assert table.room.drill.documents.by_id["word"].lacks == ()
    assert [w.who for w in table.room.drill.inputs if w.kind == "write"] == ["pr", "medical", "legal", "director"]


def test_a_machine_that_slept_and_a_clock_that_jumped_give_no_burst(store: Store) -> None:
    table = Table(store, ["controller", "pr"])
    table.does("controller", "start")
    table.passes(5)
    now_s = table.room.drill.now_s
    for wall_s in (8_000.0, 100.0, 100.5, 50_000.0, 50_000.5):
        table.room.tick(wall_s)
    assert table.room.drill.now_s <= now_s + 2


def test_a_paused_room_stands_still_and_a_halt_says_why(store: Store) -> None:
    table = Table(store, ["controller", "service"])
    table.does("controller", "start")
    table.does("service", "halt", why="Somebody fainted in the waiting room")
    assert table.room.state.phase == "paused"
    assert shared(table.room, "service", "en")["room"]["halted"] == "Somebody fainted in the waiting room"
    now_s = table.room.drill.now_s
    table.passes(30)
    assert table.room.drill.now_s == now_s
    with pytest.raises(RefusedError):
        table.does("service", "say", **SAID)
    table.does("controller", "resume")
    assert table.room.state.halted is None


def test_answers_in_a_rush_push_the_clock_by_seconds_and_no_more(store: Store) -> None:
    """Each input has a second of its own; the wall's clock catches up instead of adding to it."""
    table = Table(store, ["controller", "service"])
    table.does("controller", "start")
    table.passes(2)
    for number in range(12):
        table.does("service", "do", step="record", note=str(number))
    ahead_s = table.room.drill.now_s
    table.passes(8)
    assert table.room.drill.now_s == ahead_s <= LEAD_S
    table.passes(12)
    assert table.room.drill.now_s > ahead_s


def test_ahead_goes_to_the_next_inject_and_time_goes_on_from_there(store: Store) -> None:
    table = Table(store, ["controller", "pr"])
    table.does("controller", "start")
    table.does("controller", "ahead")
    now_s = table.room.drill.now_s
    assert now_s >= 60
    table.passes(4)
    assert now_s < table.room.drill.now_s <= now_s + 4


def test_a_full_disk_is_told_keeps_what_was_acknowledged_and_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was refused was not taken; what was acknowledged is there; the drill waits, and goes on by itself."""
    table = Table(store, ["controller", "service"])
    table.does("controller", "start")
    table.passes(3)
    kept = len(table.room.drill.inputs)
    room, real = [False], Store.writing

    def writing(self: Store, *args: object) -> object:
        if not room[0]:
            raise StoreFullError(path=self.path)
        return real(self, *args)

    monkeypatch.setattr(Store, "writing", writing)
    with pytest.raises(StoreFullError):
        table.does("service", "say", id="first", **SAID)
    table.passes(5)
    stood_s = table.room.drill.now_s
    assert "no room" in shared(table.room, "service", "en")["room"]["trouble"]
    assert len(table.room.drill.inputs) == kept
    room[0] = True
    table.passes(3)
    assert shared(table.room, "service", "en")["room"]["trouble"] == ""
    assert not table.does("service", "say", id="first", **SAID).again
    assert table.room.drill.now_s > stood_s
    assert [each.text for each in table.room.drill.inputs if isinstance(each, Say) and not each.teammate] == [
        SAID["text"]
    ]


def test_endex_ends_the_room_once(store: Store) -> None:
    table = Table(store, ["controller", "pr"])
    table.does("controller", "start")
    table.does("controller", "pace", pace=60)
    table.passes(15)
    assert table.room.state.phase == "ended"
    ends = [entry for entry in table.room.rooms.entries(table.room.drill_id) if entry.call == "ended"]
    assert len(ends) == 1


def test_what_the_controller_steers_is_in_the_journal(store: Store) -> None:
    table = Table(store, ["controller", "pr"])
    table.does("controller", "start")
    table.does("controller", "steer", does="send", inject="post")
    assert isinstance(table.room.drill.inputs[-1], Steer)
    states = {each["id"]: each["state"] for each in shared(table.room, "controller", "en")["injects"]}
    assert states["post"] in ("came", "waiting") and states["press"] == "planned"


def test_entries_are_never_lost_between_input_and_entry(store: Store) -> None:
    """An input and the entry that brought it are one transaction: both are there, or neither."""
    table = played(store)
    with sqlite3.connect(store.path) as db:
        inputs = {row[0] for row in db.execute("SELECT id FROM inputs WHERE id LIKE 'm-%'")}
        entries = {row[0] for row in db.execute("SELECT id FROM entries")}
    assert inputs and inputs <= entries and table.room.drill.inputs
