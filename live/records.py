"""What the store keeps of a drill, as small frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarios.field import Channel, Role
from scenarios.words import Lang
from sim.actions import Action


@dataclass(frozen=True)
class DrillHeader:
    """What a drill is, as far as it was decided before STARTEX; it never changes afterwards."""

    scenario: str
    """The scenario's id."""
    title: Mapping[str, str]
    """The scenario's title by language."""
    source: Mapping[str, Any]
    """The scenario's own files (`LoadedScenario.source`): a later change of the library changes no stored drill."""
    lasts_s: int
    seed: int
    role: Role
    """The player's."""
    lang: Lang
    skill: float
    """How good the simulated teammates are, 0 to 1."""
    created: str
    """When it was begun on the wall, ISO 8601 with its offset."""
    coefficients: Mapping[str, float] = field(default_factory=dict)
    """Every number of the model of people as it stood; none in a drill of an earlier program."""
    team: bool = False
    """Held in a room: it has no one player, and `role` is the spokesperson's."""

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return dict(vars(self))

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> DrillHeader:
        """The header that `to_json` wrote; raises TypeError for anything else."""
        return cls(**data)


@dataclass(frozen=True)
class ClockMark:
    """Where the drill's clock stands and how it runs."""

    now_s: int = -1
    """Drill seconds since STARTEX; −1 before it."""
    pace: float = 1.0
    """Drill seconds for one second on the wall."""
    waits: bool = False
    """The clock waits while the player writes."""


@dataclass(frozen=True)
class Draft:
    """What was being written and not sent."""

    to: str
    by: Channel
    text: str
    at_s: int
    """The drill second at which it was saved."""


@dataclass(frozen=True)
class StoredDrill:
    """One drill as it lies on disk: enough to play it again."""

    id: str
    header: DrillHeader
    inputs: tuple[Action, ...]
    """In the order in which they were taken, stamped."""
    clock: ClockMark
    draft: Draft | None
    hotwash: Mapping[str, str]
    """Answers by question."""
    finished: bool
    total: float | None
    """The total score, 0 to 100; None until it is known, or where nothing could be scored."""
    digest: str
    """That of the drill at ENDEX (`sim.journal.digest`) as it was played; empty before."""


@dataclass(frozen=True)
class DrillSummary:
    """One line of the list of drills."""

    id: str
    scenario: str
    title: Mapping[str, str]
    role: Role
    lang: Lang
    seed: int
    created: str
    lasts_s: int
    now_s: int
    finished: bool
    total: float | None
    has_draft: bool
    team: bool = False
    """Held in a room: `role` says nothing."""
