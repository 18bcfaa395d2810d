"""Timeliness by owner, and who carried what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from scoring.report.doing import expectation
from scoring.report.parts.team import OwedLine, OwnerLine, ShareLine, SilenceLine
from scoring.report.told import Told
from scoring.scorecard import ExpectationScore, Scorecard, is_own
from scoring.team.shares import Share, Silence
from sim.actions import Action


def owner_lines(
    told: Told, card: Scorecard, roles: Iterable[str], given: Mapping[str, Action]
) -> tuple[OwnerLine, ...]:
    """Each role that had something to answer for; what two share counts for whoever did it, and undone for both."""
    called = [each for each in card.expectations if each.status != "unscored"]
    lines = [_owner(told, role, [each for each in called if is_own(each, role)], given) for role in roles]
    return tuple(line for line in lines if line.of)


def owed_lines(told: Told, card: Scorecard, given: Mapping[str, Action]) -> tuple[OwedLine, ...]:
    """Every expected action that was called for, steps of the SOP too, in the order of their opening."""
    return tuple(
        OwedLine(
            line=expectation(told, each, own=True),
            opened_clock=told.clock(each.opened_s),
            by=told.role(each.by),
            simulated=_simulated(each, given),
            other=bool(each.by) and each.by not in each.who,
        )
        for each in card.expectations
        if each.opened_s is not None
    )


def share_lines(told: Told, found: Iterable[Share]) -> tuple[ShareLine, ...]:
    """What each role did."""
    return tuple(
        ShareLine(
            each.role,
            told.role(each.role),
            each.steps,
            each.replies,
            each.papers,
            each.messages,
            each.simulated,
            None if each.share is None else round(each.share, 4),
        )
        for each in found
    )


def silence_lines(told: Told, found: Iterable[Silence]) -> tuple[SilenceLine, ...]:
    """Roles, not people: the private pages tell each their own."""
    return tuple(
        SilenceLine(
            each.role,
            told.role(each.role),
            told.clock(each.from_s),
            told.clock(each.to_s),
            each.lasts_s,
            tuple(told.expected(name) for name in each.waited),
        )
        for each in found
    )


def _owner(told: Told, role: str, mine: Sequence[ExpectationScore], given: Mapping[str, Action]) -> OwnerLine:
    status = [each.status for each in mine]
    delays = [each.delay_s for each in mine if each.status in ("met", "late") and each.delay_s is not None]
    return OwnerLine(
        role=role,
        name=told.role(role),
        of=len(mine),
        met=status.count("met"),
        late=status.count("late"),
        missed=status.count("missed"),
        median_s=round(median(delays)) if delays else None,
        simulated=sum(_simulated(each, given) for each in mine if each.status != "missed"),
    )


def _simulated(each: ExpectationScore, given: Mapping[str, Action]) -> bool:
    return each.action in given and given[each.action].teammate
