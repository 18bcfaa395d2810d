"""Random drills: a random crisis, random people, random replies of a random strategy at random delays.

Nothing here is tuned: what is drawn, and from where, is all in this file, and `docs/model.md` says it in words. A drill
lasts a day. Replies carry the marks of their strategy, each weak or clear by the toss of a coin, and other good marks now
and then, as real replies do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from scenarios.schema import Scenario
from scenarios.shelf import LoadedScenario
from sim.actions import Say
from sim.chance import stream
from sim.drill import Drill
from sim.reading import GOOD_MARKS, Mark, Reading

HOUR: Final = 3600
DAY: Final = 24 * HOUR
TEMPERS: Final = ("angry", "anxious", "silent", "calm")
CHANNELS: Final = ("counter", "phone", "line", "social", "review")
STRATEGIES: Final[dict[str, dict[str, int]]] = {
    "deny": {"defensiveness": 2},
    "diminish": {"explanation": 2, "minimising": 1, "transparency": 1},
    "inform": {"explanation": 2, "transparency": 2, "patient_centered": 1, "empathy": 1},
    "rebuild": {"apology": 2, "accountability": 2, "corrective_action": 2, "empathy": 1, "seek_solution": 1},
}
"""The postures of situational crisis communication theory in the marks of the codebook."""


@dataclass(frozen=True)
class Case:
    """One random drill before anybody speaks."""

    script: LoadedScenario
    seed: int
    strategy: str
    delays_s: tuple[int, ...]
    noise: tuple[dict[str, int], ...]
    """Marks beside those of the strategy, for each reply."""


def scct_match(crisis: Any, strategy: str) -> bool:
    """Whether Coombs (2007) would advise this posture: informing for a victim, diminishing for an accident (or a victim
    with a history), rebuilding for what could be prevented (or an accident with a history or a bad name)."""
    burdened = crisis.history == "similar" or crisis.trust < 35
    step = {"victim": 0, "accidental": 1, "preventable": 2}[crisis.kind] + burdened
    return strategy == ("inform", "diminish", "rebuild")[min(2, step)]


def random_case(number: int) -> Case:
    """The case of that number; the same at every asking."""
    rng = stream(number, "random-drill")
    script = script_of(scenario_of(rng), f"random-{number}")
    strategy = str(rng.choice(sorted(STRATEGIES)))
    first = float(np.exp(rng.uniform(np.log(60), np.log(12 * HOUR))))
    delays = tuple(round(first * share) for share in (1.0, 1.3, 1.6))
    return Case(script, number, strategy, delays, tuple(_noise(rng) for _ in delays))


def scenario_of(rng: np.random.Generator, **crisis: Any) -> dict[str, Any]:
    """A random scenario as plain data; `crisis` fixes some of its crisis."""
    kind = str(rng.choice(["victim", "accidental", "preventable"]))
    drawn = {
        "kind": kind,
        "severity": int(rng.integers(1, 6)),
        "history": "similar" if rng.random() < 0.3 else "none",
        "trust": float(np.clip(rng.normal(55, 12), 20, 90).round()),
    }
    channel = str(rng.choice(CHANNELS))
    return {
        "format": "1",
        "title": "random",
        "lasts": DAY,
        "summary": "random",
        "clinic": "random",
        "crisis": drawn | crisis,
        "roles": {"director": "…", "service": "…"},
        "people": {
            "wang": {
                "name": "wang",
                "is": str(rng.choice(["patient", "family"])),
                "temper": str(rng.choice(TEMPERS)),
                "reach": int(np.exp(rng.normal(5.2, 1.6))),
                "ladder": [
                    {"does": "ask-again", "after": 2 * HOUR},
                    {"does": "post", "after": 4 * HOUR, "then": "post"},
                    {"does": "bureau", "after": 6 * HOUR, "says": "…"},
                ],
            },
            "public": {"name": "public", "is": "public"},
        },
        "injects": [
            _asks({"id": "ask", "at": "0 s", "from": "wang", "to": "service", "by": channel}),
            _asks({"id": "crowd", "at": "15 min", "from": "public", "to": "public", "by": "social"}),
            {"id": "post", "from": "wang", "to": "public", "by": "social", "says": "…", "spreads": {"heat": 2}},
        ],
    }


def script_of(data: dict[str, Any], name: str) -> LoadedScenario:
    """A scenario that never was a file."""
    return LoadedScenario(Scenario.model_validate(data), {"zh-TW": {}, "en": {}}, name, name, {}, {})


def played(case: Case, extra: tuple[str, ...] = (), instead: dict[str, int] | None = None, later_s: int = 0) -> Drill:
    """The drill with its replies: to the one who asked, to the public, and a second time to both.

    `extra` marks are added to every reply, `instead` stands for the marks of the strategy, `later_s` delays all.
    """
    drill = Drill(case.script, case.seed)
    channel = case.script.scenario.injects[0].by
    marks = STRATEGIES[case.strategy] if instead is None else instead
    for number, (delay, noise) in enumerate(zip(case.delays_s, case.noise, strict=True)):
        levels = ({} if instead is not None else noise) | marks | dict.fromkeys(extra, 2)
        reading = Reading({mark: Mark(level) for mark, level in levels.items()})
        at_s = delay + later_s
        drill.act(Say(f"w{number}", at_s, "service", "wang", channel, "…", reading))
        drill.act(Say(f"p{number}", max(at_s, 16 * 60), "director", "public", "social", "…", reading))
    drill.advance_to(drill.ends_s)
    return drill


def silent(case: Case) -> Drill:
    """The same drill when nobody answers."""
    drill = Drill(case.script, case.seed)
    drill.advance_to(drill.ends_s)
    return drill


def without_ladder(case: Case) -> Case:
    """The same case in which nobody goes any further, for comparisons without the chance of a cascade."""
    people = case.script.scenario.people
    calm = {name: person.model_copy(update={"ladder": []}) for name, person in people.items()}
    scenario = case.script.scenario.model_copy(update={"people": calm})
    return replace(case, script=replace(case.script, scenario=scenario))


def _asks(inject: dict[str, Any]) -> dict[str, Any]:
    return inject | {"says": "…", "asks": {"within": HOUR, "silence": {}}}


def _noise(rng: np.random.Generator) -> dict[str, int]:
    return {mark: int(rng.integers(1, 3)) for mark in GOOD_MARKS if rng.random() < 0.15}
