"""The controller's console against a real room: everything that its keys do, in both languages and sizes."""

from __future__ import annotations

import pytest
import segno

from scenarios.words import translator
from sim.actions import Say, Steer
from tests.room_served import Served, served, shows  # noqa: F401
from tests.tui_stage import NASTY, REPLY, SEEN, flat, nasty, seen, write
from tui.moments_typed import moment_of
from tui.room_app import Refused, RoomApp
from tui.screens.room_control import RoomControl
from tui.screens.room_form import Form
from tui.screens.room_judge import JudgeReply
from tui.screens.room_link import RoomLink, qr_words
from tui.widgets.room_list import RoomList

SIZES = [(80, 24), (120, 40)]
both = pytest.mark.parametrize("lang", ["zh-TW", "en"])


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))


class Console:
    """The controller's terminal, with somebody at the counter."""

    def __init__(self, server: Served, lang) -> None:
        self.server, self.lang = server, lang

    async def open(self, seat: str = "controller") -> RoomApp:
        self.service = await self.server.member("Lin", "service", self.lang)
        self.client = await self.server.member("Kim", seat, self.lang)
        self.app = RoomApp(self.lang, self.client, joined=True)
        return self.app

    @property
    def room(self):
        return self.server.room

    def steered(self) -> list[Steer]:
        return [each for each in self.room.drill.inputs if isinstance(each, Steer)]

    def page(self) -> str:
        return flat(seen(self.app))


async def started(console: Console, pilot) -> None:
    await shows(pilot, lambda: isinstance(console.app.screen, RoomControl))
    await pilot.press("ctrl+d")
    await shows(pilot, lambda: isinstance(console.app.screen, Form))
    assert "Lin" in seen(console.app)
    await pilot.press("ctrl+s")
    await shows(pilot, lambda: console.room.state.phase == "running" and console.app.desk.phase == "running")
    await shows(pilot, lambda: console.app.screen.query_one("#timeline", RoomList).option_count > 0)


@pytest.mark.parametrize("size", SIZES, ids=str)
@both
async def test_a_drill_from_the_lobby_to_the_hotwash(served, lang, size):  # noqa: F811
    """Start, next inject, pause, pace, end, hotwash, answers as they come, and where the report lies."""
    console, t = Console(served, lang), translator("tui", lang)
    app = await console.open()
    async with app.run_test(size=size) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomControl) and served.room.code in seen(app))
        await started(console, pilot)
        await pilot.press("f8")
        await shows(pilot, lambda: app.desk.now_s >= 100)
        await console.service.call("say", to="wang", by="counter", text=REPLY[lang])
        await pilot.press("f7")
        await shows(pilot, lambda: app.desk.phase == "paused")
        await pilot.press("f9")
        await shows(pilot, lambda: served.room.state.pace == 2.0 and "×2" in seen(app))
        await pilot.press("f7")
        await shows(pilot, lambda: app.desk.phase == "running")
        app.screen.action_pane("replies")
        await shows(pilot, lambda: flat(REPLY[lang])[:14] in console.page())
        await pilot.press("ctrl+d")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: app.desk.phase == "ended")
        assert served.room.drill_id in seen(app)
        await pilot.press("ctrl+d")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: app.desk.phase == "hotwash")
        await console.service.call("answer", question="hardest", text="等電話的那一刻")
        await shows(pilot, lambda: "等電話的那一刻" in seen(app))
        await pilot.press("ctrl+d")
        await shows(pilot, lambda: f"crisis-drillreport{served.room.drill_id}-o" in console.page())
        assert flat(t("On the host's computer, this writes the after-action report:")) in console.page()


async def test_the_timeline_is_steered(served):  # noqa: F811
    """Send now, move to a time, skip, resend by Enter on an inject; one of one's own by F4."""
    console = Console(served, "en")
    app = await console.open()
    async with app.run_test(size=(120, 40)) as pilot:
        await started(console, pilot)
        timeline = app.screen.query_one("#timeline", RoomList)
        injects = {each["id"]: each["state"] for each in app.desk.part("injects")}
        first, *rest = [name for name, state in injects.items() if state == "planned"]
        timeline.focus()

        async def act(inject: str, number: int) -> None:
            timeline.choose(inject)
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press(*["down"] * number, "enter")

        await act(first, 1)
        await shows(pilot, lambda: isinstance(app.screen, Form))
        await write(pilot, "25:00")
        await pilot.press("ctrl+s")
        assert "A time such as 10:30" in seen(app)
        await pilot.press(*["backspace"] * 5)
        await write(pilot, "+1")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: [s.does for s in console.steered()] == ["move"])
        assert 60 <= console.steered()[0].to_s <= 75
        await act(rest[0], 2)
        await shows(pilot, lambda: [s.does for s in console.steered()] == ["move", "skip"])
        await shows(pilot, lambda: "skipped" in seen(app))
        await act(rest[0], 0)
        await shows(pilot, lambda: [s.does for s in console.steered()][2:] == ["send"])
        await act("counter", 0)
        await shows(pilot, lambda: [s.does for s in console.steered()][3:] == ["resend"])
        await pilot.press("f4")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        assert "Still missing" in seen(app)
        await write(pilot, "The lights go out.")
        await pilot.press("ctrl+s")
        await shows(
            pilot, lambda: [(s.does, s.text) for s in console.steered()][4:] == [("insert", "The lights go out.")]
        )


