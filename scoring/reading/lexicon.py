"""The word lists: slots (sets of phrases) and rules (sequences of slots), read once from `words/*.txt`.

A file holds lines such as::

    @feel-bad  = 害怕, 難過, {很/好}痛, scared, {so/very} worried
    empathy 2 your-feeling = you .. must ... feel-bad

`{a/b/}` stands for each choice; a trailing `*` lets an English word go on. In a rule, slots follow one another inside
one clause: side by side (up to 2 Han or 12 Latin characters between), `..` (8 or 36), `...` (20 or 80); `,` before
a slot lets it stand in a later clause of the sentence. `a|b` is either slot. Flags: `+slot` must, `-slot` must not
stand in the sentence, `~slot` must not stand in the clauses of the match; `!neg`, `!quo`, `!ask`, `!said` let the rule
hold where it is negated, quoted, asked, or said by others. The same slot may be filled in several places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import or_
from pathlib import Path
from typing import Final

from scoring.reading.kept import kept
from scoring.reading.lists import entries, give, listed
from scoring.reading.sieve import Sieve, each

WORDS: Final = Path(__file__).parent / "words"
GAPS: Final = {"": (2, 12), "..": (8, 36), "...": (20, 80)}
"""Characters allowed between two slots, in Chinese and in English."""
WORDISH: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
"""A phrase of these begins and ends where a word does."""
LONG: Final = (3, 7)
"""From how many characters on a phrase is long, in Chinese and in English: so many tell most of them apart."""


Lengths = dict[str, tuple[int, ...]]
Tables = tuple[dict[str, int], dict[str, int], Lengths, Lengths, dict[str, int], list[tuple[str, str]]]
"""`phrases`, `opened`, `short`, `long` and `slots` of a lexicon, and its rules as they are written."""


@dataclass(frozen=True)
class Step:
    """One slot of a rule, or a choice of slots, and how far it may stand from the one before."""

    slots: int
    gap: str
    crosses: bool


@dataclass(frozen=True)
class Rule:
    """A sequence of slots that shows a mark at a level."""

    mark: str
    level: int
    name: str
    steps: tuple[Step, ...]
    needs: tuple[int, ...]
    """Slots that must stand in the sentence."""
    bans: int
    """Slots that may not."""
    keeps_out: int
    """Slots that may not stand in the clauses of the match."""
    allows: frozenset[str]

    @property
    def wants(self) -> tuple[int, ...]:
        """What must stand in the sentence: each is one of some slots."""
        return (*(step.slots for step in self.steps), *self.needs)


@dataclass
class Lexicon:
    """All slots and rules."""

    phrases: dict[str, int] = field(default_factory=dict)
    """The slots of each phrase where it is a whole word."""
    opened: dict[str, int] = field(default_factory=dict)
    """The slots of each phrase where the word goes on."""
    short: Lengths = field(default_factory=dict)
    """For the first two characters of each phrase (or the only one): how long the short ones are that do so."""
    long: Lengths = field(default_factory=dict)
    """For the first LONG characters of each long phrase: how long phrases are that do so."""
    slots: dict[str, int] = field(default_factory=dict)
    """Each slot's bit."""
    rules: list[Rule] = field(default_factory=list)
    sieve: Sieve = field(default_factory=Sieve)
    """Which of the rules may hold where."""
    _names: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def bit(self, slot: str) -> int:
        """The bit of a slot, given out on first sight."""
        return self.slots.setdefault(slot, 1 << len(self.slots))

    def names(self, bits: int) -> tuple[str, ...]:
        """The slots of these bits, each as `s:name`."""
        found = self._names.get(bits)
        if found is None:
            found = self._names[bits] = tuple(f"s:{name}" for name, bit in self.slots.items() if bit & bits)
        return found


@cache
def lexicon() -> Lexicon:
    """The word lists of this package; raises ValueError where a rule names a slot that no file fills."""
    *tables, rules = kept(WORDS, read_lists)
    made = Lexicon(*tables)
    known = set(made.slots)
    made.rules = [_rule(made, head, body) for head, body in rules]
    made.sieve = Sieve([(rule.mark, rule.wants) for rule in made.rules])
    if missing := set(made.slots) - known:
        raise ValueError(f"slots without words: {sorted(missing)}")
    return made


def read_lists(texts: Sequence[str]) -> Tables:
    """The phrases and rules of these lists."""
    made = Lexicon()
    rules: list[tuple[str, str]] = []
    for text in texts:
        for head, body in entries(text):
            if head.startswith("@"):
                _add_phrases(made, made.bit(head[1:].strip()), body)
            else:
                rules.append((head, body))
    return made.phrases, made.opened, *_lengths(made.phrases), made.slots, rules


def _add_phrases(made: Lexicon, bit: int, body: str) -> None:
    """Gives the phrases of a slot its bit."""
    phrases = listed(body)
    goes_on = [phrase[:-1] for phrase in phrases if phrase[-1] == "*"]
    give(made.opened, goes_on, bit, or_)
    give(made.phrases, [*(phrase for phrase in phrases if phrase[-1] != "*"), *goes_on], bit, or_)


def _lengths(phrases: Iterable[str]) -> tuple[Lengths, Lengths]:
    """`short` and `long` of a lexicon."""
    short: defaultdict[str, int] = defaultdict(int)
    long: defaultdict[str, int] = defaultdict(int)
    for size, alike in groupby(sorted(phrases, key=len), len):
        own = list(alike)
        wordish = [phrase for phrase in own if phrase[0] in WORDISH]
        for same, least in ((set(own).difference(wordish), LONG[0]), (wordish, LONG[1])):
            table, start = (short, 2) if size < least else (long, least)
            for key in {phrase[:start] for phrase in same}:
                table[key] |= 1 << size
    for key in long:
        short[key[:2]] |= 0
    for pair in short:
        short[pair] |= short.get(pair[0], 0)
    tuples = {lengths: tuple(each(lengths)) for lengths in {*short.values(), *long.values()}}
    return {key: tuples[bits] for key, bits in short.items()}, {key: tuples[bits] for key, bits in long.items()}


def _rule(made: Lexicon, head: str, body: str) -> Rule:
    """One rule from `mark level name` and its sequence."""
    mark, level, name = head.split()
    steps: list[Step] = []
    needs: list[int] = []
    bans = keeps_out = 0
    allows: set[str] = set()
    gap, crosses = "", False
    for word in body.split():
        if word in ("..", "..."):
            gap = word
        elif word == ",":
            crosses = True
        elif word[0] == "!":
            allows.add(word[1:])
        elif word[0] == "+":
            needs.append(made.bit(word[1:]))
        elif word[0] == "-":
            bans |= made.bit(word[1:])
        elif word[0] == "~":
            keeps_out |= made.bit(word[1:])
        else:
            steps.append(Step(_either(made, word), gap, crosses))
            gap, crosses = "", False
    return Rule(mark, int(level), f"{mark}.{name}", tuple(steps), tuple(needs), bans, keeps_out, frozenset(allows))


def _either(made: Lexicon, word: str) -> int:
    slots = 0
    for name in word.split("|"):
        slots |= made.bit(name)
    return slots
