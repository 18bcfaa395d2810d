"""The team's documents: statements and fact sheets in versions, on their way from a draft to publication.

draft → medical check → legal review → the director's approval; a new draft is a new version and begins again. Who may
do what is for whoever runs the drill; here only counts what was done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from scenarios.field import Role, Step
from sim.actions import Do, Say, Stage, Write
from sim.events import Wrote

STEP_OF: Final[dict[Stage, Step]] = {"check": "medical-check", "review": "legal", "approve": "approve"}
"""The step of the SOP that a stage of a document is."""
RELEASE: Final[tuple[Stage, ...]] = ("check", "review", "approve")
"""The stages that stand before publication."""
OWNER: Final[dict[Stage, Role]] = {"check": "medical", "review": "legal", "approve": "director"}
"""Whose stage it is (principles.md 2.5 of the clinic's SOP): accuracy, legal risk, the decision."""


@dataclass
class Document:
    """One document as it stands."""

    id: str
    title: str
    text: str
    version: int
    by: Role
    written_s: int
    stages: dict[Stage, tuple[Role, int]] = field(default_factory=dict)
    """What was done with this version: by whom, and at which second."""
    published_s: int | None = None
    """When its present version was published."""
    lacked: tuple[Stage, ...] = ()
    """The stages that it had not passed then."""
    returned: tuple[Role, int, str] | None = None
    """Who last sent its present version back, at which second, and why."""

    @property
    def lacks(self) -> tuple[Stage, ...]:
        """The stages that its present version has not passed."""
        return tuple(stage for stage in RELEASE if stage not in self.stages)


class Documents:
    """All documents of a drill."""

    def __init__(self, emit: Callable[[Wrote], None]) -> None:
        self._emit = emit
        self.by_id: dict[str, Document] = {}

    def write(self, write: Write) -> Do | None:
        """Brings a document one stage on; gives the step of the SOP that this is, if it is one."""
        document = self._drafted(write) if write.stage == "draft" else self.by_id.get(write.document)
        if document is None:
            return None
        if write.stage == "return":
            document.stages.clear()
            document.returned = (write.who, write.at_s, write.note)
        elif write.stage != "draft":
            document.stages[write.stage] = (write.who, write.at_s)
        self._emit(
            Wrote(
                write.at_s,
                write.id,
                write.who,
                document.id,
                document.version,
                write.stage,
                document.title,
                document.text if write.stage == "draft" else "",
                write.note,
                write.teammate,
            )
        )
        step = STEP_OF.get(write.stage)
        return Do(write.id, write.at_s, write.who, step, document.title, write.teammate) if step else None

    def published(self, say: Say) -> None:
        """Notes that a document went out."""
        if say.document in self.by_id:
            document = self.by_id[say.document]
            document.published_s, document.lacked = say.at_s, document.lacks

    def _drafted(self, write: Write) -> Document:
        before = self.by_id.get(write.document)
        version = before.version + 1 if before else 1
        title = write.title or (before.title if before else "")
        document = Document(write.document, title, write.text, version, write.who, write.at_s)
        self.by_id[write.document] = document
        return document
