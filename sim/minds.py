"""A person's feelings: where they start and how they drift by themselves, in closed form, between events."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from typing import Final

from scenarios.field import Channel, Kind, Mood
from scenarios.schema import Crisis, Person
from sim.chance import stream
from sim.coefficients import VALUES
from sim.events import FEELINGS, Cause, Feeling

ANGRY_SHARE: Final[dict[Kind, float]] = {
    "patient": 1.0,
    "family": 1.0,
    "public": 0.6,
    "journalist": 0.25,
    "regulator": 0.25,
    "staff": 0.3,
    "partner": 0.2,
}
"""How much of the attributed responsibility is felt as anger at the start (ours)."""


@dataclass(frozen=True)
class Feelings:
    """Five feelings, each 0 to 1."""

    trust: float
    anger: float
    anxiety: float
    responsibility: float
    gap: float

    def plus(self, feeling: Feeling, by: float) -> Feelings:
        """The same with one feeling moved, held within 0 and 1."""
        return replace(self, **{feeling: min(1.0, max(0.0, getattr(self, feeling) + by))})

    def rounded(self) -> dict[str, float]:
        """Four decimals: what events carry."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def starting(person: Person, crisis: Crisis, seed: int, name: str) -> Feelings:
    """Where somebody starts: what the scenario says, else what follows from the crisis, with a little chance."""
    given = person.starts
    blame = VALUES[f"responsibility.{crisis.kind}"] + (
        VALUES["responsibility.history"] if crisis.history == "similar" else 0
    )
    severity = crisis.severity / 5
    gap = 0.7 if given.gap is None else given.gap / 100
    derived = {
        "trust": crisis.trust / 100,
        "anger": 0.9 * blame * (0.5 + severity / 2) * ANGRY_SHARE[person.is_],
        "anxiety": 0.7 * gap * (0.5 + severity / 2),
        "responsibility": blame,
        "gap": gap,
    }
    rng = stream(seed, f"person:{name}")
    width = VALUES["start.noise"]
    values = {}
    for feeling, value in derived.items():
        stated = getattr(given, feeling)
        base = value if stated is None else stated / 100
        values[feeling] = min(1.0, max(0.0, base + float(rng.uniform(-width, width))))
    return Feelings(**values)


def patience(by: Channel, waited_s: float) -> float:
    """The share of people who would still wait, 1 to 0: a Weibull curve on the channel's own scale."""
    scale = VALUES[f"patience.{by}"]
    return math.exp(-((max(0.0, waited_s) / scale) ** VALUES["patience.shape"]))


def settle(feelings: Feelings, passed_s: int) -> Feelings:
    """Feelings after a time in which nobody keeps them waiting: anger and anxiety fade."""
    if passed_s <= 0:
        return feelings
    informed = ".informed" if feelings.gap < 0.3 else ""
    return replace(
        feelings,
        anger=feelings.anger * 2 ** (-passed_s / VALUES["anger.half-life"]),
        anxiety=feelings.anxiety * 2 ** (-passed_s / VALUES[f"anxiety.half-life{informed}"]),
    )


def ruminate(feelings: Feelings, by: Channel, waited_from_s: int, waited_to_s: int) -> Feelings:
    """Feelings after waiting, unanswered, from one moment of the wait to another; two parts make the same as one."""
    scale = VALUES[f"patience.{by}"]
    dose = math.log1p(waited_to_s / scale) - math.log1p(waited_from_s / scale)
    if dose <= 0:
        return feelings
    return replace(
        feelings,
        anger=1 - (1 - feelings.anger) * math.exp(-VALUES["silence.anger"] * dose),
        anxiety=1 - (1 - feelings.anxiety) * math.exp(-VALUES["silence.anxiety"] * dose),
        trust=feelings.trust * math.exp(-VALUES["silence.trust"] * dose),
    )


def mood(feelings: Feelings, anxious: bool = False) -> Mood:
    """How somebody sounds."""
    heat = max(feelings.anger, 0.8 * feelings.anxiety) if anxious else feelings.anger
    return "calm" if heat < 0.38 else "upset" if heat < 0.68 else "furious"


class Mind:
    """One person's feelings over time, read at any second at or after the last change."""

    def __init__(self, name: str, person: Person, start: Feelings) -> None:
        self.name = name
        self.person = person
        self.start = start
        self.heard: dict[str, int] = {}
        """How often each good mark was heard from the clinic."""
        self.told = start
        """The feelings as events told them last."""
        self._feelings = start
        self._since_s = 0
        self._waiting: tuple[Channel, int] | None = None

    def at(self, now_s: int) -> Feelings:
        """The feelings at that second."""
        passed = now_s - self._since_s
        if passed <= 0:
            return self._feelings
        if self._waiting is None:
            return settle(self._feelings, passed)
        by, asked_s = self._waiting
        return ruminate(self._feelings, by, self._since_s - asked_s, now_s - asked_s)

    def drifted(self, now_s: int) -> list[Cause]:
        """What silence or time has done to the feelings since they were last told."""
        why = "time" if self._waiting is None else "silence"
        now = self.at(now_s)
        return [Cause(name, getattr(now, name) - getattr(self.told, name), why) for name in FEELINGS]

    def set(self, now_s: int, feelings: Feelings) -> None:
        """Feelings from that second on."""
        self._feelings, self._since_s = feelings, now_s

    def wait(self, now_s: int, by: Channel) -> None:
        """Starts to wait for an answer, unless it waits already."""
        if self._waiting is None:
            self.set(now_s, self.at(now_s))
            self._waiting = (by, now_s)

    def stop_waiting(self, now_s: int) -> None:
        """Waits no longer."""
        self.set(now_s, self.at(now_s))
        self._waiting = None

    def mood(self, now_s: int) -> Mood:
        """How they sound at that second."""
        return mood(self.at(now_s), anxious=self.person.temper == "anxious")
