"""A person's feelings: where they start and how they drift by themselves, in closed form, between events."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, NamedTuple

from scenarios.field import Channel, Look, Mood, Temper
from scenarios.schema import Crisis, Person
from sim.chance import stream
from sim.coefficients import DEFAULT, Numbers
from sim.events import FEELINGS, PLACE, Cause, Push

LEAST: Final = 0.0005
"""A smaller move of a feeling is not told."""


class Feelings(NamedTuple):
    """Five feelings, each 0 to 1, in the order of `FEELINGS`."""

    trust: float
    anger: float
    anxiety: float
    responsibility: float
    gap: float

    def rounded(self) -> dict[str, float]:
        """Four decimals: what events carry."""
        return {
            "trust": four(self.trust),
            "anger": four(self.anger),
            "anxiety": four(self.anxiety),
            "responsibility": four(self.responsibility),
            "gap": four(self.gap),
        }

    def moved(self, causes: Iterable[Push]) -> Feelings:
        """The same moved by one cause after the other, each time held within 0 and 1."""
        values = list(self)
        for feeling, by, _, _ in causes:
            place = PLACE[feeling]
            value = values[place] + by
            values[place] = 0.0 if value <= 0.0 else value if value < 1.0 else 1.0
        return felt(values)


felt: Final[Callable[[Iterable[float]], Feelings]] = partial(tuple.__new__, Feelings)
"""The five in their order as `Feelings`, which by its own name takes four times as long to make."""


def four(value: float) -> float:
    """`round(value, 4)` in half the time, for numbers of a size with feelings."""
    if value < 0.0:
        return -four(-value)
    scaled = value * 1e4 + 0.5
    whole = int(scaled)
    # Where the product's own error could decide, `round` does.
    return whole / 1e4 if 1e-6 < scaled - whole < 0.999999 else round(value, 4)


def starting(person: Person, crisis: Crisis, seed: int, name: str, numbers: Numbers = DEFAULT) -> Feelings:
    """Where somebody starts: what the scenario says, else what follows from the crisis, with a little chance."""
    given = person.starts
    blame = numbers[f"responsibility.{crisis.kind}"]
    blame += numbers["responsibility.history"] if crisis.history == "similar" else 0
    blame += numbers["responsibility.reputation"] if crisis.trust / 100 < numbers["reputation.bad"] else 0
    severity = crisis.severity / 5
    gap = numbers["start.gap"] if given.gap is None else given.gap / 100
    derived = {
        "trust": crisis.trust / 100,
        "anger": numbers["start.anger"] * blame * (0.5 + severity / 2) * numbers[f"angry.{person.is_}"],
        "anxiety": numbers["start.anxiety"] * gap * (0.5 + severity / 2),
        "responsibility": blame,
        "gap": gap,
    }
    rng = stream(seed, f"person:{name}")
    width = numbers["start.noise"]
    values = {}
    for (feeling, value), noise in zip(derived.items(), rng.uniform(-width, width, 5).tolist(), strict=True):
        stated = getattr(given, feeling)
        base = value if stated is None else stated / 100
        values[feeling] = min(1.0, max(0.0, base + noise))
    return Feelings(**values)


def patience(by: Channel, waited_s: float, numbers: Numbers = DEFAULT) -> float:
    """The share of people who would still wait, 1 to 0: a Weibull curve on the channel's own scale."""
    return math.exp(-((max(0.0, waited_s) / numbers[f"patience.{by}"]) ** numbers["patience.shape"]))


def settle(feelings: Feelings, passed_s: int, numbers: Numbers = DEFAULT, *, stirred_s: int = 0) -> Feelings:
    """Feelings after a time in which nobody keeps them waiting: anger and anxiety fade, blame draws trust towards it.

    For the first `stirred_s` of that time nothing fades, because they have only just met it again.
    """
    if passed_s <= 0:
        return feelings
    calm_s = passed_s - stirred_s if passed_s > stirred_s else 0
    trust, anger, anxiety, responsibility, gap = feelings
    informed = gap < numbers["gap.informed"]
    anxiety_s = numbers["anxiety.half-life.informed" if informed else "anxiety.half-life"]
    anchor = numbers["blame.anchor"] - numbers["blame.pull"] * responsibility
    left = 2 ** (-passed_s / numbers["blame.half-life"])
    return felt(
        (
            anchor + (trust - anchor) * left,
            anger * 2 ** (-calm_s / numbers["anger.half-life"]) if calm_s else anger,
            anxiety * 2 ** (-calm_s / anxiety_s) if calm_s else anxiety,
            responsibility,
            gap,
        )
    )


def ruminate(
    feelings: Feelings,
    by: Channel,
    waited_from_s: int,
    waited_to_s: int,
    numbers: Numbers = DEFAULT,
    temper: Temper = "calm",
) -> Feelings:
    """Feelings after waiting, unanswered, from one moment of the wait to another; two parts make the same as one."""
    kept = numbers.silence.get((by, temper))
    scale, trust, anger, anxiety = _silence(by, temper, numbers) if kept is None else kept
    dose = math.log1p(waited_to_s / scale) - math.log1p(waited_from_s / scale)
    if dose <= 0:
        return feelings
    return felt(
        (
            feelings.trust * math.exp(trust * dose),
            1 - (1 - feelings.anger) * math.exp(anger * dose),
            1 - (1 - feelings.anxiety) * math.exp(anxiety * dose),
            feelings.responsibility,
            feelings.gap,
        )
    )


