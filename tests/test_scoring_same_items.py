"""What a change is worth is measured on what both drills were scored on: what came in one of them only measures neither."""

from __future__ import annotations

import pytest

from scenarios.shelf import load
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.score import scorecard
from scoring.whatif import Change, Trial, on_same_items
from sim.reading import BAD_MARKS

READER = ReplyReader()


def drilled(name: str, team: str, lang: str = "en"):
    script = load(name)
    return rehearse(script, script.plays[team], 1, READER, lang)


@pytest.mark.parametrize(("name", "action"), [("press-inquiry", "t13"), ("viral-post", "update")])
def test_a_harm_less_never_costs(name: str, action: str) -> None:
    """Without its evasion a question that had been answered in time does not come, and the bare total falls."""
    drill = drilled(name, "template")
    fork = Trial(drill, READER, "en").of(Change("", levels=((action, "evasion", 0),)))
    assert (fork.card.uncapped or 0) < (scorecard(drill).uncapped or 0)
    before, after = on_same_items(drill, fork.drill)
    assert (after.uncapped or 0) >= (before.uncapped or 0)


@pytest.mark.parametrize("name", ["angry-patient", "press-inquiry", "viral-post"])
def test_no_harm_in_any_rehearsal_is_worth_keeping(name: str) -> None:
    drill = drilled(name, "defensive")
    trial, card = Trial(drill, READER, "en"), scorecard(drill)
    kept = []
    for reply in card.replies:
        levels = tuple((reply.action, mark.mark, 0) for mark in reply.marks if mark.mark in BAD_MARKS and mark.level)
        before, after = on_same_items(drill, trial.of(Change("", levels=levels)).drill)
        if (after.uncapped or 0) < (before.uncapped or 0):
            kept.append(reply.action)
    assert not kept


@pytest.mark.parametrize("team", ["late", "silent"])
def test_a_drill_beside_itself_differs_in_nothing(team: str) -> None:
    """And nothing is worth less than in its own score, where an attempt may be a later one that lacked less."""
    drill = drilled("viral-post", team)
    before, after = on_same_items(drill, drill)
    assert before == after and before.total is not None
    assert before.total >= (scorecard(drill).total or 0)


def test_a_reply_that_was_judged_for_one_voice_still_is_without_its_slip() -> None:
    """A hundred, and not unscored: else the loss of a slip could pull the total down."""
    drill = drilled("angry-patient", "defensive")
    slips = {slip.action for slip in scorecard(drill).slips}
    levels = tuple((action, mark, 0) for action in slips for mark in BAD_MARKS)
    fork = Trial(drill, READER, "en").of(Change("", levels=levels))
    before, after = (
        next(each for each in one.dimensions if each.name == "voice") for one in on_same_items(drill, fork.drill)
    )
    assert after.score is not None and after.coverage == before.coverage and after.score >= (before.score or 0)
