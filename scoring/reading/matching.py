"""Finds the acts in a text: which rules hold, where, in which scope (negated, conditional, asked, quoted, reported)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import add
from typing import Final, NamedTuple

from scoring.reading.clauses import Sentence, quoted, sentences
from scoring.reading.folding import Folded, fold, fold_phrase, is_han
from scoring.reading.lexicon import GAPS, LONG, WORDISH, Lexicon, Rule, Step, lexicon
from scoring.reading.shapes import shaped
from scoring.reading.sieve import each
from sim.quick import quick
from sim.reading import MARKS

MOST_CHECKS: Final = 14_000
MOST_SEARCHES: Final = 1_200
"""Rules tried on sentences, and searched in them, for one text; a long press statement needs a third of that. Counted,
not timed, so that a reading never varies. What lies behind is not read."""
FARTHEST: Final = 8_000
"""Characters of a text that are read; a press statement of five pages has no more."""
MOST_HITS: Final = 200
"""Slot hits kept of one sentence."""
MOST_PHRASES: Final = 1_500
"""Phrases found in one text, some 3,500 characters of dense prose."""
MOST_ACTS: Final = 4
"""Places noted for one rule."""
_SIGNS: Final = " ,:;"
_TOLD: Final = re.compile(fold_phrase("[跟向對和給與][你妳他]|[說講][得的]"))
"""What looks like somebody's words and is not: “I tell you”, “you are right to say”."""
_NOT_ASKED: Final = frozenset({"apology", "accountability"})


class Hit(NamedTuple):
    """A phrase of the word lists in the folded text."""

    start: int
    end: int
    slots: int
    clause: int


class Act(NamedTuple):
    """A rule that holds at a place of the folded text."""

    rule: Rule
    start: int
    end: int
    sentence: int
    conditional: bool


@quick
@dataclass(frozen=True)
class Line:
    """A sentence with its hits."""

    sentence: Sentence
    hits: tuple[Hit, ...]
    slots: int
    """All slots that are hit."""
    possible: int
    """The rules that find everything they want among these slots."""

    def has(self, bits: int) -> bool:
        """One of these slots is hit."""
        return bool(self.slots & bits)


class Scan:
    """A text, folded, cut and scanned for the phrases of the word lists."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.lex = lex
        self.folded: Folded = fold(text)
        self.text = self.folded.text
        self.lines = tuple(self._lines())

    def slot(self, *names: str) -> int:
        """The bits of slots that the word lists name; raises KeyError for others."""
        bits = 0
        for name in names:
            bits |= self.lex.slots[name]
        return bits

    @cached_property
    def slots(self) -> int:
        """All slots that are hit anywhere."""
        bits = 0
        for line in self.lines:
            bits |= line.slots
        return bits

    def has(self, *names: str) -> bool:
        """One of these slots is hit anywhere."""
        return bool(self.slots & self.slot(*names))

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """The quoted spans."""
        return quoted(self.text)

    def _lines(self) -> Iterator[Line]:
        text = self.text[:FARTHEST]
        found = sorted([*islice(_phrases(text, self.lex), MOST_PHRASES), *shaped(text, self.lex.slots)])
        at = 0
        for sentence in sentences(text):
            after = bisect_left(found, (sentence.end,), at)
            inside = [hit for hit in found[at:after] if hit[0] >= sentence.start and hit[1] <= sentence.end]
            at = after
            yield self._line(sentence, inside[:MOST_HITS])

    def _line(self, sentence: Sentence, found: list[tuple[int, int, int]]) -> Line:
        mute = self.lex.slots["mute"]
        covers = [(a, b) for a, b, bits in found if bits & mute]
        if covers:
            found = [
                (a, b, bits)
                for a, b, bits in found
                if not any(c <= a and b <= d and (a, b) != (c, d) for c, d in covers)
            ]
        hits: list[Hit] = []
        slots = clause = 0
        ends = [end for _, end in sentence.clauses[:-1]]
        for a, b, bits in found:
            while clause < len(ends) and a >= ends[clause]:
                clause += 1
            hits.append(Hit(a, b, bits, clause))
            slots |= bits
        return Line(sentence, tuple(hits), slots, self.lex.sieve.possible(slots))


def _phrases(text: str, lex: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Every phrase of the word lists at every place where it may begin and end."""
    phrases, opened, starts, long, size = lex.phrases.get, lex.opened.get, lex.short.get, lex.long.get, len(text)
    for i, short in enumerate(map(starts, map(add, text, text[1:] + " "))):
        if short is None:
            short = starts(text[i])
            if short is None:
                continue
        in_word = text[i] in WORDISH
        if in_word and i and text[i - 1] in WORDISH:
            continue
        for length in short + long(text[i : i + LONG[in_word]], ()):
            j = i + length
            slots = phrases(text[i:j])
            if not slots or j > size:
                continue
            if j < size and text[j] in WORDISH and text[j - 1] in WORDISH:
                slots = opened(text[i:j])
            if slots:
                yield i, j, slots


