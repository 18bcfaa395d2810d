"""The drill in three sentences: what happened, the best thing, the first thing to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scoring.report.parts.feedback import ImprovementLine, StrengthLine
from scoring.report.told import Told
from scoring.report.visible import clipped
from scoring.scorecard import ExpectationScore, Scorecard
from sim.events import Delivered, Event
from sim.reading import MARKS

MOST_QUOTED: Final = 110
CHANGE: Final = {
    "missed": "The first thing to change: “{what}” was not done; it belongs to {owner}.",
    "late": "The first thing to change: “{what}” came too late; it belongs to {owner}.",
    "weak": "The first thing to change: at {clock} {owner} answered, but it was too weak on “{what}”.",
    "harmful": "The first thing to change: at {clock} {owner} said “{quote}” ({what}), and that did harm.",
    "process": "The first thing to change is the procedure: “{what}”, which belongs to {owner}.",
    "voice": "The first thing to change is to speak with one voice: at {clock}, {owner}: {what}.",
}


def sentences(
    told: Told,
    events: Sequence[Event],
    card: Scorecard,
    ends_s: int,
    best: Sequence[StrengthLine],
    worst: Sequence[ImprovementLine],
) -> tuple[str, ...]:
    """Three sentences, in this order; what was done in time is told by `tally`, apart for a role and for the team."""
    return (_happened(told, events, card, ends_s), _best(told, best), _change(told, card, worst))


def did_nothing(card: Scorecard) -> bool:
    """Whether this is the score of a role that did nothing at all."""
    return bool(card.role) and not card.coverage and all(each.score is None for each in card.dimensions)


def tally(told: Told, card: Scorecard) -> tuple[str, ...]:
    """How many expected actions came in time: the role's own, if it is a role's score, and the whole team's."""
    t = told.t
    whole = t("The whole team: {count}").format(count=counted(told, card.expectations))
    if not card.role:
        return (whole,)
    who = told.role(card.role)
    return (t("{who} alone: {count}").format(who=who, count=counted(told, card.own_expectations())), whole)


def own_sentences(
    told: Told, card: Scorecard, best: Sequence[StrengthLine], worst: Sequence[ImprovementLine]
) -> tuple[str, ...]:
    """The last two of them: the best thing and the first thing to change."""
    return (_best(told, best), _change(told, card, worst))


def counted(told: Told, expected: Sequence[ExpectationScore]) -> str:
    """How many came in time, late, or not at all, in one sentence."""
    opened = [each.status for each in expected if each.status != "unscored"]
    weak = sum(each.status == "missed" and bool(each.action) for each in expected)
    form = "{met} of {of} expected actions in time ({late} late, {weak} answered but lacking, {missed} not done)"
    return told.t(form).format(
        met=opened.count("met"),
        of=len(opened),
        late=opened.count("late"),
        weak=weak,
        missed=opened.count("missed") - weak,
    )


def _happened(told: Told, events: Sequence[Event], card: Scorecard, ends_s: int) -> str:
    t = told.t
    doing = t("In {minutes} minutes {injects} injects reached the team").format(
        minutes=round(ends_s / 60), injects=sum(isinstance(event, Delivered) for event in events)
    )
    return t("{doing}; {trust}, {spread}.").format(doing=doing, trust=_trust(told, card), spread=_spread(told, card))


def _trust(told: Told, card: Scorecard) -> str:
    start, end = round(100 * card.trust.start), round(100 * card.trust.end)
    if end == start:
        return told.t("everybody's trust stayed at {end}").format(end=end)
    rose = told.t("everybody's trust rose from {start} to {end}")
    fell = told.t("everybody's trust fell from {start} to {end}")
    return (rose if end > start else fell).format(start=start, end=end)


def _spread(told: Told, card: Scorecard) -> str:
    views, articles, t = card.reach.views, card.reach.articles, told.t
    if not views and not articles:
        return t("and nothing was posted or published")
    if not articles:
        return t("and posts were seen {views:,} times").format(views=views)
    press = t("one article") if articles == 1 else t("{articles} articles").format(articles=articles)
    return t("and posts were seen {views:,} times, with {press} in the press").format(views=views, press=press)


def _best(told: Told, best: Sequence[StrengthLine]) -> str:
    t = told.t
    if not best:
        return t("Nothing stood out yet: begin with the next sentence.")
    first = best[0]
    who = told.in_text((first.role,))
    if first.quote:
        return t("The best moment: at {clock} {who} said “{quote}” ({name}).").format(
            clock=first.clock, who=who, quote=clipped(first.quote, MOST_QUOTED), name=first.name.lower()
        )
    return t("The best moment: at {clock} {who} did in good time what was expected, “{name}”.").format(
        clock=first.clock, who=who, name=first.name
    )


def _change(told: Told, card: Scorecard, worst: Sequence[ImprovementLine]) -> str:
    t = told.t
    if did_nothing(card):
        return t(
            "Nothing was said or done in this role, so there is nothing to score: answer the first inject in time."
        )
    if not worst:
        return t("Nothing lost points worth naming: play it again with another seed.")
    first = worst[0]
    if not first.roles and first.subject in MARKS:
        return t("The first thing to change in what is said: {what}.").format(what=first.name.lower())
    owner = told.in_text(first.roles) or t("the team")
    if first.kind == "harmful" and not first.quote:
        return t("The first thing to change: at {clock} {owner}: {what}.").format(
            clock=first.clock, owner=owner, what=first.name
        )
    return t(CHANGE[first.kind]).format(
        what=first.name.lower() if first.subject in MARKS else first.name,
        clock=first.clock or t("the end"),
        owner=owner,
        quote=clipped(first.quote, MOST_QUOTED),
    )
