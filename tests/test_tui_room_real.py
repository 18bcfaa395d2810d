"""At an emergency stop every terminal says large that this is real, why, and who stopped; dialogs open fresh."""

from __future__ import annotations

import pytest

from live.client_trouble import NotTakenError
from scenarios.words import translator
from tests.room_served import Served, served, shows  # noqa: F401
from tests.tui_stage import flat, seen, write
from tui.room_app import HostsRoom, RoomApp
from tui.screens.room_control import RoomControl
from tui.screens.room_form import Form
from tui.screens.room_join import RoomJoin
from tui.screens.room_leave import LeaveRoom
from tui.screens.room_link import RoomLink
from tui.screens.room_player import RoomPlayer

both = pytest.mark.parametrize("lang", ["zh-TW", "en"])
EXERCISE = {"zh-TW": "非真實事件", "en": "NOT A REAL EVENT"}
STOPPED = {"zh-TW": "真實事件｜演練已停止", "en": "REAL EVENT – THE DRILL IS STOPPED"}
WHO = {"zh-TW": "由林小美（客服主管）喊停", "en": "Stopped by 林小美 (Head of customer service)"}


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("seat", ["controller", "director"])
@both
async def test_what_is_real_fills_the_head(served: Served, lang, seat, size):  # noqa: F811
    service = await served.member("林小美", "service", lang)
    client = await served.member("Kim", seat, lang)
    controller = client if seat == "controller" else await served.member("Wu", "controller", lang)
    await controller.call("start")
    app = RoomApp(lang, client, joined=True)
    async with app.run_test(size=size) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomControl | RoomPlayer) and EXERCISE[lang] in seen(app))
        await service.call("halt", why="候診區有人昏倒")
        await shows(pilot, lambda: STOPPED[lang] in seen(app))
        page = seen(app)
        assert "候診區有人昏倒" in page and WHO[lang] in page and EXERCISE[lang] not in page
        block = app.screen.query_one("#real")
        assert block.region.y == 0 and block.size.width >= size[0] - 4 and block.region.height >= 4
        await pilot.press("f1")
        await shows(pilot, lambda: app.screen is not app.room_screen)
        assert STOPPED[lang] in seen(app) and EXERCISE[lang] not in seen(app)
        await pilot.press("escape", "f6")
        await shows(pilot, lambda: app.desk.lang_of_view != lang and STOPPED[app.lang] in seen(app))
        assert EXERCISE[app.lang] not in seen(app)
        await controller.call("resume")
        await shows(pilot, lambda: EXERCISE[app.lang] in seen(app) and STOPPED[app.lang] not in seen(app))


async def test_the_pace_goes_below_one(served: Served):  # noqa: F811
    client = await served.member("Kim", "controller", "en")
    await client.call("start")
    app, found = RoomApp("en", client, joined=True), []
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomControl))
        for _ in range(8):
            before = served.room.state.pace
            await pilot.press("f9")
            await shows(pilot, lambda before=before: before != app.desk.shared["clock"]["pace"])
            found.append(served.room.state.pace)
    assert found == [2.0, 5.0, 10.0, 20.0, 60.0, 0.25, 0.5, 1.0]


async def test_a_dialog_that_was_given_up_opens_fresh(served: Served):  # noqa: F811
    client = await served.member("Kim", "controller", "en")
    await client.call("start")
    app = RoomApp("en", client, joined=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomControl))
        await pilot.press("f4")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        await write(pilot, "Given up.")
        await pilot.press("escape")
        await shows(pilot, lambda: isinstance(app.screen, RoomControl))
        await pilot.press("f4")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        assert app.screen.values["text"] == ""


@both
async def test_the_host_key_and_the_way_back_stand_on_the_hosts_own_screen(served: Served, lang):  # noqa: F811
    """F2 shows the key and who needs it, Esc the whole command; at anybody else's terminal neither is there."""
    client = await served.member("Kim", "controller", lang)
    again = "crisis-drill host --resume --lan --port 9000"
    for host in (HostsRoom("9RKQ-2XYZ", again), None):
        app = RoomApp(lang, served.client(lang), joined=True, host=host)
        app.client.sit_as(client.as_seat())
        async with app.run_test(size=(80, 24)) as pilot:
            await shows(pilot, lambda app=app: isinstance(app.screen, RoomControl))
            await pilot.press("f2")
            await shows(pilot, lambda app=app: isinstance(app.screen, RoomLink))
            words = translator("tui", lang)("Host key")
            assert ("9RKQ-2XYZ" in seen(app) and words in seen(app)) == (host is not None)
            await pilot.press("escape", "escape")
            await shows(pilot, lambda app=app: isinstance(app.screen, LeaveRoom))
            assert (flat(again) in flat(seen(app))) == (host is not None)


@both
async def test_guessing_and_publishing_without_approvals_are_alerts(served: Served, lang):  # noqa: F811
    """Who published what and what it lacked; that somebody tries one code after the other."""
    client = await served.member("Kim", "controller", lang)
    press = await served.member("Lin", "pr", lang)
    await client.call("start")
    await press.call("write", document="word-1", stage="draft", title="聲明一", text="我們正在了解。")
    await press.call("publish", document="word-1", by="website", anyway=True)
    for _ in range(5):
        stranger = served.client(lang)
        stranger.link = stranger.link.coded("AAAA-AAAA")
        with pytest.raises(NotTakenError):
            await stranger.join("X", "service")
        await stranger.close()
    app = RoomApp(lang, client, joined=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomControl) and app.screen.ready)
        await shows(pilot, lambda: app.desk.shared["wrong_codes"] == 5)
        app.screen.action_pane("alerts")
        lacks = {"zh-TW": "Lin 發布「聲明一」，尚未：醫療核對、", "en": "Lin published “聲明一”, not yet: "}[lang]
        guess = {"zh-TW": "可能有人在猜房間代碼", "en": "Somebody may be guessing"}[lang]
        await shows(pilot, lambda: flat(lacks) in flat(seen(app)) and flat(guess) in flat(seen(app)))


async def test_escape_leaves_the_form_of_joining(served: Served):  # noqa: F811
    app = RoomApp("en", served.client("en"), joined=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomJoin))
        await pilot.press("escape")
        await shows(pilot, lambda: app._exit)
