"""One voice in words: each slip beside what it goes against."""

from __future__ import annotations

from collections.abc import Iterable

from scoring import names
from scoring.report.parts.team import ClashLine
from scoring.report.told import Told
from scoring.report.visible import clipped
from scoring.team.clashes import Clash

MOST_QUOTED = 300
"""Columns of a sentence that is quoted."""


def clash_lines(told: Told, found: Iterable[Clash]) -> tuple[ClashLine, ...]:
    """Both quotes and both speakers, or the fact of the sheet."""
    return tuple(_clash(told, each) for each in found)


def _clash(told: Told, each: Clash) -> ClashLine:
    slip, before = each.slip, each.earlier
    status = next((fact.status for fact in told.scenario.facts if fact.id == slip.fact), "")
    return ClashLine(
        name=names.slip_name(slip.slip, told.lang),
        clock=told.clock(slip.at_s),
        who=told.role(slip.who),
        quote=clipped(slip.quote, MOST_QUOTED),
        earlier_clock=told.clock(before.at_s) if before else "",
        earlier_who=told.role(before.who) if before else "",
        earlier_quote=clipped(before.quote, MOST_QUOTED) if before else "",
        fact=told.text(f"facts.{slip.fact}.text"),
        fact_status=names.fact_status_name(status, told.lang) if status else "",
    )
