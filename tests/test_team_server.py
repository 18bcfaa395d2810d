"""The report and the export over the network: each to those who may see it, when they may."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from live.server.app import make_app
from live.server.hosting import Hosting
from live.store import Store
from sim.journal import read_journal, replay, verify
from tests.team_stage import Held, held


class Server:
    """A room's server, asked without a network by members of `team_stage`."""

    def __init__(self, at: Held) -> None:
        app = make_app(Hosting(at.room, "KEY"), frozenset({"room"}))
        self._http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http" + "://room")

    async def get(self, who: str, path: str = "/api/report", **asked: str) -> httpx.Response:
        headers = {"authorization": f"Bearer token-{who}"} if who else {}
        return await self._http.get(path, params=asked, headers=headers)

    async def data(self, who: str, **asked: str) -> Any:
        answer = await self.get(who, form="json", **asked)
        assert answer.status_code == 200, answer.text
        return json.loads(answer.text)


@pytest.fixture
def at(tmp_path: Path) -> Held:
    return held(Store(tmp_path / "d.db"))


def running(tmp_path: Path, *, over: bool = False) -> Held:
    """A room with a controller, a player and an evaluator; running, or just ended."""
    found = Held(Store(tmp_path / "r.db"))
    for who in ("kim", "ann", "eva"):
        found.comes(who)
    found.does("kim", "start")
    found.passes_to(5)
    found.does("eva", "observe", objective="calm", text="A private thought.")
    if over:
        found.does("kim", "end")
    return found


async def test_a_player_is_given_their_own_page_and_the_controller_the_teams(at: Held) -> None:
    """Lin, who sat at the counter first and watched later, still has a page; who only watched has the team's."""
    server = Server(at)
    assert (await server.data("lin"))["person"]["name"] == "Lin"
    assert (await server.data("hsu"))["person"]["name"] == "Hsu"
    for who in ("kim", "eva"):
        found = await server.data(who)
        assert found["person"] is None and found["team"]["hotwash"]


async def test_nobody_but_the_controller_is_given_anothers_page(at: Held) -> None:
    server = Server(at)
    assert (await server.data("kim", of=at.members["lin"]))["person"]["name"] == "Lin"
    for who in ("ann", "hsu", "eva"):
        answer = await server.get(who, of=at.members["lin"])
        assert answer.status_code == 403 and "Controller" in answer.json()["error"]
    assert (await server.get("ann", of=at.members["ann"])).status_code == 200
    assert (await server.get("kim", of="m-nobody")).status_code == 404
    assert (await server.get("kim", of=at.members["eva"])).status_code == 404
    assert (await server.get("", of="team")).status_code == 401


async def test_from_the_hotwash_on_everybody_can_have_the_teams(at: Held) -> None:
    server = Server(at)
    assert (await server.data("ann", of="team"))["team"]["sheet"][0]["ratings"]


async def test_while_the_drill_goes_on_there_is_no_report(tmp_path: Path) -> None:
    server = Server(running(tmp_path))
    for who in ("kim", "ann", "eva"):
        for path in ("/api/report", "/api/export"):
            assert (await server.get(who, path)).status_code in (409, 403)
    assert (await server.get("kim")).json()["kind"] == "NotNowError"


async def test_until_the_hotwash_what_evaluators_wrote_is_theirs(tmp_path: Path) -> None:
    """The controller has the report as soon as the drill is over, without it; the team's is for all only afterwards."""
    found = running(tmp_path, over=True)
    server = Server(found)
    assert "A private thought." not in (await server.get("kim")).text
    assert (await server.get("ann")).status_code == 200
    assert (await server.get("ann", of="team")).status_code == 409
    assert (await server.get("eva")).status_code == 409
    found.does("kim", "hotwash")
    assert "A private thought." in (await server.get("kim")).text


async def test_a_report_is_made_anew_when_an_answer_has_come(at: Held) -> None:
    server = Server(at)
    first = await server.get("kim", form="md")
    assert (await server.get("kim", form="md")).text == first.text
    at.does("wu", "answer", question="hardest", text="The silence before the call.")
    assert "The silence before the call." in (await server.get("kim", form="md")).text


async def test_the_page_may_carry_its_style_and_nothing_else(at: Held) -> None:
    answer = await Server(at).get("lin", lang="zh-TW")
    policy = answer.headers["content-security-policy"]
    assert answer.headers["content-type"].startswith("text/html") and 'lang="zh-Hant-TW"' in answer.text
    assert "default-src 'none'" in policy and "script" not in policy
    assert answer.headers["cache-control"] == "no-store" and answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("asked", [{"form": "pdf"}, {"lang": "xx"}])
async def test_an_odd_wish_is_told(at: Held, asked: dict[str, str]) -> None:
    answer = await Server(at).get("kim", **asked)
    assert answer.status_code == 422 and answer.json()["kind"] == "FieldsError"


async def test_the_export_holds_the_journal_and_the_room_without_tokens(at: Held, tmp_path: Path) -> None:
    """The journal in it is whole and plays again; nobody but the controller is given it."""
    server = Server(at)
    assert (await server.get("ann", "/api/export")).status_code == 403
    answer = await server.get("kim", "/api/export")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
    journal = read_journal(tmp_path / f"{at.room.drill_id}.journal.jsonl")
    verify(journal, replay(journal))
    room = (tmp_path / f"{at.room.drill_id}.room.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in room.splitlines()]
    assert [line["call"] for line in lines[:2]] == ["join", "join"] and "token" not in room.replace("token-", "")
