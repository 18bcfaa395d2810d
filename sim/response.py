"""What a reply does to somebody: marks, lateness, audience and repetition become causes that move feelings.

In the room, empathy comes first; the public and the press need facts and action, and sympathy alone costs. The angry
want to be heard first, the anxious want clear information, the silent want to be asked (`sim.coefficients` names the
sources).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from math import log1p
from typing import Final, NamedTuple

from scenarios.field import Kind, Temper
from sim.apology import Fault
from sim.apology import strength as strength
from sim.coefficients import DEFAULT, Numbers
from sim.events import Cause, Push
from sim.minds import Feelings
from sim.reading import GRAVE_MARKS
from sim.weighing import NEEDS, Weighed, weighed
from sim.weighing import WATCHERS as WATCHERS

ROOM: Final = DEFAULT.room
"""What counts for somebody who is party to the matter, where no scenario says otherwise."""
OUTSIDE: Final = DEFAULT.outside
"""What counts for those who watch."""
HARM: Final = DEFAULT.harm
"""How much harm a harmful mark at level 2 does."""
OWNING: Final = ("accountability", "apology")
EXCUSES: Final = frozenset({"explanation", "transparency"})
"""What sounds like an excuse to those who hold the clinic responsible, until it owns up."""
BLAMES: Final = frozenset({"blame_shifting", "defensiveness", "explanation", "apology"})
"""Without one of these a reply moves nobody's view of who is responsible."""
LINEAR: Final = 1e-6
"""A smaller discount for repetition is none."""
AMENDS: Final = "amends"
"""The cause for what an apology is worth as a whole, beside its single marks."""


class Hearing(NamedTuple):
    """How a reply reaches one person."""

    kind: Kind
    wants: frozenset[str]
    share: float
    """1 for the one addressed, less for bystanders."""
    struck: float
    """What of its grave harm reaches them: more than their share where it is about them."""
    keen: float
    """What lateness and lost belief leave of the effect, 0 to 1."""
    heard: Mapping[str, float]
    """How much of each mark this person heard before: 1 for a full mark said to them."""
    halo: float
    """Trust there was before the crisis: it takes up part of a loss."""
    temper: Temper = "calm"
    fault: Fault = "competence"
    numbers: Numbers = DEFAULT


def quality(levels: Mapping[str, int], kind: Kind, wants: frozenset[str], numbers: Numbers = DEFAULT) -> float:
    """How good a reply is for such a person, 0 to 1, harm left aside."""
    return weighed(levels, kind, wants, "calm", numbers).quality


def harm(levels: Mapping[str, int], numbers: Numbers = DEFAULT) -> float:
    """How much harm a reply does, 0 upwards."""
    return math.fsum(numbers.harm[mark] * level / 2 for mark, level in levels.items() if mark in numbers.harm)


def causes(levels: Mapping[str, int], feelings: Feelings, hearing: Hearing) -> list[Push]:
    """Why and by how much a reply moves somebody; plain tuples, for most of them are too many to be told."""
    if not levels:
        return []
    marks = weighed(levels, hearing.kind, hearing.wants, hearing.temper, hearing.numbers)
    reach = _reach(levels, hearing)
    found: list[Push] = [
        (feeling, -feelings[place] * share * reach[mark], mark, level)
        for feeling, place, share, mark, level in marks.eases
    ]
    found += _trust_gains(marks, feelings, hearing, reach, _owned(levels, hearing))
    found += _amends(marks, feelings, hearing, reach)
    found += _blame(levels, feelings, hearing)
    found += _harms(marks, feelings, hearing)
    return found


def _reach(levels: Mapping[str, int], hearing: Hearing) -> dict[str, float]:
    """What of each mark reaches them: less the more of it was heard, and less until what they need first was heard.

    Two hearings come to the same in either order: to overhear something spoils little of what is said to oneself.
    """
    heard, numbers = hearing.heard, hearing.numbers
    needed = NEEDS.get(hearing.temper, ())
    met = not needed or any(levels.get(each) or heard.get(each) for each in needed)
    full = hearing.keen
    rest = full if met else full * numbers["need.unmet"]
    repeat, share, found = numbers["repeat"], hearing.share, {}
    worth = 0.0, numbers["level.1"], 1.0
    before, all_new = heard.get, _all_new(repeat)
    for mark, level in levels.items():
        more = share * worth[level]
        if all_new:  # as `fresh`, for which a call takes as long again
            more = log1p(repeat * more / (1 + repeat * before(mark, 0.0))) / all_new
        found[mark] = (full if mark in needed else rest) * more / worth[level]
    if levels.get("evasion"):
        for mark in EXCUSES & levels.keys():
            found[mark] *= _to_the_point(levels, hearing)
    found[AMENDS] = rest * fresh(heard.get(AMENDS, 0.0), share, repeat)
    return found


def _to_the_point(levels: Mapping[str, int], hearing: Hearing) -> float:
    """What explanations are worth in a reply that evades, 0 to 1: whatever they explain, it is not what was asked.

    To those who watch they are worth nothing; somebody in the room still hears what was not evaded.
    """
    evaded = levels.get("evasion", 0)
    return 1.0 if not evaded else 0.0 if hearing.kind in WATCHERS else 1 - strength(evaded, hearing.numbers)


def fresh(heard: float, more: float, repeat: float) -> float:
    """What a further hearing is worth when so much was heard before, 1 for the first in full."""
    all_new = _all_new(repeat)
    return log1p(repeat * more / (1 + repeat * heard)) / all_new if all_new else more


