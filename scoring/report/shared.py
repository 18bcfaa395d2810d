"""What a team's report leaves out, so that nobody's own marks can be read off it: names stand beside the seats.

Scores, marks and coaching of single replies are on the private pages alone. The team's report keeps the words that were
said, times by owner, and what the whole team came to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring.evaluation.part import EvaluationPart, OpinionLine
from scoring.report.content import Content
from scoring.report.parts.curves import Act, Curve
from scoring.report.parts.doing import ExpectationLine
from scoring.report.parts.feedback import ImprovementLine
from scoring.report.parts.replies import Piece, ReplyLine
from scoring.report.parts.team import OwedLine
from scoring.report.told import Told
from sim.reading import MARKS


def shared(told: Told, content: Content) -> Content:
    """The content as everybody may read it; `improvements` and `sentences` are already so."""
    return replace(
        content,
        caps=tuple(replace(each, clock="", who="", quote="") for each in content.caps),
        curves=tuple(_curve(told, each) for each in content.curves),
        expectations=tuple(timed(each) for each in content.expectations),
        replies=tuple(_reply(each) for each in content.replies),
        principles=content.principles
        and replace(
            content.principles,
            weakest=tuple(replace(each, clock="", evidence="") for each in content.principles.weakest),
        ),
        turns=None
        if content.turns is None
        else tuple(replace(each, action="", who="", quote="") for each in content.turns),
        evaluation=content.evaluation and _evaluation(content.evaluation),
    )


def lessons(lines: Sequence[ImprovementLine]) -> tuple[ImprovementLine, ...]:
    """What to improve, without whose words they were where it is the words that are judged."""
    return tuple(_lesson(each) for each in lines)


def timed(line: ExpectationLine) -> ExpectationLine:
    """An expected action with its times and without the marks of the reply."""
    return replace(line, lacks=(), harms=())


def owed(lines: Sequence[OwedLine]) -> tuple[OwedLine, ...]:
    """The same for those with owners."""
    return tuple(replace(each, line=timed(each.line)) for each in lines)


def _lesson(each: ImprovementLine) -> ImprovementLine:
    if each.subject in MARKS:
        return replace(each, clock="", roles=(), owner="", quote="", cost=None)
    return replace(each, quote="", cost=None)


def _reply(each: ReplyLine) -> ReplyLine:
    return replace(each, score=None, pieces=(Piece(each.text, (), True),), marks=(), lacks=(), models=())


def _curve(told: Told, curve: Curve) -> Curve:
    return replace(curve, acts=tuple(_act(told, each) for each in curve.acts))


def _act(told: Told, act: Act) -> Act:
    if not act.is_reply:
        return act
    moves = tuple(replace(each, causes=(told.t("Reply"),)) for each in act.moves)
    return replace(act, who=told.who("team"), moves=moves)


def _evaluation(part: EvaluationPart) -> EvaluationPart:
    return replace(part, changed=_opinions(part.changed), second=_opinions(part.second))


def _opinions(lines: Sequence[OpinionLine]) -> tuple[OpinionLine, ...]:
    """Where evaluators and the reader differ, without whose reply it was."""
    return tuple(replace(each, action="", clock="", who="", why="", quote="") for each in lines)
