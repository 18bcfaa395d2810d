"""Finds the acts in a text: which rules hold, where, in which scope (negated, conditional, asked, quoted, reported)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from scoring.reading.clauses import Sentence, quoted, sentences
from scoring.reading.folding import Folded, fold, fold_phrase, is_han
from scoring.reading.lexicon import GAPS, NONE, Lexicon, Rule, Step, lexicon
from sim.reading import MARKS

MOST_CHECKS: Final = 14_000
MOST_SEARCHES: Final = 1_200
"""Rules tried on sentences, and searched in them, for one text; a long press statement needs a third of that. Counted,
not timed, so that a reading never varies. What lies behind is not read."""
MOST_HITS: Final = 200
"""Slot hits kept of one sentence."""
MOST_PHRASES: Final = 1_500
"""Phrases found in one text, some 3,500 characters of dense prose."""
MOST_ACTS: Final = 4
"""Places noted for one rule."""
_NOT_ASKED: Final = frozenset({"apology", "accountability"})

_NUM = "(?:[0-9]{1,4}|[一二三四五六七八九十兩幾半百]{1,4})"
_HOURS = "noon|midnight|[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MONTHS = "(?:jan|feb|march|april|may|june|july|aug|sept?|oct|nov|dec)"
_SHAPES: Final = {
    "phone": r"(?<![0-9a-z])(?:\+?886[- ]?)?\(?0[0-9]{1,3}\)?[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])"
    r"|(?<![0-9])\(?[0-9]{3}\)?[-. ][0-9]{3,4}(?:[-. ][0-9]{4})?(?![0-9])"
    r"|(?<![a-z])(?:分機|ext\.?|extension) ?#?[0-9]{1,5}",
    "mail": r"[a-z0-9_.+-]{1,40}@[a-z0-9-]{1,40}\.[a-z.]{2,20}",
    "link": r"https?://[!-~]{3,80}|www\.[!-~]{3,80}|line ?(?:id|@)[: ]{0,2}@?[a-z0-9_.-]{2,30}"
    r"|(?<![a-z0-9.])@[a-z][a-z0-9_.]{2,30}",
    "clock": rf"{_NUM}點(?:{_NUM}分?|半|整)?|(?<![0-9])[0-9]{{1,2}}:[0-9]{{2}}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2} ?(?:a\.?m|p\.?m)\b"
    rf"|\b(?:at|by|before|until) (?:{_HOURS})\b(?! (?:days|weeks|percent|of|people|patients))",
    "span": rf"{_NUM}個?(?:小時|鐘頭|分鐘|工作天|工作日|天|日|週|星期|禮拜|月)(?:之內|以內|內|後|以後|之後)?"
    r"|\b(?:an?|one|two|three|four|five|six|seven|ten|twelve|fifteen|thirty|few|[0-9]{1,3})"
    r"(?: (?:and a half|more|working|business|full))? ?-?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|nights?)\b",
    "date": rf"{_NUM}月{_NUM}[日號]|(?<![0-9])[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9])|{_NUM}號(?!線)"
    rf"|\b{_MONTHS}[a-z]{{0,6}}\.? [0-9]{{1,2}}\b|\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}[a-z]{{0,6}}\b",
    "money": r"(?:nt)?\$ ?[0-9][0-9,]{0,9}|[0-9][0-9,]{0,9} ?(?:元|塊|萬元?|dollars|ntd|usd)"
    rf"|{_NUM}[千萬]元?塊?",
    "number": r"(?<![0-9$.-])[0-9]{1,6}(?![0-9-])",
    "count": rf"{_NUM}(?:個人|個病人|位|名|床|床位|人次|通|台|支|針|筆|件)(?!醫師|護理師的|意見)"
    r"|\b(?:two|three|four|five|six|seven|eight|ten|twelve|fourteen|twenty|thirty|forty|fifty|eighty|[0-9]{1,4})"
    r" (?:of us|of them|patients|people|beds|nurses|doctors|children|families|clients|nights|others|cases|staff)\b",
    "past-verb": r"\b(?:[a-z]{2,12}ed|took|went|told|gave|came|found|sent|left|made|got|saw|knew|put|ran|began|fell"
    r"|lost|kept|met|broke|rang|was|were|had)\b",
    "must-feel": r"(?:一定|想必|肯定|必定)(?:是|會|都|也)?(?:又|很|非常|超|快要?|特別|覺得|感到|相當|不好|難)"
    r"[一-鿿]{1,6}|\bmust (?:be|feel|have been|have felt) (?!removed|deleted|a |the |taken|done|made)[a-z]{4,}",
    "when-promised": rf"{_NUM}個?(?:分鐘|小時|鐘頭|天|日|週|工作天)(?:後|內|之內|以內|之後)|半個?小時(?:後|內)"
    rf"|(?:今天|今晚|明天|明早|下午|晚上|早上|上午|傍晚|中午|週[一二三四五六日]){_NUM}點|{_NUM}點(?:以前|前|之前)|下班前|中午前"
    r"|\b(?:in|within) (?:half an hour|an hour|the hour|(?:[a-z]+|[0-9]+) (?:minutes|hours|days))\b"
    rf"|\bby (?:{_HOURS}|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|the end of)\b"
    rf"|\bat (?:{_HOURS}) (?:tonight|today|tomorrow)\b|\b(?:daily|every day|each day) at\b",
    "will-you": r"(?<!if )\b(?:i|we)(?:'ll| will) (?!help|let|hand|need|have to|sue|see you in|pursue|never|not )"
    r"(?:[a-z]+ ){1,3}(?:you|back|everyone|them to you)\b",
    "did-act": r"(?<![你他])已經?(?!收|看|讀|知|了|瞭|聽|盡|轉達|離|是|有|在|很|超|過|讓|造|經|說|不|簽|無|達|做到)"
    r"[一-鿿]{2}|\b(?:we|i)(?:'ve| have)(?: already| now| also)? "
    r"(?!read|seen|heard|noted|received|always|been|never|had|no|to|a|the|listened|got|every)[a-z]{3,}"
    r"|\b(?:we|i)(?:'re| are|'m| am|'ll also be|'ll be)(?: also| now| already)? "
    r"(?!going|looking|hoping|trying|writing|saying|being|having|feeling|doing|getting|listening|telling|sharing|waiting"
    r"|grieving|wondering|thinking|asking|taking|staying|going|covering|suffering|missing|sorry|talking|in touch)"
    r"[a-z]{3,9}ing\b",
}


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


@dataclass(frozen=True)
class Line:
    """A sentence with its hits."""

    sentence: Sentence
    hits: tuple[Hit, ...]
    slots: int
    """All slots that are hit."""

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
        found = sorted([*islice(_phrases(self.text, self.lex), MOST_PHRASES), *_shaped(self.text, self.lex)])
        at = 0
        for sentence in sentences(self.text):
            inside: list[tuple[int, int, int]] = []
            while at < len(found) and found[at][0] < sentence.end:
                if found[at][0] >= sentence.start and found[at][1] <= sentence.end:
                    inside.append(found[at])
                at += 1
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
        for a, b, bits in found:
            while clause < len(sentence.clauses) - 1 and a >= sentence.clauses[clause][1]:
                clause += 1
            hits.append(Hit(a, b, bits, clause))
            slots |= bits
        return Line(sentence, tuple(hits), slots)


def _wordish(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _phrases(text: str, lex: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Every phrase of the word lists at every place where it may begin and end."""
    phrases, lengths, size, before = lex.phrases, lex.lengths, len(text), False
    for i, char in enumerate(text):
        inside_word, before = before, _wordish(char)
        if inside_word and before:
            continue
        pair = text[i : i + 2] if i + 1 < size else ""
        for length in (*lengths.get(char, ()), *lengths.get(pair, ())):
            closed, opened = phrases.get(text[i : i + length], NONE)
            j = i + length
            if closed and j < size and _wordish(text[j - 1]) and _wordish(text[j]):
                closed = 0
            if (closed or opened) and j <= size:
                yield i, j, closed | opened


