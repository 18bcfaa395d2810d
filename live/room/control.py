"""What those see who watch: what is still to come, how everybody feels, who is silent, and what the replies hold."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from live.names import Names
from live.room.names import seat_name
from live.room.seats import PLAYERS
from scenarios.schema import Inject
from scenarios.words import Lang
from scoring.names import mark_name, slip_name, stage_name
from scoring.team.shares import SILENT_S
from sim.actions import Say
from sim.events import FEELINGS, Announced, Delivered, Moved, Skipped, Slipped

if TYPE_CHECKING:
    from live.room.room import Room


_MADE: Final[WeakKeyDictionary[Room, dict[Lang, tuple[tuple[int, int], dict[str, Any]]]]] = WeakKeyDictionary()
"""What was last made of each room in each language, and of which state of it."""


def control(room: Room, names: Names) -> dict[str, Any]:
    """The controller's, the evaluators' and the observers' part of a view: alike for all who read one language."""
    made, state = _MADE.setdefault(room, {}), (room.version, room.drill.now_s)
    if names.lang not in made or made[names.lang][0] != state:
        made[names.lang] = (state, _control(room, names))
    return made[names.lang][1]


def _control(room: Room, names: Names) -> dict[str, Any]:
    return {
        "injects": [*_injects(room, names), *_inserted(room, names)],
        "moods": list(_moods(room, names)),
        "replies": list(_replies(room, names)),
        "silent": list(_silent(room, names)),
        "contradictions": list(_slips(room, names)),
        "unapproved": list(_unapproved(room, names)),
        "wrong_codes": room.wrong_codes,
        "inputs": len(room.drill.inputs),
    }


def _injects(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    came = {e.inject: e for e in room.drill.events if isinstance(e, Delivered)}
    skipped = {e.inject for e in room.drill.events if isinstance(e, Skipped)}
    waiting = {ask.inject for ask in room.drill.open_asks()}
    planned = room.drill.planned_injects()
    for inject in room.script.scenario.injects:
        at_s = planned.get(inject.id)
        if room.state.phase == "lobby" and inject.at is not None:
            at_s = inject.at.earliest_s
        last, waits = came.get(inject.id), inject.id in waiting
        if last is not None:
            state = "waiting" if waits else "came"
        else:
            state = "planned" if at_s is not None else "skipped" if inject.id in skipped else "conditional"
        when = {
            "state": state,
            "at_s": last.at_s if last else at_s,
            "due_s": last.due_s if last and waits else None,
        }
        yield _inject(room, names, inject, last) | when


def _inject(room: Room, names: Names, inject: Inject, came: Delivered | None) -> dict[str, Any]:
    """Its words are those that came; before that, those it would most likely come with."""
    line = came.line if came else next(iter(room.script.lines(f"injects.{inject.id}", "upset")), "")
    return {
        "id": inject.id,
        "title": names.text(f"injects.{inject.id}.title") or names.person(inject.from_ or ""),
        "from": names.person(inject.from_) if inject.from_ else "",
        "to": names.people(tuple(inject.to)),
        "by": inject.by,
        "contingency": inject.contingency,
        "text": names.text(line),
    }


def _inserted(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    """What the controller let somebody say, in the form of an inject that came."""
    for event in room.drill.events:
        if isinstance(event, Announced):
            from_ = names.person(event.from_) if event.from_ else ""
            yield {
                "id": event.action,
                "title": f"{from_}  {event.text}".strip()[:60],
                "from": from_,
                "to": names.people(event.to),
                "by": event.by,
                "contingency": False,
                "text": event.text,
                "state": "inserted",
                "at_s": event.at_s,
                "due_s": None,
            }


def _moods(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    last = {e.person: e for e in room.drill.events if isinstance(e, Moved)}
    for who in room.script.scenario.people:
        yield _mood(room, names, who, last.get(who))


def _mood(room: Room, names: Names, who: str, last: Moved | None) -> dict[str, Any]:
    feelings = room.drill.feelings(who)
    found: dict[str, Any] = {"id": who, "name": names.person(who), "mood": room.drill.look(who)}
    for feeling in FEELINGS:
        found[feeling] = round(100 * getattr(feelings, feeling))
        causes = last.causes if last else ()
        found[f"{feeling}_by"] = round(100 * fsum(cause.by for cause in causes if cause.feeling == feeling))
    return found


_KEPT: Final[WeakKeyDictionary[Room, dict[tuple[str, ...], dict[str, Any]]]] = WeakKeyDictionary()
"""What was told of a reply is told the same for ever, and there are hundreds of them."""


def _replies(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    kept = _KEPT.setdefault(room, {})
    for say in room.drill.inputs:
        if isinstance(say, Say):
            member = room.state.members.get(room.state.played_by(say.who, say.at_s))
            player = member.name if member and not say.teammate else ""
            key = (names.lang, say.id, player)
            if key not in kept:
                kept[key] = _reply(names, say, player)
            yield kept[key]


def _reply(names: Names, say: Say, player: str) -> dict[str, Any]:
    inside = say.to == "team"
    marks = {} if inside else say.reading.marks  # words among the team are not judged
    return {
        "action": say.id,
        "at_s": say.at_s,
        "clock": names.clock(say.at_s),
        "who": names.person(say.who),
        "player": player,
        "to": names.person(say.to),
        "by": say.by,
        "text": say.text,
        "document": say.document,
        "inside": inside,
        "marks": [
            {
                "mark": mark,
                "name": mark_name(mark, names.lang),
                "level": found.level,
                "confidence": round(found.confidence, 2),
                "quotes": [each.quote for each in found.evidence],
            }
            for mark, found in marks.items()
            if found.level
        ],
    }


def _silent(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    """Players for whom something waits and who did nothing for a while, the longest first."""
    found = []
    for role in PLAYERS:
        member = room.state.sitting(role)
        if member is None or room.state.phase != "running":
            continue
        sat = next((s.from_s for s in reversed(room.state.sittings) if s.member == member.id), 0)
        idle_s = room.drill.now_s - max(room.state.acted.get(member.id, 0), sat, 0)
        waits = any(
            role in each.who and each.opened_s is not None and each.fulfilled_s is None
            for each in room.drill.expectations.by_id.values()
        )
        if waits and idle_s >= SILENT_S:
            found.append({"member": member.id, "name": member.name, "seat": seat_name(role, names.lang), "s": idle_s})
    yield from sorted(found, key=lambda each: -int(str(each["s"])))


def _unapproved(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    """What was published without its approvals: when, by whom, and what it lacked."""
    for at_s, member, document, lacked in room.state.publications:
        if lacked:
            found = room.drill.documents.by_id.get(document)
            yield {
                "at_s": at_s,
                "who": room.state.members[member].name,
                "title": found.title if found else document,
                "lacked": [stage_name(stage, names.lang) for stage in lacked],
            }


def _slips(room: Room, names: Names) -> Iterator[dict[str, Any]]:
    for event in room.drill.events:
        if isinstance(event, Slipped):
            yield {
                "at_s": event.at_s,
                "who": names.person(event.who),
                "what": slip_name(event.slip, names.lang),
                "quote": event.quote,
            }
