"""What comes of grading: one occasion, its line of evidence, and a principle as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.principles.ground import Reply

Status = Literal["kept", "broken", "not exercised"]
Why = Literal[
    "has",
    "clean",
    "in-time",
    "never",
    "missing",
    "spoilt",
    "late",
    "unanswered",
    "step",
    "step-late",
    "step-open",
    "step-owner",
    "step-note",
    "rule",
    "rule-broken",
]


@dataclass(frozen=True)
class Evidence:
    """One line of the journal that shows it."""

    at_s: int
    action: str
    """The input; empty for what was not done."""
    who: str
    to: str
    quote: str
    """The words, or the note of the log; data. Empty where none are needed."""
    why: Why
    what: str
    """The atom, the step, the rule, or the delay in seconds that `why` is about."""


@dataclass(frozen=True)
class Outcome:
    """One occasion."""

    kept: bool
    line: Evidence
    final: bool = False
    """What breaks the principle however often it was kept."""


@dataclass(frozen=True)
class Grade:
    """One principle."""

    id: str
    status: Status
    kept: int
    of: int
    """Occasions; for a composite its parts."""
    line: Evidence | None
    """The first that shows why; None where it was not exercised."""
    part: str = ""
    """The part of a composite that the line is about."""


def of_reply(reply: Reply, why: Why, what: str, quote: str) -> Evidence:
    """A line about something said."""
    said = reply.said
    return Evidence(said.at_s, said.action, said.who, said.to, quote, why, what)


def about(reply: Reply, kept: bool, rule: str) -> Outcome:
    """A rule that a reply kept or not, with the whole of the reply."""
    return Outcome(kept, of_reply(reply, why(kept), rule, reply.said.text))


def why(kept: bool) -> Why:
    """The word for a rule that was kept or not."""
    return "rule" if kept else "rule-broken"
