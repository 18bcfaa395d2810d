"""What the clinic has said outside so far, and where it contradicts itself or the fact sheet.

The signs of the fact sheet and the marks of the reading decide; no text is understood here. A contradiction is found
between what was said outside only: what was said to one person in the room is nobody else's to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from scenarios.field import PRESS_CHANNELS, PUBLIC_CHANNELS
from scenarios.schema import Fact
from sim.actions import Say
from sim.counts import Counts, counted, differ
from sim.events import Slipped
from sim.plan import Plan
from sim.promises import promised
from sim.quick import quick
from sim.stage import Stage
from sim.voice import HEDGES
from sim.wording import quoted, short

Clash = Literal["contradiction", "facts", "rumour", "leak", "privacy", "second"]
Stance = Literal["yes", "no"]
CLASHES: Final[dict[str, Clash]] = {
    "asserts-unknown": "facts",
    "repeats-false": "rumour",
    "leak": "leak",
    "privacy": "privacy",
}
"""What a reporter makes of a slip."""
OWNED: Final = ("accountability", "apology")
PUSHED_AWAY: Final = ("blame_shifting", "defensiveness")
_ENDS: Final = re.compile(r"[。！？!?；;]+|\.(?=\s|$)")
_FLATLY: Final = re.compile(
    r"不實|不是事實|並非事實|沒有這回事|沒有這件事|絕無此事|不是真的|是謠言|是誤傳|從來沒有|子虛烏有"
    r"|\bnot true\b|\buntrue\b|\bis false\b|\bnot the case\b|\bnever happened\b|\bno such thing\b|\bmade up\b",
    re.IGNORECASE,
)
"""Words that deny flatly. A mere “not” will not do: many a fact is that something was not done."""
_CLAUSE_ENDS: Final = re.compile(r"[，,、：:—]+")
_BARE: Final = 4
"""A clause that holds so many words or Han characters beside its denial says of nothing itself what it denies."""
_WORD: Final = re.compile(r"[\u4e00-\u9fff]|[A-Za-z']+")
_UNREAL: Final = re.compile(
    r"(?:應該|本來|早該|要是|如果|沒有?|不是|並非|來不及)[^，。,]{0,6}$"
    r"|\b(?:should|ought|could|would|wish|if|not|never|nobody|no one|failed to|\w+n't)\b[^,.]{0,40}$",
    re.IGNORECASE,
)
"""What comes right before words that would otherwise deny a fact, and makes a wish or a denial of them."""
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True)
class Found:
    """Something new for a reporter."""

    clash: Clash
    quote: str


@quick
@dataclass(frozen=True)
class Statement:
    """One thing said outside."""

    say: Say
    levels: Mapping[str, int]
    stances: Mapping[str, tuple[Stance, str]]
    """For each fact spoken of plainly: whether it was affirmed or denied, and the sentence."""
    counts: Mapping[str, Counts]
    """For each fact spoken of plainly: what its sentence counts."""
    promise: tuple[int, str] | None
    """Until when there will be more, and the words that said so."""


class Statements:
    """Everything said outside, oldest first."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.starts_s = stage.plan.starts_s
        self._signs = signs_of(stage.plan, stage.scenario.facts)
        self._confirmed = {fact.id for fact in stage.scenario.facts if fact.status == "confirmed"}
        self.all: list[Statement] = []

    def add(self, say: Say, slips: list[Slipped]) -> list[Found]:
        """Records what was said outside; what is new in it for a reporter, the gravest first."""
        taken = stances(self._signs, say.text)
        counts = {fact: counted(told) for fact, (_, told) in taken.items()}
        statement = Statement(say, say.reading.levels(), taken, counts, promised(say, self.starts_s))
        found = [Found(CLASHES[slip.slip], short(slip.quote)) for slip in slips if slip.slip in CLASHES]
        found += self._clashes(statement)
        self.all.append(statement)
        return sorted(found, key=lambda each: ("privacy", "leak", "contradiction", "rumour", "facts").index(each.clash))

    def known_to(self, person: str) -> list[Statement]:
        """What somebody who follows the matter from outside has heard: said to them, or in public."""
        return [each for each in self.all if each.say.to == person or each.say.by in PUBLIC_CHANNELS]

    def promise(self, person: str, now_s: int) -> str:
        """The words of a promise of more, by a time that is still to come, that they have heard; or empty."""
        live = [each.promise[1] for each in self.known_to(person) if each.promise and each.promise[0] >= now_s]
        return live[-1] if live else ""

    def _clashes(self, new: Statement) -> list[Found]:
        found = []
        earlier = [each for each in self.all if each.say.at_s < new.say.at_s]
        for fact, (stance, told) in new.stances.items():
            if stance == "no" and fact in self._confirmed:
                found.append(Found("facts", short(told)))
            elif any(_contrary(fact, new, each) for each in earlier):
                found.append(Found("contradiction", short(told)))
        if (
            _level(new, PUSHED_AWAY) == 2
            and any(_level(each, OWNED) == 2 for each in earlier)
            and not _level(new, OWNED)
        ):
            found.append(Found("contradiction", quoted(new.say, PUSHED_AWAY)))
        if new.levels.get("speculation") == 2 and any(each.levels.get("transparency") == 2 for each in earlier):
            found.append(Found("contradiction", quoted(new.say, ("speculation",))))
        return found[:1]


