"""An apology taken apart: which of its components a reply holds, and how well an apology fits what went wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, Literal

from scenarios.schema import Crisis
from sim.coefficients import DEFAULT, Numbers

Fault = Literal["none", "competence", "integrity"]

COMPONENTS: Final[dict[str, tuple[str, ...]]] = {
    "responsibility": ("accountability",),
    "repair": ("seek_solution", "support_offered"),
    "regret": ("apology",),
    "explanation": ("explanation",),
    "repentance": ("corrective_action", "follow_up"),
    "forgiveness": (),
}
"""The six components (Lewicki, Polin & Lount 2016) with the marks that show them.

The codebook has no mark for the last, which weighs least, so that no reply is credited with it."""


def fault_of(crisis: Crisis) -> Fault:
    """What the clinic did wrong, as the scenario says it or as it follows from the kind of crisis."""
    if crisis.fault is not None:
        return crisis.fault
    return "none" if crisis.kind == "victim" else "competence"


def completeness(levels: Mapping[str, int], numbers: Numbers = DEFAULT) -> float:
    """How complete an apology is, 0 to 1; a reply without regret or responsibility is none, whatever else it holds."""
    if not levels.get("apology") and not levels.get("accountability"):
        return 0.0
    return math.fsum(
        numbers[f"apology.{component}"] * max((strength(levels.get(mark, 0), numbers) for mark in marks), default=0.0)
        for component, marks in COMPONENTS.items()
    )


def effect(levels: Mapping[str, int], fault: Fault, numbers: Numbers = DEFAULT) -> float:
    """What the apology is worth for such a fault, 0 to 1: most where skill or care failed, least where nothing did."""
    return completeness(levels, numbers) * numbers[f"fit.{fault}"]


def strength(level: int, numbers: Numbers = DEFAULT) -> float:
    """What a mark of that level is worth: nothing, a weak share, or 1."""
    return (0.0, numbers["level.1"], 1.0)[level]
