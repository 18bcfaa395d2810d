"""What a server refuses before anything else, and how: one sentence in the visitor's language, never a traceback."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from live.server.guard import LARGEST_BODY
from live.trouble import StoreFullError
from tests.server_stage import HOST, SAID, Asked

JSON = {"content-type": "application/json"}


@pytest.fixture
async def asked(tmp_path: Path) -> Asked:
    return await Asked(tmp_path).begun("service", "pr")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8787", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "[::1]", "", "10.0.0.5"],
)
async def test_a_name_that_is_not_this_servers_is_refused(asked: Asked, host: str) -> None:
    """A page whose name was made to point here (DNS rebinding) brings its own name along."""
    for path in ("/", "/api/view", "/health", "/static/page.js"):
        answer = await asked.asks("GET", path, who="pr", headers={"host": host})
        assert (answer.status_code, answer.json()["kind"]) == (403, "WrongHostError")


@pytest.mark.parametrize("host", [HOST, "localhost", "LOCALHOST:1", "clinic.example:8787"])
async def test_its_own_names_are_not(asked: Asked, host: str) -> None:
    assert (await asked.asks("GET", "/health", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", f"http://{HOST}1", "http://127.0.0.1", "http://[x", "file://", "", f"ws://{HOST}"],
)
async def test_a_page_of_another_site_is_refused(asked: Asked, origin: str) -> None:
    answer = await asked.asks(
        "POST", "/api/call", who="pr", json={"id": "1", "call": "leave"}, headers={"origin": origin}
    )
    assert (answer.status_code, answer.json()["kind"]) == (403, "OtherSiteError")
    assert asked.room.member_of(asked.tokens["pr"])


async def test_its_own_page_is_not(asked: Asked) -> None:
    answer = await asked.asks("GET", "/api/view", who="pr", headers={"origin": f"http://{HOST}"})
    assert answer.status_code == 200


async def test_a_form_of_another_site_cannot_pretend_to_be_a_call(asked: Asked) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        answer = await asked.asks("POST", "/api/call", who="pr", content=b"{}", headers={"content-type": kind})
        assert answer.status_code == 415


@pytest.mark.parametrize("length", ["65537", "9" * 9, "9" * 20, "9" * 5000, "-1", "1e3"])
async def test_an_absurd_length_is_refused_unread(asked: Asked, length: str) -> None:
    headers = {**JSON, "content-length": length}
    assert (await asked.asks("POST", "/api/call", who="pr", content=b"{}", headers=headers)).status_code == 413


async def test_so_is_a_body_that_tells_no_length(asked: Asked) -> None:
    async def body():
        for _ in range(LARGEST_BODY // 1000 + 2):
            yield b" " * 1000

    assert (await asked.asks("POST", "/api/call", who="pr", content=body(), headers=JSON)).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b'{"id": "1", "call": "say"',
        b"[]",
        b"null",
        b'"text"',
        b"NaN",
        b'{"id": "x", "call": "pace", "pace": NaN}',
        b'{"id": "x", "call": "pace", "pace": -Infinity}',
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'{"id": "x", "call": "pace", "pace": ' + b"9" * 5_000 + b"}",
    ],
)
async def test_what_is_no_json_object_gets_one_sentence(asked: Asked, body: bytes) -> None:
    for path in ("/api/call", "/api/join"):
        answer = await asked.asks("POST", path, who="controller", content=body, headers=JSON)
        assert (answer.status_code, answer.json()["kind"]) == (400, "NotJsonError")


@pytest.mark.parametrize(
    "fields",
    [
        {"id": None},
        {"id": 1},
        {"id": "x" * 81},
        {"id": "a b"},
        {"id": "a/b"},
        {"id": "\ud800"},
        {"id": "a\x00"},
        {"call": None},
        {"call": ["say"]},
        {"to": "\ud800"},
        {"to": {}},
        {"text": 5},
        {"text": None},
        {"\ud800": 1},
    ],
)
async def test_fields_of_the_wrong_kind_get_one_sentence(asked: Asked, fields: dict) -> None:
    body = json.dumps({"id": "x", "call": "say", **SAID} | fields)
    answer = await asked.asks("POST", "/api/call", who="service", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["kind"]) == (422, "FieldsError")
    assert not asked.room.drill.inputs


@pytest.mark.parametrize("number", ["1" + "0" * 400, "1e400", "-0.0", "2e0"])
async def test_odd_numbers_are_numbers_or_refused(asked: Asked, number: str) -> None:
    body = f'{{"id": "x", "call": "pace", "pace": {number}}}'
    answer = await asked.asks("POST", "/api/call", who="controller", content=body, headers=JSON)
    assert answer.status_code == (200 if number == "2e0" else 422)


async def test_text_is_made_harmless_where_it_comes_in(asked: Asked) -> None:
    """What one types reaches terminals of others: escapes, reading direction, half characters."""
    bad = "a\x1b]52;c;AAAA\x07b\u202ec\ud800d\x9be"
    for call, fields in (
        ("tell", {"to": "all", "text": bad}),
        ("halt", {"why": bad}),
        ("draft", {**SAID, "text": bad}),
    ):
        body = json.dumps({"id": call, "call": call, **fields})
        assert (await asked.asks("POST", "/api/call", who="service", content=body, headers=JSON)).status_code == 200
    seen = (await asked.asks("GET", "/api/view", who="service")).text
    for character in "\x1b\x07\u202e\ud800\x9b":
        assert character not in json.loads(json.dumps(seen)) and json.dumps(character)[1:-1] not in seen
    assert seen.count("␛]52") == 3


async def test_a_refusal_is_in_the_visitors_language(asked: Asked) -> None:
    for accept, lang in (("en-GB,en;q=0.9", "en"), ("zh-TW", "zh"), ("fr, en", "en"), ("", "zh"), ("zh, en", "zh")):
        answer = await asked.asks("GET", "/health", headers={"host": "evil", "accept-language": accept})
        assert ("這個伺服器" in answer.json()["error"]) == (lang == "zh")
    answer = await asked.asks("GET", "/nothing", who="pr", headers={"accept-language": "zh-TW"})
    assert answer.json()["error"].startswith("There is nothing here")  # their own language, not the browser's


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/api/view/", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/static/%2e%2e/client.py", 404),
        ("GET", "/static/%00", 404),
        ("GET", "/static/" + "x" * 4000, 404),
        ("GET", "/j/a/b", 404),
        ("OPTIONS", "/api/call", 405),
        ("PUT", "/api/view", 405),
        ("TRACE", "/", 405),
        ("GET", "/api/call", 405),
        ("POST", "/api/view", 405),
        ("DELETE", "/static/page.js", 405),
    ],
)
async def test_unknown_paths_and_methods_get_a_sentence(asked: Asked, method: str, path: str, status: int) -> None:
    answer = await asked.asks(method, path, headers=JSON)
    assert answer.status_code == status and answer.json()["error"]
    assert status != 405 or answer.headers["allow"]


async def test_only_heads_are_told_to_who_asks_for_heads(asked: Asked) -> None:
    for path in ("/", "/j/ABCD", "/health", "/api/view", "/api/stream"):
        answer = await asked.asks("HEAD", path, who="pr")
        assert (answer.status_code, answer.content) == (200, b"")
    assert not asked.room.here.get(asked.room.member_of(asked.tokens["pr"]).id)


async def test_a_mistake_of_the_program_is_one_sentence_and_one_line(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The line names the error and its place, and nothing that a visitor sent."""

    def fails(*given: object) -> None:
        raise KeyError(f"{given} {asked.tokens['pr']}")

    monkeypatch.setattr(asked.room, "call", fails)
    with caplog.at_level(logging.DEBUG):
        answer = await asked.calls("pr", "tell", to="all", text="private words")
    assert (answer.status_code, answer.json()["kind"]) == (500, "BrokenError")
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("live")]
    assert len(lines) == 1 and "KeyError" in lines[0] and "test_server_guard.py" in lines[0]
    assert asked.tokens["pr"] not in caplog.text and "private words" not in caplog.text


async def test_a_full_disk_is_said_as_such(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFullError(path="drills.db")

    monkeypatch.setattr(asked.room.rooms, "add", full)
    answer = await asked.calls("pr", "tell", to="all", text="x")
    assert answer.status_code == 507 and "no room left" in answer.json()["error"]
    monkeypatch.undo()
    assert (await asked.calls("pr", "tell", to="all", text="x")).status_code == 200


async def test_every_answer_forbids_what_nobody_needs(asked: Asked) -> None:
    for path in ("/", "/api/view", "/nothing", "/static/page.js", "/openapi.json"):
        headers = (await asked.asks("GET", path, who="pr")).headers
        assert (
            "default-src 'self'" in headers["content-security-policy"]
            and "http" not in headers["content-security-policy"]
        )
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == ("no-store" if path.startswith("/api") else "no-cache")
