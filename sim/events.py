"""Events: what happened. Small frozen records with a literal name; screens, score and report read nothing else.

What simulated people say is given as the path of a text (`line`, see `scenarios.texts`), so that one drill can be read
in either language; what players said is given as they typed it. Feelings are 0 to 1, times whole seconds since STARTEX.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from scenarios.field import Channel, Role, RungStep, Stance, Step
from sim.quick import quick

Feeling = Literal["trust", "anger", "anxiety", "responsibility", "gap"]
FEELINGS: Final[tuple[Feeling, ...]] = get_args(Feeling)
PLACE: Final[dict[Feeling, int]] = {feeling: place for place, feeling in enumerate(FEELINGS)}


@quick
@dataclass(frozen=True)
class Started:
    """STARTEX."""

    at_s: int
    kind: Literal["started"] = "started"


@quick
@dataclass(frozen=True)
class Delivered:
    """An inject reached the team."""

    at_s: int
    inject: str
    number: int
    """1, or higher for a repeated inject."""
    from_: str
    """A person, a role, or empty for the situation itself."""
    to: tuple[str, ...]
    by: Channel
    line: str
    """Path of the text; empty for an inject without words."""
    due_s: int | None
    """When patience ends, if it asks for an answer."""
    mood: str
    """The speaker's mood at that moment, or empty."""
    kind: Literal["delivered"] = "delivered"


@quick
@dataclass(frozen=True)
class Skipped:
    """An inject did not come, because its `unless` held."""

    at_s: int
    inject: str
    kind: Literal["skipped"] = "skipped"


@quick
@dataclass(frozen=True)
class Said:
    """A player or a teammate said something."""

    at_s: int
    action: str
    who: Role
    to: str
    by: Channel
    text: str
    marks: dict[str, int]
    """The marks that are present and their levels; the evidence is in the input of the same id."""
    answers: tuple[str, ...]
    """The injects that this answers, the oldest first."""
    teammate: bool
    kind: Literal["said"] = "said"


@quick
@dataclass(frozen=True)
class Did:
    """A step was taken."""

    at_s: int
    action: str
    who: Role
    step: Step
    note: str
    teammate: bool
    kind: Literal["did"] = "did"


@quick
@dataclass(frozen=True)
class Answered:
    """A person reacts to a reply, or to its absence."""

    at_s: int
    person: str
    inject: str
    answer: str
    """The id of the answer of the scenario that fitted, or `silence`; where the scenario has no words for the moment,
    `said-…` (`sim.reactions`), `follow-up` (`sim.press`), `broken-promise` (`sim.promises`)."""
    action: str
    """The input that was answered with it; empty after silence."""
    by: Channel
    line: str
    quote: str = ""
    """The player's own words that the line quotes; data, and empty where it quotes none."""
    kind: Literal["answered"] = "answered"


class Cause(NamedTuple):
    """One reason why a feeling moved."""

    feeling: Feeling
    by: float
    why: str
    """A mark, or one of the causes of the model such as `silence`, `late`, `wrong-speaker`, `news`."""
    level: int = 0
    """The level of the mark; 0 for a cause that is no mark."""


Push: TypeAlias = tuple[Feeling, float, str, int]
"""A cause before it is told: the same four, as a plain tuple, which takes a sixth of the time to make."""


@quick
@dataclass(frozen=True)
class Moved:
    """A person's feelings moved, and why: by what happened, or by time and silence before it (an event of its own)."""

    at_s: int
    person: str
    after: dict[str, float]
    """All five feelings as they are now."""
    causes: tuple[Cause, ...]
    about: str
    """The input, inject or post that moved them; for silence the inject that nobody answered; empty for time alone."""
    kind: Literal["moved"] = "moved"


@quick
@dataclass(frozen=True)
class Escalated:
    """A person took the next step of their ladder."""

    at_s: int
    person: str
    rung: int
    """Which rung of their ladder, from 1; 0 for a step that the scenario does not list."""
    step: RungStep
    by: Channel
    line: str
    """Path of the text; empty where an inject follows instead."""
    quote: str = ""
    """The player's own words that the line quotes; data, and empty where it quotes none."""
    kind: Literal["escalated"] = "escalated"


@quick
@dataclass(frozen=True)
class Spread:
    """How far a post has travelled by now (cumulative)."""

    at_s: int
    post: str
    """The inject that was the post."""
    views: int
    shares: int
    title: str = ""
    """Path of what the post is called: its title, or else the name of whoever wrote it."""
    kind: Literal["spread"] = "spread"


@quick
@dataclass(frozen=True)
class Commented:
    """A bystander wrote something under a post."""

    at_s: int
    post: str
    """The inject that was the post."""
    handle: str
    stance: Stance
    line: str
    kind: Literal["commented"] = "commented"


@quick
@dataclass(frozen=True)
class Published:
    """A reporter published."""

    at_s: int
    person: str
    inject: str
    line: str
    """Path of the headline."""
    answered: bool
    """Whether the clinic had answered."""
    quote: str = ""
    """The player's own words that the line quotes; data, and empty where it quotes none."""
    kind: Literal["published"] = "published"


