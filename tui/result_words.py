"""The result in words for the terminal: each part of the report's content as styled text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rich.cells import cell_len
from textual.content import Content

from scenarios.timing import span
from scenarios.words import Lang, Translate, translator
from scoring.lessons import AT_A_TIME
from scoring.names import SIGNS, feeling_name
from scoring.report.content import Content as Told
from scoring.report.figures import whole
from scoring.report.parts.doing import ExpectationLine, ObjectiveLine
from scoring.report.parts.feedback import ImprovementLine
from scoring.report.parts.outcome import PersonLine
from scoring.scorecard import Trust
from tui.figures import arrow, gauge
from tui.names import aside, listed, named, quoted
from tui.text import Part, joined, lines, shown

BAR = 24
STATUS_STYLES = {"met": "$success", "late": "$warning", "missed": "bold $error", "unscored": "$muted", "open": "$muted"}


def overview(result: Told, trust: Trust, notes: Sequence[Part], lang: Lang) -> Content:
    """Total with coverage, the dimensions, caps, trust before and after, objectives, the people, reach."""
    t = translator("tui", lang)
    rows: list[Part] = [(result.head.whose, "bold $primary"), *_total(result, t), "", *_dimensions(result, t), ""]
    rows += [*_tally(result), _trust(trust, lang), *notes]
    rows += [
        joined(
            ("! ", "bold $error"),
            (cap.name, "bold"),
            f"  {t('the total cannot rise above')} {cap.limit:.0f}  {quoted(cap.quote, lang)}",
        )
        for cap in result.caps
    ]
    rows += ["", *[shown(sentence) for sentence in result.sentences]]
    say = translator("scoring", lang)
    rows += ["", (say("Objectives (the whole team)"), "bold $primary")]
    rows += [_objective(each, t) for each in result.objectives]
    rows += ["", (say("The people at the end (the whole team's doing)"), "bold $primary")]
    rows += [_person(each, lang) for each in result.people]
    reach = result.reach
    rows += [
        "",
        (
            f"{t('Seen by')} {reach.views:,} · {t('shared')} {reach.shares:,} · {t('articles')} {reach.articles}",
            "$muted",
        ),
    ]
    return lines(*rows)


def _total(result: Told, t: Translate) -> Iterator[Part]:
    total = t("not scored") if result.total is None else f"{whole(result.total, t)}/100"
    cover = t("{share} of it could be scored").format(share=f"{result.coverage:.0%}")
    yield joined((f"{t('Total')}  ", "bold"), (total, "bold $accent"), (f"   {cover}", "$muted"))


def _tally(result: Told) -> Iterator[Part]:
    """What was done in time, each line saying whose it was."""
    for line in result.tally:
        yield shown(line)


def _dimensions(result: Told, t: Translate) -> Iterator[Part]:
    width = max(cell_len(each.name) for each in result.dimensions) + 2
    for each in result.dimensions:
        name = each.name + " " * (width - cell_len(each.name))
        if each.score is None:
            yield joined(name, ("·" * BAR, "$muted"), f"  {t('not scored')}")
        else:
            cover = "" if each.coverage > 0.995 else f"   {t('covered')} {each.coverage:.0%}"
            yield joined(
                name, (gauge(each.score, BAR), "$primary"), (f"  {each.score:3.0f}", "bold"), (cover, "$muted")
            )


def _trust(trust: Trust, lang: Lang) -> Content:
    words = translator("scoring", lang)("Everybody's trust, before and after (the whole team's doing)")
    start, end = round(100 * trust.start), round(100 * trust.end)
    change = (f"  {arrow(end - start)}", "bold $accent")
    return joined((f"{words}  ", "bold"), f"{start} → {end}", change)


def _objective(each: ObjectiveLine, t: Translate) -> Content:
    score = t("not scored") if each.score is None else f"{each.met}/{each.of}"
    sign = "–" if each.score is None else "✓" if each.met == each.of else "○"
    return joined((f"{sign} {score}  ", "bold"), each.text)


def _person(each: PersonLine, lang: Lang) -> Content:
    def moved(feeling: str, start: float, end: float) -> str:
        return f"  {feeling_name(feeling, lang)} {start:.0f} → {end:.0f} {arrow(round(end) - round(start))}"

    did = aside(listed(each.did, lang), lang) if each.did else ""
    figures = moved("trust", each.trust_start, each.trust) + moved("anger", each.anger_start, each.anger)
    return joined((each.name, "bold"), (f"  {each.kind}", "$muted"), figures, (did, "$warning"))


def actions(result: Told, lang: Lang) -> Content:
    """The expected actions with their times, then the steps of the SOP."""
    t = translator("tui", lang)
    say = translator("scoring", lang)
    rows: list[Part] = []
    for whose, group in ((result.head.whose, True), (say("Others' part"), False)):
        mine = [each for each in result.expectations if each.own is group]
        rows += [(whose, "bold $primary")] if result.head.role and mine else []
        rows += [row for each in mine for row in _action(each, t, lang)]
    return lines(*rows) if rows else shown(t("Nothing was expected so far."))


def _action(each: ExpectationLine, t: Translate, lang: Lang) -> Iterator[Part]:
    style = STATUS_STYLES[each.status]
    yield joined((f"{SIGNS[each.status]} {each.result}", style), f"  {each.do}")
    times = [each.owner]
    if each.due_clock:
        times.append(f"{t('by')} {each.due_clock}")
    if each.done_clock:
        late = aside(f"{span(each.delay_s)} / {span(each.allowed_s or 0)}", lang) if each.delay_s is not None else ""
        times.append(f"{t('done')} {each.done_clock}{late}")
    if each.lacks:
        times.append(named(t("lacked"), listed(each.lacks, lang), lang))
    yield joined(("    " + " · ".join(times), "$muted"))


def lessons(result: Told, lang: Lang) -> Content:
    """What went well, what to improve with the sentence to say instead, what to practise next."""
    t = translator("tui", lang)
    good = [
        joined(
            ("✓ ", "$success"),
            (each.name, "bold"),
            (f"  {each.clock} {each.who}", "$muted"),
            f"  {quoted(each.quote, lang)}" if each.quote else "",
        )
        for each in result.strengths
    ]
    better = [_improvement(number, each, t, lang) for number, each in enumerate(result.improvements, 1)]
    first, more = (list(chain.from_iterable(rows)) for rows in (better[:AT_A_TIME], better[AT_A_TIME:]))
    return lines(
        (t("What went well"), "bold $primary"),
        *(good or [shown(t("Nothing yet: there is something to win."), "$muted")]),
        "",
        (t("What to improve"), "bold $primary"),
        *(first or [shown(t("Nothing stood out."), "$muted")]),
        (t("Practise next"), "bold $primary"),
        *[joined(("· ", "$accent"), each) for each in result.practice],
        *(["", (translator("scoring", lang)("More to improve"), "bold $primary"), *more] if more else []),
    )


def _improvement(number: int, each: ImprovementLine, t: Translate, lang: Lang) -> Iterator[Part]:
    cost = f"  −{each.cost:.1f} {t('points')}" if each.cost and each.cost >= 0.05 else ""
    yield joined(
        (f"{number}. {named(each.kind_name, each.name, lang)}", "bold"),
        (f"  {each.clock} {each.owner}{cost}", "$muted"),
    )
    if each.quote:
        yield joined((f"   {named(t('Said'), '', lang)}", "$muted"), quoted(each.quote, lang))
    if each.hint:
        yield joined(("   → ", "$accent"), each.hint)
    if each.instead:
        yield joined((f"   {named(t('Say instead'), '', lang)}", "$success"), each.instead)
    yield ""
