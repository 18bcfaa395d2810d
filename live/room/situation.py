"""How the drill stands for one seat: who waits, people, facts, SOP, documents, the public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from live.names import Names
from live.room.seats import PLAYERS, WATCHERS
from scenarios.field import STEPS, Role
from scoring.names import fact_status_name, kind_name, mood_name, stage_name, step_name
from sim.documents import RELEASE, Document
from sim.events import Delivered, Published, Spread

if TYPE_CHECKING:
    from live.room.room import Room


def situation(room: Room, names: Names) -> dict[str, Any]:
    """All of it, as the seat of `names` knows it."""
    return {
        "waiting": list(_waiting(room, names)),
        "people": [_person(room, names, who) for who in room.script.scenario.people],
        "facts": _facts(room, names),
        "sop": [_step(room, names, step) for step in STEPS],
        "documents": list(_documents(room, names)),
        "public": public(room),
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
    look = room.drill.look(who)
    return {
        "id": who,
        "name": names.person(who),
        "about": names.text(f"people.{who}.about"),
        "kind": kind_name(person.is_, names.lang),
        "mood": look,
        "mood_name": mood_name(look, names.lang),
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
        "who": names.actor(done.who, teammate=done.teammate) if done else "",
        "note": done.note if done else "",
        "due_s": due.within if due else None,
        "owner": names.people(tuple(due.who)) if due else "",
        "roles": list(due.who) if due else [],
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
            "lacked": list(document.lacked),
            "returned": _returned(names, document),
        }


def _returned(names: Names, document: Document) -> dict[str, Any] | None:
    """Who sent the present version back, when and why; None for nobody."""
    if document.returned is None:
        return None
    who, at_s, note = document.returned
    return {"who": names.person(who), "at_s": at_s, "note": note}


def public(room: Room) -> dict[str, Any]:
    """How far it has spread, and how the public feels."""
    posts = {e.post: e for e in room.drill.events if isinstance(e, Spread)}
    weights = {who: person.weight for who, person in room.script.scenario.people.items()}
    trust = sum(weight * room.drill.feelings(who).trust for who, weight in weights.items())
    return {
        "views": sum(each.views for each in posts.values()),
        "shares": sum(each.shares for each in posts.values()),
        "articles": sum(isinstance(e, Published) for e in room.drill.events),
        "trust": round(100 * trust / (sum(weights.values()) or 1)),
    }
