"""Five hundred messages of any kind to a running room: never a traceback, and the room goes on."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from live.room.room import Room
from live.room.rules import CALLS
from live.room.seats import SEATS
from sim.journal import digest
from tests.live_small import WordReader
from tests.server_stage import SAID, Asked

MESSAGES = 500
TEXTS = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["", " ", "wang", "team", "public", "x" * 5_001]
)
NUMBERS = st.integers(-(10**20), 10**20) | st.floats() | st.sampled_from([0, 1, 86_401, 2**63, -(2**63) - 1])
THINGS = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


def fields_of(call: str) -> st.SearchStrategy[dict[str, Any]]:
    """Fields that this call has, some with what belongs there and some with anything."""
    likely: dict[str, st.SearchStrategy[Any]] = {
        "to": st.sampled_from(["wang", "chen", "public", "team", "all", "pr", ["pr", "team"], ["nobody"], []]),
        "from": st.sampled_from(["wang", "", "nobody"]),
        "by": st.sampled_from(["counter", "social", "press-call", "website", "internal", "pigeon"]),
        "document": st.sampled_from(["word", "other", "none"]),
        "stage": st.sampled_from(["draft", "check", "review", "approve", "return", "burn"]),
        "does": st.sampled_from(["send", "skip", "move", "resend", "insert"]),
        "inject": st.sampled_from(["counter", "press", "post", "none", ""]),
        "seat": st.sampled_from([*SEATS, None]),
        "step": st.sampled_from(["report", "convene", "record", "monitor", "dance"]),
        "to_s": st.integers(-5, 90_000),
        "at_s": st.integers(-5, 90_000) | st.none(),
        "text": TEXTS | st.just(SAID["text"]),
    }
    names = [
        str(info.get("alias") or name)
        for name, info in CALLS[call].fields.model_json_schema().get("properties", {}).items()
    ]
    return st.fixed_dictionaries({}, optional={name: likely.get(name, THINGS) | THINGS for name in names})


MESSAGE = st.sampled_from(sorted(set(CALLS) - {"end", "hotwash", "place", "leave"})).flatmap(
    lambda call: st.tuples(
        st.sampled_from(SEATS), st.just(call), fields_of(call), st.none() | st.dictionaries(TEXTS, THINGS, max_size=2)
    )
)
BATCH = st.lists(MESSAGE, min_size=25, max_size=25)


def sent(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=True).encode()


async def survives(asked: Asked, messages: list[tuple]) -> None:
    """Each message gets an answer of the kind that is described; time goes by in between."""
    for number, (seat, call, fields, more) in enumerate(messages):
        asked.clock.now_s += 1
        body = {"id": f"f{asked.room.version}-{number}", "call": call, **fields, **(more or {})}
        answer = await asked.asks(
            "POST", "/api/call", who=seat, content=sent(body), headers={"content-type": "application/json"}
        )
        assert answer.status_code in (200, 400, 401, 403, 404, 409, 422, 429), (answer.text, body)
        assert answer.json().get("ok") or answer.json()["error"]
        asked.hosting.tick(asked.clock.now_s)
        assert asked.room.trouble is None
    for seat in SEATS:
        assert (await asked.asks("GET", "/api/view", who=seat)).status_code == 200


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return asyncio.run(Asked(tmp_path).begun(*(seat for seat in SEATS if seat != "controller")))


def test_five_hundred_messages_of_any_kind_leave_a_room_that_works(asked: Asked, tmp_path: Path) -> None:
    """At the end it takes a reply and comes back from its store as it is."""
    count = 0

    @settings(max_examples=MESSAGES // 25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(BATCH)
    def batches(messages: list[tuple]) -> None:
        nonlocal count
        asyncio.run(survives(asked, messages))
        count += len(messages)

    batches()
    assert count >= MESSAGES
    asked.clock.now_s += 60
    asyncio.run(still_works(asked))
    again = Room.resume(asked.store, asked.room.drill_id, WordReader())
    assert digest(again.drill) == digest(asked.room.drill) and again.state == asked.room.state


async def still_works(asked: Asked) -> None:
    if asked.room.state.phase == "paused":
        assert (await asked.calls("controller", "resume")).status_code == 200
    if asked.room.state.phase == "running":
        before = len(asked.room.drill.inputs)
        await asked.joins("service", name="Somebody new")
        answer = await asked.calls("service", "say", **SAID)
        assert answer.status_code in (200, 403), answer.text
        assert len(asked.room.drill.inputs) >= before
    assert (await asked.calls("controller", "tell", to="all", text="Well done.")).status_code == 200


def test_nonsense_in_the_place_of_a_head_or_an_address_is_answered(asked: Asked) -> None:
    @settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(
        st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT"]),
        st.text(st.characters(codec="utf-8", exclude_characters="?#"), max_size=30),
        st.text(st.characters(codec="latin-1"), max_size=30),
        st.sampled_from(
            [
                "origin",
                "host",
                "content-type",
                "content-length",
                "cookie",
                "authorization",
                "accept-language",
                "accept-encoding",
            ]
        ),
        st.binary(max_size=50),
    )
    def nonsense(method: str, path: str, value: str, header: str, body: bytes) -> None:
        answer = asyncio.run(
            asked.asks(method, f"/{quote(path)}", headers={header: value.encode("latin-1")}, content=body)  # type: ignore[dict-item]
        )
        assert answer.status_code < 500

    nonsense()
