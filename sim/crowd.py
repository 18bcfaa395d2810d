"""How the public stands at a moment, and what that makes of who writes under a post."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scenarios.field import STANCES, Stance, Tone
from sim.coefficients import DEFAULT, Numbers
from sim.minds import Feelings

Moment = Literal["unanswered", "answered", "good", "poor"]
"""What the clinic last said in public: nothing; something; something concrete; nothing worth the name, or harm."""
EVEN: Final = Feelings(0.5, 0.4, 0.4, 0.5, 0.5)
"""The public for which shares of comments stand as they are in the table."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """The public as those who write see it."""

    trust: float = EVEN.trust
    anger: float = EVEN.anger
    anxiety: float = EVEN.anxiety
    shocked: bool = False
    """Something bad has only just come up: nobody praises the clinic now."""


CALM: Final = Crowd()


def leaning(crowd: Crowd, tone: Tone = "plain", numbers: Numbers = DEFAULT) -> tuple[Mapping[Stance, float], float]:
    """Factors on the share of each stance, and on the share of heated comments."""
    mood, fear = numbers["talk.mood"], numbers["talk.fear"]
    sour = (crowd.anger - EVEN.anger) - (crowd.trust - EVEN.trust)
    factors: dict[Stance, float] = {
        "against": math.exp(mood * sour),
        "worried": math.exp(fear * (crowd.anxiety - EVEN.anxiety)),
        "waiting": 1.0,
        "defending": 0.0 if crowd.shocked else math.exp(-mood * sour),
    }
    coloured = {stance: factors[stance] * numbers.get(f"tone.{tone}.{stance}", 1.0) for stance in STANCES}
    return coloured, math.exp(mood * (crowd.anger - EVEN.anger)) * numbers.get(f"tone.{tone}.hot", 1.0)
