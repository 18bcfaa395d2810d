"""What is one member's own until the hotwash, which brings it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from live.room.calls import QUESTIONS
from live.room.members import Member
from live.room.names import seat_name
from scenarios.words import translator

if TYPE_CHECKING:
    from live.room.room import Room

_QUESTIONS: Final = {
    "hardest": "What was the hardest moment?",
    "sop": "Which step of the SOP was not clear?",
    "next": "What do you want to practise next?",
}


def own(room: Room, member: Member) -> dict[str, Any]:
    """What is this member's alone."""
    draft = room.state.drafts.get(member.id)
    t = translator("live", member.lang)
    return {
        "me": {
            "id": member.id,
            "name": member.name,
            "seat": member.seat,
            "seat_name": seat_name(member.seat, member.lang),
            "lang": member.lang,
        },
        "draft": {"to": draft.to, "by": draft.by, "text": draft.text, "at_s": draft.at_s} if draft else None,
        "questions": [
            {"id": name, "text": t(_QUESTIONS[name]), "answer": room.state.answers.get((member.id, name), "")}
            for name in QUESTIONS
        ],
        "observations": [
            {"at_s": each.at_s, "objective": each.objective, "text": each.text}
            for each in room.state.observations
            if each.member == member.id
        ],
        "ratings": {
            each.objective: {"rating": each.rating, "why": each.why}
            for each in room.state.ratings.values()
            if each.member == member.id
        },
        "judged": [
            {"action": each.action, "mark": each.mark, "level": each.level, "why": each.why}
            for each in room.state.judged.values()
            if each.member == member.id
        ],
    }


def brought_out(room: Room) -> dict[str, Any]:
    """What was private until now."""
    members = room.state.members
    return {
        "answers": [
            {"name": members[member].name, "question": question, "text": text}
            for (member, question), text in room.state.answers.items()
        ],
        "observations": [
            {"name": members[each.member].name, "at_s": each.at_s, "objective": each.objective, "text": each.text}
            for each in room.state.observations
        ],
        "ratings": [
            {"name": members[each.member].name, "objective": each.objective, "rating": each.rating, "why": each.why}
            for each in room.state.ratings.values()
        ],
    }
