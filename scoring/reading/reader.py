"""The reader of replies: rules find acts and scope, networks weigh the whole, firm rules have the last word."""

from __future__ import annotations

from typing import Final

from scoring.reading.audience import OUTSIDERS, kind_of
from scoring.reading.context import MOST_EVIDENCE, Context
from scoring.reading.judging import COUNT, Judged
from scoring.reading.matching import scanned
from scoring.reading.model import Model, model
from scoring.reading.naming import named_with_health
from scoring.reading.rules import at_most_one, by_rules
from scoring.reading.scope import empty_acts
from sim.reading import MARKS, Evidence, Mark, Reading, Reply

BEFORE_OUTSIDERS: Final = ("privacy_breach", "public_compensation")
_EDGES: Final = " \n,，、。.;；:：!?！？…~-()（）「」\"'"


class ReplyReader:
    """Reads replies by the trained model; the same reply always gives the same reading."""

    def __init__(self, trained: Model | None = None) -> None:
        """With the model of this package unless another is given."""
        self._model = trained or model()

    def read(self, reply: Reply) -> Reading:
        """The marks of this reply, every one of the codebook; any text at all is read without an exception."""
        ctx = Context(reply, scanned(reply.text))
        rules = by_rules(ctx)
        judged = Judged(ctx, rules, self._model)
        if not judged.known:
            return Reading(rules)
        marks = self._judge(judged, rules)
        self._amend(judged, marks)
        return Reading(marks)

    def _judge(self, judged: Judged, rules: dict[str, Mark]) -> dict[str, Mark]:
        """Every mark by the networks, its words pointed out."""
        limits, clear = self._model.present[judged.lang], self._model.clear[judged.lang]
        empty = empty_acts(judged.ctx)
        marks: dict[str, Mark] = {}
        for at, mark in enumerate(MARKS):
            whole, limit = judged.whole, float(limits[at])
            if mark in empty and whole[at] >= limit:
                whole = judged.without(empty[mark])
            chance = float(whole[at])
            if chance < limit:
                marks[mark] = Mark(0, (), round(0.5 + 0.5 * (limit - chance) / limit, 2))
                continue
            level = 2 if whole[COUNT + at] >= clear[at] else 1
            evidence = _from_rules(rules[mark]) or _pointed_out(judged, at, mark, empty.get(mark, frozenset()))
            marks[mark] = Mark(level, evidence, round(0.5 + 0.5 * (chance - limit) / (1 - limit), 2))
        return marks

    def _amend(self, judged: Judged, marks: dict[str, Mark]) -> None:
        """What holds whatever the networks say."""
        ctx = judged.ctx
        if ctx.salad:
            marks.update({name: at_most_one(mark) for name, mark in marks.items()})
            if not marks["evasion"].level:
                marks["evasion"] = Mark(1, (ctx.whole("evasion.salad"),), 0.7)
        if not (ctx.reply.public or kind_of(ctx.reply.to) in OUTSIDERS):
            marks.update(dict.fromkeys(BEFORE_OUTSIDERS, Mark(0, (), 0.99)))
        elif span := named_with_health(ctx, judged.keys):
            marks["privacy_breach"] = Mark(2, (ctx.evidence(*span, "privacy_breach.named-with-health"),), 0.95)


def _from_rules(mark: Mark) -> tuple[Evidence, ...]:
    """The words that rules found, where they are words of the mark and not of the whole."""
    return mark.evidence[:MOST_EVIDENCE] if mark.level else ()


def _pointed_out(judged: Judged, at: int, mark: str, dropped: frozenset[int]) -> tuple[Evidence, ...]:
    """The clause that speaks most for a mark."""
    ctx = judged.ctx
    if not ctx.scan.lines:
        return (ctx.whole(f"{mark}.model"),)
    ranked = sorted(range(len(judged.keys)), key=lambda number: (number in dropped, -judged.sentences[number, at]))
    spans, chances = judged.clauses(ranked[0])
    start, end = spans[int(chances[:, at].argmax())]
    text = ctx.scan.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (ctx.evidence(start, end, f"{mark}.model") if start < end else ctx.whole(f"{mark}.model"),)
