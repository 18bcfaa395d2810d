"""How the screens of a room look, in both languages, small and large; see test_tui_snapshots for how they are renewed."""

from __future__ import annotations

import pytest
from pytest_textual_snapshot import SVGImageExtension

from live.client import RoomClient
from live.client_link import Link
from live.room import situation
from live.room.room import Room
from scenarios.words import Lang
from sim.drill import Drill
from sim.minds import Feelings
from tests.room_served import view_of
from tests.test_tui_snapshots import KindReader, cases
from tests.tui_stage import REPLY, small, store  # noqa: F401
from tui.room_app import RoomApp

SVGImageExtension.file_extension = "svg"
NAMES = {"zh-TW": ("陳主任", "林小美", "周老師"), "en": ("Kim", "Lin", "Eve")}


@pytest.fixture(autouse=True)
def settled(monkeypatch, tmp_path):
    """Feelings that stand still, and a code that is always the same: these pictures are about the screens."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Drill, "feelings", lambda drill, who: Feelings(0.52, 0.64, 0.41, 0.5, 0.5))
    monkeypatch.setattr(Drill, "look", lambda drill, who: "upset")
    monkeypatch.setattr(situation, "public", lambda room: {"views": 1234, "shares": 5, "articles": 1, "trust": 52})


class Seen(RoomApp):
    """A terminal that was shown one view, and no server."""

    def __init__(self, lang: Lang, room: Room, member: str) -> None:
        client = RoomClient(Link("http://192.168.1.20:8787", "7F3K-29QD"), lang)
        super().__init__(lang, client, joined=False, link="http://192.168.1.20:8787/j/7F3K-29QD")
        self.monotonic = lambda: 100.0
        self._told_view = view_of(room, member)

    def open_first(self) -> None:
        self.joined = True
        self.post_message(self.Heard(self._told_view))


def room_of(store, lang: Lang) -> tuple[Room, dict[str, str]]:  # noqa: F811
    """A room four minutes into the drill: a reply, a message, a document, a reporter who waits."""
    room = Room.open(store, small(), KindReader(), seed=7, lang=lang)
    room.code = "7F3K-29QD"
    names = NAMES[lang]
    seats = {
        seat: room.join(name, seat, lang, f"join-{seat}", f"t-{seat}").id
        for seat, name in zip(("controller", "service", "evaluator"), names, strict=True)
    }
    for member in seats.values():
        room.arrive(member)
    call = iter(range(100))

    def does(seat: str, name: str, **fields) -> None:
        room.call(seats[seat], f"c{next(call)}", name, fields)

    does("controller", "start")
    does("service", "say", to="wang", by="counter", text=REPLY[lang])
    does("controller", "ahead")
    does(
        "service",
        "write",
        document="d1",
        stage="draft",
        title={"zh-TW": "聲明", "en": "Statement"}[lang],
        text=REPLY[lang],
    )
    does("controller", "tell", to="all", text={"zh-TW": "請看事實單", "en": "Look at the fact sheet"}[lang])
    does("controller", "ahead")
    return room, seats


async def quiet(pilot) -> None:
    for _ in range(4):
        await pilot.pause()


@cases
def test_the_controllers_console(lang, size, store, snap_compare):  # noqa: F811
    """Timeline, replies, people, alerts."""
    room, seats = room_of(store, lang)
    assert snap_compare(Seen(lang, room, seats["controller"]), terminal_size=size, run_before=quiet)


@cases
def test_a_players_console(lang, size, store, snap_compare):  # noqa: F811
    """Feed, SOP, people, documents, draft."""
    room, seats = room_of(store, lang)
    assert snap_compare(Seen(lang, room, seats["service"]), terminal_size=size, run_before=quiet)


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_the_link_is_large(lang, store, snap_compare):  # noqa: F811
    """Link, code and QR in a window of 24 lines."""
    room, seats = room_of(store, lang)

    async def link(pilot) -> None:
        await quiet(pilot)
        await pilot.press("f2")
        await quiet(pilot)

    assert snap_compare(Seen(lang, room, seats["controller"]), terminal_size=(80, 24), run_before=link)


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_the_lobby(lang, store, snap_compare):  # noqa: F811
    """Briefing and seats, before it begins."""
    room = Room.open(store, small(), KindReader(), seed=7, lang=lang)
    member = room.join(NAMES[lang][1], "service", lang, "j", "t").id
    room.arrive(member)
    assert snap_compare(Seen(lang, room, member), terminal_size=(80, 24), run_before=quiet)