async def test_marks_are_confirmed_and_changed_with_why(served):  # noqa: F811
    """Enter on a reply: all as proposed at once; a changed level needs a reason."""
    console = Console(served, "en")
    app = await console.open()
    async with app.run_test(size=(120, 40)) as pilot:
        await started(console, pilot)
        await console.service.call("say", to="wang", by="counter", text="You waited so long; what is known is this.")
        app.screen.action_pane("replies")
        await shows(pilot, lambda: "You waited so long" in seen(app))
        await pilot.press("enter")
        await shows(pilot, lambda: isinstance(app.screen, JudgeReply) and "Confirm all" in seen(app))
        await pilot.press("enter")
        await shows(pilot, lambda: seen(app).count("✓ confirmed") == 2)
        await pilot.press("down", "enter")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#blank-level").choose("1")
        await pilot.press("ctrl+s")
        assert "Say why" in seen(app)
        await write(pilot, "only hinted at")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: "changed to 1" in seen(app))
    judged = {(each.mark, each.level, each.why) for each in served.room.state.judged.values()}
    assert judged == {("empathy", 1, "only hinted at"), ("transparency", 2, "")}


async def test_seats_messages_and_the_emergency_stop(served):  # noqa: F811
    """Somebody is moved; a word to a role; the emergency stop takes two steps, and so does going on after it."""
    console = Console(served, "zh-TW")
    app = await console.open()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(console, pilot)
        app.screen.action_pane("seats")
        await pilot.pause()
        app.screen.query_one("#seats", RoomList).choose(f"member-{console.service.member}")
        await pilot.press("enter")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#blank-seat").choose("legal")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: served.room.state.members[console.service.member].seat == "legal")
        await pilot.press("ctrl+l")
        app.screen.query_one("#tell-to").choose("legal")
        await write(pilot, "請看事實單")
        await pilot.press("enter")
        await shows(pilot, lambda: [m.text for m in served.room.state.messages] == ["請看事實單"])
        await shows(pilot, lambda: app.screen.query_one("#tell-text").value == "")
        await pilot.press("ctrl+e")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        assert served.room.state.phase == "running"
        await write(pilot, "候診區有人昏倒")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: "真實事件｜演練已停止候診區有人昏倒" in console.page())
        assert "非真實事件" not in seen(app)
        assert served.room.state.phase == "paused"
        await pilot.press("f7")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        assert served.room.state.phase == "paused"
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: app.desk.phase == "running" and "候診區" not in seen(app))
        assert "非真實事件" in seen(app)


async def test_an_evaluator_rates_and_controls_nothing(served):  # noqa: F811
    """The same console without the controller's keys; ratings and observations pinned to moments are private."""
    console = Console(served, "en")
    controller = await served.member("Host", "controller")
    app = await console.open("evaluator")
    async with app.run_test(size=(120, 40)) as pilot:
        await controller.call("start")
        await controller.call("ahead")
        await shows(pilot, lambda: isinstance(app.screen, RoomControl) and app.desk.phase == "running")
        actions = {key.action for key in app.screen.keys}
        assert not actions & {"pause", "ahead", "faster", "insert", "onward", "act('send')"} and "observe" in actions
        before = app.desk.now_s
        await pilot.press("f7", "f8", "f4", "ctrl+d")
        await pilot.pause()
        assert isinstance(app.screen, RoomControl) and app.desk.phase == "running" and app.desk.now_s <= before + 3
        app.screen.action_pane("goals")
        await shows(pilot, lambda: app.screen.query_one("#goals", RoomList).option_count > 1)
        await pilot.press("home", "enter")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#blank-rating").choose("S")
        app.screen.query_one("#blank-at").choose("0")
        app.screen.query_one("#blank-text").focus()
        await write(pilot, "The counter answered at once.")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: "[S]" in seen(app) and "The counter answered at once." in seen(app))
    (observed,) = served.room.state.observations
    assert observed.at_s == 0 and observed.objective
    assert [each.rating for each in served.room.state.ratings.values()] == ["S"]


async def test_what_the_room_says_no_to_is_one_sentence(served):  # noqa: F811
    console = Console(served, "en")
    app = await console.open()
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomControl))
        await pilot.press("f8")
        await shows(pilot, lambda: isinstance(app.screen, Refused))
        assert "Not now" in seen(app)
        await pilot.press("escape")
        await pilot.press("f2")
        await shows(pilot, lambda: isinstance(app.screen, RoomLink))
        page = seen(app)
        assert served.room.code in page and "--lan" in page


