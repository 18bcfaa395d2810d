"""Simulated teammates in a room: they fill the roles where nobody sits, and do what documents wait for there."""

from __future__ import annotations

from typing import Final

from live.course import Course
from scenarios.field import ROLES, Role
from scoring.score import numbers
from sim.actions import Action, Write
from sim.documents import OWNER, Document
from sim.journal import digest
from sim.teammates import Teammates

TAKES_S: Final = 45
"""How long a simulated teammate takes over a page."""


class RoomCourse(Course):
    """The course of a room's drill: whoever sits down takes over from a simulated teammate, and hands back."""

    skill = 0.7
    """How good the simulated teammates are, 0 to 1."""
    empty: frozenset[Role] = frozenset(ROLES)
    """The roles that nobody plays."""

    def seats_changed(self, empty: frozenset[Role]) -> None:
        """From now on these roles are simulated."""
        if empty != self.empty:
            self.empty = empty
            self.teammates = Teammates(self.drill.script, self.drill.seed, empty, self.skill, self.lang)

    def close(self) -> None:
        """Keeps the whole team's total with the fact that ENDEX was reached."""
        if self.drill.ended and not self.finished:
            self.store.finish(self.drill_id, numbers(self.drill).total, digest(self.drill))
            self.finished = True

    def turn_s(self) -> int | None:
        """The next turn at a document or at anything else."""
        write, other_s = self._paper(), super().turn_s()
        if write is None or other_s is None:
            return other_s if write is None else write.at_s
        return min(write.at_s, other_s)

    def turn(self, at_s: int) -> Action:
        """Documents first."""
        write = self._paper()
        return write if write is not None and write.at_s <= at_s else super().turn(at_s)

    def _paper(self) -> Write | None:
        taken = {action.id for action in self.drill.inputs}
        found = [self._stage(document) for document in self.drill.documents.by_id.values()]
        return min((w for w in found if w and w.id not in taken), key=lambda w: (w.at_s, w.id), default=None)

    def _stage(self, document: Document) -> Write | None:
        """What comes next with a document, if nobody sits where it is to be done."""
        if document.published_s is not None or not document.lacks or OWNER[document.lacks[0]] not in self.empty:
            return None
        stage = document.lacks[0]
        at_s = TAKES_S + max([document.written_s, *(at_s for _, at_s in document.stages.values())])
        name = f"teammate-{document.id}-{document.version}-{stage}"
        return Write(name, at_s, OWNER[stage], document.id, stage, teammate=True)
