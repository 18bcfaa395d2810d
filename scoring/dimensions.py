"""The five dimensions, each from 0 to 100 or unscored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from scenarios.field import SOP_STEPS
from scoring.expected import weighted
from scoring.rules import ORDER, REACH, SLIP_COST, WEIGHTS
from scoring.scorecard import Dimension, DimensionName, ExpectationScore, Reach, ReplyScore, Trust
from sim.autoplay import model_team, silent_team
from sim.drill import Drill
from sim.events import Published, Slipped, Spread

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
    silent, model = (team(drill.script, drill.seed, drill.now_s) for team in (silent_team, model_team))
    room = trust(model).end - trust(silent).end
    if room < LEAST_ROOM:
        return _dimension("outcome", None, 0.0)
    won = _share(trust(drill).end - trust(silent).end, room)
    saved = reach(silent).views - reach(model).views
    if saved > 0:
        won = (1 - REACH) * won + REACH * _share(reach(silent).views - reach(drill).views, saved)
    return _dimension("outcome", round(100 * won, 1), 1.0)


def trust(drill: Drill) -> Trust:
    """The drill's trust: everybody's, by their weight."""
    people = drill.script.scenario.people
    pairs = [(drill.start_feelings(name).trust, drill.feelings(name).trust, who.weight) for name, who in people.items()]
    total = sum(weight for *_, weight in pairs) or 1.0
    start = sum(start * weight for start, _, weight in pairs) / total
    end = sum(end * weight for _, end, weight in pairs) / total
    return Trust(round(start, 4), round(end, 4))


def reach(drill: Drill) -> Reach:
    """How far all posts went, and how many articles there were."""
    last: dict[str, Spread] = {event.post: event for event in drill.events if isinstance(event, Spread)}
    articles = sum(isinstance(event, Published) for event in drill.events)
    return Reach(sum(each.views for each in last.values()), sum(each.shares for each in last.values()), articles)


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
