"""The scenario language, version 1, as types: what `scenario.yaml` may say.

Every value arrives as text (the reader of files gives nothing else) and becomes a type here. Names in files are written
with a hyphen (`known-by`), in code with an underscore. Text fields meant for people are `Words`: they are what a
translation beside the file gives again, by the path of their ids. `docs/scenario-language.md` is the same for people.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from scenarios.field import (
    Angle,
    Channel,
    FactStatus,
    Kind,
    Mood,
    PlatformName,
    Role,
    RungStep,
    SopStep,
    Step,
    Temper,
    Tone,
)
from scenarios.spelling import CLOCK, DURATION, MOODS_OR_LINES, ONE_OR_MANY, SPAN, VERSION, WORD_OR_CONDITION, YES_NO
from scenarios.timing import Window, seconds

Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
"""Lower-case letters, digits and hyphens, starting with a letter."""


class _Translatable:
    """Marks a field whose text a translation gives again."""


Words: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), _Translatable()
]
Duration: TypeAlias = Annotated[int, BeforeValidator(lambda v: seconds(v) if isinstance(v, str) else v), DURATION]
Span: TypeAlias = Annotated[Window, BeforeValidator(lambda v: Window.parse(v) if isinstance(v, str) else v), SPAN]
Percent: TypeAlias = Annotated[float, Field(ge=0, le=100)]
MarkName: TypeAlias = str
"""One of the 24 marks; the checker says which word is none."""


def _listed(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else [value]


def _by_mood(value: Any) -> Any:
    if isinstance(value, str):
        return {"upset": [value]}
    if isinstance(value, (list, tuple)):
        return {"upset": list(value)}
    if isinstance(value, dict):
        return {mood: _listed(lines) for mood, lines in value.items()}
    return value


Lines: TypeAlias = Annotated[
    dict[Mood, Annotated[list[Words], Field(min_length=1)]],
    Field(min_length=1),
    BeforeValidator(_by_mood),
    MOODS_OR_LINES,
]
"""What somebody says: one text, several to choose from, or either of these by mood."""
Roles: TypeAlias = Annotated[list[Role], Field(min_length=1), BeforeValidator(_listed), ONE_OR_MANY]
Ids: TypeAlias = Annotated[list[Id], BeforeValidator(_listed), ONE_OR_MANY]
Marks: TypeAlias = Annotated[list[MarkName], BeforeValidator(_listed), ONE_OR_MANY]


class Part(BaseModel):
    """The base of every part of a scenario: unknown words are errors, nothing changes after reading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        populate_by_name=True,
    )


class Bounds(Part):
    """A condition on one person's feeling, on the scale 0 to 100."""

    of: Id
    above: Percent | None = None
    below: Percent | None = None


class Condition(Part):
    """Exactly one of these; a bare word in the file means `met`."""

    met: Id | None = None
    """An expected action was met (or late), an inject was delivered, or a step was done."""
    missed: Id | None = None
    """An expected action's time has run out without it."""
    not_met: Id | None = None
    """It has not happened so far."""
    trust: Bounds | None = None
    anger: Bounds | None = None
    anxiety: Bounds | None = None
    any_: Annotated[list[When], Field(min_length=1)] | None = Field(default=None, alias="any")
    all_: Annotated[list[When], Field(min_length=1)] | None = Field(default=None, alias="all")


When: TypeAlias = Annotated[
    Condition, BeforeValidator(lambda v: {"met": v} if isinstance(v, str) else v), WORD_OR_CONDITION
]
Condition.model_rebuild()


class Crisis(Part):
    """Where attributed responsibility starts (SCCT clusters)."""

    kind: Literal["victim", "accidental", "preventable"]
    severity: Annotated[int, Field(ge=1, le=5)]
    history: Literal["none", "similar"] = "none"
    trust: Percent = 55
    """Trust built before the crisis: where everybody starts unless a person says otherwise."""
    injury: Literal["none", "major", "death"] = "none"
    """Major injury or death: the law on preventing and settling medical accidents applies."""
    fault: Literal["none", "competence", "integrity"] | None = None
    """What it did wrong: nothing, skill or care, honesty; unless given, none for a victim, else competence."""


class Rung(Part):
    """One step of what somebody does when let down."""

    does: RungStep
    after: Duration
    """How long they wait, unanswered or badly answered, since the step before (or since they last spoke)."""
    by: Channel | None = None
    says: Lines | None = None
    then: Id | None = None
    """An inject on call that follows, instead of a line of their own."""
    chance: Percent | None = None
    """How likely they take it once let down; unless given, it follows from how they feel by then."""


class Start(Part):
    """Where a person's feelings start, 0 to 100; what is not given follows from the crisis."""

    trust: Percent | None = None
    anger: Percent | None = None
    anxiety: Percent | None = None
    responsibility: Percent | None = None
    gap: Percent | None = None


class Person(Part):
    """Somebody simulated, or the public as a whole."""

    name: Words
    is_: Kind = Field(alias="is")
    about: Words | None = None
    """Who they are, in a sentence, for the players' screen."""
    temper: Temper = "calm"
    reach: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    """How many people read what they post."""
    weight: Annotated[float, Field(ge=0, le=10)] = 1
    """How much they count in the drill's trust."""
    wants: Marks = []
    """The marks that matter most to them."""
    outlet: Words | None = None
    """Whom a reporter writes for."""
    deadline: Duration | None = None
    """When a reporter hands in the story, counted from STARTEX."""
    angle: Angle = "facts"
    """What a reporter is after."""
    starts: Start = Start()
    ladder: list[Rung] = []