def _silence(by: Channel, temper: Temper, numbers: Numbers) -> tuple[float, float, float, float]:
    """The scale of the wait on that channel, and what silence takes from trust, calm and ease, for such a temper."""
    key = by, temper
    if key not in numbers.silence:
        trust, anger, anxiety = (
            -numbers[f"silence.{each}"] * numbers.get(f"silence.{temper}.{each}", 1.0)
            for each in ("trust", "anger", "anxiety")
        )
        numbers.silence[key] = numbers[f"patience.{by}"], trust, anger, anxiety
    return numbers.silence[key]


def heat(feelings: Feelings, temper: Temper, numbers: Numbers = DEFAULT) -> float:
    """How worked up somebody is, 0 to 1: anger, or what fear makes of them if they are the anxious sort."""
    if temper != "anxious":
        return feelings.anger
    return max(feelings.anger, numbers["fear.heat"] * feelings.anxiety)


def mood(feelings: Feelings, temper: Temper = "calm", numbers: Numbers = DEFAULT) -> Mood:
    """How somebody sounds."""
    return _sounding(heat(feelings, temper, numbers), numbers)


def look(feelings: Feelings, numbers: Numbers = DEFAULT) -> Look:
    """How somebody looks, whatever their temper: by their anger, or by their fear where that is stronger."""
    fear = numbers["fear.heat"] * feelings.anxiety
    if fear <= feelings.anger:
        return _sounding(feelings.anger, numbers)
    return _FRIGHTENED[_sounding(fear, numbers)]


_FRIGHTENED: Final[dict[Mood, Look]] = {"calm": "calm", "upset": "afraid", "furious": "frantic"}


def _sounding(worked_up: float, numbers: Numbers) -> Mood:
    if worked_up < numbers["mood.upset"]:
        return "calm"
    return "upset" if worked_up < numbers["mood.furious"] else "furious"


class Mind:
    """One person's feelings over time, read at any second at or after the last change."""

    def __init__(self, name: str, person: Person, start: Feelings, numbers: Numbers = DEFAULT) -> None:
        self.name = name
        self.person = person
        self.start = start
        self.numbers = numbers
        self.heard: dict[str, float] = {}
        """How much of each mark was heard from the clinic: 1 for a full mark said to them, less for one overheard."""
        self.belief = 1.0
        """What the clinic's words are worth after it contradicted itself, 0 to 1."""
        self.wound = 0.0
        """What is left of grave harm that the clinic did them, 0 to 1."""
        self.severity = 1.0
        """What is left of later losses since the clinic told the worst itself, 0 to 1."""
        self.told = start
        """The feelings as events told them last."""
        self._feelings = start
        self._since_s = 0
        self._stirred_until_s = 0
        self._hold_s = int(numbers["exposure.hold"])
        self._waiting: tuple[Channel, int] | None = None
        self.waits_for = ""
        """The inject with which they asked what nobody has answered so far; empty while they do not wait."""
        self._known: tuple[int, Feelings] | None = None
        """The second asked for last, with its feelings: most seconds are asked for several times."""

    def at(self, now_s: int) -> Feelings:
        """The feelings at that second."""
        known = self._known
        if known is None or known[0] != now_s:
            known = self._known = now_s, self._at(now_s)
        return known[1]

    def _at(self, now_s: int) -> Feelings:
        passed = now_s - self._since_s
        if passed <= 0:
            return self._feelings
        if self._waiting is None:
            stirred_s = self._stirred_until_s - self._since_s if self._stirred_until_s > self._since_s else 0
            return settle(self._feelings, passed, self.numbers, stirred_s=stirred_s)
        by, asked_s = self._waiting
        waited_s = self._since_s - asked_s
        return ruminate(self._feelings, by, waited_s, now_s - asked_s, self.numbers, self.person.temper)

    def drifted(self, now_s: int) -> list[Cause]:
        """What silence or time has done to the feelings since they were last told: what is worth telling, rounded."""
        now, told = self.at(now_s), self.told
        if now is told:
            return []
        why = "time" if self._waiting is None else "silence"
        pairs = zip(FEELINGS, now, told, strict=True)
        return [Cause(name, four(by), why) for name, new, old in pairs if (by := new - old) >= LEAST or by <= -LEAST]

    def set(self, now_s: int, feelings: Feelings) -> None:
        """Feelings from that second on."""
        self._feelings, self._since_s, self._known = feelings, now_s, (now_s, feelings)

    def stir(self, now_s: int) -> Feelings:
        """Meets it again (a share, the news): for a while nothing fades. The feelings are those of now."""
        feelings = self.at(now_s)
        self.set(now_s, feelings)
        self._stirred_until_s = now_s + self._hold_s
        return feelings

    def wait(self, now_s: int, by: Channel, inject: str = "") -> None:
        """Starts to wait for an answer to that inject, unless it waits already."""
        if self._waiting is None:
            self.set(now_s, self.at(now_s))
            self._waiting, self.waits_for = (by, now_s), inject

    def waited(self, now_s: int) -> tuple[Channel, int] | None:
        """Where and how long (s) they have waited for an answer by now; None if they do not wait."""
        return None if self._waiting is None else (self._waiting[0], now_s - self._waiting[1])

    def stop_waiting(self, now_s: int) -> None:
        """Waits no longer."""
        self.set(now_s, self.at(now_s))
        self._waiting, self.waits_for = None, ""

    def heat(self, now_s: int) -> float:
        """How worked up they are at that second."""
        return heat(self.at(now_s), self.person.temper, self.numbers)

    def mood(self, now_s: int) -> Mood:
        """How they sound at that second."""
        return mood(self.at(now_s), self.person.temper, self.numbers)

    def look(self, now_s: int) -> Look:
        """How they look at that second."""
        return look(self.at(now_s), self.numbers)
