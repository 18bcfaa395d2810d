"""How a drill kept its principles: kept, broken or not exercised, each with the line of evidence.

A principle that asks for something is kept where at least half of its occasions were; one that forbids something is
broken by the first time. What nobody was in a place to keep is not exercised, which is neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scoring.principles.applies import Occasion, heard_by, occasions
from scoring.principles.catalogue import Principle, catalogue
from scoring.principles.ground import Ground, Reply
from scoring.principles.outcome import Evidence, Grade, Outcome, Status, of_reply
from scoring.principles.rules import RULES
from scoring.principles.steps import steps_taken
from sim.drill import Drill

__all__ = ["Evidence", "Grade", "Status", "grades"]

ENOUGH: Final = 0.5
"""The share of occasions on which a principle has to be kept."""


def grades(drill: Drill) -> list[Grade]:
    """Every principle of the catalogue, in its order, as the drill stands now."""
    ground = Ground(drill)
    found: dict[str, Grade] = {}
    for one in catalogue().values():
        if not one.parts:
            found[one.id] = _grade(one, judged(ground, one))
    waiting = [one for one in catalogue().values() if one.parts]
    while waiting:
        one = next(each for each in waiting if all(part in found for part in each.parts))
        found[one.id] = _composite(one, [found[part] for part in one.parts])
        waiting.remove(one)
    return [found[name] for name in catalogue()]


def judged(ground: Ground, one: Principle) -> list[Outcome]:
    """Each occasion with what came of it."""
    if one.rule:
        return RULES[one.rule](ground, one) if _expected(ground, one) else []
    if one.steps:
        return steps_taken(ground, one)
    found = [_on(one, each) for each in occasions(ground, one) if one.has or not one.in_time or each.due_s is not None]
    if found and one.has:  # what must never be said spoils it at any time, asked for or not
        found += [broken for reply in ground.replies if heard_by(reply, one) and (broken := _forbidden(one, reply))]
    return found


def _expected(ground: Ground, one: Principle) -> bool:
    return all(any(True for _ in ground.steps(choice)) for choice in one.needs)


def _on(one: Principle, occasion: Occasion) -> Outcome:
    """One occasion: first what must never be, then the clock, then what has to be there."""
    broken = next((found for reply in occasion.replies if (found := _forbidden(one, reply))), None)
    if broken is not None:
        return broken
    if not occasion.replies:
        return Outcome(False, Evidence(occasion.opened_s, "", "", occasion.to, "", "unanswered", ""))
    if not one.has and not one.in_time:
        return Outcome(True, of_reply(occasion.replies[0], "clean", "", ""))
    counted = [each for each in occasion.replies if each.lacks_none(one.lacks)]
    if one.in_time and occasion.due_s is not None:
        if one.has and not counted:
            return _short(one, occasion, counted)
        first = (counted or occasion.replies)[0]
        if first.said.at_s > occasion.due_s:
            return Outcome(False, of_reply(first, "late", str(first.said.at_s - occasion.opened_s), ""))
        if not one.has:
            return Outcome(True, of_reply(first, "in-time", str(first.said.at_s - occasion.opened_s), ""))
    return _has(one, counted) or _short(one, occasion, counted)


def _forbidden(one: Principle, reply: Reply) -> Outcome | None:
    for atom in one.never:
        quote = reply.words_for(atom, 1)
        if quote is not None:
            return Outcome(False, of_reply(reply, "never", atom, quote), final=True)
    return None


def _has(one: Principle, counted: Sequence[Reply]) -> Outcome | None:
    groups = [[each] for each in counted] if one.together else [list(counted)]
    for group in groups:
        found = [_first(choice, group) for choice in one.has]
        if found and all(found):
            reply, atom, quote = next(each for each in found if each is not None)
            return Outcome(True, of_reply(reply, "has", atom, quote))
    return None


def _first(choice: Sequence[str], replies: Sequence[Reply]) -> tuple[Reply, str, str] | None:
    for reply in replies:
        for atom in choice:
            quote = reply.words_for(atom, 2)
            if quote is not None:
                return reply, atom, quote
    return None


def _short(one: Principle, occasion: Occasion, counted: Sequence[Reply]) -> Outcome:
    """What was missing, or what took back what was there."""
    if not counted:
        reply = occasion.replies[0]
        atom = next(atom for atom in one.lacks if reply.words_for(atom, 1) is not None)
        return Outcome(False, of_reply(reply, "spoilt", atom, reply.words_for(atom, 1) or ""))
    missing = next((choice for choice in one.has if _first(choice, counted) is None), one.has[0])
    return Outcome(False, of_reply(counted[0], "missing", missing[0], ""))


def _grade(one: Principle, outcomes: Sequence[Outcome]) -> Grade:
    kept = [each for each in outcomes if each.kept]
    broken = [each for each in outcomes if not each.kept]
    if not outcomes:
        return Grade(one.id, "not exercised", 0, 0, None)
    forbids = bool(one.never) and not one.has
    is_kept = not broken if forbids else len(kept) >= ENOUGH * len(outcomes)
    is_kept = is_kept and not any(each.final for each in broken)
    first = next((each for each in broken if each.final), (kept if is_kept else broken)[0])
    return Grade(one.id, "kept" if is_kept else "broken", len(kept), len(outcomes), first.line)


def _composite(one: Principle, found: Sequence[Grade]) -> Grade:
    """Kept where every part that was exercised is; the line is that of the first part that was not."""
    up = [each for each in found if each.status != "not exercised"]
    if not up:
        return Grade(one.id, "not exercised", 0, 0, None)
    broken = [each for each in up if each.status == "broken"]
    status: Status = "broken" if broken else "kept"
    return Grade(one.id, status, len(up) - len(broken), len(up), (broken or up)[0].line, (broken or up)[0].id)
