"""What a report tells of a drill hangs together: nobody is spoken to while they are away."""

from __future__ import annotations

import pytest

from scenarios.shelf import load
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from sim.events import Delivered, Said


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_the_old_man_who_went_missing_is_found_before_the_late_team_sits_with_him(lang: str) -> None:
    """The rehearsal that answers twenty minutes late; the text of it comes in both languages."""
    script = load("angry-patient")
    drill = rehearse(script, script.plays["late"], 1, ReplyReader(), lang)
    came = {event.inject: event for event in drill.events if isinstance(event, Delivered)}
    talks = [event.at_s for event in drill.events if isinstance(event, Said) and event.to == "grandpa"]
    assert came["grandpa-gone"].at_s < came["grandpa-back"].at_s < min(talks)
    assert script.has(came["grandpa-back"].line)
    assert script.text(came["grandpa-back"].line, "en") != script.text(came["grandpa-back"].line, "zh-TW")


def test_who_is_answered_in_time_never_goes_missing() -> None:
    script = load("angry-patient")
    drill = rehearse(script, script.plays["exemplary"], 1, ReplyReader(), "zh-TW")
    assert not {"grandpa-gone", "grandpa-back"} & {e.inject for e in drill.events if isinstance(e, Delivered)}
