"""Where it ended: people, broken rules of one voice, how far it went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonLine:
    """Somebody at ENDEX, in points of 100, with what they did when let down."""

    id: str
    name: str
    kind: str
    trust_start: float
    trust: float
    anger_start: float
    anger: float
    anxiety: float
    responsibility: float
    gap: float
    did: tuple[str, ...]


@dataclass(frozen=True)
class SlipLine:
    """A rule of one voice that was broken."""

    clock: str
    who: str
    name: str
    quote: str
    fact: str
    fact_status: str


@dataclass(frozen=True)
class PostLine:
    """How far one post went."""

    title: str
    views: int
    shares: int


@dataclass(frozen=True)
class ArticleLine:
    """What was published."""

    clock: str
    who: str
    headline: str
    answered: bool | None
    """Whether with the clinic's answer; None for a story that the scenario tells."""


@dataclass(frozen=True)
class ReachPart:
    """How far it went."""

    views: int
    shares: int
    articles: int
    posts: tuple[PostLine, ...]
    published: tuple[ArticleLine, ...]
