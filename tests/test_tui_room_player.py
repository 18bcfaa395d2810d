"""A player's console against a real room: what is sent is on the host's disk before the field is emptied."""

from __future__ import annotations

import pytest

from scenarios.words import translator
from sim.actions import Do, Say, Write
from tests.room_served import Served, served, shows  # noqa: F401
from tests.tui_stage import REPLY, flat, seen, write
from tui.room_app import Refused, RoomApp
from tui.screens.room_form import Form
from tui.screens.room_hotwash import RoomHotwash
from tui.screens.room_join import RoomJoin
from tui.screens.room_lobby import RoomLobby
from tui.screens.room_paper import PaperSheet
from tui.screens.room_player import RoomPlayer
from tui.widgets.composer import Composer
from tui.widgets.feed import Feed
from tui.widgets.room_list import RoomList
from tui.widgets.sop import SopList

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path / "home"))


async def terminal(server: Served, seat: str = "service", lang="en") -> RoomApp:
    server.controller = await server.member("Kim", "controller", lang)
    return RoomApp(lang, await server.member("Lin", seat, lang), joined=True)


async def started(server: Served, app: RoomApp, pilot) -> None:
    await server.controller.call("start")
    await shows(pilot, lambda: isinstance(app.screen, RoomPlayer) and bool(app.screen.query_one(Feed).items))


def said(server: Served) -> list[str]:
    return [each.text for each in server.room.drill.inputs if isinstance(each, Say) and not each.teammate]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_a_drill_from_the_lobby_to_the_hotwash(served, lang, size):  # noqa: F811
    """Briefing, feed, an answer, a step, ENDEX, three answers: by keyboard."""
    app, t = await terminal(served, lang=lang), translator("tui", lang)
    async with app.run_test(size=size) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomLobby) and "Kim" in seen(app))
        await started(served, app, pilot)
        await pilot.press("ctrl+n")
        await write(pilot, REPLY[lang])
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: said(served) == [REPLY[lang]])
        await shows(pilot, lambda: not app.screen.query_one(Composer).words.text)
        await shows(pilot, lambda: flat(REPLY[lang])[:14] in flat(seen(app)))
        await pilot.press("f4")
        await shows(pilot, lambda: app.screen.query_one(SopList).option_count > 7)
        await pilot.press("enter")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        await write(pilot, "王太太在櫃檯")
        await pilot.press("enter")
        await shows(pilot, lambda: "1/7" in seen(app))
        step = next(each for each in served.room.drill.inputs if isinstance(each, Do) and not each.teammate)
        assert (step.step, step.note) == ("report", "王太太在櫃檯")
        await served.controller.call("end")
        await shows(
            pilot,
            lambda: (
                app.desk.phase == "ended"
                and t("ENDEX. The drill is over; the hotwash begins when the controller opens it.")[:4] in seen(app)
            ),
        )
        await served.controller.call("hotwash")
        await shows(pilot, lambda: isinstance(app.screen, RoomHotwash))
        await write(pilot, "沒有人接電話")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: t("✓ Kept on the host's computer.") in seen(app))
    assert served.room.state.answers[app.client.member, "hardest"] == "沒有人接電話"


async def test_a_document_from_its_draft_to_its_publication(served):  # noqa: F811
    """Written, approved by the teammates' stages, published; publishing what lacks something is refused unless wanted."""
    app = await terminal(served, "director")
    async with app.run_test(size=(120, 40)) as pilot:
        await started(served, app, pilot)
        app.screen.action_pane("papers")
        await pilot.press("enter")
        await shows(pilot, lambda: isinstance(app.screen, Form))
        await write(pilot, "Statement")
        await pilot.press("enter")
        await write(pilot, "What is known is this.\nMore at ten.")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: app.desk.part("documents") != [])
        (document,) = app.desk.part("documents")
        assert document["title"] == "Statement" and document["text"].endswith("More at ten.")

        async def act(name: str) -> None:
            app.screen.query_one("#papers", RoomList).focus()
            app.screen.query_one("#papers", RoomList).choose(f"paper-{document['id']}")
            await pilot.press("enter")
            await shows(pilot, lambda: isinstance(app.screen, PaperSheet))
            acts = app.screen.query_one("#paper-acts")
            acts.highlighted = acts.get_option_index(name)
            await pilot.press("enter")
            await shows(pilot, lambda: isinstance(app.screen, Form))

        assert "Documents 1 ●1" in seen(app), "it stands before the director's own stage"
        await act("approve")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: "✓approved" in seen(app))
        assert "Documents 1 ●" not in seen(app)
        await act("publish")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: isinstance(app.screen, Refused) and "still lacks" in seen(app))
        await pilot.press("escape")
        await act("publish")
        app.screen.query_one("#blank-anyway").choose("yes")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: "■ published" in seen(app))
    stages = [each.stage for each in served.room.drill.inputs if isinstance(each, Write) and not each.teammate]
    assert stages == ["draft", "approve"]
    assert any(isinstance(each, Say) and each.document == document["id"] for each in served.room.drill.inputs)


