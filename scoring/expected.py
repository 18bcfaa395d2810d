"""Expected actions as they went: met, late or missed, and what each is worth."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable
from dataclasses import replace

from scoring.rules import ATTEMPT, promptness
from scoring.scorecard import ExpectationScore, ObjectiveScore, Status
from sim.actions import Say
from sim.drill import Drill
from sim.events import Did, Said
from sim.expectations import Expectation, addresses
from sim.reading import GOOD_MARKS


def expectation_scores(drill: Drill) -> list[ExpectationScore]:
    """Every expected action of the scenario, in the order of their opening; those that never came are unscored."""
    done = {event.action: event for event in drill.events if isinstance(event, (Said, Did))}
    now_s = drill.now_s
    scores = [_scored(each, done.get(each.attempt), now_s) for each in drill.expectations.by_id.values()]
    return sorted(scores, key=lambda each: (each.opened_s is None, each.opened_s or 0, each.due_s or 0, each.id))


def by_best_attempt(drill: Drill, scores: Iterable[ExpectationScore], tried: Container[str]) -> list[ExpectationScore]:
    """The same, but what was not fulfilled is worth its best attempt among the replies `tried`, not its latest.

    An attempt stands for the one that lacked least, which may have come much later than one that lacked more.
    """
    says = [action for action in drill.inputs if isinstance(action, Say) and action.id in tried]
    heard = {event.action: event for event in drill.events if isinstance(event, Said)}
    attempts = [(say, heard[say.id]) for say in says if say.id in heard]
    return [_at_best(drill, each, attempts) if each.status == "missed" else each for each in scores]


def objective_scores(drill: Drill, expected: Iterable[ExpectationScore]) -> list[ObjectiveScore]:
    """Each objective by the expected actions that train it; what came late is not met, and counts by its points."""
    found = []
    judged = [each for each in expected if each.score is not None]
    weights = {name: each.weight for name, each in drill.expectations.by_id.items()}
    for objective in drill.script.scenario.objectives:
        mine = [each for each in judged if each.objective == objective.id]
        met = sum(each.status == "met" for each in mine)
        score = weighted((each.score or 0.0, weights[each.id]) for each in mine)
        found.append(ObjectiveScore(objective.id, met, len(mine), score))
    return found


def weighted(pairs: Iterable[tuple[float, float]]) -> float | None:
    """The mean of values by their weights, to one decimal; None where there is nothing to weigh."""
    listed = list(pairs)
    total = math.fsum(weight for _, weight in listed)
    return round(math.fsum(value * weight for value, weight in listed) / total, 1) if total > 0 else None


def _scored(each: Expectation, done: Said | Did | None, now_s: int) -> ExpectationScore:
    at_s = None if done is None else done.at_s
    delay = None if at_s is None or each.opened_s is None else at_s - each.opened_s
    status = _status(each, now_s)
    return ExpectationScore(
        id=each.id,
        inject=each.inject,
        who=each.who,
        status=status,
        opened_s=each.opened_s,
        due_s=None if each.opened_s is None else each.due_s,
        at_s=at_s,
        delay_s=delay,
        score=None if status == "unscored" else _worth(each, done, delay),
        lacks=each.lacks,
        action=each.attempt,
        objective=each.objective,
        is_step=each.step is not None,
        by="" if done is None else done.who,
    )


def _at_best(drill: Drill, score: ExpectationScore, attempts: Iterable[tuple[Say, Said]]) -> ExpectationScore:
    each, opened_s = drill.expectations.by_id[score.id], score.opened_s
    if each.step is not None or opened_s is None:
        return score
    mine = [one for say, one in attempts if one.at_s >= opened_s and one.who in each.who and addresses(each, say)]
    return replace(score, score=max([score.score or 0.0, *(_worth(each, one, one.at_s - opened_s) for one in mine)]))


def _status(each: Expectation, now_s: int) -> Status:
    if each.opened_s is None:
        return "unscored"
    if each.fulfilled_s is not None:
        return "late" if each.late else "met"
    return "missed" if now_s > each.due_s else "unscored"


def _worth(each: Expectation, done: Said | Did | None, delay_s: int | None) -> float:
    """What it brought; an attempt in which nothing good was found is worth no more than none."""
    if done is None or delay_s is None:
        return 0.0
    says_something = isinstance(done, Said) and any(mark in GOOD_MARKS for mark in done.marks)
    good = 1.0 if each.fulfilled_s is not None else ATTEMPT * says_something
    return round(100 * good * promptness(delay_s, each.within_s), 1)
