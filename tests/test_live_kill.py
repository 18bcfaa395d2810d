"""kill -9 at random moments: nothing that was called saved is lost (the long form is `python -m tests.kill_solo`)."""

from __future__ import annotations

from pathlib import Path

from tests.kill_solo import kill_again_and_again


def test_nothing_acknowledged_is_lost_by_kill_9(tmp_path: Path) -> None:
    """Every input once, drafts, the clock to the second, and an end like that of a drill that was never killed."""
    tally = kill_again_and_again(4, seed=7, folder=tmp_path)
    assert tally.sound, tally
    assert tally.kills == 4
    assert tally.acknowledged > 10, "with nothing acknowledged, this test shows nothing"


def test_control_a_store_that_acknowledges_before_it_commits_is_found_out(tmp_path: Path) -> None:
    """The same experiment counts its losses."""
    tally = kill_again_and_again(2, seed=7, folder=tmp_path, careless=True)
    assert not tally.sound
    assert tally.lost > 0
    assert tally.clock_behind_s > 1
