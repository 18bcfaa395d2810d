"""How the drill kept the principles of the two documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PrincipleGroup:
    """How many principles under one heading were kept."""

    id: str
    name: str
    kept: int
    partly: int
    """Not kept, though on some occasions they were."""
    broken: int
    """Kept on no occasion."""
    not_exercised: int
    """The drill gave no occasion for them."""


@dataclass(frozen=True)
class WeakPrinciple:
    """One principle that was not kept, with the line of evidence."""

    id: str
    name: str
    group: str
    """The heading it stands under, in words."""
    kept: int
    of: int
    """Occasions."""
    clock: str
    evidence: str


@dataclass(frozen=True)
class PrinciplesPart:
    """All groups in the order of the catalogue, and the few principles that were kept least."""

    groups: tuple[PrincipleGroup, ...]
    weakest: tuple[WeakPrinciple, ...]
