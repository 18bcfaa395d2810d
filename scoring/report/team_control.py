"""What was done beside the drill by whoever held it: pauses, pace, messages to the team, and the emergency stop."""

from __future__ import annotations

from typing import Final

from scoring.report.parts.timeline import Moment
from scoring.report.team_seats import seat_name
from scoring.report.timeline import Timeline
from scoring.report.told import Told
from scoring.team.record import Held, TeamRecord

DOES: Final = {
    "pause": "The drill was paused.",
    "resume": "The drill went on.",
    "pace": "The pace was set to ×{pace}.",
    "ahead": "Time was passed up to the next inject.",
    "end": "The drill was ended.",
}
NO_REASON: Final = "No reason was given."


def beside_moments(told: Told, record: TeamRecord) -> tuple[Moment, ...]:
    """Each as a moment for the timeline; the beginning and an end by the clock stand there already."""
    line = Timeline(told, ())
    found = (_moment(told, line, record, each) for each in record.held)
    return tuple(moment for moment in found if moment)


def _moment(told: Told, line: Timeline, record: TeamRecord, each: Held) -> Moment | None:
    who, seat = record.names.get(each.person, each.person), seat_name(told, each.seat)
    if each.does == "halt":
        return line.beside(each.at_s, "stop", who, each.text or told.t(NO_REASON), seat)
    if each.does == "tell":
        note = told.t("to {whom}, beside the drill").format(whom=seat_name(told, each.to))
        return line.beside(each.at_s, "message", who, each.text, note)
    if each.does in DOES:
        return line.beside(each.at_s, "control", who, told.t(DOES[each.does]).format(pace=f"{each.pace:g}"))
    return None
