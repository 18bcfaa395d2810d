"""Which marks are doubtful: those that the reader itself was not sure of."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.evaluation.anew import Readings
from scoring.evaluation.compare import replies
from scoring.reading.audience import OUTSIDERS, kind_of
from sim.drill import Drill
from sim.reading import MARKS, Mark, Reading, Reply


@dataclass(frozen=True)
class Doubt:
    """One reply with its doubtful marks."""

    action: str
    """The input that is the reply, or any name for one outside a drill."""
    text: str
    outside: bool
    """Whether outsiders heard it."""
    marks: dict[str, int]
    """Each doubtful mark with the level that was read."""


def doubts(drill: Drill, program: Readings, below: float) -> list[Doubt]:
    """Replies with marks whose confidence is below `below`, in order.

    A journal keeps the confidence of marks that are present; for an absent one this program's own reading says how
    sure it is, and it is doubtful too where that reading finds the mark.
    """
    found = []
    for say in replies(drill):
        fresh = program[say.id].marks if say.id in program else {}
        marks = {}
        for mark in MARKS:
            kept = say.reading.marks.get(mark) or fresh.get(mark) or Mark()
            if kept.confidence < below or kept.level != say.reading.level(mark):
                marks[mark] = say.reading.level(mark)
        if marks:
            found.append(Doubt(say.id, say.text, drill.is_outside(say), marks))
    return found


def unsure(name: str, reply: Reply, reading: Reading, below: float) -> Doubt:
    """A reply outside a drill with its marks, maybe none, whose confidence is below `below`."""
    marks = {mark: reading.level(mark) for mark in MARKS if reading.marks.get(mark, Mark()).confidence < below}
    return Doubt(name, reply.text, reply.public or kind_of(reply.to) in OUTSIDERS, marks)
