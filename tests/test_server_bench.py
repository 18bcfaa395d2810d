"""The bench of a full room in its short form: ten people for ten seconds; and that it finds out a server that waits."""

from __future__ import annotations

import sys

import pytest

from tests.bench.bench_room import measured

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
LATE_MS = 1000.0
"""Ten times what is asked on a machine of one's own: checks run beside others."""


@pytest.mark.slow
async def test_an_answer_is_on_every_screen_soon_whoever_misbehaves() -> None:
    found = await measured(10, 10, 20)
    assert found["missing"] == 0 and found["screens"] == 10, found
    assert found["to_every_screen_ms"]["p99"] <= LATE_MS, found
    assert found["server_most_mb"] < 200 and found["half_open_closed"] >= 20, found
    assert found["flood"][429] > 0, found


@pytest.mark.slow
async def test_a_server_that_waits_for_each_screen_in_turn_is_found_out() -> None:
    """The control: one who never reads stands in everybody's way."""
    found = await measured(10, 10, 0, control=True)
    assert found["missing"] or found["to_every_screen_ms"]["p99"] > LATE_MS, found
