"""A fork in words for the terminal: what was changed, score and trust before and after, what happened or did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor

from textual.content import Content

from live.solo import Solo
from scenarios.words import Lang, Translate, translator
from scoring.names import dimension_name, role_name
from scoring.report.parts.timeline import Moment
from scoring.report.parts.turns import TurnLine
from scoring.report.timeline import Timeline
from scoring.report.told import Told
from scoring.scorecard import Scorecard
from scoring.whatif import Fork, NoReplyError, changed
from sim.actions import Say
from sim.events import Event
from tui.figures import arrow
from tui.names import Names, aside, named, quoted
from tui.text import Part, joined, lines, shown


def turn_words(turn: TurnLine, card: Scorecard, fork: Fork, lang: Lang) -> Content:
    """A turning point: its sentence, the figures, what would have happened or not, and the model answer."""
    t = translator("tui", lang)
    rows: list[Part] = [turn.sentence, "", *_figures(card, fork.card, lang, t), *_told(turn.gone, turn.new, lang, t)]
    if turn.quote:
        rows += ["", joined((named(t("Said"), "", lang), "$muted"), quoted(turn.quote, lang))]
    if turn.instead:
        rows += ["", joined((named(t("Model answer"), "", lang), "$success"), quoted(turn.instead, lang))]
    return lines(*rows)


def fork_words(solo: Solo, card: Scorecard, say: Say, fork: Fork, lang: Lang) -> Content:
    """A change of one's own: what it was, the figures, and what would have happened or not."""
    t, told = translator("tui", lang), Told(solo.drill.script, lang)
    rows: list[Part] = [*_change(Names(solo.loaded, lang, solo.role), say, fork, t), ""]
    if card == fork.card and not fork.gone and not fork.new:
        return lines(*rows, t("Nothing would have been different."))
    return lines(
        *rows, *_figures(card, fork.card, lang, t), *_told(_moments(told, fork.gone), _moments(told, fork.new), lang, t)
    )


def _change(names: Names, say: Say, fork: Fork, t: Translate) -> Iterator[Part]:
    """`09:31 → 09:16 · PR manager → Director · other words`."""
    try:
        then = changed(fork)
    except NoReplyError:
        yield joined(("! ", "bold $warning"), t("That is after ENDEX: the reply would never have been given."))
        return
    was, now = names.clock(say.at_s), names.clock(then.at_s)
    parts = [f"{was} → {now}"] if say.at_s != then.at_s else [was]
    if say.who != then.who:
        parts.append(f"{role_name(say.who, names.lang)} → {role_name(then.who, names.lang)}")
    if say.text != then.text:
        parts.append(t("other words"))
    yield shown(" · ".join(parts), "bold")
    if then.at_s > say.at_s + fork.change.delay_s:
        yield joined((t("No sooner than that: what it answers had not come yet."), "$muted"))


def _figures(card: Scorecard, then: Scorecard, lang: Lang, t: Translate) -> Iterator[Part]:
    yield joined((f"{t('Total')}  ", "bold"), *_pair(card.total, then.total, t))
    for one, other in zip(card.dimensions, then.dimensions, strict=True):
        if one.score != other.score:
            yield joined(f"  {dimension_name(one.name, lang)}  ", *_pair(one.score, other.score, t))
    yield joined((f"{t('Trust at the end')}  ", "bold"), *_pair(100 * card.trust.end, 100 * then.trust.end, t))


def _pair(was: float | None, now: float | None, t: Translate) -> tuple[Part, Part]:
    """`61 → 68` and how much that is."""
    if was is None or now is None:
        one, other = (t("not scored") if each is None else f"{each:.0f}" for each in (was, now))
        return f"{one} → {other}", ""
    one_, other_ = floor(was + 0.5), floor(now + 0.5)
    if one_ == other_ and abs(now - was) >= 0.1:
        return f"{was:.1f} → {now:.1f}", ""
    return f"{one_} → {other_}", (f"  {arrow(other_ - one_)}", "bold $accent")


def _moments(told: Told, events: Sequence[Event]) -> tuple[Moment, ...]:
    return Timeline(told, events).events()


def _told(gone: Sequence[Moment], new: Sequence[Moment], lang: Lang, t: Translate) -> Iterator[Part]:
    for title, moments, sign in (
        (t("Would not have happened:"), gone, ("− ", "bold $success")),
        (t("Would have happened:"), new, ("+ ", "bold $accent")),
    ):
        if moments:
            yield ""
            yield shown(title, "bold $primary")
        for each in moments:
            what = f"{each.label}{aside(each.note, lang)}" if each.note else each.label
            yield joined(sign, f"{each.clock} ", (each.who, "bold"), (f"  {what}  ", "$muted"), each.text)
