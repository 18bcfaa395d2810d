"""Who hears what is said, and what it does to each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scenarios.field import PUBLIC_CHANNELS, Channel, Kind
from scenarios.schema import Move
from sim.actions import Say
from sim.apology import fault_of, strength
from sim.events import Cause, Push, Slipped
from sim.exposure import by_inject
from sim.followups import FollowUps
from sim.memory import Memory
from sim.minds import Mind, patience
from sim.reading import grave
from sim.response import AMENDS, WATCHERS, Hearing, causes, soft
from sim.stage import Stage
from sim.weighing import weighed

SLIP_COST: Final = {
    "wrong-speaker": "wrong-speaker.trust",
    "leak": "leak.trust",
    "asserts-unknown": "false.trust",
    "repeats-false": "false.trust",
    "privacy": "privacy.trust",
}
NOTHING: Final[frozenset[str]] = frozenset()
CONCERNED: Final[frozenset[Kind]] = frozenset({"patient", "family"})
"""Whom a crisis is about."""
FRESH_LISTENERS: Final = frozenset({"public", "journalist", "regulator", "patient", "family", "partner"})


class Impression:
    """Moves people by what the team says and by what happens."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._numbers = stage.numbers
        self._fault = fault_of(stage.scenario.crisis)
        self._fit = stage.numbers[f"fit.{self._fault}"]
        """What owning up is worth after such a fault."""
        self._followups = FollowUps(stage)
        self._memory = Memory(stage)

    def make(
        self, say: Say, waited: Mapping[str, tuple[Channel, int]], broken: list[Slipped], *, outside: bool
    ) -> None:
        """Moves everybody who hears a reply; `waited` tells where and how long (s) somebody waited for it."""
        levels, numbers = say.reading.levels(), self._numbers
        strong = {mark: strength(level, numbers) for mark, level in levels.items()}
        amends = weighed(levels, "public", NOTHING, "calm", numbers).complete * self._fit
        if amends > 0:
            strong[AMENDS] = 1.0
        wounds = bool(grave(levels))
        marks, hearing = list(strong.items()), list[str]()
        for name, mind in self._stage.minds.items():
            share = self._share(say, name, mind)
            if share <= 0:
                continue
            # Whoever still waits for an answer hears with the same impatience what is said to others.
            wait = waited.get(name) or mind.waited(say.at_s)
            struck = self._struck(say, mind, share)
            self._stage.move(name, self._causes(say, levels, mind, (share, struck), wait), say.id)
            hearing.append(name)
            if name in waited:
                doubt = numbers["late.doubt"] * (1 - self._keen(waited[name]))
                mind.belief = min(mind.belief, 1 - doubt)
            mind.wound = max(mind.wound * (1 - share * amends), wounds * struck)
            heard = mind.heard
            before = heard.get
            for mark, strength_of in marks:
                heard[mark] = before(mark, 0.0) + share * strength_of
            if share >= 1:
                self._followups.made(name, say)
        if outside:
            self._slipped(say, broken, hearing)
            self._memory.spoken(say, levels)

    def push(self, person: str, move: Move, about: str) -> None:
        """What an inject does by itself."""
        mind = self._stage.minds[person]
        moved = by_inject(mind, self._stage.now_s, move.trust, move.anger, move.anxiety)
        self._stage.move(person, [cause for cause in moved if cause[1]], about)

    def _causes(
        self,
        say: Say,
        levels: Mapping[str, int],
        mind: Mind,
        reached: tuple[float, float],
        waited: tuple[Channel, int] | None,
    ) -> list[Push]:
        """`reached` are the shares of what is said and of its grave harm."""
        share, struck = reached
        person, stage = mind.person, self._stage
        wants, keen = stage.plan.wants[mind.name], self._keen(waited) * mind.belief * self._open(mind)
        halo, temper = mind.start.trust, person.temper
        hearing = Hearing(person.is_, wants, share, struck, keen, mind.heard, halo, temper, self._fault, self._numbers)
        found = causes(levels, mind.at(stage.now_s), hearing)
        found += self._memory.contradicted(mind.name, say, levels)
        if share >= 1:
            found += self._followups.kept(mind.name, levels)
        return found

    def _share(self, say: Say, name: str, mind: Mind) -> float:
        if say.to == name:
            return 1.0
        kind = mind.person.is_
        bystander = self._numbers["audience.bystander"]
        if say.to == "team":
            return self._numbers["audience.team"] if kind == "staff" else 0.0
        if say.by in PUBLIC_CHANNELS:
            if kind in WATCHERS:
                return 1.0 if kind == "public" or say.to == "public" else bystander
            return bystander
        if say.by == "counter" and kind in ("patient", "family", "staff"):
            return bystander * self._numbers["audience.counter"]
        return 0.0

    def _struck(self, say: Say, mind: Mind, share: float) -> float:
        """What of grave harm reaches them: those whom the matter is about are struck by what is said in public."""
        if say.by in PUBLIC_CHANNELS and mind.person.is_ in CONCERNED:
            return max(share, self._numbers["audience.concerned"])
        return share

    def _open(self, mind: Mind) -> float:
        """What a wound leaves of later words, 0 to 1: whoever was blamed, threatened or exposed hears little else."""
        return 1 - self._numbers["wound.closed"] * mind.wound

    def _keen(self, waited: tuple[Channel, int] | None) -> float:
        if waited is None:
            return 1.0
        floor = self._numbers["late.floor"]
        return floor + (1 - floor) * patience(*waited, self._numbers)

    def _slipped(self, say: Say, broken: list[Slipped], hearing: list[str]) -> None:
        """What a slip costs with those who heard it; others learn of it from what is published."""
        for slip in broken:
            for name in hearing:
                mind = self._stage.minds[name]
                if mind.person.is_ in FRESH_LISTENERS:
                    cost = soft(self._numbers[SLIP_COST[slip.slip]], mind.at(self._stage.now_s), self._numbers)
                    self._stage.move(name, [Cause("trust", cost, slip.slip)], say.id)
