"""kill -9 and cut connections under load: nothing acknowledged is lost or doubled (long form: `python -m tests.kill_room`)."""

from __future__ import annotations

from pathlib import Path

from tests.kill_room import kill_again_and_again


async def test_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    """Eight clients, three kills, ten cuts: every line once, and the server shows what its journal replays to."""
    tally = await kill_again_and_again(3, 10, tmp_path, cut_share=0.2)
    assert (tally.lost, tally.doubled, tally.same_state) == (0, 0, True), tally
    assert tally.kills == 3 and tally.cuts >= 10
    assert tally.acknowledged > 10, "with nothing acknowledged, this test shows nothing"


async def test_control_without_ids_of_the_clients_inputs_are_doubled(tmp_path: Path) -> None:
    """The same experiment, each try under a new id, counts what the ids are for."""
    tally = await kill_again_and_again(0, 40, tmp_path, ids=False, cut_share=0.6)
    assert tally.doubled > 0 and not tally.sound
