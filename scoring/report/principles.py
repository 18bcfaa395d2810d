"""The principles in the report: how many of each group were kept, and those that were kept least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from scoring.principles import Grade, catalogue, line_told, parts
from scoring.report.parts.principles import PrincipleGroup, PrinciplesPart, WeakPrinciple
from scoring.report.told import Told

MOST_WEAK: Final = 3


def principles(told: Told, graded: Sequence[Grade]) -> PrinciplesPart:
    """The section on these grades."""
    return PrinciplesPart(groups=tuple(_groups(told, graded)), weakest=tuple(_weakest(told, graded)))


def _groups(told: Told, graded: Sequence[Grade]) -> Iterator[PrincipleGroup]:
    for part in parts():
        count = Counter(_outcome(grade) for grade in graded if catalogue()[grade.id].part == part.id)
        if count:
            yield PrincipleGroup(
                id=part.id,
                name=part.title[told.lang],
                kept=count["kept"],
                partly=count["partly"],
                broken=count["broken"],
                not_exercised=count["not exercised"],
            )


def _outcome(grade: Grade) -> str:
    return "partly" if grade.status == "broken" and grade.kept else grade.status


def _weakest(told: Told, graded: Sequence[Grade]) -> Iterator[WeakPrinciple]:
    """The smallest shares of occasions first, then the most occasions missed; no line of evidence twice.

    Principles made of others are left out: what they lack stands under one of their parts.
    """
    broken = [grade for grade in graded if grade.status == "broken" and not catalogue()[grade.id].parts]
    titles = {part.id: part.title[told.lang] for part in parts()}
    shown: set[str] = set()
    for grade in sorted(broken, key=lambda each: (each.kept / each.of, each.kept - each.of)):
        one, line = catalogue()[grade.id], grade.line
        if line is None or len(shown) == MOST_WEAK:
            continue
        evidence = line_told(line, told.script, told.lang)
        source = line.action or evidence
        if source not in shown:
            shown.add(source)
            clock = told.clock(line.at_s)
            yield WeakPrinciple(one.id, one.name[told.lang], titles[one.part], grade.kept, grade.of, clock, evidence)
