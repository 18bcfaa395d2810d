"""Puts the content of a report together from a drill and its scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scoring import names
from scoring.report import doing, feedback, outcome
from scoring.report.content import Content
from scoring.report.curves import Curves
from scoring.report.day import day
from scoring.report.figures import rounded
from scoring.report.method import method
from scoring.report.parts.head import CapLine, DimensionLine, Head, StandingLine
from scoring.report.practice import practice
from scoring.report.principles import principles
from scoring.report.replies import Replies
from scoring.report.shared import lessons, shared
from scoring.report.subject import Subject
from scoring.report.summary import did_nothing, sentences, tally
from scoring.report.timeline import Timeline
from scoring.report.told import Told
from scoring.report.turns import Turns
from scoring.report.visible import sentence_around
from scoring.scorecard import Scorecard
from scoring.standing import TeamStanding, shares_line, standing_line
from sim.events import Event


def content(subject: Subject) -> Content:
    """All that a report of this drill says, in one language."""
    drill, card, standing = subject.drill, subject.card, subject.standing
    told = Told(drill.script, subject.lang)
    events: Sequence[Event] = drill.events
    ends_s = max((event.at_s for event in events), default=0)
    team = subject.team
    timeline = Timeline(told, events, team.beside if team else (), causes=team is None)
    best, worst = feedback.strengths(told, card), feedback.improvements(told, card, subject.improvements)
    worst = lessons(worst) if team else worst
    whole = Content(
        head=_head(told, card, subject.held_on, ends_s),
        total=rounded(card.total),
        uncapped=rounded(card.uncapped),
        coverage=card.coverage,
        nothing_done=did_nothing(card),
        tally=tally(told, card),
        standing=None if standing is None else _standing(told, standing),
        dimensions=_dimensions(told, card),
        caps=_caps(told, card),
        sentences=sentences(told, events, card, ends_s, best, worst),
        timeline=timeline.moments(),
        log=timeline.log(),
        curves=Curves(told, drill, card, ends_s).all(),
        expectations=doing.expectations(told, card),
        replies=Replies(told, drill, card).all(),
        principles=None if subject.graded is None else principles(told, subject.graded),
        strengths=best,
        improvements=worst,
        turns=None if subject.turning is None else Turns(told, drill, card, named=team is None).all(subject.turning),
        objectives=doing.objectives(told, card),
        steps=doing.steps(told, events, card),
        other_steps=doing.other_steps(told, events),
        people=outcome.people(told, drill, card),
        slips=outcome.slips(told, card),
        reach=outcome.reach(told, events, card),
        practice=practice(told, card),
        method=method(told, card, normed=standing is not None),
        evaluation=subject.evaluation,
        team=subject.team,
        person=subject.person,
    )
    return shared(told, whole) if team else whole


def _head(told: Told, card: Scorecard, held_on: date | None, ends_s: int) -> Head:
    return Head(
        exercise=told.t("EXERCISE | not a real event"),
        title=told.text("title"),
        date=day(held_on, told.lang) if held_on else "",
        lang=told.lang,
        scenario=card.scenario,
        clinic=told.text("clinic"),
        summary=told.text("summary"),
        seed=card.seed,
        lasts_s=ends_s,
        starts=told.scenario.starts,
        spokesperson=told.role(told.scenario.spokesperson),
        digest=card.digest,
        rules=card.rules,
        role=told.role(card.role),
        whose=told.t("Own score of {who}").format(who=names.role_in_text(card.role, told.lang))
        if card.role
        else told.t("The whole team's score"),
    )


def _standing(told: Told, standing: TeamStanding) -> StandingLine:
    place, trained = standing.place, standing.place.trained
    return StandingLine(
        total=standing.total,
        reference="" if trained is None else trained.team,
        percentile=None if trained is None else trained.percentile,
        low=None if trained is None else trained.low,
        high=None if trained is None else trained.high,
        runs=0 if trained is None else trained.runs,
        typical={str(team): total for team, total in place.typical.items()},
        sentence=standing_line(standing, told.lang),
        above={team: round(share, 4) for team, share in place.above.items()},
        teams=shares_line(standing, told.lang),
    )


def _dimensions(told: Told, card: Scorecard) -> tuple[DimensionLine, ...]:
    return tuple(
        DimensionLine(
            id=each.name,
            name=names.dimension_name(each.name, told.lang),
            about=names.dimension_about(each.name, told.lang),
            score=rounded(each.score),
            coverage=each.coverage,
            weight=each.weight,
        )
        for each in card.dimensions
    )


def _caps(told: Told, card: Scorecard) -> tuple[CapLine, ...]:
    speakers = {reply.action: told.role(reply.who) for reply in card.replies}
    texts = {reply.action: reply.text for reply in card.replies}
    return tuple(
        CapLine(
            id=each.id,
            name=names.cap_name(each.id, told.lang),
            limit=each.limit,
            why=names.cap_why(each.id, told.lang),
            clock=told.clock(each.at_s),
            who=speakers.get(each.action, ""),
            quote=sentence_around(texts.get(each.action, ""), each.quote),
        )
        for each in card.caps
    )
