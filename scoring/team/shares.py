"""Who carried what: each role's share of what the team did, and who was silent while something waited for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from scoring.scorecard import ExpectationScore
from scoring.team.record import TeamRecord
from scoring.team.seating import RoleSeating
from sim.actions import Action, Do, Say, Write

SILENT_S: Final = 300
"""A player who did nothing for so long, while something waited for their role, was silent."""


@dataclass(frozen=True)
class Share:
    """What one role did."""

    role: str
    steps: int
    replies: int
    """To anybody outside the team."""
    papers: int
    """Drafts written, and stages of documents done."""
    messages: int
    """On the team's own channel, and beside the drill."""
    simulated: int
    """How much of the first three a simulated teammate did."""
    share: float | None
    """Of all that the people did, 0 to 1; None where no person did anything."""

    @property
    def all(self) -> int:
        """Everything but messages."""
        return self.steps + self.replies + self.papers


@dataclass(frozen=True)
class Silence:
    """A time in which somebody did nothing while something waited for them."""

    role: str
    person: str
    from_s: int
    to_s: int
    waited: tuple[str, ...]
    """The expected actions that waited."""

    @property
    def lasts_s(self) -> int:
        """How long."""
        return self.to_s - self.from_s


def shares(roles: Iterable[str], inputs: Sequence[Action], record: TeamRecord) -> tuple[Share, ...]:
    """Each role's part, in the order of the roles."""
    counted = [_counted(role, inputs, record) for role in roles]
    by_people = {each.role: each.all - each.simulated + each.messages for each in counted}
    total = sum(by_people.values())
    return tuple(Share(**{**vars(each), "share": by_people[each.role] / total if total else None}) for each in counted)


def _counted(role: str, inputs: Sequence[Action], record: TeamRecord) -> Share:
    mine = [action for action in inputs if action.who == role]
    outward = [each for each in mine if not (isinstance(each, Say) and each.to == "team")]
    inward = [each for each in mine if isinstance(each, Say) and each.to == "team" and not each.teammate]
    return Share(
        role=role,
        steps=sum(isinstance(each, Do) for each in outward),
        replies=sum(isinstance(each, Say) for each in outward),
        papers=sum(isinstance(each, Write) for each in outward),
        messages=len(inward) + sum(word.seat == role and word.at_s >= 0 for word in record.words),
        simulated=sum(each.teammate for each in outward),
        share=None,
    )


def silences(
    seats: Iterable[RoleSeating],
    expected: Sequence[ExpectationScore],
    inputs: Sequence[Action],
    record: TeamRecord,
    least_s: int = SILENT_S,
) -> tuple[Silence, ...]:
    """The silences of at least `least_s` seconds, the longest first; only of people, each while they sat there."""
    found = [silence for seat in seats for silence in _of(seat, expected, inputs, record, least_s)]
    return tuple(sorted(found, key=lambda each: (-each.lasts_s, each.from_s, each.role)))


def _of(
    seat: RoleSeating,
    expected: Sequence[ExpectationScore],
    inputs: Sequence[Action],
    record: TeamRecord,
    least_s: int,
) -> Iterable[Silence]:
    acts = {each.at_s for each in inputs if each.who == seat.role and not each.teammate}
    acts |= {word.at_s for word in record.words if word.seat == seat.role}
    owned = [each for each in expected if seat.role in each.who and each.opened_s is not None]
    for span in (each for each in seat.spans if each.person):
        cuts = sorted({span.from_s, span.to_s, *(at_s for at_s in acts if span.from_s < at_s < span.to_s)})
        for quiet_s in pairwise(cuts):
            for from_s, to_s in _joined(_open(each, quiet_s) for each in owned):
                if to_s - from_s >= least_s:
                    waited = tuple(each.id for each in owned if _open(each, (from_s, to_s)))
                    yield Silence(seat.role, span.person, from_s, to_s, waited)


def _open(each: ExpectationScore, within: tuple[int, int]) -> tuple[int, int] | None:
    """The part of a time in which it waited."""
    done_s = each.at_s if each.status in ("met", "late") else None
    from_s, to_s = max(within[0], each.opened_s or 0), min(within[1], within[1] if done_s is None else done_s)
    return (from_s, to_s) if from_s < to_s else None


def _joined(times: Iterable[tuple[int, int] | None]) -> list[tuple[int, int]]:
    """Times that touch are one."""
    found: list[tuple[int, int]] = []
    for from_s, to_s in sorted(each for each in times if each is not None):
        if found and from_s <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], to_s))
        else:
            found.append((from_s, to_s))
    return found
