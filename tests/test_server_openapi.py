"""The server does as its own description says, to a controller, a player and a stranger: schemathesis tries."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from live.room.rules import CALLS
from live.server.describe import described
from live.server.packing import Part
from tests.server_stage import Asked

EXAMPLES = 20
TRIED = [
    (path, method, mode)
    for path, methods in described()["paths"].items()
    for method, told in methods.items()
    for mode in GenerationMode
    if mode == GenerationMode.POSITIVE or "requestBody" in told or "parameters" in told
]
WHO = ["controller", "pr", "stranger"]
PARTLY = {"/api/call", "/api/join", "/api/seats"}
"""What belongs there hangs on the room too: a draft has words, an insert has a text, a code is the room's."""


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """A room whose clock takes minutes with each request, so that no rate is ever too high."""
    return asyncio.run(Asked(tmp_path, step_s=600.0).begun("pr"))


def test_the_description_is_openapi(asked: Asked) -> None:
    """As served it is valid by the standard's own schema, and one without its paths' form would not be."""
    served = schemathesis.openapi.from_asgi("/openapi.json", asked.app)
    served.validate()
    assert served.raw_schema == described()
    with pytest.raises(Exception, match="is not of type"):
        schemathesis.openapi.from_dict(described() | {"paths": {"/api/call": {"post": "no form"}}}).validate()


def test_it_names_every_address_and_every_call(asked: Asked) -> None:
    addresses = {route.path for route in asked.app.routes} - {"/", "/j", "/j/", "/j/{code}", "/api", "/static"}
    assert set(described()["paths"]) == addresses
    body = described()["paths"]["/api/call"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert [each["properties"]["call"]["const"] for each in body["oneOf"]] == list(CALLS)
    page, table = asyncio.run(pages(asked))
    assert all(f"<code>{name}</code>" in page for name in CALLS)
    assert [row["call"] for row in table["calls"]] == list(CALLS)
    assert "$ref" not in str(body) and "http" not in page.replace("https://", "").replace("<!doctype html>", "")


async def pages(asked: Asked) -> tuple[str, dict[str, Any]]:
    return (await asked.asks("GET", "/api")).text, (await asked.asks("GET", "/api/calls", who="pr")).json()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("path", "method", "mode"), TRIED, ids=str)
def test_it_does_as_described(
    asked: Asked, path: str, method: str, who: str, mode: GenerationMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.hosting.closing = True  # streams end at once; what they hold is tested over real connections
    monkeypatch.setattr("live.server.stream.CLOSED", Part(b""))
    schema = schemathesis.openapi.from_asgi("/openapi.json", asked.app)
    headers = {} if who == "stranger" else {"Authorization": f"Bearer {asked.tokens[who]}"}
    strategy = schema[path][method].as_strategy(generation_mode=mode)

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def does(case: schemathesis.Case) -> None:
        if isinstance(case.body, dict) and case.body.get("id") == "0":
            case.body["id"] = uuid4().hex  # one that was taken before is acknowledged whatever comes with it
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance] if path in PARTLY else [])

    does()
    if who != "stranger":
        assert asyncio.run(asked.asks("GET", "/api/view", who="controller")).status_code in (200, 401)