@quick
@dataclass(frozen=True)
class Learned:
    """A fact became known to the team."""

    at_s: int
    fact: str
    kind: Literal["learned"] = "learned"


@quick
@dataclass(frozen=True)
class Leaked:
    """A hidden fact came out without the clinic."""

    at_s: int
    fact: str
    denied: bool
    """Whether the clinic had denied it, and not only kept it to itself."""
    kind: Literal["leaked"] = "leaked"


@quick
@dataclass(frozen=True)
class Slipped:
    """A rule of one voice was broken."""

    at_s: int
    action: str
    who: Role
    slip: Literal["wrong-speaker", "leak", "asserts-unknown", "repeats-false", "privacy", "fabrication"]
    fact: str
    """The fact of the fact sheet it touches, or empty."""
    quote: str
    kind: Literal["slipped"] = "slipped"


@quick
@dataclass(frozen=True)
class Expected:
    """An expected action came to its end: met, late or missed; or it was opened."""

    at_s: int
    expectation: str
    inject: str
    """The inject it belongs to, or empty for a step of the SOP list."""
    status: Literal["open", "met", "late", "missed"]
    due_s: int
    action: str
    """The input that fulfilled it, or the best attempt at it, or empty."""
    delay_s: int | None
    """Seconds from the opening to that input."""
    lacks: tuple[str, ...]
    """The marks that the best attempt lacked."""
    kind: Literal["expected"] = "expected"


@quick
@dataclass(frozen=True)
class Reminded:
    """What the law or the matter asks for, now or after the drill; nobody has to be told who says so."""

    at_s: int
    topic: str
    """`care-team`, `mediation`, `insurer` … (`sim.duties`)."""
    line: str
    kind: Literal["reminded"] = "reminded"


@quick
@dataclass(frozen=True)
class Wrote:
    """A document came one stage on."""

    at_s: int
    action: str
    who: Role
    document: str
    version: int
    """From 1; a new draft is the next one, and what was checked or approved counts for its version alone."""
    stage: Literal["draft", "check", "review", "approve", "return"]
    title: str
    text: str
    """The words of this version."""
    note: str
    teammate: bool = False
    kind: Literal["wrote"] = "wrote"


@quick
@dataclass(frozen=True)
class Steered:
    """The controller changed what comes."""

    at_s: int
    action: str
    does: Literal["send", "skip", "move", "resend", "insert"]
    inject: str
    """Empty for one that no scenario holds."""
    to_s: int
    """The second to which it was moved; else 0."""
    kind: Literal["steered"] = "steered"


@quick
@dataclass(frozen=True)
class Announced:
    """The controller let somebody say something that no scenario holds; it asks for no answer by a time."""

    at_s: int
    action: str
    from_: str
    """A person, or empty for the situation itself."""
    to: tuple[str, ...]
    by: Channel
    text: str
    kind: Literal["announced"] = "announced"


@quick
@dataclass(frozen=True)
class Ended:
    """ENDEX."""

    at_s: int
    kind: Literal["ended"] = "ended"


Event: TypeAlias = (
    Started
    | Delivered
    | Skipped
    | Said
    | Did
    | Answered
    | Moved
    | Escalated
    | Spread
    | Published
    | Learned
    | Leaked
    | Slipped
    | Expected
    | Reminded
    | Commented
    | Wrote
    | Steered
    | Announced
    | Ended
)
_CLASSES: Final = {cls.__dataclass_fields__["kind"].default: cls for cls in get_args(Event)}


_SIMPLE: Final = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> Any:
    """What `dataclasses.asdict` makes of it; that copies even numbers and took half of the time of a digest."""
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if kind is Cause:
        return value._asdict()
    if kind is tuple or kind is list:
        return kind([_plain(each) for each in value])
    if kind is dict:
        return {name: _plain(each) for name, each in value.items()}
    return {name: _plain(each) for name, each in vars(value).items()}


def event_to_json(event: Event) -> dict[str, Any]:
    """Plain data, with `from` for `from_`; a quote only where there is one."""
    data = {name: _plain(value) for name, value in vars(event).items()}
    if data.get("quote") == "":
        del data["quote"]
    if "from_" in data:
        data["from"] = data.pop("from_")
    return data


def event_from_json(data: dict[str, Any]) -> Event:
    """The event that `event_to_json` wrote; raises ValueError for anything else."""
    fields = {("from_" if name == "from" else name): value for name, value in data.items() if name != "kind"}
    for name in ("to", "answers", "lacks"):
        if isinstance(fields.get(name), list):
            fields[name] = tuple(fields[name])
    if "causes" in fields:
        fields["causes"] = tuple(Cause(**cause) for cause in fields["causes"])
    try:
        event: Event = _CLASSES[data["kind"]](**fields)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an event: {error}") from error
    return event
