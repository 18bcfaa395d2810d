"""What each call of a room's members carries; who may make it stands in `live.room.rules`."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from live.room.seats import Seat
from scenarios.field import MARKS, Channel, Step
from scoring.team.record import Rating
from sim.actions import Stage, Steering

LONGEST_TEXT: Final = 5_000
LONGEST_NOTE: Final = 1_000
LONGEST_NAME: Final = 40

Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, strip_whitespace=True)]
Note = Annotated[str, StringConstraints(max_length=LONGEST_NOTE, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$")]
Mark = Literal[MARKS]  # type: ignore[valid-type]  # the closed set is data of the field
Question = Literal["hardest", "sop", "next"]
QUESTIONS: Final[tuple[Question, ...]] = ("hardest", "sop", "next")


class Call(BaseModel):
    """What a call carries; unknown fields are refused, and nothing is taken for a number or a yes that is none."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Say(Call):
    """Say something to a person, to everybody, or on the team's own channel."""

    to: Id
    by: Channel
    text: Text


class Do(Call):
    """Take a step of the SOP."""

    step: Step
    note: Note = ""


class Assess(Call):
    """Assess the crisis with the form: how severe, what it is, how far it reaches, what it may do."""

    severity: Annotated[int, Field(ge=1, le=5)]
    nature: Text
    scope: Note = ""
    impact: Note = ""


class Write(Call):
    """Bring a document on: a draft of it, or a check, review, approval or return of its present version."""

    document: Id
    stage: Stage
    title: Annotated[str, StringConstraints(max_length=80, strip_whitespace=True)] = ""
    text: Annotated[str, StringConstraints(max_length=LONGEST_TEXT)] = ""
    note: Note = ""


class Publish(Call):
    """Publish a document's present version through a channel; `anyway` bypasses what it lacks, and costs."""

    document: Id
    to: Id = "public"
    by: Channel
    anyway: bool = False


class Draft(Call):
    """Keep what is being written and not sent; an empty text forgets it."""

    to: Id
    by: Channel
    text: Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]


class Check(Call):
    """The self-check of words that are not sent; nothing is recorded."""

    to: Id
    by: Channel
    text: Text


class Tell(Call):
    """A word beside the drill, to a seat or to all; the simulated people hear nothing of it."""

    to: Seat | Literal["all"]
    text: Text


class Sit(Call):
    """Take a free seat, or go over to the watchers."""

    seat: Seat


class Place(Call):
    """Give a member a seat, whoever sat there; without one they are asked to leave."""

    member: Id
    seat: Seat | None = None


class Steer(Call):
    """Change what comes: send, skip, move, resend an inject, or insert one."""

    does: Steering
    inject: Annotated[str, StringConstraints(max_length=80)] = ""
    to_s: Annotated[int, Field(ge=0, le=86_400)] = 0
    from_: Annotated[str, StringConstraints(max_length=80)] = Field(default="", alias="from")
    to: Annotated[list[Id], Field(max_length=7)] = ["team"]
    by: Channel = "internal"
    text: Annotated[str, StringConstraints(max_length=LONGEST_TEXT, strip_whitespace=True)] = ""


class Pace(Call):
    """How many seconds of the drill go by in one on the wall."""

    pace: Annotated[float, Field(ge=0.25, le=60)]


class Halt(Call):
    """Emergency stop: something real has happened."""

    why: Note = ""


class Judge(Call):
    """Confirm or change a mark that was found in a reply; with why where it is changed."""

    action: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    mark: Mark
    level: Annotated[int, Field(ge=0, le=2)]
    why: Note = ""


class Observe(Call):
    """Write down an observation on an objective, pinned to a moment."""

    objective: Annotated[str, StringConstraints(max_length=80)] = ""
    at_s: Annotated[int, Field(ge=0, le=86_400)] | None = None
    text: Text


class Rate(Call):
    """Rate an objective: P, S, M or U."""

    objective: Id
    rating: Rating
    why: Note = ""


class Answer(Call):
    """Answer a question of the hotwash; it may be answered again."""

    question: Question
    text: Annotated[str, StringConstraints(max_length=LONGEST_NOTE, strip_whitespace=True)]


class Language(Call):
    """Read the room in this language."""

    lang: Literal["zh-TW", "en"]


class Plain(Call):
    """A call without fields."""
