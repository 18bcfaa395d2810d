"""The earliest second at which each inject can come: what can never come in time is a mistake of the author's."""

from __future__ import annotations

import math
from typing import Final

from scenarios.case import Case
from scenarios.field import STEPS
from scenarios.schema import Condition, Inject

NEVER: Final = math.inf
MOST_LOOKS: Final = 24_000
"""Entries of the file times rounds over it. Long chains written against their order, in a huge file, are left unjudged:
answering at once is worth more than that one sentence."""


def earliest(case: Case) -> dict[str, float] | None:
    """Seconds from STARTEX by inject, `NEVER` for what nothing leads to; None if that was too long to find out.

    A lower bound: people are taken to do whatever leads there soonest, and feelings to be as a condition wants them.
    An inject of which something was left out is taken to come at once, as is what such a part may have called.
    """
    times = dict.fromkeys(case.inject_named, NEVER)
    calls = _calls(case)
    order = [inject for inject, _ in case.injects]
    for inject, place in case.injects:
        on_call = inject.at is None and inject.after is None and inject.when is None
        if case.touched(place) or (on_call and not case.all_calls_known):
            times[inject.id] = 0.0
    for turn in range(max(3, MOST_LOOKS // len(case.tree.values))):
        changed = False
        # Back and forth, since authors mostly write what causes before what follows, or the other way round.
        for inject in order if turn % 2 == 0 else reversed(order):
            wait = inject.wait.earliest_s if inject.wait else 0
            at_s = min(_own(case, inject, times), _called(case, calls.get(inject.id, []), times) + wait)
            if at_s < times[inject.id]:
                times[inject.id], changed = at_s, True
        if not changed:
            return times
    return None


def _own(case: Case, inject: Inject, times: dict[str, float]) -> float:
    if inject.at is None and inject.after is None and inject.when is None:
        return NEVER
    begins = float(inject.at.earliest_s) if inject.at else 0.0
    if inject.after:
        begins = max(begins, _event(case, inject.after, times) + (inject.wait.earliest_s if inject.wait else 0))
    return max(begins, _holds(case, inject.when, times)) if inject.when else begins


def _event(case: Case, name: str, times: dict[str, float]) -> float:
    if name in STEPS:
        return 0.0
    if name in case.expect_named:
        return times.get(case.expect_named[name][1].id, NEVER)
    # An unknown name is reported elsewhere.
    return times.get(name, 0.0)


def _missed(case: Case, name: str, times: dict[str, float]) -> float:
    if name in case.expect_named:
        expect, inject = case.expect_named[name]
        return times.get(inject.id, NEVER) + expect.within
    due = {str(step): expect.within for step, expect in case.scenario.sop.items()}
    return float(due.get(name, 0))


def _holds(case: Case, when: Condition, times: dict[str, float]) -> float:
    if when.met:
        return _event(case, when.met, times)
    if when.missed:
        return _missed(case, when.missed, times)
    if when.any_:
        return min(_holds(case, part, times) for part in when.any_)
    if when.all_:
        return max(_holds(case, part, times) for part in when.all_)
    return 0.0


Call = tuple[str | None, float, Condition | None]
"""Which inject calls (None: a person's ladder), how many seconds after it at the earliest, on what condition."""


def _calls(case: Case) -> dict[str, list[Call]]:
    calls: dict[str, list[Call]] = {}
    for person in case.scenario.people.values():
        waited = 0
        for rung in person.ladder:
            waited += rung.after
            if rung.then:
                calls.setdefault(case.meant(rung.then), []).append((None, waited, None))
    for inject, _ in case.injects:
        for fork in inject.branch or []:
            calls.setdefault(case.meant(fork.then), []).append((inject.id, 0, fork.when))
        if inject.asks:
            for answer in inject.asks.answers:
                if answer.then:
                    calls.setdefault(case.meant(answer.then), []).append((inject.id, 0, None))
            if inject.asks.silence.then:
                silence = case.meant(inject.asks.silence.then)
                calls.setdefault(silence, []).append((inject.id, inject.asks.within, None))
    return calls


def _called(case: Case, calls: list[Call], times: dict[str, float]) -> float:
    return min((_call(case, call, times) for call in calls), default=NEVER)


def _call(case: Case, call: Call, times: dict[str, float]) -> float:
    caller, later, condition = call
    begins = (times.get(caller, NEVER) if caller else 0.0) + later
    return max(begins, _holds(case, condition, times)) if condition else begins
