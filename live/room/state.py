"""The room at a moment: its phase, its members, and what they wrote down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from live.records import Draft
from live.room.members import Member, Sitting
from live.room.notes import Judged, Message, Observation, Rated
from live.room.seats import PLAYERS, Phase, Seat
from scenarios.field import Role
from scoring.team.record import Held


@dataclass
class RoomState:
    """The room at this moment."""

    phase: Phase = "lobby"
    halted: str | None = None
    """Why the drill was stopped for something real; None while it was not."""
    halted_by: str = ""
    """The member who stopped it."""
    pace: float = 1.0
    members: dict[str, Member] = field(default_factory=dict)
    sittings: list[Sitting] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    ratings: dict[tuple[str, str], Rated] = field(default_factory=dict)
    """By member and objective; the last one counts."""
    judged: dict[tuple[str, str, str], Judged] = field(default_factory=dict)
    """By member, action and mark; the last one counts."""
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of the hotwash, by member and question."""
    held: list[Held] = field(default_factory=list)
    """What was done to the clock and told from beside the drill by whoever held it."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    acted: dict[str, int] = field(default_factory=dict)
    """When each member last did something in their role."""
    publications: list[tuple[int, str, str, tuple[str, ...]]] = field(default_factory=list)
    """(second, member, document, the stages that it lacked) of what was published."""

    def sitting(self, role: Role) -> Member | None:
        """Who plays that role, here or with a sleeping phone."""
        return next((m for m in self.members.values() if m.seat == role and not m.gone), None)

    def empty_roles(self) -> frozenset[Role]:
        """The roles that nobody plays."""
        return frozenset(role for role in PLAYERS if self.sitting(role) is None)

    def seat_at(self, member: str, at_s: int) -> Seat | None:
        """Where somebody sat at that second."""
        found = [s.seat for s in self.sittings if s.member == member and s.from_s <= at_s]
        return found[-1] if found else None

    def played_by(self, role: str, at_s: int) -> str:
        """The member who played that role at that second; empty for nobody."""
        for each in reversed(self.sittings):
            if each.seat == role and each.from_s <= at_s and (each.to_s is None or at_s <= each.to_s):
                return each.member
        return ""

    def seat(self, member: Member, at_s: int) -> None:
        """They sit where `member` says from that second on."""
        self._stand(member.id, at_s)
        self.members[member.id] = member
        self.sittings.append(Sitting(member.id, member.seat, at_s))

    def let_go(self, member: str, at_s: int) -> None:
        """They are gone, and their seat is free."""
        self.members[member] = replace(self.members[member], gone=True)
        self._stand(member, at_s)

    def _stand(self, member: str, at_s: int) -> None:
        for each in self.sittings:
            if each.member == member and each.to_s is None:
                each.to_s = at_s
