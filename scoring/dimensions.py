"""The five dimensions, each from 0 to 100 or unscored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from scenarios.field import SOP_STEPS
from scoring.expected import weighted
from scoring.reference import reach, reference, trust
from scoring.rules import ORDER, REACH, SLIP_COST, WEIGHTS
from scoring.scorecard import Dimension, DimensionName, ExpectationScore, ReplyScore
from sim.drill import Drill
from sim.events import Slipped

LEAST_ROOM = 0.05
"""Where a perfect and a silent team end closer together than this, there is nothing to win."""


def timeliness(expected: Sequence[ExpectationScore], weights: dict[str, float]) -> Dimension:
    """How soon each expected reply came."""
    return _over(expected, weights, "timeliness", lambda each: not each.is_step)


def principles(
    expected: Sequence[ExpectationScore], replies: Sequence[ReplyScore], weights: dict[str, float]
) -> Dimension:
    """How well the replies held to what their moment called for; what was not answered lowers the coverage."""
    scored = [(each.score, 1.0) for each in replies]
    asked = [each for each in expected if not each.is_step and each.status != "unscored"]
    answered = sum(weights[each.id] for each in asked if each.action)
    total = sum(weights[each.id] for each in asked)
    coverage = answered / total if total else float(bool(replies))
    return _dimension("principles", weighted(scored), coverage if scored else 0.0)


def process(expected: Sequence[ExpectationScore], drill: Drill, weights: dict[str, float]) -> Dimension:
    """The steps: done, in time, by their owner, the seven of the SOP in their order."""
    steps = _over(expected, weights, "process", lambda each: each.is_step)
    if steps.score is None:
        return steps
    done = drill.steps_done()
    times = [done[step].at_s for step in SOP_STEPS if step in done]
    pairs = list(pairwise(times))
    order = sum(one <= other for one, other in pairs) / max(1, len(SOP_STEPS) - 1)
    return _dimension("process", round((1 - ORDER) * steps.score + ORDER * 100 * order, 1), steps.coverage)


def voice(slips: Iterable[Slipped], replies: Sequence[ReplyScore]) -> Dimension:
    """One voice: a hundred less what slips cost; unscored for a team that said nothing."""
    if not replies:
        return _dimension("voice", None, 0.0)
    lost = sum(SLIP_COST[slip.slip] for slip in slips)
    return _dimension("voice", max(0.0, 100.0 - lost), 1.0)


def outcome(drill: Drill) -> Dimension:
    """Trust and reach now, between the same drill with a silent team (0) and with one that does all well (100)."""
    ends = reference(drill)
    room = ends.model.end - ends.silent.end
    if room < LEAST_ROOM:
        return _dimension("outcome", None, 0.0)
    won = _share(trust(drill).end - ends.silent.end, room)
    saved = ends.silent_reach.views - ends.model_reach.views
    if saved > 0:
        won = (1 - REACH) * won + REACH * _share(ends.silent_reach.views - reach(drill).views, saved)
    return _dimension("outcome", round(100 * won, 1), 1.0)


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
