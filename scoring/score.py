"""The score of a drill: dimensions, caps, expected actions, marks and lessons, all from its journal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from scenarios.field import Role
from scoring.beside import acted
from scoring.dimensions import outcome, principles, process, timeliness, voice
from scoring.expected import by_best_attempt, expectation_scores, objective_scores
from scoring.lessons import improvements, strengths
from scoring.reference import reach, trust
from scoring.replies import reply_scores
from scoring.rules import CAPS, RULES, WEIGHTS
from scoring.scorecard import (
    DIMENSIONS,
    Cap,
    Dimension,
    ExpectationScore,
    ReplyScore,
    Scorecard,
    VoiceSlip,
    is_own,
)
from scoring.voices import voices
from sim.drill import Drill
from sim.journal import digest

CAPPED: Final = ("blame_shifting",)
"""The marks that limit the total by themselves."""


@dataclass(frozen=True)
class Numbers:
    """The score without its reasons."""

    total: float | None
    uncapped: float | None
    """The total before caps."""
    coverage: float
    dimensions: tuple[Dimension, ...]
    caps: tuple[Cap, ...]


def scorecard(drill: Drill, role: Role | None = None) -> Scorecard:
    """The team's score as the drill stands now; with a role that role's own work and what came of that work alone.

    A role that did nothing is not scored: what its teammates brought about is not its own.
    """
    all_expected, all_replies, heard = expectation_scores(drill), reply_scores(drill), voices(drill)
    expected = [each for each in all_expected if role is None or is_own(each, role)]
    replies = [each for each in all_replies if role is None or each.who == role]
    slips = [each for each in heard.slips if role is None or each.who == role]
    score = _numbers(drill, expected, replies, slips, heard.judged, role)
    return Scorecard(
        scenario=drill.script.id,
        seed=drill.seed,
        digest=digest(drill),
        rules=RULES,
        role=role or "",
        total=score.total,
        uncapped=score.uncapped,
        coverage=score.coverage,
        dimensions=score.dimensions,
        caps=score.caps,
        expectations=tuple(all_expected),
        replies=tuple(all_replies),
        strengths=tuple(strengths(expected, replies)),
        improvements=tuple(improvements(drill, expected, replies, slips, role or "")),
        objectives=tuple(objective_scores(drill, all_expected)),
        trust=trust(drill),
        trust_of={name: drill.feelings(name).rounded() for name in drill.script.scenario.people},
        reach=reach(drill),
        slips=heard.slips,
    )


def numbers(drill: Drill) -> Numbers:
    """The whole team's score without its reasons: the same numbers as the scorecard's, for many runs."""
    heard = voices(drill)
    replies = reply_scores(drill, told=CAPPED)  # of the other marks only the points count here
    return _numbers(drill, expectation_scores(drill), replies, heard.slips, heard.judged)


@dataclass(frozen=True)
class Items:
    """What a drill is scored on."""

    expected: frozenset[str]
    """The expected actions whose time came."""
    tried: frozenset[str]
    """The replies that stand for an attempt at one."""
    judged: frozenset[str]
    """The replies that could be judged for one voice."""


def items(drill: Drill) -> Items:
    """What that drill is scored on."""
    came = [each for each in drill.expectations.by_id.values() if each.opened_s is not None]
    return Items(frozenset(e.id for e in came), frozenset(e.attempt for e in came if e.attempt), voices(drill).judged)


def numbers_on(drill: Drill, role: Role | None, on: Items) -> Numbers:
    """The score by these expected actions alone, each at its best attempt, with these replies judged for one voice."""
    scores = [each for each in expectation_scores(drill) if each.id in on.expected]
    expected = [each for each in by_best_attempt(drill, scores, on.tried) if role is None or is_own(each, role)]
    replies = [each for each in reply_scores(drill) if role is None or each.who == role]
    heard = voices(drill)
    slips = [each for each in heard.slips if role is None or each.who == role]
    return _numbers(drill, expected, replies, slips, heard.judged | on.judged, role)


def _numbers(
    drill: Drill,
    expected: Sequence[ExpectationScore],
    replies: Sequence[ReplyScore],
    slips: Sequence[VoiceSlip],
    judged: frozenset[str],
    role: Role | None = None,
) -> Numbers:
    if role is not None and not acted(drill, role):
        return Numbers(None, None, 0.0, tuple(Dimension(name, None, 0.0, WEIGHTS[name]) for name in DIMENSIONS), ())
    weights = {name: each.weight for name, each in drill.expectations.by_id.items()}
    dimensions = (
        timeliness(expected, weights),
        principles(expected, replies, weights),
        process(expected, drill, weights, role),
        voice(slips, replies, judged),
        outcome(drill, role, earned=role is None or _earned(expected, replies)),
    )
    return totalled(drill, dimensions, slips, replies)


def totalled(
    drill: Drill, dimensions: tuple[Dimension, ...], slips: Iterable[VoiceSlip], replies: Iterable[ReplyScore]
) -> Numbers:
    """The dimensions put together, under the caps that these slips and replies set."""
    caps = _caps(slips, [each for each in replies if not to_staff(drill, each)])
    uncapped = _total(dimensions)
    total = None if uncapped is None else min([uncapped, *(cap.limit for cap in caps)])
    return Numbers(total, uncapped, _coverage(dimensions), dimensions, tuple(caps))


def _earned(expected: Sequence[ExpectationScore], replies: Sequence[ReplyScore]) -> bool:
    """Whether anything that was said had a good word in it, or a step was taken that was called for."""
    return any(each.score > 0 for each in replies) or any(each.is_step and each.action for each in expected)


def _total(dimensions: Sequence[Dimension]) -> float | None:
    """The mean of the scored dimensions, each by its weight and by how much of it could be scored."""
    weight = math.fsum(each.weight * each.coverage for each in dimensions if each.score is not None)
    if weight <= 0:
        return None
    return round(math.fsum(each.weight * each.coverage * (each.score or 0.0) for each in dimensions) / weight, 1)


def _coverage(dimensions: Iterable[Dimension]) -> float:
    return round(math.fsum(each.weight * each.coverage for each in dimensions), 3)


def to_staff(drill: Drill, reply: ReplyScore) -> bool:
    """Whether it was said to one of the clinic's own people."""
    person = drill.script.scenario.people.get(reply.to)
    return person is not None and person.is_ == "staff"


def _caps(slips: Iterable[VoiceSlip], replies: Iterable[ReplyScore]) -> list[Cap]:
    """One of each kind: the first time that it happened."""
    named = {
        "privacy": "privacy",
        "leak": "privacy",
        "repeats-false": "fabrication",
        "fabrication": "fabrication",
        "wrong-speaker": "wrong-speaker",
    }
    found: dict[str, Cap] = {}
    for slip in slips:
        if name := named.get(slip.slip):
            found.setdefault(name, Cap(name, CAPS[name], slip.action, slip.at_s, slip.quote))  # type: ignore[arg-type]
    for reply in replies:
        for mark in reply.marks:
            if mark.mark in CAPPED and mark.level == 2:
                quote = mark.evidence[0].quote if mark.evidence else reply.text
                found.setdefault("blaming", Cap("blaming", CAPS["blaming"], reply.action, reply.at_s, quote))
    return sorted(found.values(), key=lambda cap: (cap.limit, cap.id))
