"""Measures the reader on the held-out hands and writes the tables of docs/reading.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from scoring.reading import ReplyReader, RuleReader
from scoring.reading.learn.agreement import f1, interval, precision_recall, weighted_kappa
from scoring.reading.learn.corpus import Example, examples, levels, rated
from sim.reading import BAD_MARKS, GOOD_MARKS, MARKS, Reader

PAGE: Final = Path(__file__).parents[3] / "docs" / "reading.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"
BANDS: Final = (("poor", -99, 0), ("middling", 1, 7), ("good", 8, 99))
"""Replies by the sum of their labelled good levels less their bad ones."""
Levels = NDArray[Any]


def read_all(reader: Reader, known: Sequence[Example]) -> Levels:
    """(replies, marks): the levels that a reader finds."""
    return np.array([[reader.read(each.reply).level(mark) for mark in MARKS] for each in known])


def macro(found: Levels, wanted: Levels) -> float:
    """F1 of presence, the mean over marks."""
    return float(f1(found > 0, wanted > 0).mean())


def macro_kappa(found: Levels, wanted: Levels) -> float:
    """Weighted kappa of levels, the mean over marks."""
    return float(np.mean([weighted_kappa(found[:, at], wanted[:, at]) for at in range(len(MARKS))]))


def by_length(known: Sequence[Example], trained: Sequence[Example]) -> Levels:
    """What length alone tells: for each mark the best limit on the training part, longer or shorter."""
    wanted = levels(trained) > 0
    sizes = np.array([len(each.reply.text) for each in trained])
    own = np.array([len(each.reply.text) for each in known])
    columns = []
    for mark in range(len(MARKS)):
        best: tuple[float, float, int] = (-1.0, 0.0, 1)
        for limit in np.quantile(sizes, np.linspace(0, 0.95, 20)):
            for sign in (1, -1):
                found = (sign * sizes >= sign * limit)[:, None]
                best = max(best, (float(f1(found, wanted[:, mark : mark + 1])[0]), float(limit), sign))
        columns.append(best[2] * own >= best[2] * best[1])
    return np.stack(columns, axis=1).astype(int)


def tables(known: Sequence[Example]) -> str:
    """All tables, as Markdown."""
    found, rules, wanted = read_all(ReplyReader(), known), read_all(RuleReader(), known), levels(known)
    length = np.zeros_like(found)
    trained = examples("train")
    rows: dict[str, list[int]] = {}
    for lang in ("zh", "en"):
        rows[lang] = [at for at, each in enumerate(known) if each.lang == lang]
        own = [each for each in trained if each.lang == lang and not each.hand.endswith("play")]
        length[rows[lang]] = by_length([known[at] for at in rows[lang]], own)
    against = {
        "reader": (found, wanted),
        "reader, against the middle of three raters": (found, middle(known)),
        "rules alone": (rules, wanted),
        "length alone": (length, wanted),
    }
    parts = [_summary(rows, against)]
    parts += [_by_mark(lang, found[at], wanted[at]) for lang, at in rows.items()]
    return "\n\n".join([*parts, _by_band(rows, found, wanted), _raters(known)])


def _summary(rows: Mapping[str, list[int]], against: Mapping[str, tuple[Levels, Levels]]) -> str:
    lines = ["| | replies | F1 of presence, macro (95 %) | weighted kappa, macro (95 %) |", "|---|---|---|---|"]
    for lang, at in rows.items():
        for name, (found, wanted) in against.items():
            a, b = found[at], wanted[at]
            spans = [interval(measure, a, b, draws=300) for measure in (macro, macro_kappa)]
            cells = [
                f"{value:.2f} ({low:.2f} to {high:.2f})"
                for value, (low, high) in zip((macro(a, b), macro_kappa(a, b)), spans, strict=True)
            ]
            lines.append(f"| {lang}, {name} | {len(at)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _by_mark(lang: str, found: Levels, wanted: Levels) -> str:
    precision, recall = precision_recall(found > 0, wanted > 0)
    scores = f1(found > 0, wanted > 0)
    lines = [f"| {lang}: mark | labelled | F1 (95 %) | precision | recall | kappa |", "|---|---|---|---|---|---|"]
    for at, mark in enumerate(MARKS):
        a, b = found[:, at : at + 1], wanted[:, at : at + 1]
        low, high = interval(lambda x, y: float(f1(x > 0, y > 0)[0]), a, b, draws=300)
        lines.append(
            f"| {mark} | {int((b > 0).sum())} | {scores[at]:.2f} ({low:.2f} to {high:.2f}) | {precision[at]:.2f} | "
            f"{recall[at]:.2f} | {weighted_kappa(a[:, 0], b[:, 0]):.2f} |"
        )
    return "\n".join(lines)


def _by_band(rows: dict[str, list[int]], found: Levels, wanted: Levels) -> str:
    good = len(GOOD_MARKS)
    worth = wanted[:, :good].sum(axis=1) - wanted[:, good : good + len(BAD_MARKS)].sum(axis=1)
    lines = ["| replies by their labels | zh | en |", "|---|---|---|"]
    for name, low, high in BANDS:
        cells = []
        for at in rows.values():
            own = [row for row in at if low <= worth[row] <= high]
            a, b = found[own] > 0, wanted[own] > 0
            cells.append(f"{2 * (a & b).sum() / max(a.sum() + b.sum(), 1):.2f} ({len(own)})")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", "F1 over all marks together (replies in the band)."])


def _raters(known: Sequence[Example]) -> str:
    """How far raters agree: two on some of the training part, three on all of the held-out one."""
    trained, first, second = examples("train"), rated("train", "labels"), rated("train", "second")
    lines = ["| raters | replies | F1 | kappa |", "|---|---|---|---|"]
    for lang in ("zh", "en"):
        both = [each for each in trained if each.lang == lang and each.id in second]
        lines.append(_agree(f"{lang}, training, two", _by_id(first, both), _by_id(second, both)))
        own = [each for each in known if each.lang == lang]
        lines += [_agree(f"{lang}, held out, {name}", a, b) for name, (a, b) in _pairs(own).items()]
    return "\n".join(lines)


def _pairs(known: Sequence[Example]) -> dict[str, tuple[Levels, Levels]]:
    """The three raters of the held-out part against each other."""
    first = levels(known)
    second, third = (_by_id(rated("heldout", rater), known) for rater in ("second", "third"))
    return {
        "first and second": (first, second),
        "first and third": (first, third),
        "second and third": (second, third),
    }


def middle(known: Sequence[Example]) -> Levels:
    """(replies, marks): of each mark the middle one of three raters' levels."""
    others = [_by_id(rated("heldout", rater), known) for rater in ("second", "third")]
    return np.asarray(np.median([levels(known), *others], axis=0).astype(int))


def _by_id(labels: Mapping[str, Mapping[str, int]], known: Sequence[Example]) -> Levels:
    return np.array([[labels[each.id].get(mark, 0) for mark in MARKS] for each in known])


def _agree(name: str, a: Levels, b: Levels) -> str:
    return f"| {name} | {len(a)} | {macro(a, b):.2f} | {macro_kappa(a, b):.2f} |"


def main() -> None:
    """Writes the tables between the marks of the page."""
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables(examples('heldout'))}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
