"""What went well, and what to do better: each with the words behind it, the dearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final

from scoring.rules import SLIP_COST, WEIGHTS
from scoring.scorecard import ExpectationScore, Improvement, ReplyScore, ScoredMark, Strength, VoiceSlip
from sim.drill import Drill
from sim.expectations import Expectation
from sim.reading import GOOD_MARKS

SOUND: Final = 40.0
"""A reply with fewer points than this failed."""
AT_A_TIME: Final = 3
"""So many things to do better are told first, for nobody mends more at a time."""
MOST: Final = 8
DIFFERENT: Final = 5
"""So many of them bring something to say instead that none of the others brings."""


def improvements(
    drill: Drill,
    expected: Sequence[ExpectationScore],
    replies: Sequence[ReplyScore],
    slips: Sequence[VoiceSlip],
    role: str = "",
) -> list[Improvement]:
    """At most eight, ordered by what they are thought to have cost the total; five of them with words of their own.

    What nobody said is told in the words of `role`, or failing that of the first whose it was.
    """
    found = [*_from_expected(drill, expected, replies, role), *_from_replies(drill, replies), *_from_slips(slips)]
    found.sort(key=dearest)
    different = list({each.instead: each for each in reversed(found) if each.instead}.values())
    chosen = sorted(different, key=dearest)[:DIFFERENT]
    chosen += [each for each in found if each not in chosen][: MOST - len(chosen)]
    return sorted(chosen, key=dearest)


def dearest(each: Improvement) -> tuple[float, int, str]:
    """For sorting: what cost most first."""
    return -each.cost, each.at_s or 0, each.subject


def strengths(expected: Sequence[ExpectationScore], replies: Sequence[ReplyScore]) -> list[Strength]:
    """At most eight: the marks that gave most, each mark once, then what was done in good time."""
    best: dict[str, ScoredMark] = {}
    for reply in replies:
        for mark in reply.marks:
            if mark.level == 2 and mark.mark in GOOD_MARKS and mark.points > best.get(mark.mark, mark).points - 1e-9:
                best.setdefault(mark.mark, mark)
    marks = sorted(best.values(), key=lambda mark: -mark.points)[: MOST - 2]
    found = [Strength(m.mark, m.action, m.at_s, m.who, m.evidence[0].quote if m.evidence else "") for m in marks]
    early = [each for each in expected if each.status == "met" and each.at_s is not None]
    early.sort(key=lambda each: -(each.score or 0))
    return found + [
        Strength(each.id, each.action, each.at_s or 0, each.who[0], "") for each in early[: MOST - len(found)]
    ]


def _from_expected(
    drill: Drill, expected: Sequence[ExpectationScore], replies: Sequence[ReplyScore], role: str
) -> Iterator[Improvement]:
    by_id = drill.expectations.by_id
    texts = {reply.action: reply for reply in replies}
    for kind in (False, True):
        mine = [each for each in expected if each.is_step is kind and each.score is not None]
        total = sum(by_id[each.id].weight for each in mine) or 1.0
        for each in mine:
            share = by_id[each.id].weight / total
            weight = WEIGHTS["process"] if kind else WEIGHTS["timeliness"] + WEIGHTS["principles"] * (not each.action)
            cost = round(share * weight * (100 - (each.score or 0)), 1)
            word = _word(each)
            if word and cost >= 0.3:
                reply = texts.get(each.action)
                quote = reply.text if reply is not None and word == "weak" else ""
                model = by_id[each.id].model_of(reply.who if reply is not None else role)
                yield Improvement("process" if kind else word, each.id, each.action, each.at_s, quote, model, cost)  # type: ignore[arg-type]


def _word(each: ExpectationScore) -> str:
    if each.status == "late":
        return "late"
    if each.status == "missed":
        return "weak" if each.action else "missed"
    return ""


def _from_replies(drill: Drill, replies: Sequence[ReplyScore]) -> Iterator[Improvement]:
    """Each harmful mark once, at its worst, with what all of its kind cost."""
    share = WEIGHTS["principles"] / max(1, len(replies))
    found: dict[str, list[tuple[float, ReplyScore, ScoredMark]]] = {}
    for reply in replies:
        for mark in reply.marks:
            if mark.points < 0:
                found.setdefault(mark.mark, []).append((mark.points, reply, mark))
    for name, cases in found.items():
        _, reply, mark = min(cases, key=lambda case: case[0])
        cost = round(-share * fsum(points for points, *_ in cases), 1)
        quote = mark.evidence[0].quote if mark.evidence else reply.text
        yield Improvement("harmful", name, reply.action, reply.at_s, quote, model_for(drill, reply), cost)


def _from_slips(slips: Sequence[VoiceSlip]) -> Iterator[Improvement]:
    for slip in slips:
        cost = round(WEIGHTS["voice"] * SLIP_COST[slip.slip], 1)
        yield Improvement("voice", slip.slip, slip.action, slip.at_s, slip.quote, "", cost)


def model_for(drill: Drill, reply: ReplyScore) -> str:
    """The model answer instead of a reply, or empty."""
    return next(iter(models_for(drill, reply)), "")


def models_for(drill: Drill, reply: ReplyScore) -> list[str]:
    """The model answers that the same one could have given to the same listener instead, the nearest first."""
    return [each.model_of(reply.who) for each in _expected_instead(drill, reply)]


def expected_instead(drill: Drill, reply: ReplyScore) -> Expectation | None:
    """What was expected with a model answer of the one who spoke, for the same listener, in the same matter."""
    return next(iter(_expected_instead(drill, reply)), None)


def _expected_instead(drill: Drill, reply: ReplyScore) -> list[Expectation]:
    """The one by which the reply was measured first, then the nearest to whose task it is and where it is said."""
    every = drill.expectations.by_id.values()
    mine = [each for each in every if each.inject in reply.answers and each.model and reply.who in each.who]
    fitting = [each for each in mine if _same_listener(each, reply)]
    return sorted(fitting, key=lambda each: _nearness(each, reply), reverse=True)


def _same_listener(expected: Expectation, reply: ReplyScore) -> bool:
    """Whether the model answer may be said to whom the reply went: what suits a mother does not suit everybody."""
    return expected.to == reply.to or (expected.public and reply.to == "public")


def _nearness(expected: Expectation, reply: ReplyScore) -> tuple[bool, bool, bool, bool]:
    measured = set(expected.marks) == set(reply.wanted)
    return measured, expected.to == reply.to, expected.who[0] == reply.who, expected.reply_by == reply.by