class Fact(Part):
    """A line of the fact sheet."""

    id: Id
    text: Words
    status: FactStatus
    known_by: Roles = ["director", "medical", "pr", "admin", "legal", "service"]
    known_when: When | None = None
    """The team learns it when this holds; without it, they know from STARTEX."""
    signs: Annotated[list[Words], BeforeValidator(_listed), ONE_OR_MANY] = []
    """Words whose use in a reply means that this fact was spoken of."""
    contrary: Annotated[list[Words], BeforeValidator(_listed), ONE_OR_MANY] = []
    """Words that say the opposite of a confirmed fact: who uses them denies it."""
    hidden: Annotated[bool, YES_NO] = False
    """A confirmed fact that the public does not know: it may come out if the clinic conceals or denies it."""


class Objective(Part):
    """What the drill trains."""

    id: Id
    text: Words


class Answer(Part):
    """What follows when a reply reads like this; the first that fits is taken."""

    id: Id
    marks: Marks = []
    """All of these were read (level 1 or more); none given fits any reply."""
    avoid: Marks = []
    """None of these was read."""
    says: Lines | None = None
    then: Id | None = None
    article: Words | None = None
    """The headline of what a reporter publishes."""


class Silence(Part):
    """What silence leads to."""

    says: Lines | None = None
    then: Id | None = None
    article: Words | None = None


class Ask(Part):
    """A question that waits for an answer."""

    within: Duration
    answers: Annotated[list[Answer], Field(max_length=50)] = []
    silence: Silence


class Expect(Part):
    """An expected action: what a good team does here, who, and by when."""

    id: Id
    do: Words
    who: Roles
    within: Duration
    """Counted from the delivery of its inject."""
    marks: Marks = []
    """What a reply must hold; none for a step."""
    avoid: Marks = []
    does: Step | None = None
    """The step that fulfils it; without one, it is a reply."""
    to: Id | None = None
    """Who is to be answered; the sender of the inject unless given. `public` for everybody."""
    by: Channel | None = None
    """Where the model answer goes; where the inject came unless given."""
    objective: Id | None = None
    weight: Annotated[float, Field(gt=0, le=10)] = 1
    model: Words | None = None
    """A model answer, in words that each of `who` can say unless `models` gives them others."""
    models: dict[Role, Words] = {}
    """The model answer of those of `who` who would say it otherwise."""


class Repeat(Part):
    """Delivered again and again."""

    every: Span
    times: Annotated[int, Field(ge=1, le=50)]


class Fork(Part):
    """One way of a branch; the last may do without a condition."""

    when: When | None = None
    then: Id


class Already(Part):
    """How far a post had come when the drill first hears of it."""

    views: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    shares: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    comments: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    age: Duration = 0
    """How long it has been out."""


class Spread(Part):
    """How a public post travels."""

    followers: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    """The sender's reach unless given."""
    proof: Literal["none", "photo", "video"] = "none"
    heat: Annotated[int, Field(ge=0, le=4)] = 1
    """Moral and emotional words in it, 0 to 4."""
    platform: PlatformName | None = None
    """Where it stands; unless given, it follows from the channel."""
    tone: Tone = "plain"
    """What it sounds like: what stirs people up is passed on, what saddens them is not."""
    already: Already | None = None
    """How far it had come by then; a post that is new unless given."""


class Move(Part):
    """A push that the inject itself gives a person's feelings, in points of 100."""

    trust: Annotated[float, Field(ge=-100, le=100)] = 0
    anger: Annotated[float, Field(ge=-100, le=100)] = 0
    anxiety: Annotated[float, Field(ge=-100, le=100)] = 0


class Inject(Part):
    """Something that happens. Without `at`, `after` or `when` it is on call: it comes when another names it."""

    id: Id
    at: Span | None = None
    after: Id | None = None
    """An inject, an expected action or a step that this follows."""
    wait: Span | None = None
    when: When | None = None
    unless: When | None = None
    repeat: Repeat | None = None
    from_: Id | None = Field(default=None, alias="from")
    """A person, a role, or nobody: then it is the situation that speaks."""
    to: Annotated[list[Id], Field(min_length=1), BeforeValidator(_listed), ONE_OR_MANY] = ["team"]
    """Roles, `team` or `public`."""
    by: Channel = "internal"
    title: Words | None = None
    says: Lines | None = None
    branch: Annotated[list[Fork], Field(max_length=50)] | None = None
    asks: Ask | None = None
    expect: list[Expect] = []
    moves: dict[Id, Move] = {}
    spreads: Spread | None = None
    contingency: Annotated[bool, YES_NO] = False
    """A 應急狀況: held in reserve and only delivered when its condition comes true."""


class SopExpect(Part):
    """When a step of the SOP is due, counted from STARTEX, and by whom."""

    who: Roles
    within: Duration
    do: Words | None = None
    objective: Id | None = None


class Scenario(Part):
    """One drill."""

    format: Annotated[Literal["1"], VERSION]
    """The version of the language."""
    language: Literal["zh-TW", "en"] = "zh-TW"
    title: Words
    lasts: Duration
    starts: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$"), CLOCK] = "09:00"
    """The time of day at STARTEX."""
    summary: Words
    """The situation, as the team hears it at the briefing."""
    clinic: Words
    crisis: Crisis
    spokesperson: Role = "director"
    objectives: list[Objective] = []
    roles: dict[Role, Words]
    """Each role's card: what it knows and what is its own to do."""
    people: Annotated[dict[Id, Person], Field(min_length=1)]
    facts: list[Fact] = []
    sop: dict[SopStep, SopExpect] = {}
    injects: Annotated[list[Inject], Field(min_length=1, max_length=500)]
    coefficients: dict[str, float] = {}
    """Numbers of the model of people that are others in this drill, by their names."""
