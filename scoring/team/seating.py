"""Who sat where when: each role's time in spans, by a person or by a simulated teammate, and the hand-overs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from scoring.team.record import TeamRecord


@dataclass(frozen=True)
class Span:
    """A time in which one person, or a simulated teammate, held a role."""

    from_s: int
    to_s: int
    person: str
    """Empty for a simulated teammate."""

    @property
    def lasts_s(self) -> int:
        """How long."""
        return self.to_s - self.from_s


@dataclass(frozen=True)
class RoleSeating:
    """One role's time, from STARTEX on, without gaps."""

    role: str
    spans: tuple[Span, ...]

    @property
    def unstaffed_s(self) -> int:
        """How long no person sat there."""
        return sum(span.lasts_s for span in self.spans if not span.person)

    @property
    def handovers(self) -> tuple[tuple[Span, Span], ...]:
        """Each change, with who had it before and after."""
        return tuple(pairwise(self.spans))

    def held_s(self, person: str, from_s: int, to_s: int) -> int:
        """How much of a time somebody held the role."""
        mine = (span for span in self.spans if span.person == person)
        return sum(max(0, min(to_s, span.to_s) - max(from_s, span.from_s)) for span in mine)


def seating(record: TeamRecord, roles: Iterable[str], ends_s: int) -> dict[str, RoleSeating]:
    """Each role's spans up to the second `ends_s`; a role in which nobody ever sat is one simulated span."""
    return {role: RoleSeating(role, tuple(_spans(record, role, ends_s))) for role in roles}


def _spans(record: TeamRecord, role: str, ends_s: int) -> list[Span]:
    found: list[Span] = []
    now_s = 0
    for stay in record.stays:
        from_s = max(now_s, stay.from_s)
        to_s = ends_s if stay.to_s is None else min(ends_s, stay.to_s)
        if stay.seat != role or to_s <= from_s:
            continue
        found += [Span(now_s, from_s, "")] if from_s > now_s else []
        found.append(Span(from_s, to_s, stay.person))
        now_s = to_s
    found += [Span(now_s, ends_s, "")] if now_s < ends_s or not found else []
    return _joined(found)


def _joined(spans: list[Span]) -> list[Span]:
    """Two spans of one person that touch are one: a reload is no hand-over."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].person == span.person:
            joined[-1] = replace(joined[-1], to_s=span.to_s)
        else:
            joined.append(span)
    return joined
