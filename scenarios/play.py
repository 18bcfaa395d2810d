"""Play files: who does and says what, when. A scenario's rehearsals are play files too."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints

from scenarios.field import Channel, Role, Step
from scenarios.schema import Duration, Id, Ids, Part, Words
from scenarios.spelling import RANGE
from scenarios.timing import BadTime


def _range(value: object) -> object:
    if isinstance(value, str):
        low, dots, high = value.partition("..")
        if not dots:
            raise BadTime("bad-range", value)
        return (low.strip(), high.strip())
    return value


Percentage: TypeAlias = Annotated[float, Field(ge=0, le=100)]
Range: TypeAlias = Annotated[tuple[Percentage, Percentage], BeforeValidator(_range), RANGE]


FolderName: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
"""Any name that a folder can have, also with spaces or Chinese characters in it."""


class Line(Part):
    """One thing that somebody says or does."""

    id: Id | None = None
    """Needed where a translation gives its text again."""
    at: Duration
    who: Role
    to: Id = "public"
    """A person, `team` or `public`; for what is said."""
    by: Channel = "internal"
    says: Words | None = None
    does: Step | None = None
    note: Words | None = None
    """What was written down with a step."""


class Then(Part):
    """What must come out; `run` exits 1 if it does not."""

    happens: Ids = Field(default_factory=list)
    """Injects that must be delivered."""
    never: Ids = Field(default_factory=list)
    """Injects that must not be delivered."""
    score: Range | None = None
    trust: Range | None = None
    """Trust at ENDEX, 0 to 100."""


class Play(Part):
    """A play file."""

    scenario: FolderName | None = None
    """The id of the scenario, which is the name of its folder; not needed beside it."""
    title: Words | None = None
    like: Id | None = None
    """Another rehearsal of the same scenario whose lines are taken first."""
    later: Duration = 0
    """By how much the lines of `like` come later; what would come after ENDEX is not said."""
    do: Annotated[list[Line], Field(max_length=1000)] = Field(default_factory=list)
    then: Then = Then()
