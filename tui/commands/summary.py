"""A drill's score in a few lines of plain text."""

from __future__ import annotations

from scenarios.words import Lang, counter, translator
from scoring.names import cap_name, dimension_name
from scoring.report.figures import whole
from scoring.scorecard import Scorecard
from sim.drill import Drill

BAR = 20


def bar(score: float | None) -> str:
    """Twenty cells, filled by a score of 0 to 100; dots for an unscored one."""
    if score is None:
        return "·" * BAR
    filled = round(score / 100 * BAR)
    return "█" * filled + "░" * (BAR - filled)


def summary(drill: Drill, card: Scorecard, lang: Lang) -> str:
    """Total, dimensions, caps, trust, expected actions and reach."""
    t = translator("tui", lang)
    unscored = t("not scored")
    total = unscored if card.total is None else f"{whole(card.total, t)}/100"
    lines = [
        f"{drill.script.text('title', lang)} · {t('seed')} {card.seed} · {card.digest[:12]}",
        t("Total {total}, {coverage}% of it could be scored").format(
            total=total, coverage=f"{100 * card.coverage:.0f}"
        ),
    ]
    for each in card.dimensions:
        score = unscored if each.score is None else f"{each.score:3.0f}"
        lines.append(f"  {bar(each.score)} {score}  {dimension_name(each.name, lang)}")
    capped = "  ! " + t("{cap}: the total cannot rise above {limit}")
    lines += [capped.format(cap=cap_name(cap.id, lang), limit=f"{cap.limit:.0f}") for cap in card.caps]
    lines.append(
        t("Trust {start} → {end}").format(start=f"{100 * card.trust.start:.0f}", end=f"{100 * card.trust.end:.0f}")
    )
    count = {status: sum(each.status == status for each in card.expectations) for status in ("met", "late", "missed")}
    weak = sum(each.status == "missed" and bool(each.action) for each in card.expectations)
    count |= {"weak": weak, "missed": count["missed"] - weak}
    form = t("Expected actions: {met} in time, {late} late, {weak} answered but lacking, {missed} not done")
    lines.append(form.format(**count))
    n, reach = counter("tui", lang), card.reach
    lines.append(
        t("Reach: {views}, {shares}, {articles}").format(
            views=n("{count} view", "{count} views", reach.views),
            shares=n("{count} share", "{count} shares", reach.shares),
            articles=n("{count} article", "{count} articles", reach.articles),
        )
    )
    return "\n".join(lines)
