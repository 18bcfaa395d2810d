"""The keys of a room's screens: bound, explained, in the palette, and those of another seat nowhere."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from live.client import RoomClient
from live.client_link import Link
from live.room.rules import CALLS
from tests.room_served import shows
from tests.test_tui_room_snapshots import Seen, room_of
from tests.tui_stage import seen, store  # noqa: F401
from tui.room_app import RoomApp
from tui.screens.palette import Palette
from tui.screens.room_control import RoomControl
from tui.screens.room_control_keys import CALL_OF
from tui.screens.room_hotwash import RoomHotwash
from tui.screens.room_join import RoomJoin
from tui.screens.room_lobby import RoomLobby
from tui.screens.room_player import RoomPlayer


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))


def controller(store):  # noqa: F811
    room, seats = room_of(store, "en")
    return Seen("en", room, seats["controller"])


def evaluator(store):  # noqa: F811
    room, seats = room_of(store, "en")
    return Seen("en", room, seats["evaluator"])


def player(store):  # noqa: F811
    room, seats = room_of(store, "en")
    return Seen("en", room, seats["service"])


def lobby(store):  # noqa: F811
    from live.room.room import Room
    from tests.test_tui_snapshots import KindReader
    from tests.tui_stage import small

    room = Room.open(store, small(), KindReader(), seed=7, lang="en")
    return Seen("en", room, room.join("Lin", "pr", "en", "j", "t").id)


def hotwash(store):  # noqa: F811
    room, seats = room_of(store, "en")
    for number, call in enumerate(("end", "hotwash")):
        room.call(seats["controller"], f"x{number}", call, {})
    return Seen("en", room, seats["service"])


def join(store):  # noqa: F811
    return RoomApp("en", RoomClient(Link("http://127.0.0.1:8787"), "en"), joined=False)


SCREENS = {
    "controller": (controller, RoomControl),
    "evaluator": (evaluator, RoomControl),
    "player": (player, RoomPlayer),
    "lobby": (lobby, RoomLobby),
    "hotwash": (hotwash, RoomHotwash),
    "join": (join, RoomJoin),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_every_key_works_and_is_explained(name, store):  # noqa: F811
    """Each key is bound to an action that exists, stands in the help, and in the palette once."""
    make, wanted = SCREENS[name]
    app = make(store)
    async with app.run_test(size=(140, 60)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, wanted))
        screen = app.screen
        assert screen.TOLD
        for key in screen.keys:
            assert key.help.endswith(".") and key.words
            if key.key:
                assert key.key in screen.active_bindings, key
            action = key.action.partition("(")[0]
            assert hasattr(screen, f"action_{action}") or hasattr(app, f"action_{action}"), key
        await pilot.press("f1")
        await pilot.pause()
        page = "".join(seen(app).split())
        assert all("".join(key.help.split())[:20] in page for key in screen.keys if key.key)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        assert app.screen.query_one(OptionList).option_count == len({k.action for k in screen.keys}) - 1


def test_each_key_that_makes_a_call_names_it():
    """Whoever may not make the call has no such key: the names are those of the one table."""
    assert set(CALL_OF.values()) <= set(CALLS)