def _all_new(repeat: float) -> float:
    """What a first hearing in full comes to before it is made 1; 0 where repetition takes nothing away."""
    return 0.0 if repeat < LINEAR else log1p(repeat)


def _trust_gains(
    marks: Weighed, feelings: Feelings, hearing: Hearing, reach: Mapping[str, float], owned: bool
) -> list[Push]:
    numbers = hearing.numbers
    if marks.sympathy_only:
        return [("trust", soft(numbers["trust.sympathy-only"], feelings, numbers) * hearing.share, "sympathy-only", 0)]
    room = numbers["trust.gain"] * (1 - feelings.trust) / (numbers["full"] * marks.total)
    room *= 1 - _weight_of_blame(feelings, numbers)
    worth = dict.fromkeys(OWNING, numbers[f"fit.{hearing.fault}"])  # to own up to what one has not done is worth little
    if not owned:
        worth |= dict.fromkeys(EXCUSES, _excuse(feelings, numbers))
    of = worth.get
    return [("trust", room * weight * reach[mark] * of(mark, 1.0), mark, level) for weight, mark, level in marks.gains]


def _owned(levels: Mapping[str, int], hearing: Hearing) -> bool:
    """Whether the clinic owns up, now or before."""
    heard = hearing.heard
    return any([levels.get(mark) or heard.get(mark) for mark in OWNING])  # noqa: C419  a list of two is made sooner


def _excuse(feelings: Feelings, numbers: Numbers) -> float:
    """What an explanation is worth from somebody who has not owned up: the more they are blamed, the less."""
    even = numbers["responsibility.accidental"]
    return 1 - numbers["blame.excuse"] * max(0.0, feelings.responsibility - even) / (1 - even)


def _amends(marks: Weighed, feelings: Feelings, hearing: Hearing, reach: Mapping[str, float]) -> list[Push]:
    numbers = hearing.numbers
    worth = marks.complete * numbers[f"fit.{hearing.fault}"] * reach[AMENDS] if marks.complete else 0.0
    if worth <= 0:
        return []
    return [
        ("anger", -feelings.anger * numbers["amends.anger"] * worth, AMENDS, 0),
        ("trust", (1 - feelings.trust) * numbers["amends.trust"] * worth, AMENDS, 0),
    ]


def _blame(levels: Mapping[str, int], feelings: Feelings, hearing: Hearing) -> list[Push]:
    """How the reply moves whom they hold responsible; each way of it once in all."""
    if BLAMES.isdisjoint(levels):
        return []
    numbers, found = hearing.numbers, list[Push]()

    def blame(mark: str, by: float) -> None:
        level = levels.get(mark)
        if level and (left := 1 - hearing.heard.get(mark, 0.0)) > 0:
            found.append(("responsibility", by * level / 2 * hearing.share * left, mark, level))

    blame("blame_shifting", numbers["blame.shifted"])
    explained = hearing.keen * _to_the_point(levels, hearing)
    if hearing.fault != "none":
        blame("defensiveness", numbers["blame.defended"])
        if feelings.responsibility < numbers["blame.arguable"]:
            blame("explanation", numbers["blame.excused"] * explained)
        return found
    blame("explanation", numbers["blame.explained"] * explained)
    if levels.get("apology") and levels.get("accountability") and hearing.heard.get(AMENDS, 0.0) < 1:
        left = 1 - hearing.heard.get(AMENDS, 0.0)
        by = numbers["blame.admitted"] * hearing.share * hearing.keen * left
        found.append(("responsibility", by, "admitted", 0))
    return found


def _harms(marks: Weighed, feelings: Feelings, hearing: Hearing) -> list[Push]:
    if not marks.harms:
        return []
    numbers = hearing.numbers
    found: list[Push] = []
    for harmful, mark, level in marks.harms:
        used_to = 1 / (1 + numbers["repeat.harm"] * hearing.heard.get(mark, 0))
        hurt = harmful * (hearing.struck if mark in GRAVE_MARKS else hearing.share) * used_to
        loss = numbers["trust.loss"] * feelings.trust * hurt * (1 - numbers["trust.halo"] * hearing.halo)
        found.append(("trust", -loss * (1 + _weight_of_blame(feelings, numbers)), mark, level))
        found.append(("anger", numbers["anger.harm"] * (1 - feelings.anger) * hurt, mark, level))
    return found


def _weight_of_blame(feelings: Feelings, numbers: Numbers) -> float:
    """By how much blame makes gains smaller and losses larger; 0 for the blame of an accident."""
    return numbers["blame.weight"] * (feelings.responsibility - numbers["responsibility.accidental"])


def soft(by: float, feelings: Feelings, numbers: Numbers = DEFAULT) -> float:
    """A fixed move of trust as it strikes somebody: a loss in proportion where there is little trust left to lose."""
    if by >= 0:
        return by
    left = feelings.trust / numbers["trust.soft"]
    return by * left if left < 1.0 else by


def brushed_off(feelings: Feelings, lack: float, numbers: Numbers = DEFAULT) -> list[Cause]:
    """What it does to somebody who asked that the reply gives them little; `lack` is 1 if it gives nothing at all."""
    return [
        Cause("trust", soft(numbers["brushed.trust"] * lack, feelings, numbers), "brushed-off"),
        Cause("anger", numbers["brushed.anger"] * lack * (1 - feelings.anger), "brushed-off"),
    ]
