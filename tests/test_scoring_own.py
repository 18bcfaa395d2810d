"""A role's score measures what that role did: nothing that simulated teammates brought about is credited to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from live.solo import Solo
from live.store import Store
from scenarios.field import Role
from scenarios.shelf import load
from scoring.beside import beside, skill_of
from scoring.reading import ReplyReader
from scoring.reference import trust
from scoring.score import scorecard
from scoring.scorecard import Scorecard
from sim.events import Delivered

READER = ReplyReader()
RUBBISH = ("qw", "我們道歉" * 1200, "B" * 20_000)


def begin(folder: Path, name: str, seed: int, role: Role = "service", skill: float = 0.7) -> Solo:
    return Solo.start(
        Store(folder / "drills.db"), load(name), role=role, lang="zh-TW", seed=seed, skill=skill, reader=READER
    )


def card_of(solo: Solo) -> Scorecard:
    return scorecard(solo.drill, solo.role)


def with_model_answers(solo: Solo) -> Solo:
    """Gives the model answer to everything that is asked of the player, half a minute after it was asked."""
    while not solo.drill.ended:
        solo._advance(solo.drill.now_s + 30)
        for each in list(solo.drill.expectations.by_id.values()):
            if each.opened_s is None or each.fulfilled_s is not None or solo.role not in each.who or each.attempt:
                continue
            if each.step is not None:
                solo.do(each.step)
            elif each.model:
                solo.say(each.to, each.reply_by, solo.drill.script.text(each.model, "zh-TW"))
    return solo


@pytest.mark.parametrize("name", ["angry-patient", "viral-post", "press-inquiry"])
def test_who_did_nothing_is_not_scored_whatever_the_teammates_did(tmp_path: Path, name: str) -> None:
    solo = begin(tmp_path, name, 5)
    solo.finish()
    card = card_of(solo)
    assert any(action.teammate for action in solo.drill.inputs)
    assert (card.total, card.coverage) == (None, 0)
    assert all(each.score is None for each in card.dimensions)
    assert scorecard(solo.drill).total is not None, "the whole team's work is scored all the same"


@pytest.mark.parametrize("name", ["angry-patient", "viral-post", "press-inquiry"])
def test_the_zero_point_is_the_same_drill_with_the_same_teammates_and_a_silent_me(tmp_path: Path, name: str) -> None:
    """To the last decimal: who was silent ends where the zero point is."""
    solo = begin(tmp_path, name, 5)
    solo.finish()
    ends = beside(solo.drill, solo.role)
    assert ends.silent == trust(solo.drill)
    assert ends.model.end > ends.silent.end


@pytest.mark.parametrize("skill", [0.35, 0.7, 0.95])
def test_the_skill_of_the_teammates_is_seen_in_what_they_did(tmp_path: Path, skill: float) -> None:
    solo = begin(tmp_path, "angry-patient", 3, skill=skill)
    solo.finish()
    assert skill_of(solo.drill) == skill


@pytest.mark.parametrize("name", ["angry-patient", "viral-post", "press-inquiry"])
def test_rubbish_earns_next_to_nothing_while_good_words_earn_much(tmp_path: Path, name: str) -> None:
    solo = begin(tmp_path / "a", name, 5)
    for text in RUBBISH:
        while not (new := solo.skip()) and not solo.drill.ended:
            pass
        asked = next((each for each in new if isinstance(each, Delivered) and each.due_s), None)
        solo.say(asked.from_ if asked and asked.from_ else "public", asked.by if asked else "social", text)
    solo.finish()
    rubbish, good = card_of(solo), card_of(with_model_answers(begin(tmp_path / "b", name, 5)))
    assert rubbish.total is not None and rubbish.total < 12, [(d.name, d.score) for d in rubbish.dimensions]
    assert good.total is not None and good.total > 70, [(d.name, d.score) for d in good.dimensions]


def test_a_teammates_steps_are_no_order_of_mine(tmp_path: Path) -> None:
    """The order of the seven steps is the team's; a role's process is its own steps alone."""
    solo = begin(tmp_path, "angry-patient", 5)
    solo.say("wang", "counter", "王太太，您先坐。")
    solo.finish()
    assert card_of(solo).dimension("process").score == 0
    assert (scorecard(solo.drill).dimension("process").score or 0) > 0
