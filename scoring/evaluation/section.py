"""The report's section on evaluation: its lines in one language, for HTML, Markdown and JSON alike."""

from __future__ import annotations

from collections.abc import Sequence

from scoring import names
from scoring.evaluation.agreement import Agreement, Measure
from scoring.evaluation.compare import READER, Evaluation, Said, ScoreLine
from scoring.evaluation.part import AgreementLine, EvaluatedScore, EvaluationPart, OpinionLine
from scoring.report.told import Told
from scoring.scorecard import ReplyScore


def evaluation_part(told: Told, evaluation: Evaluation, replies: Sequence[ReplyScore]) -> EvaluationPart:
    """The section; `replies` are those of the scorecard."""
    by_action = {reply.action: reply for reply in replies}
    return EvaluationPart(
        scores=tuple(_score(told, line) for line in evaluation.scores),
        agreements=tuple(_agreement(told, each) for each in evaluation.agreements),
        confirmed=evaluation.confirmed,
        changed=tuple(_opinion(told, each, by_action) for each in evaluation.changed),
        second=tuple(_opinion(told, each, by_action) for each in evaluation.second),
        second_agreed=evaluation.second_agreed,
        notes=tuple(_notes(told, evaluation)),
    )


def whose(told: Told, line: ScoreLine) -> str:
    """Whose marks a score rests on, in words."""
    sentences = {
        "recorded": told.t("As read when it was played"),
        "program": told.t("As this program reads it"),
        "joint": told.t("All evaluators together"),
        "evaluator": told.t("Evaluator {name}"),
    }
    return sentences[line.whose].format(name=line.by)


def measured(told: Told, measure: Measure) -> str:
    """`0.82 (0.71 to 0.90)`, or why there is no number."""
    if measure.value is None:
        return "–"
    if measure.low is None or measure.high is None:
        return f"{measure.value:.2f}"
    return told.t("{value:.2f} ({low:.2f} to {high:.2f})").format(
        value=measure.value, low=measure.low, high=measure.high
    )


def raters(told: Told, agreement: Agreement) -> str:
    """Who is compared with whom; the reader is the first, if it is one of them."""
    named = [told.t("Reader") if not at and name == READER else name for at, name in enumerate(agreement.raters)]
    return " ↔ ".join(named) if len(named) == 2 else told.t("All {count} evaluators").format(count=len(named))


def _score(told: Told, line: ScoreLine) -> EvaluatedScore:
    return EvaluatedScore(
        whose=line.whose,
        name=whose(told, line),
        by=line.by,
        changed=line.changed,
        total=line.total,
        coverage=line.coverage,
        dimensions=line.dimensions,
        caps=tuple(names.cap_name(cap, told.lang) for cap in line.caps),
        rules=line.rules,
        reader=line.reader,
    )


def _agreement(told: Told, each: Agreement) -> AgreementLine:
    return AgreementLine(
        raters=raters(told, each),
        marks=each.units,
        replies=each.replies,
        same=each.same,
        alpha=each.alpha,
        kappa=each.kappa,
        alpha_text=measured(told, each.alpha),
        kappa_text=measured(told, each.kappa),
    )


def _opinion(told: Told, said: Said, replies: dict[str, ReplyScore]) -> OpinionLine:
    opinion, reply = said.opinion, replies.get(said.opinion.action)
    return OpinionLine(
        action=opinion.action,
        clock=told.clock(reply.at_s) if reply else "",
        who=told.role(reply.who) if reply else "",
        mark=opinion.mark,
        name=names.mark_name(opinion.mark, told.lang),
        reader=opinion.reader,
        level=opinion.level,
        by=said.by,
        at=when(said.at),
        why=opinion.why,
        quote=opinion.quote,
        source=said.source,
    )


def when(at: str) -> str:
    """`2026-11-22 09:15`: a moment on the wall as far as people care."""
    return at[:16].replace("T", " ")


def _notes(told: Told, evaluation: Evaluation) -> list[str]:
    t = told.t
    notes = [
        t(
            "What happened in the drill stays as it was: only what rests on marks is scored again. Where evaluators "
            "are split evenly, the level nearest to the reader's counts."
        )
    ]
    if evaluation.agreements:
        notes.append(
            t(
                "Agreement is over the marks that both rated: 1 is perfect, 0 is chance; in brackets the interval at "
                "95 %, from whole replies drawn again; “–” where all ratings are the same, so that nothing can be "
                "said. Who sees the reader's marks tends to agree with them."
            )
        )
        notes.append(t("Rated without seeing the reader's marks: {count}.").format(count=evaluation.blind))
    if evaluation.second or evaluation.second_agreed:
        notes.append(
            t("A second reader looked at doubtful marks only. What it says is shown here and is no part of any score.")
        )
    return notes