async def test_the_form_of_the_first_assessment(served):  # noqa: F811
    app = await terminal(served)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(served, app, pilot)
        app.screen.ask_assess()
        await shows(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#blank-severity").choose("4")
        await write(pilot, "complaint at the counter")
        await pilot.press("ctrl+s")
        await shows(
            pilot, lambda: any(isinstance(each, Do) and each.step == "assess" for each in served.room.drill.inputs)
        )
    note = next(each.note for each in served.room.drill.inputs if isinstance(each, Do) and each.step == "assess")
    assert note == "Severity 4/5; what: complaint at the counter"


async def test_what_is_written_survives_a_lost_connection_and_a_crash(served):  # noqa: F811
    """Sent while the server is away: the field keeps it until it is taken, once. A draft is there after a crash."""
    app = await terminal(served)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(served, app, pilot)
        await served.down()
        await shows(pilot, lambda: "No connection" in seen(app))
        await write(pilot, REPLY["en"])
        await pilot.press("ctrl+s", "ctrl+s")
        await shows(pilot, lambda: app.screen._sending)
        assert app.screen.query_one(Composer).words.text == REPLY["en"]
        await served.comes_back()
        await shows(pilot, lambda: said(served) == [REPLY["en"]])
        await shows(pilot, lambda: not app.screen.query_one(Composer).words.text)
        app.screen.query_one(Composer).address("chen", "press-call")
        await write(pilot, "Half a sentence")
        await shows(pilot, lambda: any(d.text == "Half a sentence" for d in served.room.state.drafts.values()))
    again = served.client("en")
    again.sit_as(app.client.as_seat())
    app = RoomApp("en", again, joined=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomPlayer) and "Half a sentence" in seen(app))
        assert app.screen.query_one(Composer).words.to == "chen"


async def test_the_self_check_comes_from_the_room(served):  # noqa: F811
    """What is still missing stands below the draft, and nothing of it is recorded."""
    app = await terminal(served)
    async with app.run_test(size=(120, 40)) as pilot:
        await started(served, app, pilot)
        await write(pilot, "You waited so long.")
        await shows(pilot, lambda: "Self-check" in seen(app) and "Empathy" in seen(app))
        await pilot.press("ctrl+g")
        await shows(pilot, lambda: "still missing" not in seen(app))
    assert said(served) == []


async def test_somebody_who_is_moved_gets_another_console_and_keeps_the_draft(served):  # noqa: F811
    """Another seat hears another feed; one who is asked to leave is told so, and can join again."""
    app = await terminal(served)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(served, app, pilot)
        await write(pilot, "what I was writing")
        await served.controller.call("place", member=app.client.member, seat="legal")
        await shows(pilot, lambda: "Legal counsel" in seen(app))
        assert app.screen.query_one(Composer).words.text == "what I was writing"
        await served.controller.call("place", member=app.client.member, seat=None)
        await shows(pilot, lambda: isinstance(app.screen, RoomJoin) and "not in this room any more" in seen(app))
        app.screen.query_one("#join-name").focus()
        await write(pilot, "Lin")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: isinstance(app.screen, RoomPlayer))


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_joining_on_the_form(served, lang):  # noqa: F811
    """What is missing or wrong is one sentence on the form; the host key is asked for where it is needed."""
    from tui.screens.room_join import Given

    client = served.client(lang, kept=True)
    client.link = client.link.coded("")
    app = RoomApp(lang, client, joined=False, given=Given("林小美"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, lambda: isinstance(app.screen, RoomJoin))
        assert not app.screen.query_one("#key-line").display
        await pilot.press("ctrl+s")
        await shows(
            pilot, lambda: ("名字與房間代碼" if lang == "zh-TW" else "Your name and the room code") in seen(app)
        )
        app.screen.query_one("#join-code").value = "AAAA-AAAA"
        await pilot.press("ctrl+s")
        await shows(
            pilot, lambda: ("這不是這個房間的代碼" if lang == "zh-TW" else "not the code of this room") in seen(app)
        )
        app.screen.query_one("#join-code").value = served.room.code
        app.screen.query_one("#join-seat").choose("evaluator")
        await shows(pilot, lambda: app.screen.query_one("#key-line").display)
        app.screen.query_one("#join-seat").choose("legal")
        await pilot.press("ctrl+s")
        await shows(pilot, lambda: isinstance(app.screen, RoomLobby))
    again = RoomApp(lang, served.client(lang, kept=True), joined=False, given=Given())
    async with again.run_test(size=(80, 24)) as pilot:
        await shows(pilot, lambda: isinstance(again.screen, RoomJoin) and "林小美" in seen(again))
        await pilot.press("enter")
        await shows(pilot, lambda: isinstance(again.screen, RoomLobby))
    assert len(served.room.state.members) == 1
