"""What a screen shows of the room: plain data for one seat in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from live.names import Names
from live.reach import first_channel
from live.room.control import control
from live.room.names import phase_name, seat_name
from live.room.own import brought_out
from live.room.seats import PLAYERS, SEATS, WATCHERS, Seat
from live.room.situation import situation
from scenarios.field import CHANNELS, PUBLIC_CHANNELS
from scenarios.words import Lang
from scoring.names import channel_name

if TYPE_CHECKING:
    from live.room.room import Room


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
    view |= {"briefing": _briefing(room, names), **situation(room, names)}
    if room.state.phase == "hotwash":
        view["hotwash"] = brought_out(room)
    return view | (control(room, names) if seat in WATCHERS else {})


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
        "halted_by": _who_halted(room, names.lang),
        "trouble": trouble.sentence(names.lang) if trouble else "",
        "code": room.code if names.role == "controller" else "",
    }


def _who_halted(room: Room, lang: Lang) -> str:
    """Name and seat of who stopped the drill for something real; empty while nobody has."""
    member = room.state.members.get(room.state.halted_by)
    if room.state.halted is None or member is None:
        return ""
    seat = seat_name(member.seat, lang)
    return f"{member.name}（{seat}）" if lang == "zh-TW" else f"{member.name} ({seat})"


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
    """Names of channels, and of those whom one can speak to with the channel until they are heard."""
    return {
        "channels": [
            {"id": each, "name": channel_name(each, names.lang), "public": each in PUBLIC_CHANNELS} for each in CHANNELS
        ],
        "to": [
            {"id": who, "name": names.person(who), "channel": first_channel(names.script.scenario, who)}
            for who in _recipients(names)
        ],
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
