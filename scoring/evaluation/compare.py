"""The evaluation of a drill: both scores with whose marks they rest on, agreement, changes, and second opinions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from scenarios.field import Role
from scoring.evaluation.agreement import Agreement, agreement
from scoring.evaluation.anew import JudgedAnew, Readings, with_levels
from scoring.evaluation.opinions import Kind, Levels, Opinion, Place, Submission, evaluators, joint, levels_of
from scoring.evaluation.provenance import reader_name
from scoring.score import scorecard
from scoring.scorecard import DIMENSIONS
from sim.actions import Say
from sim.drill import Drill
from sim.reading import MARKS

Whose = Literal["recorded", "program", "joint", "evaluator"]
READER = "reader"
"""How the reader is called among the raters of an `Agreement`; no evaluator's name is asked to differ from it."""


@dataclass(frozen=True)
class ScoreLine:
    """A score of the drill, and whose marks it rests on."""

    whose: Whose
    """`recorded`: as it was read when it was played; `program`: as this program reads it; `joint`: all evaluators."""
    by: str
    """The evaluator's name; else empty."""
    changed: int
    """Marks that differ from the recorded ones."""
    total: float | None
    uncapped: float | None
    coverage: float
    dimensions: dict[str, float | None]
    caps: tuple[str, ...]
    rules: str
    reader: str = ""
    """Which reader read it, where that is known: a journal does not say who read it when it was played."""


@dataclass(frozen=True)
class Said:
    """Somebody's standing opinion on one mark, with who and when."""

    opinion: Opinion
    by: str
    at: str
    blind: bool
    source: str = ""


@dataclass(frozen=True)
class Evaluation:
    """All that people, and a second reader, made of a drill's marks."""

    scores: tuple[ScoreLine, ...]
    """The recorded one first."""
    agreements: tuple[Agreement, ...]
    """The reader with each evaluator, each two evaluators, and all of three or more."""
    confirmed: int
    changed: tuple[Said, ...]
    """In the order of the replies and of the codebook."""
    second: tuple[Said, ...]
    """What a second reader saw otherwise; never part of a score."""
    second_agreed: int
    blind: int
    """Evaluators who did not see the reader's marks."""


def evaluated(
    drill: Drill, submissions: Sequence[Submission], role: Role | None = None, program: Readings | None = None
) -> Evaluation:
    """The evaluation of a drill as it stands; `program` is this program's own reading of each reply."""
    reader, names = recorded(drill), evaluators(submissions)
    given = [levels_of(submissions, name) for name in names]
    said = sorted(_standing(submissions, "evaluator"), key=lambda each: _order(drill, each))
    second = sorted(_standing(submissions, "second-reader"), key=lambda each: _order(drill, each))
    return Evaluation(
        scores=tuple(_scores(drill, reader, dict(zip(names, given, strict=True)), role, program)),
        agreements=tuple(_agreements(reader, names, given)),
        confirmed=sum(not each.opinion.changes for each in said),
        changed=tuple(each for each in said if each.opinion.changes),
        second=tuple(each for each in second if each.opinion.changes),
        second_agreed=sum(not each.opinion.changes for each in second),
        blind=len({each.by for each in said if each.blind}),
    )


def replies(drill: Drill) -> list[Say]:
    """What was said to anybody outside the team, in order: what is evaluated."""
    return [action for action in drill.inputs if isinstance(action, Say) and action.to != "team"]


def recorded(drill: Drill) -> dict[Place, int]:
    """The levels in the journal, absent marks too."""
    return {(say.id, mark): say.reading.level(mark) for say in replies(drill) for mark in MARKS}


def _scores(
    drill: Drill, reader: Levels, given: dict[str, dict[Place, int]], role: Role | None, program: Readings | None
) -> Iterator[ScoreLine]:
    yield _line("recorded", "", drill, 0, role)
    if program is not None:
        differing = sum(
            program[action].level(mark) != level for (action, mark), level in reader.items() if action in program
        )
        if differing:
            line = _line("program", "", JudgedAnew(drill, program), differing, role)
            yield replace(line, reader=reader_name())
    together = {"": joint(list(given.values()), reader)} if len(given) > 1 else {}
    for by, levels in [*together.items(), *given.items()]:
        differing = sum(level != reader[place] for place, level in levels.items())
        yield _line("evaluator" if by else "joint", by, with_levels(drill, levels), differing, role)


def _line(whose: Whose, by: str, drill: Drill, changed: int, role: Role | None) -> ScoreLine:
    card = scorecard(drill, role)
    return ScoreLine(
        whose=whose,
        by=by,
        changed=changed,
        total=card.total,
        uncapped=card.uncapped,
        coverage=card.coverage,
        dimensions={name: card.dimension(name).score for name in DIMENSIONS},
        caps=tuple(cap.id for cap in card.caps),
        rules=card.rules,
    )


def _agreements(reader: Levels, names: Sequence[str], given: Sequence[Levels]) -> Iterator[Agreement]:
    for name, levels in zip(names, given, strict=True):
        yield agreement((READER, name), ({place: reader[place] for place in levels}, levels))
    for (one, mine), (other, theirs) in combinations(list(zip(names, given, strict=True)), 2):
        yield agreement((one, other), (mine, theirs))
    if len(names) > 2:
        yield agreement(names, given)


def _standing(submissions: Iterable[Submission], kind: Kind) -> list[Said]:
    """The latest word of each on each mark."""
    latest: dict[tuple[str, Place], Said] = {}
    for each in submissions:
        if each.kind == kind:
            for opinion in each.opinions:
                place = (opinion.action, opinion.mark)
                latest[each.by, place] = Said(opinion, each.by, each.at, each.blind, each.source)
    return list(latest.values())


def _order(drill: Drill, said: Said) -> tuple[int, int, str]:
    places = {say.id: number for number, say in enumerate(replies(drill))}
    return places.get(said.opinion.action, len(places)), MARKS.index(said.opinion.mark), said.by
