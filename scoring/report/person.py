"""One person's private page: their own score for the time in their seats, their replies, their times, what waited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from scoring import names
from scoring.evaluation.opinions import Submission
from scoring.report.build import content
from scoring.report.content import Content
from scoring.report.doing import expectation
from scoring.report.parts.team import PersonPart
from scoring.report.practice import practice
from scoring.report.subject import Subject
from scoring.report.summary import counted, own_sentences
from scoring.report.team import all_waits, seats_of
from scoring.report.team_handoffs import wait_line
from scoring.report.team_sheet import hotwash_lines
from scoring.report.told import Told
from scoring.scorecard import Scorecard
from scoring.team.own import authors, whole_time
from scoring.team.papers import papers
from scoring.team.record import TeamRecord
from scoring.team.seating import RoleSeating
from scoring.team.waits import Wait
from sim.drill import Drill

MOST_WAITS: Final = 8
LEAST_S: Final = 30


def person_part(
    told: Told, drill: Drill, card: Scorecard, record: TeamRecord, person: str, judged: Sequence[Submission] = ()
) -> PersonPart:
    """What the page adds; `card` is the whole team's."""
    seats = seats_of(drill, record)
    name = record.names.get(person, person)
    written = papers(drill.events, drill.inputs)
    mine = sorted((w for w in all_waits(drill, card, record) if _held(w, person, seats)), key=lambda w: -w.lasts_s)
    limits = told.t(
        "Outcome is not scored: what came of a part of the time in a seat cannot be told from what the others did."
    )
    return PersonPart(
        name=name,
        readers=told.t(
            "Private: {name} and the facilitator alone can see this page. It is no part of the team's report."
        ).format(name=name),
        whose=told.t("Own score of {who}").format(who=name),
        seats=tuple(_sat(told, seats, person)),
        limits="" if whole_time(person, seats) else limits,
        waits=tuple(wait_line(told, wait, written) for wait in mine if wait.lasts_s >= LEAST_S)[:MOST_WAITS],
        answers=hotwash_lines(told, record, person),
        judged=tuple(_judged(told, drill, record, person, judged)),
    )


def own_content(subject: Subject, part: PersonPart) -> Content:
    """All of the page; the subject's card is the person's own."""
    told, card = Told(subject.drill.script, subject.lang), subject.card
    whole = content(subject)
    return replace(
        whole,
        head=replace(whole.head, whose=part.whose, role=""),
        nothing_done=all(each.score is None for each in card.dimensions),
        tally=(told.t("{who} alone: {count}").format(who=part.name, count=counted(told, card.expectations)),),
        sentences=own_sentences(told, card, whole.strengths, whole.improvements),
        expectations=tuple(expectation(told, each, own=True) for each in card.expectations),
        curves=(),
        turns=None,
        standing=None,
        timeline=(),
        log=(),
        steps=(),
        other_steps=(),
        practice=practice(told, card),
    )


def _sat(told: Told, seats: dict[str, RoleSeating], person: str) -> Iterator[str]:
    for seat in seats.values():
        for span in seat.spans:
            if span.person == person:
                yield told.t("{role}, {from_} to {to} ({span})").format(
                    role=told.role(seat.role),
                    from_=told.clock(span.from_s),
                    to=told.clock(span.to_s),
                    span=told.span(span.lasts_s),
                )


def _held(wait: Wait, person: str, seats: dict[str, RoleSeating]) -> bool:
    """Whether somebody sat where it was waited for, for at least half of the wait."""
    to_s = wait.from_s + wait.lasts_s
    held = [seats[role].held_s(person, wait.from_s, to_s) for role in wait.whom if role in seats]
    return wait.lasts_s > 0 and max(held, default=0) >= wait.lasts_s / 2


def _judged(told: Told, drill: Drill, record: TeamRecord, person: str, judged: Sequence[Submission]) -> Iterator[str]:
    """Marks of the person's own replies that evaluators see otherwise."""
    done_by, at = authors(drill, record), {action.id: action.at_s for action in drill.inputs}
    for each in judged:
        for opinion in each.opinions:
            if done_by.get(opinion.action) == person and opinion.changes and each.kind == "evaluator":
                words = told.t("{clock} {mark}: read as {reader}, {by} gave {level}").format(
                    clock=told.clock(at[opinion.action]),
                    mark=names.mark_name(opinion.mark, told.lang),
                    reader=opinion.reader,
                    by=each.by,
                    level=opinion.level,
                )
                yield told.t("{what}: {words}").format(what=words, words=opinion.why) if opinion.why else words