Signs: TypeAlias = tuple[tuple[str, frozenset[str], frozenset[str]], ...]
"""Facts with the words that speak of them, and those that deny them, in every language of the script, in small
letters."""


def signs_of(plan: Plan, facts: Iterable[Fact]) -> Signs:
    """What the facts of a script are known by."""
    return tuple(
        (fact.id, plan.signs[fact.id], plan.contrary[fact.id])
        for fact in facts
        if fact.status in ("confirmed", "unknown")  # to correct a false one, or to stop talking, is no contradiction
    )


@lru_cache(maxsize=2048)  # thousands of drills of one scenario say the same things
def stances(signs: Signs, text: str) -> Mapping[str, tuple[Stance, str]]:
    """Which facts a text affirms or flatly denies, each with the sentence; what it leaves open is not there."""
    sentences = _ENDS.sub("\n", text).split("\n")
    found: dict[str, tuple[Stance, str]] = {}
    for fact, words, contrary in signs:
        denied = next((part for part in sentences if _says_contrary(contrary, part)), "")
        told = denied or next((part for part in sentences if _holds(words, part)), "")
        if told and not HEDGES.search(told):
            found[fact] = ("no" if denied or _denied(words, told) else "yes"), told
    return found


def _says_contrary(contrary: frozenset[str], sentence: str) -> bool:
    """Whether a sentence says the opposite of a fact: in its own voice, and not to call it untrue."""
    own = _QUOTED.sub("", sentence).lower()
    said = [own[: own.index(words)] for words in contrary if words in own]
    return any(not _UNREAL.search(before) for before in said) and not _FLATLY.search(own)


def _denied(words: frozenset[str], sentence: str) -> bool:
    """Whether a sentence denies what it speaks of: in the same clause, or in one that says nothing else."""
    for clause in _CLAUSE_ENDS.split(sentence):
        flat = _FLATLY.search(clause)
        if flat and (
            _holds(words, clause) or len(_WORD.findall(clause[: flat.start()] + clause[flat.end() :])) <= _BARE
        ):
            return True
    return False


def _holds(words: frozenset[str], text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in words)


def outside(say: Say, to_press: bool) -> bool:
    """Whether it is said where reporters may hear it."""
    return to_press or say.by in PUBLIC_CHANNELS or say.by in PRESS_CHANNELS


def _contrary(fact: str, new: Statement, old: Statement) -> bool:
    """Whether two statements take opposite sides about a fact, or give two numbers for it."""
    if fact not in old.stances:
        return False
    return old.stances[fact][0] != new.stances[fact][0] or differ(old.counts.get(fact, {}), new.counts.get(fact, {}))


def _level(statement: Statement, marks: tuple[str, ...]) -> int:
    return max(statement.levels.get(mark, 0) for mark in marks)
