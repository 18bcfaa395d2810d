"""What a screen shows of the room: plain data for one seat in one language, and what is one member's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from live.names import Names
from live.room.calls import QUESTIONS
from live.room.control import control
from live.room.members import Member
from live.room.names import phase_name, seat_name
from live.room.seats import PLAYERS, SEATS, WATCHERS, Seat
from scenarios.field import CHANNELS, STEPS, Role
from scenarios.words import Lang, translator
from scoring.names import channel_name, fact_status_name, kind_name, mood_name, stage_name, step_name
from sim.documents import RELEASE
from sim.events import Delivered, Published, Spread

if TYPE_CHECKING:
    from live.room.room import Room

_QUESTIONS: Final = {
    "hardest": "What was the hardest moment?",
    "sop": "Which step of the SOP was not clear?",
    "next": "What do you want to practise next?",
}


def shared(room: Room, seat: Seat, lang: Lang) -> dict[str, Any]:
    """What everybody in that seat sees alike, without the feed."""
    names = Names(room.script, lang, seat)
    view = {
        "room": _head(room, names),
        "clock": _clock(room, names),
        "seats": [_seat(room, each, lang) for each in SEATS],
        "words": _words(names),
    }
    if room.state.phase == "lobby" and seat not in WATCHERS:
        return {**view, "briefing": _briefing(room, names)}
    view |= {
        "briefing": _briefing(room, names),
        "waiting": list(_waiting(room, names)),
        "people": [_person(room, names, who) for who in room.script.scenario.people],
        "facts": _facts(room, names),
        "sop": [_step(room, names, step) for step in STEPS],
        "documents": list(_documents(room, names)),
        "public": _public(room),
    }
    if room.state.phase == "hotwash":
        view["hotwash"] = _hotwash(room)
    return view | (control(room, names) if seat in WATCHERS else {})


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


def _hotwash(room: Room) -> dict[str, Any]:
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


def _head(room: Room, names: Names) -> dict[str, Any]:
    state, trouble = room.state, room.trouble
    return {
        "title": names.text("title"),
        "scenario": room.script.id,
        "drill": room.drill_id,
        "seed": room.header.seed if names.role in WATCHERS else None,
        "phase": state.phase,
        "phase_name": phase_name(state.phase, names.lang),
        "halted": state.halted,
        "trouble": trouble.sentence(names.lang) if trouble else "",
        "code": room.code if names.role == "controller" else "",
    }


def _clock(room: Room, names: Names) -> dict[str, Any]:
    now_s = max(0, room.drill.now_s)
    return {
        "now_s": now_s,
        "clock": names.clock(now_s),
        "starts_s": _starts_s(room),
        "ends_s": room.drill.ends_s,
        "pace": room.state.pace,
        "running": room.state.phase == "running" and room.trouble is None,
    }


def _starts_s(room: Room) -> int:
    hours, minutes = room.script.scenario.starts.split(":")
    return (int(hours) * 60 + int(minutes)) * 60


def _seat(room: Room, seat: Seat, lang: Lang) -> dict[str, Any]:
    people = [m for m in room.state.members.values() if m.seat == seat and not m.gone]
    return {
        "seat": seat,
        "name": seat_name(seat, lang),
        "people": [{"id": m.id, "name": m.name, "here": room.here.get(m.id, 0) > 0} for m in people],
        "simulated": seat in PLAYERS and not people,
    }


def _words(names: Names) -> dict[str, Any]:
    """Names of channels and of those whom one can speak to."""
    return {
        "channels": [{"id": each, "name": channel_name(each, names.lang)} for each in CHANNELS],
        "to": [{"id": who, "name": names.person(who)} for who in _recipients(names)],
    }


def _recipients(names: Names) -> list[str]:
    people = list(names.script.scenario.people)
    return [*people, "team", *([] if "public" in people else ["public"])]


def _briefing(room: Room, names: Names) -> dict[str, Any]:
    return {
        "clinic": names.text("clinic"),
        "summary": names.text("summary"),
        "role": names.text(f"roles.{names.role}"),
        "spokesperson": seat_name(room.script.scenario.spokesperson, names.lang),
        "objectives": [
            {"id": each.id, "text": names.text(f"objectives.{each.id}")} for each in room.script.scenario.objectives
        ],
        "lasts_s": room.drill.ends_s,
    }


def _waiting(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    """The questions that this seat knows of and nobody answered."""
    to = {e.inject: e.to for e in room.drill.events if isinstance(e, Delivered)}
    for ask in room.drill.open_asks():
        mine = bool({names.role, "team", "public"} & set(to.get(ask.inject, ())))
        if mine or names.role in WATCHERS:
            yield {
                "inject": ask.inject,
                "who": ask.person,
                "name": names.person(ask.person),
                "by": ask.by,
                "asked_s": ask.asked_s,
                "due_s": ask.due_s,
            }


def _person(room: Room, names: Names, who: str) -> dict[str, Any]:
    person = room.script.scenario.people[who]
    mood = room.drill.mood(who)
    return {
        "id": who,
        "name": names.person(who),
        "about": names.text(f"people.{who}.about"),
        "kind": kind_name(person.is_, names.lang),
        "mood": mood,
        "mood_name": mood_name(mood, names.lang),
    }


def _facts(room: Room, names: Names) -> list[dict[str, Any]]:
    scenario = room.script.scenario
    seen = scenario.facts if names.role in WATCHERS else room.drill.known_facts(_role(names))
    return [
        {
            "id": fact.id,
            "text": names.text(f"facts.{fact.id}.text"),
            "status": fact.status,
            "status_name": fact_status_name(fact.status, names.lang),
        }
        for fact in seen
    ]


def _role(names: Names) -> Role:
    return next(role for role in PLAYERS if role == names.role)


def _step(room: Room, names: Names, step: str) -> dict[str, Any]:
    done = {str(name): did for name, did in room.drill.steps_done().items()}.get(step)
    due = {str(name): due for name, due in room.script.scenario.sop.items()}.get(step)
    return {
        "step": step,
        "name": step_name(step, names.lang),
        "done_s": done.at_s if done else None,
        "who": names.person(done.who) if done else "",
        "note": done.note if done else "",
        "due_s": due.within if due else None,
        "owner": names.people(tuple(due.who)) if due else "",
        "what": names.text(f"sop.{step}"),
    }


def _documents(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    for document in room.drill.documents.by_id.values():
        yield {
            "id": document.id,
            "title": document.title,
            "text": document.text,
            "version": document.version,
            "by": names.person(document.by),
            "stages": [
                {
                    "stage": stage,
                    "name": stage_name(stage, names.lang),
                    "who": names.person(document.stages[stage][0]) if stage in document.stages else "",
                    "at_s": document.stages[stage][1] if stage in document.stages else None,
                }
                for stage in RELEASE
            ],
            "lacks": list(document.lacks),
            "published_s": document.published_s,
        }


def _public(room: Room) -> dict[str, Any]:
    posts = {e.post: e for e in room.drill.events if isinstance(e, Spread)}
    weights = {who: person.weight for who, person in room.script.scenario.people.items()}
    trust = sum(weight * room.drill.feelings(who).trust for who, weight in weights.items())
    return {
        "views": sum(each.views for each in posts.values()),
        "shares": sum(each.shares for each in posts.values()),
        "articles": sum(isinstance(e, Published) for e in room.drill.events),
        "trust": round(100 * trust / (sum(weights.values()) or 1)),
    }