def acts(scan: Scan, marks: Collection[str] = MARKS, *, scoped: bool = True) -> list[Act]:
    """The acts of a text for some marks, in order of rule and place.

    With `scoped=False` also those that are denied, quoted, told of others or asked.
    """
    rules, sieve = scan.lex.rules, scan.lex.sieve
    wanted = sieve.of(marks)
    # A text of few sentences cannot come to so many checks: they need no counting.
    few = len(scan.lines) * len(rules) <= MOST_CHECKS
    among = 0 if few else (sieve.possible(scan.slots) & wanted).bit_count()
    noted: dict[int, int] = {}
    found: list[Act] = []
    checks = searches = 0
    for number, line in enumerate(scan.lines):
        checks += among
        for index in each(line.possible & wanted):
            rule = rules[index]
            if line.slots & rule.bans or noted.get(index) == MOST_ACTS:
                continue
            searches += 1
            act = _search(scan, number, line, rule, scoped)
            if act:
                noted[index] = noted.get(index, 0) + 1
                found.append(act)
        if searches > MOST_SEARCHES or checks > MOST_CHECKS:
            break
    return found


def _search(scan: Scan, number: int, line: Line, rule: Rule, scoped: bool) -> Act | None:
    """The first place in the sentence where the rule holds (`scoped`: in scope)."""
    first = rule.steps[0].slots
    for index, hit in enumerate(line.hits):
        if hit.slots & first:
            for chain in _chains(scan.text, line.hits, rule.steps, 1, [index]):
                start, end = hit.start, line.hits[chain[-1]].end
                if not scoped or _in_scope(scan, line, rule, chain):
                    return Act(rule, start, end, number, _conditional(scan, line, start))
                break
    return None


def _chains(
    text: str, hits: tuple[Hit, ...], steps: tuple[Step, ...], at: int, chain: list[int]
) -> Iterator[list[int]]:
    """The ways to go on with a rule after the hits of `chain`; the first is the nearest."""
    if at == len(steps):
        yield chain
        return
    step, last = steps[at], hits[chain[-1]]
    limit = GAPS[step.gap][0 if is_han(text[last.end - 1]) else 1]
    for index in range(chain[-1] + 1, len(hits)):
        hit = hits[index]
        if hit.start - last.end > limit:
            return
        if hit.start >= last.end and hit.slots & step.slots and (step.crosses or hit.clause == last.clause):
            yield from _chains(text, hits, steps, at + 1, [*chain, index])


def _in_scope(scan: Scan, line: Line, rule: Rule, chain: list[int]) -> bool:
    start, end = line.hits[chain[0]].start, line.hits[chain[-1]].end
    allows = rule.allows
    if "neg" not in allows and _negated(scan, line, chain):
        return False
    if "quo" not in allows and any(a <= start < b for a, b in scan.quotes):
        return False
    if "said" not in allows and _reported(scan, line, start):
        return False
    if rule.keeps_out and _kept_out(line, rule.keeps_out, chain):
        return False
    return not ("ask" not in allows and rule.mark in _NOT_ASKED and _asked(scan, line, end))


def _kept_out(line: Line, bits: int, chain: list[int]) -> bool:
    """A slot that the rule shuts out stands in one of the clauses of the match."""
    first, last = line.hits[chain[0]].clause, line.hits[chain[-1]].clause
    return line.has(bits) and any(h.slots & bits and first <= h.clause <= last for h in line.hits)


def _negated(scan: Scan, line: Line, chain: list[int]) -> bool:
    """A negation right before the act or between its words, or a refusal somewhat further before it."""
    refusal = scan.lex.slots["will-not"]
    bits = scan.lex.slots["not"] | refusal
    if not line.slots & bits:
        return False
    first, last = line.hits[chain[0]], line.hits[chain[-1]]
    near, further = (3, 6) if is_han(scan.text[first.start]) else (14, 30)
    own = [(line.hits[i].start, line.hits[i].end) for i in chain]
    for hit in line.hits:
        if not hit.slots & bits or hit.clause < first.clause or hit.end > last.end:
            continue
        if any(a <= hit.start < b for a, b in own):
            continue
        if first.start - hit.end <= (further if hit.slots & refusal else near):
            return True
    return False


def _conditional(scan: Scan, line: Line, start: int) -> bool:
    """A condition stands in the sentence."""
    return line.has(scan.lex.slots["if"])


def _reported(scan: Scan, line: Line, start: int) -> bool:
    """Somebody else is said to say it: in its own clause, or in one that ends in saying."""
    bit = scan.lex.slots["they-say"]
    if not line.slots & bit:
        return False
    ends = [end for _, end in line.sentence.clauses]
    own = bisect_right(ends, start)
    return any(
        h.clause == own or (h.clause == own - 1 and not scan.text[h.end : ends[h.clause]].strip(_SIGNS))
        for h in line.hits
        if h.slots & bit and h.end <= start and not _TOLD.search(scan.text, h.start - 1, h.end + 1)
    )


def _asked(scan: Scan, line: Line, end: int) -> bool:
    """It stands in a question that is no courteous offer."""
    return line.sentence.asks and not line.has(scan.lex.slots["may-i"]) and line.sentence.end - end < 40


def scanned(text: str) -> Scan:
    """The text scanned with the package's word lists."""
    return Scan(text, lexicon())
