"""Who sat where when, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from scenarios.field import ROLES
from scoring.report.parts.team import SeatLine, SpanLine, WatcherLine
from scoring.report.told import Told
from scoring.team.record import TeamRecord
from scoring.team.seating import RoleSeating, Span

BESIDE: Final = {"controller": "Controller", "evaluator": "Evaluator", "observer": "Observer", "all": "All seats"}


def seat_name(told: Told, seat: str) -> str:
    """A role, a seat beside the drill, a person of the drill, or all seats."""
    return told.t(BESIDE[seat]) if seat in BESIDE else told.who(seat)


def seat_lines(told: Told, record: TeamRecord, seats: Iterable[RoleSeating], ends_s: int) -> tuple[SeatLine, ...]:
    """Each role's time."""
    return tuple(_seat(told, record, seat, max(1, ends_s)) for seat in seats)


def watchers(told: Told, record: TeamRecord) -> tuple[WatcherLine, ...]:
    """Who sat beside the drill, each with where."""
    beside = {who: [seat for seat in record.seats(who) if seat not in ROLES] for who in record.names}
    return tuple(
        WatcherLine(record.names[who], told.t(", ").join(seat_name(told, seat) for seat in seats))
        for who, seats in beside.items()
        if seats
    )


def holder(told: Told, record: TeamRecord, span: Span) -> str:
    """Somebody's name, or the words for a simulated teammate."""
    return record.names.get(span.person, span.person) if span.person else told.t("simulated teammate")


def _seat(told: Told, record: TeamRecord, seat: RoleSeating, ends_s: int) -> SeatLine:
    spans = tuple(
        SpanLine(
            clock=told.clock(span.from_s),
            until=told.clock(span.to_s),
            lasts_s=span.lasts_s,
            who=holder(told, record, span),
            simulated=not span.person,
            left=round(100 * span.from_s / ends_s, 2),
            width=round(100 * span.lasts_s / ends_s, 2),
        )
        for span in seat.spans
    )
    handovers = tuple(
        f"{told.clock(after.from_s)} {holder(told, record, before)} → {holder(told, record, after)}"
        for before, after in seat.handovers
    )
    return SeatLine(seat.role, told.role(seat.role), spans, seat.unstaffed_s, handovers)