_PATTERNS = [(name, re.compile(fold_phrase(shape))) for name, shape in _SHAPES.items()]


def _shaped(text: str, lex: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Numbers, times, telephone numbers, addresses and sums."""
    for name, pattern in _PATTERNS:
        bit = lex.slots[name]
        for match in pattern.finditer(text):
            yield match.start(), match.end(), bit


def acts(scan: Scan, marks: Collection[str] = MARKS, *, scoped: bool = True) -> list[Act]:
    """The acts of a text for some marks, in order of rule and place.

    With `scoped=False` also those that are denied, quoted, told of others or asked.
    """
    lex = scan.lex
    rules = [r for r in lex.rules if r.mark in marks and _possible(r, scan.slots)]
    left = dict.fromkeys(range(len(rules)), MOST_ACTS)
    found: list[Act] = []
    checks = searches = 0
    for number, line in enumerate(scan.lines):
        checks += len(rules)
        for index, rule in enumerate(rules):
            if not left[index] or not _possible(rule, line.slots) or line.slots & rule.bans:
                continue
            searches += 1
            act = _search(scan, number, line, rule, scoped)
            if act:
                left[index] -= 1
                found.append(act)
        if searches > MOST_SEARCHES or checks > MOST_CHECKS:
            break
    return found


def _possible(rule: Rule, slots: int) -> bool:
    if rule.needs & ~slots:
        return False
    return all(step.slots & slots for step in rule.steps)


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
    """Somebody else is said to say it."""
    bit = scan.lex.slots["they-say"]
    if not line.slots & bit:
        return False
    return any(h.slots & bit and h.end <= start and start - h.end <= 60 for h in line.hits)


def _asked(scan: Scan, line: Line, end: int) -> bool:
    """It stands in a question that is no courteous offer."""
    return line.sentence.asks and not line.has(scan.lex.slots["may-i"]) and line.sentence.end - end < 40


def scanned(text: str) -> Scan:
    """The text scanned with the package's word lists."""
    return Scan(text, lexicon())
