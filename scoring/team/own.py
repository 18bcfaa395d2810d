"""One person's own work in a team drill: a scorecard of what they said, did and had to answer for while they sat there.

What was done counts for whoever did it. What was not done, or came late, counts for whoever sat in an owner's seat for
at least half of the time that was given, so that nobody answers for what was late before they came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from scenarios.field import ROLES, Role
from scoring.dimensions import outcome, principles, process, timeliness, voice
from scoring.lessons import improvements, strengths
from scoring.rules import WEIGHTS
from scoring.score import totalled
from scoring.scorecard import Dimension, ExpectationScore, Scorecard
from scoring.team.record import TeamRecord
from scoring.team.seating import RoleSeating
from scoring.voices import voices
from sim.drill import Drill

HALF: Final = 0.5
Seats = Mapping[str, RoleSeating]


def authors(drill: Drill, record: TeamRecord) -> dict[str, str]:
    """Who gave each input, by its id; simulated teammates' and the controller's are not in it."""
    by = ((action.id, record.player(action.who, action.at_s)) for action in drill.inputs if not action.teammate)
    return {action: person for action, person in by if person}


def owes(each: ExpectationScore, person: str, done_by: Mapping[str, str], seats: Seats) -> bool:
    """Whether an expected action is that person's to answer for."""
    if each.opened_s is None or each.due_s is None:
        return False
    did = bool(each.action) and done_by.get(each.action) == person
    if did and each.status == "met":
        return True
    if each.action and not did:
        return False
    owned = each.who if not each.by else tuple(role for role in each.who if role == each.by)
    window_s = max(1, each.due_s - each.opened_s)
    held_s = max((seats[role].held_s(person, each.opened_s, each.due_s) for role in owned if role in seats), default=0)
    return held_s >= HALF * window_s


def own_card(drill: Drill, card: Scorecard, record: TeamRecord, person: str, seats: Seats) -> Scorecard:
    """The person's scorecard; `card` is the whole team's.

    Outcome is scored only for whoever held one role, and no other, from STARTEX to ENDEX: what came of a few minutes in
    a seat cannot be told from what the others did.
    """
    done_by = authors(drill, record)
    expected = [each for each in card.expectations if owes(each, person, done_by, seats)]
    replies = [each for each in card.replies if done_by.get(each.action) == person]
    heard = voices(drill)
    slips = [each for each in heard.slips if done_by.get(each.action) == person]
    weights = {name: each.weight for name, each in drill.expectations.by_id.items()}
    role = whole_time(person, seats)
    active = person in done_by.values()
    dimensions = (
        timeliness(expected, weights),
        principles(expected, replies, weights),
        # With a role named, the order of the seven steps is left out: it is the team's alone.
        process(expected, drill, weights, role or ROLES[0]),
        voice(slips, replies, heard.judged),
        outcome(drill, role) if role else Dimension("outcome", None, 0.0, WEIGHTS["outcome"]),
    )
    if not active:
        dimensions = tuple(replace(each, score=None, coverage=0.0) for each in dimensions)  # type: ignore[assignment]
    score = totalled(drill, dimensions, slips, replies)
    return replace(
        card,
        total=score.total,
        uncapped=score.uncapped,
        coverage=score.coverage,
        dimensions=score.dimensions,
        caps=score.caps,
        expectations=tuple(expected),
        replies=tuple(replies),
        slips=tuple(slips),
        strengths=tuple(strengths(expected, replies)),
        improvements=tuple(improvements(drill, expected, replies, slips)),
        objectives=(),
    )


def whole_time(person: str, seats: Seats) -> Role | None:
    """The role that the person held all the time, if it was their only one."""
    held = [role for role, seat in seats.items() if any(span.person == person for span in seat.spans)]
    alone = held[0] if len(held) == 1 and len(seats[held[0]].spans) == 1 else None
    return next((role for role in ROLES if role == alone), None)
