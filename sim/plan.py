"""What of a scenario is worked out once and serves all of its drills: thousands of runs share one plan.

Nobody changes a script once a drill of it has begun. A plan lives as long as its script does.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from scenarios.texts import NEAREST, SIGNS, Script
from sim.canned import mocks
from sim.coefficients import DEFAULT, Numbers
from sim.minds import Feelings

T = TypeVar("T")
STARTS_KEPT: Final = 64
"""Under so many seeds it is kept where people start."""


class Plan:
    """The parts of a script that do not change from drill to drill, in the form in which drills use them."""

    def __init__(self, script: Script) -> None:
        scenario, texts = script.scenario, script.texts
        self._script = Script(scenario, texts)  # not the caller's own, which a plan must not keep alive
        hours, minutes = scenario.starts.split(":")
        self.starts_s = int(hours) * 3600 + int(minutes) * 60
        """The time of day at STARTEX, in seconds."""
        self.numbers = Numbers(scenario.coefficients) if scenario.coefficients else DEFAULT
        self.wants = {name: frozenset(person.wants) for name, person in scenario.people.items()}
        """What each person wants to hear."""
        langs = script.languages
        self.signs, self.contrary = (
            {
                fact.id: frozenset(sign.lower() for lang in langs for sign in script.signs(fact.id, lang, kind))
                for fact in scenario.facts
            }
            for kind in SIGNS
        )
        """The words that speak of each fact, and those that deny it, in every language, in small letters."""
        self._kept: dict[str, Any] = {}
        self._starts: dict[int, dict[str, Feelings]] = {}
        self._lines: dict[tuple[str, str, bool], tuple[str, ...]] = {}
        self._mocking: dict[str, bool] = {}

    def keep(self, name: str, make: Callable[[], T]) -> T:
        """What a part of the engine made of the scenario, made when it is first asked for under that name."""
        if name not in self._kept:
            self._kept[name] = make()
        made: T = self._kept[name]
        return made

    def starts(self, seed: int, make: Callable[[], dict[str, Feelings]]) -> Mapping[str, Feelings]:
        """Where everybody starts under that seed: the same for all teams that meet the same crisis."""
        found = self._starts.get(seed)
        if found is None:
            if len(self._starts) >= STARTS_KEPT:
                self._starts.clear()
            found = self._starts[seed] = make()
        return found

    def lines(self, prefix: str, mood: str, *, mocking: bool = True) -> tuple[str, ...]:
        """The paths of what is said under `prefix` in that mood, or in the nearest; may be none.

        Unless somebody is to be mocked for set phrases, lines that do so serve only where there are no others.
        """
        key = prefix, mood, mocking
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = tuple(self._fair(prefix, mood, mocking) or self._script.lines(prefix, mood))
        return found

    def _fair(self, prefix: str, mood: str, mocking: bool) -> list[str]:
        for near in NEAREST[mood]:
            paths = [path for path in self._script.lines(prefix, near) if mocking or not self.mocks(path)]
            if paths:
                return paths
        return []

    def mocks(self, path: str) -> bool:
        """Whether a line makes fun of set phrases."""
        found = self._mocking.get(path)
        if found is None:
            found = self._mocking[path] = mocks(self._script, path)
        return found


_plans: Final[dict[int, tuple[weakref.ref[Script], Plan]]] = {}
"""By the identity of the script: two scripts that are equal may still be made apart."""


def plan_of(script: Script) -> Plan:
    """The plan of a script, made when it is first asked for."""
    name = id(script)
    known = _plans.get(name)
    if known is not None and known[0]() is script:
        return known[1]
    plan = Plan(script)
    _plans[name] = weakref.ref(script, lambda _: _forget(name)), plan
    return plan


def _forget(name: int) -> None:
    _plans.pop(name, None)
