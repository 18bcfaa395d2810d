"""A room as its report needs it: who sat where, what evaluators wrote and judged, what everybody answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from live.room.members import Member
from live.room.state import RoomState
from scoring.evaluation.compare import replies
from scoring.evaluation.opinions import Opinion, Submission
from scoring.team.record import Answered, Observed, Rated, Stay, TeamRecord, Word
from sim.drill import Drill


def recorded(state: RoomState, *, private: bool = True) -> TeamRecord:
    """What a team's report needs of a room; without `private`, nothing that is kept back until the hotwash."""
    whole = TeamRecord(
        names=_names(state.members.values()),
        stays=tuple(Stay(each.member, each.seat, each.from_s, each.to_s) for each in state.sittings),
        words=tuple(Word(each.at_s, each.member, each.seat, each.to, each.text) for each in state.messages),
        observed=tuple(Observed(each.at_s, each.member, each.objective, each.text) for each in state.observations),
        rated=tuple(Rated(each.member, each.objective, each.rating, each.why) for each in state.ratings.values()),
        answered=tuple(Answered(member, question, text) for (member, question), text in state.answers.items() if text),
        held=tuple(state.held),
    )
    return whole if private else replace(whole, observed=(), rated=())


def judgements(state: RoomState, drill: Drill) -> list[Submission]:
    """The marks that were confirmed or changed in the room, as an evaluator's sheet would bring them.

    Only replies to somebody outside the team are scored, and so judged.
    """
    names = _names(state.members.values())
    says = {say.id: say for say in replies(drill)}
    found = []
    for each in state.judged.values():
        if each.action in says:
            read = says[each.action].reading.level(each.mark)
            opinion = Opinion(each.action, each.mark, read, each.level, each.why)
            found.append(Submission(names[each.member], each.wall, (opinion,)))
    return sorted(found, key=lambda each: each.at)


def person_named(record: TeamRecord, name: str) -> str | None:
    """The id of the player of that name, whatever its case; None where there is none."""
    wanted = name.strip().casefold()
    return next((who for who in players(record) if wanted in (who.casefold(), record.names[who].casefold())), None)


def players(record: TeamRecord) -> list[str]:
    """Everybody who ever sat in one of the six roles."""
    return [who for who in record.names if record.plays(who)]


def _names(members: Iterable[Member]) -> dict[str, str]:
    """Everybody's name by id; a second one of a name is told by a number."""
    names: dict[str, str] = {}
    taken: dict[str, int] = {}
    for member in members:
        taken[member.name] = taken.get(member.name, 0) + 1
        names[member.id] = member.name if taken[member.name] == 1 else f"{member.name} ({taken[member.name]})"
    return names
