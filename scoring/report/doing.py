"""What was expected and done: expected actions with their times, the steps of the SOP, objectives."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.field import SOP_STEPS
from scoring import names
from scoring.report.figures import rounded
from scoring.report.parts.doing import ExpectationLine, ObjectiveLine, StepLine
from scoring.report.told import SOP_PREFIX, Told
from scoring.scorecard import ExpectationScore, Scorecard
from sim.events import Did, Event
from sim.reading import BAD_MARKS, GOOD_MARKS


def expectations(told: Told, card: Scorecard) -> tuple[ExpectationLine, ...]:
    """The expected actions of the injects, in the order in which they were opened; those never opened last."""
    listed = [each for each in card.expectations if each.inject]
    listed.sort(key=lambda each: (each.opened_s is None, each.opened_s or 0, each.due_s or 0, each.id))
    own = {each.id for each in card.own_expectations()}
    return tuple(expectation(told, each, own=each.id in own) for each in listed)


def expectation(told: Told, each: ExpectationScore, *, own: bool) -> ExpectationLine:
    """One expected action; a step of the SOP list has no inject."""
    allowed = None if each.due_s is None or each.opened_s is None else each.due_s - each.opened_s
    done_s = each.at_s if each.status in ("met", "late") else None
    return ExpectationLine(
        id=each.id,
        do=told.expected(each.id),
        inject=told.title(each.inject),
        owner=told.roles(each.who),
        status=each.status,
        status_name=_status_name(told, each),
        result=_result(told, each, allowed),
        own=own,
        opened_s=each.opened_s,
        allowed_s=allowed,
        delay_s=each.delay_s if done_s is not None else None,
        due_clock=told.clock(each.due_s),
        done_clock=told.clock(done_s),
        score=rounded(each.score),
        lacks=tuple(names.mark_name(mark, told.lang) for mark in each.lacks if mark in GOOD_MARKS),
        harms=tuple(names.mark_name(mark, told.lang) for mark in each.lacks if mark in BAD_MARKS),
    )


def _status_name(told: Told, each: ExpectationScore) -> str:
    """Somebody who answered did not miss it, however much the answer lacked."""
    if each.status == "missed" and each.action:
        return told.t("Answered, but lacking")
    return names.status_name(each.status, told.lang)


def _result(told: Told, each: ExpectationScore, allowed_s: int | None) -> str:
    """Status, how late, and what it brought: no number stands without what it counts."""
    words = _status_name(told, each)
    if each.status == "late" and each.delay_s is not None and allowed_s is not None:
        over_s = each.delay_s - allowed_s
        if over_s < 60:
            words = told.t("{count} s late").format(count=over_s)
        else:
            words = told.t("{count} min late").format(count=round(over_s / 60))
    if each.score is None:
        return words
    return told.t("{status} · {score} points").format(status=words, score=f"{each.score:.0f}")


def steps(told: Told, events: Sequence[Event], card: Scorecard) -> tuple[StepLine, ...]:
    """The seven steps of the SOP in the order of the book, each with the place it really took."""
    first = _first(events)
    done = sorted((event for step, event in first.items() if step in SOP_STEPS), key=lambda event: event.at_s)
    order = {event.step: number for number, event in enumerate(done, 1)}
    scored = {each.id.removeprefix(SOP_PREFIX): each for each in card.expectations if each.is_step and not each.inject}
    latest = 0
    lines = []
    for step in SOP_STEPS:
        event = first.get(step)
        in_order = event is None or event.at_s >= latest
        latest = max(latest, event.at_s if event else 0)
        lines.append(_step(told, step, event, scored.get(step), order.get(step), in_order))
    return tuple(lines)


def other_steps(told: Told, events: Sequence[Event]) -> tuple[StepLine, ...]:
    """What else was done without words to an outsider, in the order of time."""
    first = _first(events)
    return tuple(_step(told, step, event, None, None, True) for step, event in first.items() if step not in SOP_STEPS)


def _first(events: Sequence[Event]) -> dict[str, Did]:
    first: dict[str, Did] = {}
    for event in events:
        if isinstance(event, Did):
            first.setdefault(event.step, event)
    return first


def _step(
    told: Told, step: str, event: Did | None, scored: ExpectationScore | None, order: int | None, in_order: bool
) -> StepLine:
    status = scored.status if scored else ("met" if event else "unscored")
    return StepLine(
        id=step,
        name=names.step_name(step, told.lang),
        owner=told.roles(scored.who) if scored else "",
        done_by=told.role(event.who) if event else "",
        status=status,
        status_name=names.status_name(status, told.lang)
        if scored
        else told.t("Done")
        if event
        else names.status_name(status, told.lang),
        due_clock=told.clock(scored.due_s) if scored else "",
        done_clock=told.clock(event.at_s) if event else "",
        delay_s=scored.delay_s if scored else None,
        order=order,
        in_order=in_order,
        note=event.note if event else "",
    )


def objectives(told: Told, card: Scorecard) -> tuple[ObjectiveLine, ...]:
    """What the drill trained, and how far it was met."""
    return tuple(
        ObjectiveLine(
            each.id,
            told.text(f"objectives.{each.id}") or each.id,
            each.met,
            each.of,
            rounded(each.score),
        )
        for each in card.objectives
    )