async def test_what_the_room_did_not_take_stands_in_the_next_form(served):  # noqa: F811
    """An inject that was written while the drill stood still is not lost, and the clock of a room goes on meanwhile."""
    console = Console(served, "en")
    app = await console.open()
    async with app.run_test(size=(120, 40)) as pilot:
        await started(console, pilot)
        await pilot.press("f7")
        await shows(pilot, lambda: console.app.desk.phase == "paused")
        await pilot.press("f4")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#blank-text").focus()
        await write(pilot, "The lights go out.")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: isinstance(app.screen, Refused))
        await pilot.press("escape")
        await pilot.press("f4")
        await shows(pilot, lambda: isinstance(app.screen, Form) and "The lights go out." in seen(app))
        await pilot.press("escape")
        await pilot.press("f7")
        await shows(pilot, lambda: console.app.desk.phase == "running")
        app.push_screen(Refused("no"))
        await shows(pilot, lambda: isinstance(app.screen, Refused))
        assert "stands still" not in seen(app) and "clock goes on" in seen(app)


async def test_the_server_goes_away_and_comes_back(served):  # noqa: F811
    """The console says so, keeps what was sent until it is taken, and goes on by itself."""
    console = Console(served, "en")
    app = await console.open()
    async with app.run_test(size=(80, 24)) as pilot:
        await started(console, pilot)
        await served.down()
        await shows(pilot, lambda: "No connection" in seen(app))
        await pilot.press("ctrl+l")
        await write(pilot, "still here")
        await pilot.press("enter")
        await shows(pilot, lambda: "1 not sent" in seen(app))
        assert app.screen.query_one("#tell-text").value == "still here"
        await served.comes_back()
        await shows(pilot, lambda: [m.text for m in served.room.state.messages] == ["still here"])
        await shows(pilot, lambda: "No connection" not in seen(app) and app.screen.query_one("#tell-text").value == "")


async def test_another_language_in_the_middle(served):  # noqa: F811
    """F6 turns the console and what the room sends; a message that was begun stays."""
    console = Console(served, "zh-TW")
    app = await console.open()
    async with app.run_test(size=(120, 40)) as pilot:
        await started(console, pilot)
        await pilot.press("ctrl+l")
        await write(pilot, "half a sen")
        await pilot.press("f6")
        await shows(pilot, lambda: "Mrs Wang" in seen(app) and "王太太" not in seen(app))
        assert app.screen.query_one("#tell-text").value == "half a sen"


@both
async def test_nasty_texts_stand_on_the_consoles_as_typed(tmp_path, lang):
    """Scenario, names, messages and replies full of markup and escape sequences: shown, never obeyed."""
    server = Served(tmp_path, nasty(), lang)
    await server.up()
    all_of_it = " ".join(NASTY)
    console = Console(server, lang)
    app = await console.open()
    async with app.run_test(size=(160, 50)) as pilot:
        await started(console, pilot)
        await console.service.call("say", to="wang", by="counter", text=all_of_it)
        await console.service.call("tell", to="controller", text=all_of_it)
        await console.service.call("write", document="d1", stage="draft", title="x", text=all_of_it)
        for pane in ("replies", "feed", "goals", "seats"):
            app.screen.action_pane(pane)
            await pilot.pause(0.1)
            if pane in ("replies", "feed"):
                assert all(flat(text) in console.page() for text in SEEN), pane
        await pilot.press("f3")
        await pilot.pause(0.1)
        assert all(flat(text) in console.page() for text in SEEN)
        assert not any(
            segment.style and segment.style.meta.get("@click")
            for strip in app.screen._compositor.render_strips()
            for segment in strip
        )
    assert any(isinstance(each, Say) for each in server.room.drill.inputs)
    await server.down()


@pytest.mark.parametrize(
    ("typed", "at_s"),
    [
        ("09:15", 300),
        (" 9:15 ", 300),
        ("09：15", 300),
        ("+5", 360),
        ("+ 5 min", 360),
        ("＋5分", 360),
        ("08:00", 82_200),
    ],
)
def test_moments_as_people_type_them(typed, at_s):
    assert moment_of(typed, 9 * 3600 + 600, 60) == at_s


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "9:75", "5", "+", "+99999"])
def test_what_is_no_moment(typed):
    assert moment_of(typed, 0, 0) is None


@pytest.mark.parametrize("link", ["http://127.0.0.1:8787/j/7F3K-29QD", "http://192.168.100.200:50443/j/7F3K-29QD"])
def test_the_code_on_the_screen_is_the_link(link):
    """Half blocks, read back, are the very modules of the code; it fits a window of 24 lines."""
    rows = qr_words(link).plain.split("\n")
    halves = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    read = [[halves[cell][half] for cell in row] for row in rows for half in (0, 1)]
    wanted = [list(row) for row in segno.make(link, error="l", micro=False).matrix_iter(border=2)]
    assert read[: len(wanted)] == wanted and len(rows) <= 17
