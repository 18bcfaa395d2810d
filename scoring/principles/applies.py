"""Where a principle applies: the occasions of a drill on which it was up."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.field import PRESS_CHANNELS, PUBLIC_CHANNELS
from scenarios.texts import Script
from scoring.principles.catalogue import Principle, words
from scoring.principles.ground import Ground, Reply, is_public, is_statement
from sim.expectations import Expectation


@dataclass(frozen=True)
class Occasion:
    """One chance to keep a principle."""

    to: str
    """Who was to be answered; empty for the whole drill."""
    opened_s: int
    due_s: int | None
    """Until when, where the scenario says so."""
    replies: tuple[Reply, ...]


def occasions(ground: Ground, one: Principle) -> list[Occasion]:
    """Every occasion for that principle, in the order of time; none where it was not up in this drill."""
    mine = [each for each in ground.moments if fits(ground.drill.script, one, each)]
    if one.fault:
        mine = [each for each in mine if ground.fault_known(_end(ground, each))]
    if (needs_moment(one) or one.each == "moment") and not mine:
        return []
    if one.each == "moment":
        return [Occasion(m.to, m.opened_s or 0, m.due_s, _counted(ground.answers_to(m), one)) for m in mine]
    heard = [each for each in ground.replies if heard_by(each, one)]
    if one.each == "reply":
        return [Occasion(each.said.to, each.said.at_s, None, (each,)) for each in heard]
    if one.each == "drill":
        return [_whole(mine, heard)] if mine or heard else []
    return _people(ground, one, mine, heard)


def fits(script: Script, one: Principle, moment: Expectation) -> bool:
    """Whether an expected reply is a moment for that principle, by what the scenario alone says."""
    scenario = script.scenario
    person = scenario.people.get(moment.to)
    kind = "public" if is_public(moment) or person is None else person.is_
    if (one.to and kind not in one.to) or (one.temper and (person is None or person.temper not in one.temper)):
        return False
    if not _placed(one, moment, kind) or (one.speaker and one.speaker not in moment.who):
        return False
    if one.calls and not set(one.calls) & set(moment.marks):
        return False
    if one.facts and not any(fact.status in one.facts for fact in scenario.facts):
        return False
    if one.fault and scenario.crisis.fault == "none":
        return False
    return not one.asked or asks(script, one.asked, moment)


def asks(script: Script, name: str, moment: Expectation) -> bool:
    """Whether the expected action or its model answer, in any language, holds these words."""
    start = f"injects.{moment.inject}.expect.{moment.id}."
    told = [texts.get(start + last, "") for texts in script.texts.values() for last in ("do", "model")]
    return any(words(name).search(text) for text in told)


def needs_moment(one: Principle) -> bool:
    """Whether it is up only where the scenario expects a certain reply."""
    return bool(one.calls or one.asked or one.facts or one.fault or one.speaker)


def heard_by(reply: Reply, one: Principle) -> bool:
    """Whether a reply is one of those that the principle is about."""
    if reply.kind == "staff" and "staff" not in one.to:
        return False
    if (one.to and reply.kind not in one.to) or (one.temper and reply.temper not in one.temper):
        return False
    return reply.on(one.on) and one.speaker in ("", reply.said.who)


def _placed(one: Principle, moment: Expectation, kind: str) -> bool:
    if kind == "staff" and "staff" not in one.to:
        return False
    social = is_public(moment) and moment.by in ("social", "review")
    press = kind == "journalist" or moment.by in PRESS_CHANNELS
    public = is_public(moment) or moment.by in PUBLIC_CHANNELS
    places = {"": True, "outside": public or press, "public": public, "social": social, "press": press}
    return places.get(one.on, is_statement(moment))


def _people(ground: Ground, one: Principle, mine: list[Expectation], heard: list[Reply]) -> list[Occasion]:
    """One occasion for each person: asked for an answer, or spoken to."""
    if one.temper:
        heard = [each for each in heard if each.temper in one.temper]
    names = [each.to if not is_public(each) else "public" for each in mine]
    if not needs_moment(one):
        names += [each.said.to for each in heard]
    found = []
    for name in dict.fromkeys(names):
        asked = [each for each in mine if (each.to if not is_public(each) else "public") == name]
        first = min(asked, key=lambda each: each.opened_s or 0, default=None)
        told = tuple(each for each in heard if each.said.to == name)
        opened = first.opened_s if first is not None and first.opened_s is not None else told[0].said.at_s
        found.append(Occasion(name, opened, first.due_s if first is not None else None, told))
    return found


def _whole(mine: list[Expectation], heard: list[Reply]) -> Occasion:
    first = min(mine, key=lambda each: each.due_s, default=None)
    opened = first.opened_s if first is not None and first.opened_s is not None else heard[0].said.at_s
    return Occasion("", opened, first.due_s if first is not None else None, tuple(heard))


def _counted(replies: tuple[Reply, ...], one: Principle) -> tuple[Reply, ...]:
    return tuple(each for each in replies if one.speaker in ("", each.said.who))


def _end(ground: Ground, moment: Expectation) -> int:
    """When the team had its last word on that moment."""
    return max([moment.due_s, *(each.said.at_s for each in ground.answers_to(moment))])
