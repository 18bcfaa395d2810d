"""What a team's report adds: seats, owners, hand-offs, one voice, shares, the evaluators' sheet, hotwash and plan."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.report.parts.doing import ExpectationLine
from scoring.report.parts.timeline import Moment


@dataclass(frozen=True)
class SpanLine:
    """A time in which one person, or a simulated teammate, held a role."""

    clock: str
    until: str
    lasts_s: int
    who: str
    simulated: bool
    left: float
    """Where it begins in a bar of the whole drill, 0 to 100 …"""
    width: float
    """… and how wide it is."""


@dataclass(frozen=True)
class SeatLine:
    """One role's time."""

    role: str
    """Its id."""
    name: str
    spans: tuple[SpanLine, ...]
    unstaffed_s: int
    handovers: tuple[str, ...]
    """A sentence each."""


@dataclass(frozen=True)
class WatcherLine:
    """Somebody beside the drill."""

    who: str
    seat: str


@dataclass(frozen=True)
class OwnerLine:
    """How one role kept its times."""

    role: str
    name: str
    of: int
    met: int
    late: int
    missed: int
    """Not done, or answered but lacking."""
    median_s: int | None
    """The middle delay of what was done; None where nothing was."""
    simulated: int
    """How many of those done a simulated teammate did."""


@dataclass(frozen=True)
class OwedLine:
    """One expected action with who did it."""

    line: ExpectationLine
    opened_clock: str
    by: str
    """The role that did it, or made the best attempt; empty for none."""
    simulated: bool
    other: bool
    """Done by a role that is none of its owners."""


@dataclass(frozen=True)
class StageLine:
    """One stage that a document waited for."""

    name: str
    """What was done, `approved`; for a stage that was not, what was wanted: `the approval`."""
    who: str
    clock: str
    """When it was done; empty where it was not."""
    waited_s: int | None
    """None where it was never done."""
    end: str
    end_name: str
    simulated: bool


@dataclass(frozen=True)
class PaperLine:
    """One version of a document on its way."""

    title: str
    version: int
    by: str
    clock: str
    simulated: bool
    stages: tuple[StageLine, ...]
    published_clock: str
    published_by: str
    took_s: int | None
    """From the draft to publication."""


@dataclass(frozen=True)
class WaitLine:
    """Somebody waited for somebody."""

    kind: str
    clock: str
    lasts_s: int
    waiting: str
    whom: str
    roles: tuple[str, ...]
    """Whom, by id."""
    about: str
    end: str
    end_name: str


@dataclass(frozen=True)
class BypassLine:
    """A document that went out without a stage."""

    clock: str
    title: str
    version: int
    by: str
    lacked: tuple[str, ...]


@dataclass(frozen=True)
class ClashLine:
    """A slip with what it goes against."""

    name: str
    clock: str
    who: str
    quote: str
    earlier_clock: str
    earlier_who: str
    earlier_quote: str
    """What was said before and was otherwise; empty where it goes against the fact sheet, or a rule."""
    fact: str
    fact_status: str


@dataclass(frozen=True)
class ShareLine:
    """What one role did."""

    role: str
    name: str
    steps: int
    replies: int
    papers: int
    messages: int
    simulated: int
    share: float | None


@dataclass(frozen=True)
class SilenceLine:
    """A time in which nothing came from a role for which something waited."""

    role: str
    name: str
    clock: str
    until: str
    lasts_s: int
    waited: tuple[str, ...]


@dataclass(frozen=True)
class ObservationLine:
    """What an evaluator wrote down."""

    clock: str
    by: str
    text: str
    moment: int
    """The moment of the timeline that it is pinned to, from 1; 0 for none."""
    then: str
    """What happened then."""


@dataclass(frozen=True)
class RatingLine:
    """How an evaluator rated an objective."""

    by: str
    rating: str
    name: str
    why: str


@dataclass(frozen=True)
class SheetLine:
    """One objective as evaluators saw it."""

    id: str
    text: str
    met: int | None
    """Expected actions that were met, of `of`; None for what belongs to no objective."""
    of: int | None
    score: float | None
    observations: tuple[ObservationLine, ...]
    ratings: tuple[RatingLine, ...]
    same: str
    same_name: str


@dataclass(frozen=True)
class AnswerLine:
    """What somebody answered in the hotwash; nobody's name stands with it."""

    text: str


@dataclass(frozen=True)
class QuestionLine:
    """A question of the hotwash with everybody's answers."""

    id: str
    text: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class PlanLine:
    """One line of the improvement plan (AAR/IP)."""

    problem: str
    clock: str
    action: str
    owner: str
    roles: tuple[str, ...]
    due: str


@dataclass(frozen=True)
class TeamPart:
    """All of it."""

    readers: str
    """Who may see this report."""
    seats: tuple[SeatLine, ...]
    watchers: tuple[WatcherLine, ...]
    owners: tuple[OwnerLine, ...]
    owed: tuple[OwedLine, ...]
    papers: tuple[PaperLine, ...]
    questions: tuple[WaitLine, ...]
    passed: tuple[WaitLine, ...]
    longest: tuple[WaitLine, ...]
    bypassed: tuple[BypassLine, ...]
    clashes: tuple[ClashLine, ...]
    shares: tuple[ShareLine, ...]
    silences: tuple[SilenceLine, ...]
    sheet: tuple[SheetLine, ...]
    agreement: tuple[str, ...]
    """How far the evaluators' ratings agree, in sentences."""
    hotwash: tuple[QuestionLine, ...]
    plan: tuple[PlanLine, ...]
    control: tuple[Moment, ...]
    """What the controller did, and who stopped the drill, in the order of time."""
    beside: tuple[Moment, ...]
    """Those of it that are no events of the drill."""


@dataclass(frozen=True)
class PersonPart:
    """What a person's private page adds to their own score."""

    name: str
    readers: str
    """Who may see this page."""
    whose: str
    """`Own score of Lin`."""
    seats: tuple[str, ...]
    """A sentence for each time in a seat."""
    limits: str
    """What of the score could not be told apart from the others' work; empty where all could."""
    waits: tuple[WaitLine, ...]
    """What waited for this person, the longest first."""
    answers: tuple[QuestionLine, ...]
    """Their own answers in the hotwash."""
    judged: tuple[str, ...]
    """Marks of their replies that evaluators changed, and why."""
