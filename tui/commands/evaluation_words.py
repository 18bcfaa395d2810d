"""What `evaluate` prints of a drill's evaluation: scores, agreement and what is seen otherwise, one on a line."""

from __future__ import annotations

from scenarios.clean import clean
from scenarios.words import Lang, counter, translator
from scoring.evaluation.part import EvaluationPart


def plainly(part: EvaluationPart, lang: Lang) -> list[str]:
    """The lines."""
    t, n = translator("tui", lang), counter("tui", lang)
    lines = []
    for each in part.scores:
        total = t("not scored") if each.total is None else f"{each.total:.1f}"
        changed = n("{count} mark changed", "{count} marks changed", each.changed) if each.whose != "recorded" else ""
        lines.append(
            "  ".join(part for part in (f"{total:>5}", clean(each.name), changed, each.rules, each.reader) if part)
        )
    for line in part.agreements:
        marks = n("{count} mark", "{count} marks", line.marks)
        told = t("Agreement of {raters} on {marks}: alpha {alpha}, kappa {kappa}")
        lines.append(told.format(raters=clean(line.raters), marks=marks, alpha=line.alpha_text, kappa=line.kappa_text))
    for opinion in (*part.changed, *part.second):
        because = opinion.why or (f"“{opinion.quote}”" if opinion.quote else "")
        lines.append(
            f"{opinion.clock} {opinion.name} {opinion.reader} → {opinion.level}  {clean(opinion.by)}, {opinion.at}"
            + (f"  {clean(because)}" if because else "")
        )
    return [*lines, *([] if part.agreements else [t("Nobody has evaluated this drill so far.")])]
