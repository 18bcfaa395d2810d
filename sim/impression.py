"""Who hears what is said, and what it does to each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scenarios.field import PUBLIC_CHANNELS, Channel
from scenarios.schema import Move
from sim.actions import Say
from sim.coefficients import VALUES
from sim.events import Cause, Slipped
from sim.minds import Mind, patience
from sim.reading import GOOD_MARKS
from sim.response import WATCHERS, Hearing, causes
from sim.stage import Stage

SLIP_COST: Final = {
    "wrong-speaker": "wrong-speaker.trust",
    "leak": "leak.trust",
    "asserts-unknown": "false.trust",
    "repeats-false": "false.trust",
    "privacy": "privacy.trust",
}
FRESH_LISTENERS: Final = frozenset({"public", "journalist", "regulator", "patient", "family", "partner"})


class Impression:
    """Moves people by what the team says and by what happens."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def make(
        self, say: Say, waited: Mapping[str, tuple[Channel, int]], broken: list[Slipped], *, outside: bool
    ) -> None:
        """Moves everybody who hears a reply; `waited` tells where and how long (s) somebody waited for it."""
        levels = say.reading.levels()
        for name, mind in self._stage.minds.items():
            share = self._share(say, name, mind)
            if share <= 0:
                continue
            feelings = mind.at(self._stage.now_s)
            hearing = Hearing(
                kind=mind.person.is_,
                wants=frozenset(mind.person.wants),
                share=share,
                keen=self._keen(waited.get(name)),
                heard=mind.heard,
                halo=mind.start.trust,
            )
            self._stage.move(name, causes(levels, feelings, hearing), say.id)
            for mark in GOOD_MARKS:
                if levels.get(mark):
                    mind.heard[mark] = mind.heard.get(mark, 0) + 1
        if outside:
            self._slipped(say, broken)

    def push(self, person: str, move: Move, about: str) -> None:
        """What an inject does by itself."""
        pushes = (("trust", move.trust), ("anger", move.anger), ("anxiety", move.anxiety))
        self._stage.move(person, [Cause(feeling, by / 100, "inject") for feeling, by in pushes if by], about)  # type: ignore[arg-type]

    def _share(self, say: Say, name: str, mind: Mind) -> float:
        if say.to == name:
            return 1.0
        kind = mind.person.is_
        if say.to == "team":
            return 0.5 if kind == "staff" else 0.0
        if say.by in PUBLIC_CHANNELS:
            if kind in WATCHERS:
                return 1.0 if kind == "public" or say.to == "public" else VALUES["audience.bystander"]
            return VALUES["audience.bystander"]
        if say.by == "counter" and kind in ("patient", "family", "staff"):
            return VALUES["audience.bystander"] / 2
        return 0.0

    def _keen(self, waited: tuple[Channel, int] | None) -> float:
        if waited is None:
            return 1.0
        floor = VALUES["late.floor"]
        return floor + (1 - floor) * patience(*waited)

    def _slipped(self, say: Say, broken: list[Slipped]) -> None:
        for slip in broken:
            cost = VALUES[SLIP_COST[slip.slip]]
            for name, mind in self._stage.minds.items():
                if mind.person.is_ in FRESH_LISTENERS:
                    self._stage.move(name, [Cause("trust", cost, slip.slip)], say.id)
