"""What a reply does to somebody: marks, lateness, audience and repetition become causes that move feelings.

In the room, empathy comes first; the public and the press need facts and action, and sympathy alone costs
(`sim.coefficients` names the sources).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from scenarios.field import Kind
from sim.coefficients import VALUES
from sim.events import Cause, Feeling
from sim.minds import Feelings

ROOM: Final = {
    "empathy": 3.0,
    "active_listening": 2.0,
    "accountability": 2.0,
    "apology": 1.5,
    "explanation": 2.0,
    "corrective_action": 2.0,
    "follow_up": 1.5,
    "patient_centered": 1.5,
    "transparency": 1.0,
    "respect": 0.7,
    "support_offered": 1.0,
    "seek_solution": 1.0,
    "autonomy": 0.7,
    "dedicated_channel": 0.8,
}
"""What counts for somebody who is party to the matter."""

OUTSIDE: Final = {
    "explanation": 3.0,
    "transparency": 2.5,
    "corrective_action": 2.5,
    "accountability": 1.5,
    "follow_up": 1.5,
    "dedicated_channel": 1.2,
    "patient_centered": 1.2,
    "empathy": 1.2,
    "apology": 1.0,
    "respect": 0.5,
    "support_offered": 0.6,
    "active_listening": 0.5,
    "seek_solution": 0.4,
    "autonomy": 0.3,
}
"""What counts for those who watch."""

HARM: Final = {
    "defensiveness": 0.35,
    "blame_shifting": 0.50,
    "minimising": 0.45,
    "evasion": 0.25,
    "threat": 0.60,
    "privacy_breach": 0.80,
    "speculation": 0.20,
    "jargon": 0.10,
    "emotional_language": 0.45,
    "public_compensation": 0.20,
}
"""How much harm a harmful mark at level 2 does."""

EASES: Final[dict[Feeling, dict[str, float]]] = {
    "anger": {
        "empathy": 0.30,
        "active_listening": 0.18,
        "accountability": 0.12,
        "apology": 0.10,
        "corrective_action": 0.10,
        "follow_up": 0.08,
        "respect": 0.05,
    },
    "anxiety": {
        "explanation": 0.24,
        "transparency": 0.16,
        "corrective_action": 0.16,
        "patient_centered": 0.12,
        "support_offered": 0.12,
        "follow_up": 0.10,
    },
    "gap": {"explanation": 0.30, "transparency": 0.25, "follow_up": 0.20, "dedicated_channel": 0.10},
}
"""Which share of a feeling each mark takes away."""

WATCHERS: Final[frozenset[Kind]] = frozenset({"public", "journalist", "regulator"})
FACTS: Final = ("explanation", "transparency", "corrective_action")
FULL: Final = 0.62
"""The share of all that counts which a very good reply holds: nobody says everything at once (ours)."""


@dataclass(frozen=True)
class Hearing:
    """How a reply reaches one person."""

    kind: Kind
    wants: frozenset[str]
    share: float
    """1 for the one addressed, less for bystanders."""
    keen: float
    """What lateness leaves of the effect, 0 to 1."""
    heard: Mapping[str, int]
    """How often this person heard each good mark before."""
    halo: float
    """Trust there was before the crisis: it takes up part of a loss."""


def strength(level: int) -> float:
    """0, a weak share, or 1."""
    return (0.0, VALUES["level.1"], 1.0)[level]


def quality(levels: Mapping[str, int], kind: Kind, wants: frozenset[str]) -> float:
    """How good a reply is for such a person, 0 to 1, harm left aside."""
    weights = OUTSIDE if kind in WATCHERS else ROOM
    scaled = {mark: weight * (1.6 if mark in wants else 1.0) for mark, weight in weights.items()}
    got = math.fsum(weight * strength(levels.get(mark, 0)) for mark, weight in scaled.items())
    return min(1.0, got / (FULL * math.fsum(scaled.values())))


def harm(levels: Mapping[str, int]) -> float:
    """How much harm a reply does, 0 upwards."""
    return math.fsum(weight * levels.get(mark, 0) / 2 for mark, weight in HARM.items())


def causes(levels: Mapping[str, int], feelings: Feelings, hearing: Hearing) -> list[Cause]:
    """Why and by how much a reply moves somebody."""
    return [
        *_eases(levels, feelings, hearing),
        *_trust_gains(levels, feelings, hearing),
        *_harms(levels, feelings, hearing),
    ]


def _fresh(mark: str, hearing: Hearing) -> float:
    return 1 / (1 + VALUES["repeat"] * hearing.heard.get(mark, 0))


def _eases(levels: Mapping[str, int], feelings: Feelings, hearing: Hearing) -> list[Cause]:
    found = []
    for feeling, weights in EASES.items():
        for mark, weight in weights.items():
            level = levels.get(mark, 0)
            by = (
                -getattr(feelings, feeling)
                * weight
                * strength(level)
                * hearing.share
                * hearing.keen
                * _fresh(mark, hearing)
            )
            if level:
                found.append(Cause(feeling, by, mark, level))
    return found


def _trust_gains(levels: Mapping[str, int], feelings: Feelings, hearing: Hearing) -> list[Cause]:
    outside = hearing.kind in WATCHERS
    if outside and levels.get("empathy", 0) and not any(levels.get(mark, 0) for mark in FACTS):
        return [Cause("trust", VALUES["trust.sympathy-only"] * hearing.share, "sympathy-only")]
    weights = OUTSIDE if outside else ROOM
    scaled = {mark: weight * (1.6 if mark in hearing.wants else 1.0) for mark, weight in weights.items()}
    room = (
        VALUES["trust.gain"] * (1 - feelings.trust) * hearing.share * hearing.keen / (FULL * math.fsum(scaled.values()))
    )
    return [
        Cause("trust", room * weight * strength(levels[mark]) * _fresh(mark, hearing), mark, levels[mark])
        for mark, weight in scaled.items()
        if levels.get(mark, 0)
    ]


def _harms(levels: Mapping[str, int], feelings: Feelings, hearing: Hearing) -> list[Cause]:
    found = []
    for mark, weight in HARM.items():
        level = levels.get(mark, 0)
        if not level:
            continue
        hurt = weight * level / 2 * hearing.share
        loss = VALUES["trust.loss"] * feelings.trust * hurt * (1 - VALUES["trust.halo"] * hearing.halo)
        found.append(Cause("trust", -loss, mark, level))
        found.append(Cause("anger", VALUES["anger.harm"] * (1 - feelings.anger) * hurt, mark, level))
        if mark == "blame_shifting":
            found.append(Cause("responsibility", 0.10 * level * hearing.share, mark, level))
    return found
