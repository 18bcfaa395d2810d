"""How it ended: the people, one voice, how far it went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scoring import names
from scoring.press import printed
from scoring.report.figures import of_100
from scoring.report.parts.outcome import ArticleLine, PersonLine, PostLine, ReachPart, SlipLine
from scoring.report.played import Played
from scoring.report.told import Told
from scoring.report.visible import clipped
from scoring.scorecard import Scorecard
from sim.events import Delivered, Escalated, Event, Published, Spread

MOST_QUOTED: Final = 150
"""Columns of a story."""


def people(told: Told, drill: Played, card: Scorecard) -> tuple[PersonLine, ...]:
    """Everybody simulated, those who count most first."""
    cast = told.scenario.people
    ordered = sorted(card.trust_of, key=lambda name: (-cast[name].weight if name in cast else 0, name))
    return tuple(_person(told, name, drill, card) for name in ordered if name in cast)


def _person(told: Told, name: str, drill: Played, card: Scorecard) -> PersonLine:
    end = {feeling: of_100(value) for feeling, value in card.trust_of[name].items()}
    rungs = [event for event in drill.events if isinstance(event, Escalated) and event.person == name]
    start = drill.start_feelings(name)
    did = tuple(f"{told.clock(event.at_s)} {names.rung_name(event.step, told.lang)}" for event in rungs)
    return PersonLine(
        id=name,
        name=told.who(name),
        kind=names.kind_name(told.scenario.people[name].is_, told.lang),
        trust_start=of_100(start.trust),
        trust=end["trust"],
        anger_start=of_100(start.anger),
        anger=end["anger"],
        anxiety=end["anxiety"],
        responsibility=end["responsibility"],
        gap=end["gap"],
        did=did,
    )


def _article(told: Told, event: Delivered | Published) -> ArticleLine:
    if isinstance(event, Published):
        return ArticleLine(told.clock(event.at_s), told.who(event.person), told.spoken(event), event.answered)
    return ArticleLine(told.clock(event.at_s), told.who(event.from_), clipped(told.text(event.line), MOST_QUOTED), None)


def slips(told: Told, card: Scorecard) -> tuple[SlipLine, ...]:
    """Where one voice was lost; with a role, where that role lost it."""
    statuses = {fact.id: fact.status for fact in told.scenario.facts}
    return tuple(
        SlipLine(
            clock=told.clock(slip.at_s),
            who=told.role(slip.who),
            name=names.slip_name(slip.slip, told.lang),
            quote=slip.quote,
            fact=told.text(f"facts.{slip.fact}.text"),
            fact_status=names.fact_status_name(statuses[slip.fact], told.lang) if slip.fact in statuses else "",
        )
        for slip in card.slips
        if card.role in ("", slip.who)
    )


def reach(told: Told, events: Sequence[Event], card: Scorecard) -> ReachPart:
    """Views and shares of each post, and what was published."""
    last = {event.post: event for event in events if isinstance(event, Spread)}
    posts = tuple(PostLine(told.title(post), event.views, event.shares) for post, event in last.items())
    published = tuple(_article(told, event) for event in printed(told.scenario, events))
    return ReachPart(card.reach.views, card.reach.shares, card.reach.articles, posts, published)
