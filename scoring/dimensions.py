"""The five dimensions, each from 0 to 100 or unscored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from scenarios.field import SOP_STEPS, Role
from scoring.beside import beside
from scoring.expected import weighted
from scoring.reference import reference, trust, views
from scoring.rules import ORDER, REACH, SLIP_COST, WEIGHTS
from scoring.scorecard import Dimension, DimensionName, ExpectationScore, ReplyScore, VoiceSlip
from sim.drill import Drill

LEAST_ROOM: Final = 0.05
"""Where a perfect and a silent team end closer together than this, there is nothing to win."""
LEAST_OWN: Final = 0.02
"""The same for one role among others."""


def timeliness(expected: Sequence[ExpectationScore], weights: dict[str, float]) -> Dimension:
    """How soon each expected reply came."""
    return _over(expected, weights, "timeliness", lambda each: not each.is_step)


def principles(
    expected: Sequence[ExpectationScore], replies: Sequence[ReplyScore], weights: dict[str, float]
) -> Dimension:
    """How well the replies held to what their moment called for; what was not answered lowers the coverage.

    A reply to what somebody else was to answer counts like one more thing that was asked and answered.
    """
    scored = [(each.score, 1.0) for each in replies]
    asked = [each for each in expected if not each.is_step and each.status != "unscored"]
    tried = {each.action for each in asked}
    besides = sum(each.action not in tried for each in replies)
    answered = besides + sum(weights[each.id] for each in asked if each.action)
    total = besides + sum(weights[each.id] for each in asked)
    coverage = answered / total if total else 0.0
    return _dimension("principles", weighted(scored), coverage if scored else 0.0)


def process(
    expected: Sequence[ExpectationScore], drill: Drill, weights: dict[str, float], role: Role | None = None
) -> Dimension:
    """The steps: done, in time, by their owner, the seven of the SOP in their order; the order is the team's alone."""
    steps = _over(expected, weights, "process", lambda each: each.is_step)
    if steps.score is None or role is not None:
        return steps
    done = drill.steps_done()
    times = [done[step].at_s for step in SOP_STEPS if step in done]
    pairs = list(pairwise(times))
    order = sum(one <= other for one, other in pairs) / max(1, len(SOP_STEPS) - 1)
    return _dimension("process", round((1 - ORDER) * steps.score + ORDER * 100 * order, 1), steps.coverage)


def voice(slips: Iterable[VoiceSlip], replies: Sequence[ReplyScore], judged: frozenset[str]) -> Dimension:
    """One voice: a hundred less what slips cost, over the replies that could be judged; unscored without one."""
    known = sum(each.action in judged for each in replies)
    if not known:
        return _dimension("voice", None, 0.0)
    lost = sum(SLIP_COST[slip.slip] for slip in slips)
    return _dimension("voice", max(0.0, 100.0 - lost), known / len(replies))


def outcome(drill: Drill, role: Role | None = None, *, earned: bool = True) -> Dimension:
    """Trust and reach now, between the same drill with a silent team (0) and with one that does all well (100).

    With a role, between that role silent (0) and with the rehearsed words in its place (100), all others as they were;
    with nothing `earned` by words or steps, that any answer at all quietened somebody is no merit.
    """
    ends = reference(drill) if role is None else beside(drill, role)
    room = ends.model.end - ends.silent.end
    if room < (LEAST_ROOM if role is None else LEAST_OWN):
        return _dimension("outcome", None, 0.0)
    won = _share(trust(drill).end - ends.silent.end, room)
    saved = ends.silent_reach.views - ends.model_reach.views
    if saved > 0:
        won = (1 - REACH) * won + REACH * _share(ends.silent_reach.views - views(drill), saved)
    return _dimension("outcome", round(100 * won, 1) if earned else 0.0, 1.0)


def _over(
    expected: Sequence[ExpectationScore],
    weights: dict[str, float],
    name: DimensionName,
    counts: Callable[[ExpectationScore], bool],
) -> Dimension:
    opened = [each for each in expected if counts(each) and each.opened_s is not None]
    judged = [(each.score, weights[each.id]) for each in opened if each.score is not None]
    return _dimension(name, weighted(judged), len(judged) / len(opened) if opened else 0.0)


def _dimension(name: DimensionName, score: float | None, coverage: float) -> Dimension:
    return Dimension(name, score, round(coverage, 3), WEIGHTS[name])


def _share(part: float, whole: float) -> float:
    return min(1.0, max(0.0, part / whole))
