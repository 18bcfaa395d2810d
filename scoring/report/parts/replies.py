"""Replies with their marks, and the model answers beside them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of a reply as it was typed, with the numbers of the quotes that cover it."""

    text: str
    numbers: tuple[int, ...]
    good: bool


@dataclass(frozen=True)
class Quote:
    """The words behind a mark."""

    number: int
    quote: str
    """Just as it was found."""
    shown: str
    """Widened to whole clauses, as people are shown it."""
    rule: str


@dataclass(frozen=True)
class MarkLine:
    """One mark of one reply."""

    id: str
    name: str
    good: bool
    level: int
    level_name: str
    points: float
    confidence: float
    quotes: tuple[Quote, ...]
    hint: str
    """What to say instead; empty where nothing is to be changed or the moment did not call for it."""


@dataclass(frozen=True)
class Lack:
    """A mark that the moment called for and the reply did not have."""

    id: str
    name: str
    hint: str


@dataclass(frozen=True)
class Model:
    """A model answer."""

    expectation: str
    do: str
    text: str


@dataclass(frozen=True)
class ReplyLine:
    """One reply with its marks, the model answer beside it."""

    action: str
    at_s: int
    clock: str
    who: str
    to: str
    by: str
    teammate: bool
    text: str
    score: float | None
    """None in a team's report: it is on the private page of whoever spoke."""
    prompt_who: str
    prompt: str
    pieces: tuple[Piece, ...]
    marks: tuple[MarkLine, ...]
    lacks: tuple[Lack, ...]
    models: tuple[Model, ...]
