"""How a team worked together, for its report: times by role; marks of one person's replies are on their own page."""

from __future__ import annotations

from datetime import date
from typing import Final

from scenarios.field import ROLES
from scoring.report import feedback
from scoring.report.parts.team import TeamPart
from scoring.report.shared import lessons, owed
from scoring.report.team_control import beside_moments
from scoring.report.team_handoffs import bypass_lines, paper_lines, wait_line
from scoring.report.team_plan import Plan
from scoring.report.team_seats import seat_lines, watchers
from scoring.report.team_sheet import agreement_words, hotwash_lines, sheet_lines
from scoring.report.team_voice import clash_lines
from scoring.report.team_work import owed_lines, owner_lines, share_lines, silence_lines
from scoring.report.timeline import Timeline
from scoring.report.told import Told
from scoring.scorecard import Scorecard
from scoring.team.clashes import clashes
from scoring.team.papers import bypassed, papers
from scoring.team.record import TeamRecord
from scoring.team.seating import RoleSeating, seating
from scoring.team.shares import shares, silences
from scoring.team.waits import Wait, expected_waits, longest, paper_waits, passed_on, questions
from sim.drill import Drill

MOST_WAITS: Final = 6
LEAST_S: Final = 60
"""A shorter wait is none worth listing."""


def seats_of(drill: Drill, record: TeamRecord) -> dict[str, RoleSeating]:
    """Each role of the scenario with who held it."""
    roles = [role for role in ROLES if role in drill.script.scenario.roles]
    return seating(record, roles, max(0, drill.now_s))


def all_waits(drill: Drill, card: Scorecard, record: TeamRecord) -> list[Wait]:
    """Every wait of a drill, of all kinds; what one role passed on to another is not counted twice."""
    ends_s = max(0, drill.now_s)
    passed = list(passed_on(card.expectations, drill.events, ends_s))
    known = {wait.about for wait in passed}
    rest = (wait for wait in expected_waits(card.expectations, drill.events, ends_s) if wait.about not in known)
    written = papers(drill.events, drill.inputs)
    return [*paper_waits(written, ends_s), *questions(record, ends_s), *passed, *rest]


def team_part(told: Told, drill: Drill, card: Scorecard, record: TeamRecord, held_on: date | None = None) -> TeamPart:
    """The part; `card` is the whole team's."""
    seats = seats_of(drill, record)
    given = {action.id: action for action in drill.inputs}
    written = papers(drill.events, drill.inputs)
    waits = all_waits(drill, card, record)
    told_waits = [wait_line(told, wait, written) for wait in waits]
    by_length = sorted(told_waits, key=lambda each: -each.lasts_s)
    silent = silence_lines(told, silences(seats.values(), card.expectations, drill.inputs, record))
    beside = beside_moments(told, record)
    timeline = Timeline(told, drill.events, beside)
    sheet = sheet_lines(told, card, record, timeline.moments())
    return TeamPart(
        readers=told.t(
            "For everybody who was in the room. It names who sat where, the evaluators, and who held or stopped the "
            "drill; times, waits and what broke the one voice stand by role, what went well is quoted, and the answers "
            "of the hotwash have no names. Scores, marks and advice on single replies are on each "
            "person's private page alone, which they and the facilitator can see."
        ),
        seats=seat_lines(told, record, seats.values(), max(0, drill.now_s)),
        watchers=watchers(told, record),
        owners=owner_lines(told, card, seats, given),
        owed=owed(owed_lines(told, card, given)),
        papers=paper_lines(told, written),
        questions=tuple(each for each in told_waits if each.kind == "question"),
        passed=tuple(each for each in told_waits if each.kind == "passed"),
        longest=tuple(wait_line(told, wait, written) for wait in longest(waits, MOST_WAITS, LEAST_S)),
        bypassed=bypass_lines(told, bypassed(written)),
        clashes=clash_lines(told, clashes(drill, card.slips)),
        shares=share_lines(told, shares(seats, drill.inputs, record)),
        silences=silent,
        sheet=sheet,
        agreement=agreement_words(told, record),
        control=tuple(sorted((*timeline.steered(), *beside), key=lambda moment: moment.at_s)),
        beside=beside,
        hotwash=hotwash_lines(told, record),
        plan=Plan(told, held_on).lines(lessons(feedback.improvements(told, card)), by_length, silent, sheet),
    )
