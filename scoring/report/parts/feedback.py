"""What went well and what to change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StrengthLine:
    """One thing that went well."""

    subject: str
    """A mark, or the id of an expected action."""
    name: str
    clock: str
    role: str
    who: str
    quote: str


@dataclass(frozen=True)
class ImprovementLine:
    """One thing to change, with the sentence to say instead and the one who owns it."""

    kind: str
    kind_name: str
    subject: str
    """A mark, the id of an expected action, or a slip."""
    name: str
    clock: str
    roles: tuple[str, ...]
    owner: str
    """The same roles by name."""
    quote: str
    instead: str
    hint: str
    cost: float | None
    """Points; None in a team's report."""
