"""Names: each is given once, and each that is used exists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from scenarios.case import Case
from scenarios.field import MARKS, ROLES, SOP_STEPS, STEPS
from scenarios.problems import Term
from scenarios.schema import Answer, Bounds, Condition, Expect, Inject, Silence
from scenarios.tree import Path

EVENT = "inject, expected action or step"
GROUPS = frozenset({"team", "public"})
HEARERS = GROUPS | frozenset(ROLES)
SOP_NAMES = frozenset(f"sop-{step}" for step in SOP_STEPS)
"""What the engine calls the expectations of the SOP list."""


def check_names(case: Case) -> None:
    """Reports unknown and doubled names."""
    _doubles(case)
    for name, person in case.scenario.people.items():
        here: Path = ("people", name)
        if name in ROLES or name == "team":
            case.report(here, "taken-name", {"name": name}, at_key=True)
        _marks(case, person.wants, (*here, "wants"))
        for rung, place in case.placed(person.ladder, (*here, "ladder")):
            if rung.then:
                case.know((*place, "then"), rung.then, "inject", case.known_injects)
    for fact, place in case.placed(case.scenario.facts, ("facts",)):
        if fact.known_when:
            _condition(case, fact.known_when, (*place, "known-when"))
    for step, due in case.scenario.sop.items():
        if due.objective:
            case.know(("sop", step, "objective"), due.objective, "objective", case.known_objectives)
    for inject, place in case.injects:
        _inject(case, inject, place)
    for expect, _, place in case.expects:
        _expect(case, expect, place)


def _doubles(case: Case) -> None:
    _once(case, [(item.id, place) for item, place in case.placed(case.scenario.objectives, ("objectives",))])
    _once(case, [(item.id, place) for item, place in case.placed(case.scenario.facts, ("facts",))])
    # Injects, expected actions and steps share one space of names: a condition names any of them.
    happenings: list[tuple[str, Path]] = []
    for inject, place in case.injects:
        happenings.append((inject.id, place))
        happenings += [(item.id, here) for item, here in case.placed(inject.expect, (*place, "expect"))]
        if inject.asks:
            answers = case.placed(inject.asks.answers, (*place, "asks", "answers"))
            _once(case, [(item.id, here) for item, here in answers])
    does = {expect.id: expect.does for expect, _, _ in case.expects}
    for name, place in happenings:
        # An expected action may be called like the step that fulfils it: both names then mean the same.
        if name in SOP_NAMES or (name in STEPS and does.get(name) != name):
            case.report((*place, "id"), "step-name", {"name": name})
    _once(case, happenings)


def _once(case: Case, named: Iterable[tuple[str, Path]]) -> None:
    seen: dict[str, Path] = {}
    for name, place in named:
        if name in seen:
            line = case.tree.place((*seen[name], "id"))[0]
            case.report((*place, "id"), "duplicate-id", {"name": name, "line": line})
        else:
            seen[name] = place


def _inject(case: Case, inject: Inject, place: Path) -> None:
    if inject.after:
        case.know((*place, "after"), inject.after, EVENT, case.events)
    for key, condition in (("when", inject.when), ("unless", inject.unless)):
        if condition:
            _condition(case, condition, (*place, key), inject.id)
    if inject.from_:
        case.know((*place, "from"), inject.from_, "person or role", case.speakers)
    for name, here in _each(case, inject.to, (*place, "to")):
        if name in case.known_people and name not in GROUPS:
            case.report(here, "to-person", {"name": name})
        else:
            case.know(here, name, "role", HEARERS)
    for name in inject.moves:
        case.know((*place, "moves", name), name, "person", case.known_people, at_key=True)
    for fork, here in case.placed(inject.branch or [], (*place, "branch")):
        _call(case, fork.then, here, inject.id)
        if fork.when:
            _condition(case, fork.when, (*here, "when"), inject.id)
    if inject.asks:
        for answer, here in case.placed(inject.asks.answers, (*place, "asks", "answers")):
            _outcome(case, answer, here, inject.id)
            _marks(case, answer.marks, (*here, "marks"))
            _marks(case, answer.avoid, (*here, "avoid"))
        _outcome(case, inject.asks.silence, (*place, "asks", "silence"), inject.id)


def _outcome(case: Case, outcome: Answer | Silence, place: Path, own: str) -> None:
    if outcome.then:
        _call(case, outcome.then, place, own)


def _call(case: Case, name: str, place: Path, own: str) -> None:
    here = (*place, "then")
    if case.know(here, name, "inject", case.known_injects) and name == own:
        case.report(here, "calls-itself", {"name": name})


def _expect(case: Case, expect: Expect, place: Path) -> None:
    _marks(case, expect.marks, (*place, "marks"))
    _marks(case, expect.avoid, (*place, "avoid"))
    if expect.to:
        case.know((*place, "to"), expect.to, "person", case.addressees)
    if expect.objective:
        case.know((*place, "objective"), expect.objective, "objective", case.known_objectives)


def _marks(case: Case, marks: Sequence[str], place: Path) -> None:
    for mark, here in _each(case, marks, place):
        if mark not in MARKS:
            case.report(here, "unknown-mark", {"name": mark}, guess=case.guess(mark, MARKS))


def _each(case: Case, names: Sequence[str], place: Path) -> list[tuple[str, Path]]:
    """The names of a list with their places; a single name stands where the list would."""
    single = not isinstance(case.tree.at(place), list)
    return [(name, place if single else (*place, index)) for index, name in enumerate(names)]


def _condition(case: Case, condition: Condition, place: Path, own: str = "") -> None:
    given = [key for key in type(condition).model_fields if getattr(condition, key) is not None]
    if len(given) != 1:
        case.report(place, "condition-one", {"count": len(given)})
    for key, name in (("met", condition.met), ("missed", condition.missed), ("not-met", condition.not_met)):
        if name:
            # A bare word in the file means `met`.
            here = place if isinstance(case.tree.at(place), str) else (*place, key)
            if case.know(here, name, EVENT, case.events):
                _sensible(case, key, name, here, own)
    for key in ("trust", "anger", "anxiety"):
        bounds: Bounds | None = getattr(condition, key)
        if bounds:
            _bounds(case, bounds, (*place, key))
    for key, inner in (("any", condition.any_), ("all", condition.all_)):
        for part, here in case.placed(inner or [], (*place, key)):
            _condition(case, part, here, own)


def _sensible(case: Case, key: str, name: str, place: Path, own: str) -> None:
    if name == own:
        case.report(place, "own-condition", {"name": name})
    elif key == "missed" and name in case.known_injects:
        case.report(place, "missed-inject", {"name": name})
    elif key == "missed" and name in STEPS and name not in case.scenario.sop and not case.touched(("sop",)):
        case.report(place, "missed-step", {"name": name})


def _bounds(case: Case, bounds: Bounds, place: Path) -> None:
    case.know((*place, "of"), bounds.of, "person", case.known_people)
    if bounds.above is None and bounds.below is None:
        case.report(place, "bounds-none")
    elif bounds.above is not None and bounds.below is not None and bounds.above >= bounds.below:
        case.report(place, "bounds-never")


def kinds() -> tuple[Any, ...]:
    """The words for kinds of names that sentences use, for the catalogue's test."""
    words = (EVENT, "inject", "person", "person or role", "role", "step", "fact", "objective", "expected action")
    return tuple(Term(word) for word in words)
