"""The report's content, before it is HTML, Markdown or JSON: plain frozen data, its names in one language.

Feelings here are points of 100, times whole seconds since STARTEX with the clock of the drill beside them. `None` is
*not scored* or *not known*; it is never zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring.evaluation.part import EvaluationPart


@dataclass(frozen=True)
class Head:
    """What was drilled, and under which seed and rules."""

    exercise: str
    title: str
    date: str
    """As handed in, written out in the language; empty if it was not."""
    lang: str
    scenario: str
    clinic: str
    summary: str
    seed: int
    lasts_s: int
    starts: str
    spokesperson: str
    digest: str
    rules: str
    role: str
    """Whose score it is; empty for the whole team's."""
    whose: str
    """The same as a title: `The service lead's own`, `The whole team's`."""


@dataclass(frozen=True)
class DimensionLine:
    """One of the five dimensions."""

    id: str
    name: str
    about: str
    score: float | None
    coverage: float
    weight: float


@dataclass(frozen=True)
class StandingLine:
    """Where the whole team's total stands among the reference teams; totals and percentiles 0 to 100."""

    total: float
    reference: str
    """The team among whose runs the percentile is taken; empty, and no percentile, where there are none of it."""
    percentile: float | None
    low: float | None
    high: float | None
    """The percentile's interval at 95 %."""
    runs: int
    """Of that team."""
    typical: dict[str, float]
    """The middle total of each reference team, by its id."""
    sentence: str
    above: dict[str, float]
    """The share of each team's runs that came out lower, 0 to 1, by the team's id."""
    teams: str
    """The same in words."""


@dataclass(frozen=True)
class CapLine:
    """A hard limit on the total and what set it."""

    id: str
    name: str
    limit: float
    why: str
    clock: str
    who: str
    quote: str


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    at_s: int
    clock: str
    kind: str
    """A key of `scoring.report.timeline.LABELS`: `inject`, `reply`, `step`, `reaction` …"""
    label: str
    """The kind in words."""
    who: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Point:
    """A feeling at one moment, 0 to 100."""

    at_s: int
    value: float


@dataclass(frozen=True)
class Line:
    """One feeling over time: straight between its points, two points at one second where it jumped."""

    feeling: str
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Move:
    """How one feeling was moved by one act."""

    feeling: str
    name: str
    before: float | None
    after: float | None
    """None, as `before`, for a silence: it worked over a time in which other things happened too."""
    by: float
    causes: tuple[str, ...]
    """The strongest first, such as `Empathy 2`."""


@dataclass(frozen=True)
class Act:
    """Something that moved somebody, numbered in the chart and in the list beside it."""

    number: int
    at_s: int
    clock: str
    is_reply: bool
    who: str
    text: str
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Curve:
    """A person's trust and anger, or the drill's trust, with the acts that moved them."""

    id: str
    name: str
    kind: str
    lines: tuple[Line, ...]
    acts: tuple[Act, ...]
    ends_s: int


@dataclass(frozen=True)
class ExpectationLine:
    """How one expected action went."""

    id: str
    do: str
    inject: str
    owner: str
    status: str
    status_name: str
    """In words; `Answered, but lacking` where there was an attempt that was not good enough."""
    result: str
    """With how late it came and what it brought: `19 min late · 0 points`."""
    own: bool
    """Whether it counts for the role whose score this is; always, for the whole team's."""
    opened_s: int | None
    allowed_s: int | None
    delay_s: int | None
    due_clock: str
    done_clock: str
    score: float | None
    lacks: tuple[str, ...]
    """What the best attempt did not have."""
    harms: tuple[str, ...]
    """What it should not have had."""


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
    score: float
    prompt_who: str
    prompt: str
    pieces: tuple[Piece, ...]
    marks: tuple[MarkLine, ...]
    lacks: tuple[Lack, ...]
    models: tuple[Model, ...]


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
    cost: float


@dataclass(frozen=True)
class TurnLine:
    """One single change, and what the drill would have been with it."""

    kind: str
    """`sooner`, `words`, `speaker` or `said` (a reply that was never given)."""
    kind_name: str
    expectation: str
    """The id of the expected action; the input's for `speaker`."""
    name: str
    action: str
    """The reply that is changed; empty for `said`."""
    at_s: int
    """When the changed reply would have come."""
    clock: str
    """When it came; for `said`, when it would have."""
    who: str
    to: str
    quote: str
    """What was said; empty for `said`."""
    instead: str
    """The model answer, where words are what changes."""
    sentence: str
    total: float | None
    total_then: float | None
    trust: float
    """Everybody's at the end, in points of 100."""
    trust_then: float
    gone: tuple[Moment, ...]
    """What would not have happened."""
    new: tuple[Moment, ...]
    """What would have happened in its place."""
    happened: tuple[Point, ...]
    """Everybody's trust as it went."""
    otherwise: tuple[Point, ...]
    """Everybody's trust as it would have gone."""


@dataclass(frozen=True)
class ObjectiveLine:
    """How far an objective was met."""

    id: str
    text: str
    met: int
    of: int
    score: float | None


@dataclass(frozen=True)
class StepLine:
    """One step of the SOP, or another step that was taken."""

    id: str
    name: str
    owner: str
    done_by: str
    status: str
    status_name: str
    due_clock: str
    done_clock: str
    delay_s: int | None
    order: int | None
    """Its place in the order in which the seven were really done."""
    in_order: bool
    note: str


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


@dataclass(frozen=True)
class Content:
    """All of a report, in its order."""

    head: Head
    total: float | None
    uncapped: float | None
    coverage: float
    nothing_done: bool
    """Whether the role whose score this is did nothing at all, so that there is nothing to score."""
    tally: tuple[str, ...]
    """Expected actions in a sentence each: the role's own first, if it is a role's score, then the whole team's."""
    standing: StandingLine | None
    """Where the total stands; None where there are no norms."""
    dimensions: tuple[DimensionLine, ...]
    caps: tuple[CapLine, ...]
    sentences: tuple[str, ...]
    """What happened, the best thing, the first thing to change."""
    timeline: tuple[Moment, ...]
    log: tuple[Moment, ...]
    curves: tuple[Curve, ...]
    expectations: tuple[ExpectationLine, ...]
    replies: tuple[ReplyLine, ...]
    strengths: tuple[StrengthLine, ...]
    improvements: tuple[ImprovementLine, ...]
    turns: tuple[TurnLine, ...] | None
    """The single changes that would have mattered most; None where nobody looked for them."""
    objectives: tuple[ObjectiveLine, ...]
    steps: tuple[StepLine, ...]
    other_steps: tuple[StepLine, ...]
    people: tuple[PersonLine, ...]
    slips: tuple[SlipLine, ...]
    reach: ReachPart
    practice: tuple[str, ...]
    method: tuple[str, ...]
    evaluation: EvaluationPart | None = None
    """What evaluators made of the marks; None where nobody evaluated the drill."""
