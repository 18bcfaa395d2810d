"""The numbers of the model of people that a scenario may set under `coefficients`, each with its least and its most.

The names are here, below the model, because the checker has to know them; what they mean, their values, units, sources
and standing are in `sim.coefficients`. A number that is not listed cannot be set by a scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from scenarios.field import CHANNELS, MARKS, Kind

Range = tuple[float, float]

SHARE: Final[Range] = (0.0, 1.0)
LOSS: Final[Range] = (-1.0, 0.0)
FACTOR: Final[Range] = (0.0, 5.0)
HALF_LIFE: Final[Range] = (600.0, 30 * 86400.0)
WAIT: Final[Range] = (10.0, 7 * 86400.0)
WEIGHT: Final[Range] = (0.0, 10.0)

_GOOD: Final = MARKS[: MARKS.index("defensiveness")]
_BAD: Final = MARKS[MARKS.index("defensiveness") :]
_EASES: Final = {
    "anger": ("empathy", "active_listening", "accountability", "apology", "corrective_action", "follow_up", "respect"),
    "anxiety": (
        "explanation",
        "transparency",
        "corrective_action",
        "patient_centered",
        "support_offered",
        "follow_up",
    ),
    "gap": ("explanation", "transparency", "follow_up", "dedicated_channel"),
}

_SINGLE: Final[dict[str, Range]] = {
    "responsibility.victim": SHARE,
    "responsibility.accidental": SHARE,
    "responsibility.preventable": SHARE,
    "responsibility.history": SHARE,
    "responsibility.reputation": SHARE,
    "reputation.bad": SHARE,
    "start.noise": (0.0, 0.3),
    "start.gap": SHARE,
    "start.anger": SHARE,
    "start.anxiety": SHARE,
    "anger.half-life": HALF_LIFE,
    "anxiety.half-life": HALF_LIFE,
    "anxiety.half-life.informed": HALF_LIFE,
    "exposure.hold": (0.0, 86400.0),
    "blame.half-life": HALF_LIFE,
    "blame.anchor": SHARE,
    "blame.pull": SHARE,
    "blame.weight": (0.0, 1.5),
    "silence.anger": FACTOR,
    "silence.anxiety": FACTOR,
    "silence.trust": FACTOR,
    "silence.angry.anger": FACTOR,
    "silence.anxious.anxiety": FACTOR,
    "silence.silent.anger": FACTOR,
    "silence.silent.trust": FACTOR,
    "patience.shape": (0.1, 3.0),
    "late.floor": SHARE,
    "late.doubt": SHARE,
    "level.1": SHARE,
    "repeat": FACTOR,
    "repeat.harm": FACTOR,
    "wants": (1.0, 5.0),
    "full": (0.1, 1.0),
    "trust.gain": SHARE,
    "trust.loss": SHARE,
    "trust.halo": SHARE,
    "trust.sympathy-only": LOSS,
    "trust.soft": (0.01, 1.0),
    "anger.harm": SHARE,
    "audience.bystander": SHARE,
    "brushed.trust": LOSS,
    "brushed.anger": SHARE,
    "need.weight": (1.0, 5.0),
    "need.unmet": SHARE,
    "apology.responsibility": SHARE,
    "apology.repair": SHARE,
    "apology.regret": SHARE,
    "apology.explanation": SHARE,
    "apology.repentance": SHARE,
    "apology.forgiveness": SHARE,
    "fit.competence": SHARE,
    "fit.integrity": SHARE,
    "fit.none": SHARE,
    "amends.anger": SHARE,
    "amends.trust": SHARE,
    "blame.admitted": SHARE,
    "blame.explained": LOSS,
    "blame.shifted": SHARE,
    "blame.defended": SHARE,
    "blame.contradicted": SHARE,
    "blame.corrected": SHARE,
    "blame.concealed": SHARE,
    "blame.disclosed": LOSS,
    "disclosed.severity": SHARE,
    "belief.contradiction": SHARE,
    "belief.trust": LOSS,
    "belief.floor": SHARE,
    "hidden.rate": (0.0, 60.0),
    "hidden.denied": (1.0, 50.0),
    "promise.within": (60.0, 7 * 86400.0),
    "promise.kept": SHARE,
    "privacy.trust": LOSS,
    "wrong-speaker.trust": LOSS,
    "leak.trust": LOSS,
    "false.trust": LOSS,
    "ladder.content": SHARE,
    "ladder.spread": SHARE,
    "ladder.hurry": SHARE,
    "ladder.rest": SHARE,
    "ladder.angry": SHARE,
    "ladder.anxious": SHARE,
    "ladder.calm": SHARE,
    "ladder.silent": SHARE,
    "ladder.surely": SHARE,
    "news.unanswered.responsibility": SHARE,
    "news.unanswered.trust": LOSS,
    "news.answered.trust": LOSS,
    "spread.audience": (100.0, 1e8),
    "spread.trust": LOSS,
    "spread.anger": SHARE,
}

RANGES: Final[Mapping[str, Range]] = {
    **_SINGLE,
    **{f"patience.{channel}": WAIT for channel in CHANNELS},
    **{f"angry.{kind}": SHARE for kind in get_args(Kind)},
    **{f"room.{mark}": WEIGHT for mark in _GOOD},
    **{f"outside.{mark}": WEIGHT for mark in _GOOD},
    **{f"harm.{mark}": SHARE for mark in _BAD},
    **{f"eases.{feeling}.{mark}": SHARE for feeling, marks in _EASES.items() for mark in marks},
}
"""By name: the least and the most that a scenario may give."""
