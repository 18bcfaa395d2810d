"""Time: what waits for what, whether it can come before ENDEX, and whether anybody calls what is on call."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from scenarios.case import Case
from scenarios.earliest import NEVER, earliest
from scenarios.field import SOP_STEPS
from scenarios.schema import Inject
from scenarios.timing import span
from scenarios.tree import Path

SHORTEST_S: Final = 60
LONGEST_S: Final = 72 * 3600
"""Long enough for a story to run its course in the news (three days)."""


def check_timing(case: Case) -> None:
    """Reports what cannot come, comes too late, or is said about time without effect."""
    lasts = case.scenario.lasts
    if lasts > LONGEST_S:
        case.report(("lasts",), "too-long", {"hours": LONGEST_S // 3600})
    elif lasts < SHORTEST_S:
        case.report(("lasts",), "too-short")
    called = _callers(case)
    for inject, place in case.injects:
        _words(case, inject, place)
        _called(case, inject, place, called)
    _reachable(case, _cycles(case), called)
    _sop(case)


def on_call(inject: Inject) -> bool:
    """Whether an inject comes only when another names it."""
    return inject.at is None and inject.after is None and inject.when is None


def _words(case: Case, inject: Inject, place: Path) -> None:
    if inject.wait and not inject.after and not on_call(inject):
        case.report((*place, "wait"), "wait-alone", at_key=True)
    if inject.at and inject.after:
        case.report((*place, "at"), "at-and-after", at_key=True)
    if inject.at and inject.at.earliest_s > case.scenario.lasts:
        case.report((*place, "at"), "after-end", {"end": span(case.scenario.lasts)})
    elif inject.at and inject.at.latest_s > case.scenario.lasts:
        case.report((*place, "at"), "maybe-after-end", {"end": span(case.scenario.lasts)})
    if inject.repeat and inject.repeat.every.earliest_s < 1:
        case.report((*place, "repeat", "every"), "repeat-at-once")
    if inject.asks and inject.asks.within < 1:
        case.report((*place, "asks", "within"), "no-time")
    for expect, here in case.placed(inject.expect, (*place, "expect")):
        if expect.within < 1:
            case.report((*here, "within"), "no-time")


def _callers(case: Case) -> set[str]:
    named = {rung.then for person in case.scenario.people.values() for rung in person.ladder}
    for inject, _ in case.injects:
        named |= {fork.then for fork in inject.branch or []}
        if inject.asks:
            named |= {answer.then for answer in inject.asks.answers} | {inject.asks.silence.then}
    return {case.meant(name) for name in named if name}


def _called(case: Case, inject: Inject, place: Path, called: set[str]) -> None:
    here = (*place, "id")
    if case.touched(place) or (inject.id not in called and case.may_be_called(inject.id)):
        return
    if on_call(inject) and inject.id not in called:
        case.report(here, "controller-only" if inject.contingency else "never-called", {"name": inject.id})
    if not on_call(inject) and inject.id in called:
        case.report(here, "called-and-timed", {"name": inject.id})


def _cycles(case: Case) -> set[str]:
    """Injects that wait for each other by `after`, each ring reported once."""
    before = {}
    for inject, _ in case.injects:
        if inject.after in case.inject_named:
            before[inject.id] = inject.after
        elif inject.after in case.expect_named:
            before[inject.id] = case.expect_named[inject.after][1].id
    places = {inject.id: place for inject, place in reversed(case.injects)}
    in_rings: set[str] = set()
    done: set[str] = set()
    for start in before:
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in done:
            done.add(at)
            way.append(at)
            at = before.get(at)
        if at in way:
            ring = way[way.index(at) :]
            in_rings |= set(ring)
            case.report((*places[ring[0]], "after"), "after-ring", {"names": ring})
    return in_rings


def _reachable(case: Case, in_rings: set[str], called: set[str]) -> None:
    times = earliest(case)
    if times is None:
        return
    for inject, place in case.injects:
        at_s = times.get(inject.id, NEVER)
        if inject.at and inject.at.earliest_s > case.scenario.lasts:
            continue
        if at_s == NEVER:
            if inject.id not in in_rings and not (on_call(inject) and inject.id not in called):
                case.report((*place, "id"), "cannot-come", {"name": inject.id})
        elif at_s > case.scenario.lasts:
            values = {"name": inject.id, "at": span(int(at_s)), "end": span(case.scenario.lasts)}
            case.report((*place, "id"), "comes-too-late", values)
        else:
            _in_time(case, inject, place, int(at_s))


def _in_time(case: Case, inject: Inject, place: Path, at_s: int) -> None:
    for expect, here in case.placed(inject.expect, (*place, "expect")):
        if at_s + expect.within > case.scenario.lasts:
            case.report((*here, "within"), "due-after-end", {"name": expect.id, "end": span(case.scenario.lasts)})


def _sop(case: Case) -> None:
    due = [(step, case.scenario.sop[step]) for step in SOP_STEPS if step in case.scenario.sop]
    missing = [step for step in SOP_STEPS if step not in case.scenario.sop]
    if missing:
        case.report(("sop",), "sop-missing", {"names": missing})
    for step, expect in due:
        if expect.within > case.scenario.lasts:
            case.report(("sop", step, "within"), "due-after-end", {"name": step, "end": span(case.scenario.lasts)})
    for (first, early), (second, late) in pairwise(due):
        if late.within < early.within:
            case.report(("sop", second, "within"), "sop-order", {"first": first, "second": second})
