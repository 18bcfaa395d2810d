"""The closed sets of the field: roles, channels, SOP steps, moods, and which channels the public hears."""

from __future__ import annotations

from typing import Final, Literal, get_args

Role = Literal["director", "medical", "pr", "admin", "legal", "service"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

Channel = Literal["counter", "phone", "line", "review", "social", "press-call", "press", "website", "internal"]
CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
PUBLIC_CHANNELS: Final = frozenset({"review", "social", "press", "website"})
"""Read by anybody."""
OUTSIDE_CHANNELS: Final = PUBLIC_CHANNELS | {"press-call"}
"""Heard by people who are not party to the matter: privacy and talk of money are judged here."""
PRESS_CHANNELS: Final = frozenset({"press-call", "press"})
STATEMENT_CHANNELS: Final = frozenset({"press", "website"})
"""What is published here speaks to everybody who asked in public, wherever they asked."""

SopStep = Literal["report", "convene", "activate", "investigate", "strategy", "execute", "monitor"]
SOP_STEPS: Final[tuple[SopStep, ...]] = get_args(SopStep)
"""The seven steps of the start-up flow, in their order."""

Step = Literal[
    "report",
    "convene",
    "activate",
    "investigate",
    "strategy",
    "execute",
    "monitor",
    "record",
    "assess",
    "assign-contact",
    "medical-check",
    "legal",
    "approve",
    "insurer",
    "mediation",
    "support",
    "care-team",
    "brief-staff",
    "resources",
    "fact-sheet",
]
STEPS: Final[tuple[Step, ...]] = get_args(Step)
"""All that can be done without words to an outsider: the seven steps, then what disputes and teams need."""

Kind = Literal["patient", "family", "public", "journalist", "regulator", "staff", "partner"]
Temper = Literal["angry", "anxious", "silent", "calm"]
Mood = Literal["calm", "upset", "furious"]
MOODS: Final[tuple[Mood, ...]] = get_args(Mood)
Look = Literal["calm", "upset", "furious", "afraid", "frantic"]
"""How somebody looks: their mood, or what fear makes of it."""
FactStatus = Literal["confirmed", "unknown", "confidential", "false"]
Angle = Literal["facts", "people", "blame"]
"""What a reporter is after: what happened, how people are treated, whose fault it is."""
PlatformName = Literal["threads", "facebook", "line", "review", "news"]
PLATFORMS: Final[tuple[PlatformName, ...]] = get_args(PlatformName)
"""Where a public post stands: Threads, PTT and other open feeds; Facebook; LINE groups; reviews; under the news."""
Tone = Literal["plain", "angry", "anxious", "sad"]
TONES: Final[tuple[Tone, ...]] = get_args(Tone)
"""What a post sounds like."""
Stance = Literal["against", "worried", "waiting", "defending"]
STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
"""Which side somebody takes who writes under a post."""
RungStep = Literal["ask-again", "post", "press", "bureau", "lawyer"]

MARKS: Final = (
    "empathy",
    "apology",
    "accountability",
    "explanation",
    "corrective_action",
    "follow_up",
    "dedicated_channel",
    "active_listening",
    "transparency",
    "patient_centered",
    "autonomy",
    "seek_solution",
    "support_offered",
    "respect",
    "defensiveness",
    "blame_shifting",
    "minimising",
    "evasion",
    "threat",
    "privacy_breach",
    "speculation",
    "jargon",
    "emotional_language",
    "public_compensation",
)
"""The ids of the 24 marks, in the order of the codebook; what they mean is `sim.reading`'s."""
