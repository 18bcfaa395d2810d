"""What a member's call does in the drill: the input it becomes, with its reading."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from live.check import self_check
from live.entry import Entry
from live.room import calls, refusal
from live.room.members import Member
from scenarios.clean import clean
from scenarios.field import PRESS_CHANNELS, ROLES, Channel, Role
from scenarios.words import Lang, translator
from scoring.moment import read_say
from sim.actions import Action, Do, Say, Steer, Write
from sim.documents import OWNER, Document
from sim.reading import Reading

if TYPE_CHECKING:
    from live.room.room import Room


def action_of(room: Room, member: Member, entry: Entry, call: calls.Call) -> tuple[Action | None, Entry]:
    """The input that a call becomes, if it becomes one, and its entry, at the input's second."""
    action = _action(room, member, entry, call)
    if action is None:
        return None, entry
    lacked = _lacked(room, call)
    data = {**entry.data, "lacked": lacked} if isinstance(call, calls.Publish) else entry.data
    return action, replace(entry, at_s=action.at_s, data=data)


def checked(room: Room, member: Member, call: calls.Check) -> dict[str, Any]:
    """The self-check of words that were not sent: marks only."""
    role = _role(member)
    found = self_check(room.drill, _say(room, role, "", call.to, call.by, call.text))
    return asdict(found)


def check_judged(room: Room, call: calls.Judge) -> None:
    """Only a reply that was given can be judged; raises NothingThereError."""
    if not any(isinstance(each, Say) and each.id == call.action for each in room.drill.inputs):
        raise refusal.NothingThereError(name=clean(call.action)[:80])


def _action(room: Room, member: Member, entry: Entry, call: calls.Call) -> Action | None:
    at_s = room.course.next_s
    match call:
        case calls.Say():
            return _say(room, _role(member), entry.id, call.to, call.by, call.text)
        case calls.Do():
            return Do(entry.id, at_s, _role(member), call.step, clean(call.note))
        case calls.Assess():
            return Do(entry.id, at_s, _role(member), "assess", _form(call, member.lang))
        case calls.Write():
            return _write(room, member, entry, call)
        case calls.Publish():
            return _publish(room, member, entry, call)
        case calls.Steer():
            return _steer(room, entry, call)
        case _:
            return None


def _say(room: Room, role: Role, say_id: str, to: str, by: Channel, text: str) -> Say:
    if to not in (*room.script.scenario.people, "team", "public"):
        raise refusal.NothingThereError(name=clean(to)[:80])
    say = Say(say_id, room.course.next_s, role, to, by, clean(text), Reading())
    return read_say(room.drill, room.reader, say, room.header.lang)


def _write(room: Room, member: Member, entry: Entry, call: calls.Write) -> Write:
    role = _role(member)
    if call.stage == "draft":
        if not call.text.strip():
            raise refusal.FieldsError(field="text", reason=refusal.EMPTY)
    else:
        document = _document(room, call.document)
        owner = OWNER.get(call.stage)
        if owner is not None and role != owner:
            raise refusal.NotYoursError(seats=(owner,))
        if document.published_s is not None:
            raise refusal.OutAlreadyError(title=document.title)
        if call.stage == "return" and not clean(call.note).strip():
            raise refusal.FieldsError(field="note", reason=refusal.EMPTY)
    text, title, note = (clean(each) for each in (call.text, call.title, call.note))
    return Write(entry.id, room.course.next_s, role, call.document, call.stage, title, text, note)


def _publish(room: Room, member: Member, entry: Entry, call: calls.Publish) -> Say:
    role = _role(member)
    document = _document(room, call.document)
    lacked = _lacked(room, call)
    if lacked and not call.anyway:
        raise refusal.LacksError(title=document.title, stages=lacked)
    speakers = {room.script.scenario.spokesperson, "director"}
    if not lacked and call.by not in PRESS_CHANNELS:
        speakers.add("pr")  # what has been approved, whoever looks after the clinic's own channels may put there
    if role not in speakers and not call.anyway:
        raise refusal.NotYoursError(seats=tuple(each for each in ROLES if each in speakers))
    say = _say(room, role, entry.id, call.to, call.by, document.text)
    return replace(say, document=document.id)


def _lacked(room: Room, call: calls.Call) -> tuple[str, ...]:
    if not isinstance(call, calls.Publish) or call.document not in room.drill.documents.by_id:
        return ()
    return room.drill.documents.by_id[call.document].lacks


def _document(room: Room, name: str) -> Document:
    document = room.drill.documents.by_id.get(name)
    if document is None:
        raise refusal.NothingThereError(name=clean(name)[:80])
    return document


def _steer(room: Room, entry: Entry, call: calls.Steer) -> Steer:
    known = {inject.id for inject in room.script.scenario.injects}
    if call.does == "insert":
        if not call.text:
            raise refusal.FieldsError(field="text", reason=refusal.EMPTY)
        if call.from_ and call.from_ not in room.script.scenario.people:
            raise refusal.NothingThereError(name=clean(call.from_))
    elif call.inject not in known:
        raise refusal.NothingThereError(name=clean(call.inject))
    return Steer(
        entry.id,
        room.course.next_s,
        call.does,
        call.inject,
        call.to_s,
        call.from_,
        tuple(call.to),
        call.by,
        clean(call.text),
    )


def _form(call: calls.Assess, lang: Lang) -> str:
    """The form in one note, as `Severity 4/5; what: …; reach: …; may lead to: …`; what stayed empty is left out."""
    t = translator("live", lang)
    parts = {
        t("Severity {given}/5"): str(call.severity),
        t("what: {given}"): call.nature,
        t("reach: {given}"): call.scope,
        t("may lead to: {given}"): call.impact,
    }
    told = [label.format(given=clean(given)) for label, given in parts.items() if given]
    return ("；" if lang == "zh-TW" else "; ").join(told)


def _role(member: Member) -> Role:
    role = next((each for each in ROLES if each == member.seat), None)
    if role is None:
        raise refusal.NotYoursError(seats=ROLES)
    return role
