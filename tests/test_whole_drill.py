"""The whole drill's short form in the suite, and that its count would find what is lost, doubled or told differently.

Two browsers, the controller's terminal, a host that is killed; the long form is `python -m tests.whole_drill`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from live.room.room import Room
from live.store import Store
from tests.browser_stage import CHROMIUM
from tests.live_small import WordReader, small
from tests.whole_drill import played
from tests.whole_held import Tally, heard_by, hold_against
from tests.whole_host import Sent

SAID = {"to": "wang", "by": "counter", "text": "You waited long."}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the path")
async def test_nothing_that_was_shown_as_sent_is_lost_or_doubled(tmp_path: Path) -> None:
    """A reload while one writes, an answer that gets lost, kill -9: the journal, the feeds and the reports are whole."""
    pytest.importorskip("playwright.async_api", reason="needs playwright (the extra dev)")
    tally = await played("en", tmp_path, short=True)
    assert tally.sound, tally
    assert (tally.browsers, tally.reloads, tally.answers_swallowed, tally.kills) == (2, 1, 1, 1)
    assert tally.shown_as_sent == 15


def test_control_the_count_finds_what_is_lost_doubled_and_of_nobody(tmp_path: Path) -> None:
    """A text that no host has, one that came twice, one that no screen showed, a feed with a line too few."""
    with Store(tmp_path / "drills.db") as store:
        room = Room.open(store, small(), WordReader(), seed=1, lang="en", skill=0)
        member = room.join("Lin", "service", "en", "join-1", "token").id
        control = room.join("Kim", "controller", "en", "join-2", "other").id
        room.call(control, "c1", "start", {})
        for number, text in enumerate(("You waited long.", "You waited long.", "Please sit down.")):
            room.call(member, f"s{number}", "say", {**SAID, "text": text})
        feed = heard_by(room, "service", "en")
    tally = Tally("en")
    sent = [Sent("service", "say", "You waited long."), Sent("service", "say", "I will call at ten.")]
    hold_against(tally, tmp_path, sent, {"service": feed[:-1]}, "en")
    assert len(tally.lost) == 1 and "I will call at ten." in tally.lost[0]
    assert len(tally.doubled) == 1 and "You waited long." in tally.doubled[0]
    assert len(tally.of_nobody) == 1 and "Please sit down." in tally.of_nobody[0]
    assert len(tally.feeds_differ) == 1 and not tally.sound
