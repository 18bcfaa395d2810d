"""Design: parts that fit the language and still would not make a good drill."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.case import Case
from scenarios.field import PUBLIC_CHANNELS, ROLES
from scenarios.schema import Answer, Ask, Expect, Inject, Rung
from scenarios.tree import Path


def check_design(case: Case) -> None:
    """Reports what has no effect, what hides something else, and what an author probably forgot."""
    _roles(case)
    _people(case)
    for inject, place in case.injects:
        _inject(case, inject, place)
    for expect, _, place in case.expects:
        _expect(case, expect, place)
    _facts(case)


def _roles(case: Case) -> None:
    scenario = case.scenario
    if scenario.spokesperson not in scenario.roles and not case.touched(("roles",)):
        case.report(("spokesperson",), "spokesperson-outside", {"role": scenario.spokesperson})
    missing = [role for role in ROLES if role not in scenario.roles]
    if missing:
        case.report(("roles",), "card-missing", {"names": missing})
    if not case.whole:
        return  # whoever does nothing here may do something in a part left out
    busy = {role for expect, _, _ in case.expects for role in expect.who}
    busy |= {role for due in scenario.sop.values() for role in due.who}
    for role in scenario.roles:
        if role not in busy:
            case.report(("roles", role), "idle-role", {"role": role}, at_key=True)


def _people(case: Case) -> None:
    speakers = {inject.from_ for inject, _ in case.injects}
    for name, person in case.scenario.people.items():
        for number, rung in enumerate(person.ladder):
            _rung(case, rung, ("people", name, "ladder", number))
        if person.ladder and name not in speakers and case.whole:
            case.report(("people", name, "ladder"), "ladder-unused", {"name": name}, at_key=True)


def _rung(case: Case, rung: Rung, place: Path) -> None:
    if rung.says is None and rung.then is None:
        case.report(place, "empty-rung")
    _moods(case, (*place, "says"))


def _inject(case: Case, inject: Inject, place: Path) -> None:
    if inject.says is None and inject.branch is None and inject.title is None:
        case.report(place, "says-nothing", {"name": inject.id})
    if inject.from_ and inject.from_ not in ROLES:
        _moods(case, (*place, "says"))
    if inject.from_ is None and isinstance(case.tree.at((*place, "says")), dict):
        case.report((*place, "says"), "mood-of-nobody", at_key=True)
    if inject.spreads and not (inject.by in PUBLIC_CHANNELS or "public" in inject.to):
        case.report((*place, "spreads"), "spreads-unheard", {"channel": inject.by}, at_key=True)
    if inject.branch is not None:
        for number, fork in enumerate(inject.branch[:-1]):
            if fork.when is None:
                case.report((*place, "branch", number), "hidden-way")
                break
    if inject.asks:
        _ask(case, inject.asks, inject, (*place, "asks"))


def _ask(case: Case, ask: Ask, inject: Inject, place: Path) -> None:
    if inject.from_ is None:
        case.report(place, "asked-by-nobody", at_key=True)
    before: list[tuple[Answer, set[str], set[str]]] = []
    for answer, here in case.placed(ask.answers, (*place, "answers")):
        marks, avoid = set(answer.marks), set(answer.avoid)
        # One that asks for no more and avoids no more fits every reply that this one fits.
        hider = next((other for other, wanted, shunned in before if wanted <= marks and shunned <= avoid), None)
        if hider:
            case.report((*here, "id"), "hidden-answer", {"name": answer.id, "other": hider.id})
        if both := sorted(marks & avoid):
            case.report((*here, "avoid"), "wanted-and-avoided", {"names": both})
        before.append((answer, marks, avoid))


def _expect(case: Case, expect: Expect, place: Path) -> None:
    if both := sorted(set(expect.marks) & set(expect.avoid)):
        case.report((*place, "avoid"), "wanted-and-avoided", {"names": both})
    if expect.does:
        if expect.marks or expect.avoid:
            case.report((*place, "marks" if expect.marks else "avoid"), "marks-of-step", at_key=True)
        return
    for role in expect.models:
        if role not in expect.who:
            case.report((*place, "models", role), "model-of-other", {"role": role}, at_key=True)
    if expect.model is None:
        case.report((*place, "id"), "no-model", {"name": expect.id})
    if not expect.marks:
        case.report((*place, "id"), "no-marks", {"name": expect.id})


def _facts(case: Case) -> None:
    said: dict[str, str] = {}
    for fact, place in case.placed(case.scenario.facts, ("facts",)):
        if not fact.signs and fact.status != "confirmed":
            case.report((*place, "id"), "no-signs", {"name": fact.id})
        for sign in fact.signs:
            if said.setdefault(sign, fact.id) != fact.id:
                case.report((*place, "signs"), "shared-sign", {"sign": sign, "other": said[sign]})


def _moods(case: Case, place: Path) -> None:
    given = case.tree.at(place)
    if isinstance(given, dict) and "upset" not in given and _sharp(list(given)):
        case.report(place, "mood-missing", {"names": list(given)}, at_key=True)


def _sharp(moods: Sequence[str]) -> bool:
    """Whether lines for the middle mood are missed: calm words alone serve in answers that calm somebody."""
    return "furious" in moods
