"""What silence and a model team come to in the same drill: the two ends that the outcome is measured between."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, replace
from math import fsum
from typing import Final

from scenarios.shelf import LoadedScenario
from scoring.press import printed
from scoring.scorecard import Reach, Trust
from sim.autoplay import model_team, silent_team
from sim.coefficients import changed_numbers
from sim.common import Common
from sim.drill import Drill
from sim.events import Spread

KEPT: Final = 512
_Key = tuple[str, int, int, tuple[tuple[str, float], ...]]
_cache: OrderedDict[_Key, Reference] = OrderedDict()


@dataclass(frozen=True)
class Reference:
    """Trust and reach of the two teams at one second of a drill."""

    silent: Trust
    model: Trust
    silent_reach: Reach
    model_reach: Reach


def reference(drill: Drill) -> Reference:
    """Both teams' ends in that drill up to now: the same scenario, seed and numbers of the model of people.

    The same question is answered from memory.
    """
    numbers = drill.changed
    seed, until_s = drill.seed, drill.now_s
    key = (drill.script.digest, seed, until_s, tuple(sorted(numbers.items())))
    known = _cache.get(key)  # once, since another thread may forget it at any time
    if known is None:
        script = _with_numbers(drill.script, numbers)
        common = drill.common or Common(seed)
        silent, model = silent_team(script, seed, until_s, common), model_team(script, seed, until_s, common)
        known = _cache[key] = Reference(trust(silent), trust(model), reach(silent), reach(model))
        while len(_cache) > KEPT:
            _cache.popitem(last=False)
    return known


def _with_numbers(script: LoadedScenario, numbers: dict[str, float]) -> LoadedScenario:
    """The script itself if these are its numbers; else as its drills were when an earlier program recorded them."""
    own = changed_numbers(script.scenario.coefficients) or {}
    if own == numbers:
        return script
    return replace(script, scenario=script.scenario.model_copy(update={"coefficients": numbers}))


def trust(drill: Drill) -> Trust:
    """The drill's trust: everybody's, by their weight."""
    people = drill.script.scenario.people
    pairs = [(drill.start_feelings(name).trust, drill.feelings(name).trust, who.weight) for name, who in people.items()]
    total = fsum(weight for *_, weight in pairs) or 1.0
    start = fsum(start * weight for start, _, weight in pairs) / total
    end = fsum(end * weight for _, end, weight in pairs) / total
    return Trust(round(start, 4), round(end, 4))


def reach(drill: Drill) -> Reach:
    """How far all posts went, and how many articles there were."""
    last = _last_told(drill)
    articles = len(printed(drill.script.scenario, drill.events))
    return Reach(sum(each.views for each in last), sum(each.shares for each in last), articles)


def views(drill: Drill) -> int:
    """How often all posts were seen: of `reach` what many runs need."""
    return sum(each.views for each in _last_told(drill))


def _last_told(drill: Drill) -> Collection[Spread]:
    """What was told last of each post."""
    return {event.post: event for event in drill.events if isinstance(event, Spread)}.values()
