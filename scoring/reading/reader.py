"""The reader of replies: rules find acts and scope, networks weigh the whole, firm rules have the last word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from scoring.reading.audience import OUTSIDERS, kind_of
from scoring.reading.context import MOST_EVIDENCE, Context
from scoring.reading.denied import blamed_all_the_same
from scoring.reading.depends import conditional_acts
from scoring.reading.discretion import discreet
from scoring.reading.judging import Judged, language
from scoring.reading.matching import scanned
from scoring.reading.model import Lang, Model, model
from scoring.reading.naming import named_with_health
from scoring.reading.network import COUNT
from scoring.reading.places import Span
from scoring.reading.pointing import pointed_out
from scoring.reading.protective import protective
from scoring.reading.rules import at_most_one, by_rules
from scoring.reading.scope import empty_acts
from scoring.reading.waiting import sorry_for_the_wait
from sim.reading import MARKS, Evidence, Mark, Reading, Reply

BEFORE_OUTSIDERS: Final = ("privacy_breach", "public_compensation")
_NONE: Final[frozenset[Span]] = frozenset()


class ReplyReader:
    """Reads replies by trained models, one for each language; the same reply always gives the same reading."""

    def __init__(self, trained: Callable[[Lang], Model] = model) -> None:
        """With the models of this package unless others are given."""
        self._model = trained

    def read(self, reply: Reply) -> Reading:
        """The marks of this reply, every one of the codebook; any text at all is read without an exception."""
        ctx = Context(reply, scanned(reply.text))
        rules = by_rules(ctx)
        trained = self._model(language(ctx))
        judged = Judged(ctx, trained)
        if not judged.known:
            return Reading(rules)
        marks = _judge(judged, rules, trained)
        self._amend(judged, marks)
        return Reading(marks)

    def _amend(self, judged: Judged, marks: dict[str, Mark]) -> None:
        """What holds whatever the networks say."""
        ctx = judged.ctx
        if ctx.salad:
            marks.update({name: at_most_one(mark) for name, mark in marks.items() if name != "evasion"})
            if not marks["evasion"].level:
                marks["evasion"] = Mark(1, (ctx.whole("evasion.salad"),), 0.7)
        if (marks["follow_up"].level == 2 and marks["transparency"].level) or discreet(ctx, marks):
            # Who says what is not known yet, and when there will be news, does not evade.
            marks["evasion"] = Mark(0, (), 0.9)
        if marks["threat"].level and protective(ctx):
            marks["threat"] = Mark(0, (), 0.7)
        if marks["apology"].level == 1 and sorry_for_the_wait(ctx):
            marks["apology"] = replace(marks["apology"], level=2)
        if not marks["blame_shifting"].level and (span := blamed_all_the_same(ctx)):
            marks["blame_shifting"] = Mark(1, (ctx.evidence(*span, "blame_shifting.all-the-same"),), 0.7)
        if not (ctx.reply.public or kind_of(ctx.reply.to) in OUTSIDERS):
            marks.update(dict.fromkeys(BEFORE_OUTSIDERS, Mark(0, (), 0.99)))
        elif span := named_with_health(ctx, judged.tokens):
            marks["privacy_breach"] = Mark(2, (ctx.evidence(*span, "privacy_breach.named-with-health"),), 0.95)


def _judge(judged: Judged, rules: dict[str, Mark], trained: Model) -> dict[str, Mark]:
    """Every mark by the networks, its words pointed out."""
    empty = empty_acts(judged.ctx)
    found = _levels(judged, empty, trained)
    pointed = pointed_out(judged, {mark: empty.get(mark, _NONE) for mark in MARKS if found[mark][0]})
    shown = {mark: _shown(judged.ctx.reply.text, words, rules[mark]) for mark, words in pointed.items()}
    return {mark: Mark(level, shown.get(mark, ()), sure) for mark, (level, sure) in found.items()}


def _shown(text: str, pointed: Evidence, by_rule: Mark) -> tuple[Evidence, ...]:
    """The words pointed out with those that a rule found around them, then what a rule found elsewhere."""
    found = by_rule.evidence if by_rule.level else ()
    there = [each for each in found if each.start < pointed.end and pointed.start < each.end]
    start = min(each.start for each in (pointed, *there))
    end = max(each.end for each in (pointed, *there))
    elsewhere = [each for each in found if each not in there]
    return Evidence(text[start:end], start, end, pointed.rule), *elsewhere[: MOST_EVIDENCE - 1]


def _levels(judged: Judged, empty: dict[str, frozenset[Span]], trained: Model) -> dict[str, tuple[int, float]]:
    """Level and confidence of every mark; `empty` are spans that say nothing for a mark."""
    limits, clear = trained.present.tolist(), trained.clear.tolist()
    hangs = conditional_acts(judged.ctx)
    found: dict[str, tuple[int, float]] = {}
    for at, mark in enumerate(MARKS):
        limit, nothing = limits[at], empty.get(mark, _NONE)
        chance, sure = judged.chances(mark, nothing, limit)
        if chance < limit:
            found[mark] = 0, round(0.5 + 0.5 * (limit - chance) / limit, 2)
            continue
        if sure >= clear[at] and mark in hangs:
            sure = judged.without(hangs[mark] | nothing)[COUNT + at]
        found[mark] = 2 if sure >= clear[at] else 1, round(0.5 + 0.5 * (chance - limit) / (1 - limit), 2)
    return found
