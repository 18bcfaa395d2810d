"""What a decider knows of a reply: its scan, its acts by mark, and how it stands to what was asked."""

from __future__ import annotations

import re
from functools import cached_property
from operator import add
from typing import Final

from scoring.reading.clauses import says_something, telling
from scoring.reading.folding import Folded, fold
from scoring.reading.matching import Act, Line, Scan, acts
from scoring.reading.salad import is_salad
from sim.reading import Evidence, Mark, Reply

MOST_EVIDENCE: Final = 3
_EDGES: Final = " \n,，、。.;；:：!?！？…~-()（）「」\"'"
"""Signs that no evidence begins or ends with."""
_HAN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile("[a-z']{3,}")
_EMPTY_HAN = "的了我你他是在有会请已把对为与和也就都这那不没到让给很要跟们吗呢吧啊从可以么什怎"
_FULL_RUN = re.compile(f"[^\\0-\\u4dff\\ua000-\\U0010ffff{_EMPTY_HAN}]{{2,}}")
"""Two and more Han characters, none of them empty."""
_EMPTY_ENGLISH = (
    "the and you your our are was were for that this with have has had not but from will would can could they she"
    " her him his its it's been being what when how who why did does doing about just there here then than them into"
    " out our any all very really please thank thanks i'm we're we've i've don't didn't clinic doctor because get got"
)
_EMPTY_WORDS = frozenset(_EMPTY_ENGLISH.split())


_ABSENT, _DOUBTED = Mark(0, (), 0.9), Mark(0, (), 0.6)


class Context:
    """A reply in its moment, as the deciders see it."""

    def __init__(self, reply: Reply, scan: Scan) -> None:
        self.reply = reply
        self.scan = scan
        self._shared: dict[int, int] = {}
        self.by_mark: dict[str, list[Act]] = {}
        for act in acts(scan):
            self.by_mark.setdefault(act.rule.mark, []).append(act)
        self.size = len(_WORD.findall(scan.text)) * 2 + count_han(scan.text)
        """Length in Han characters, an English word counting for two."""

    def acts(self, mark: str) -> list[Act]:
        """The acts that rules found for a mark."""
        return self.by_mark.get(mark, [])

    def best(self, mark: str) -> int:
        """The highest level that a rule found."""
        found = self.by_mark.get(mark)
        return max([act.rule.level for act in found]) if found else 0

    def line(self, act: Act) -> Line:
        """The sentence of an act."""
        return self.scan.lines[act.sentence]

    def near(self, act: Act, *slots: str, reach: int = 1) -> bool:
        """A slot is hit in the act's sentence or within `reach` sentences of it."""
        bits = self.scan.slot(*slots)
        around = self.scan.lines[max(0, act.sentence - reach) : act.sentence + reach + 1]
        return any(line.has(bits) for line in around)

    def mark(self, mark: str, level: int, only: list[Act] | None = None) -> Mark:
        """The mark at a level, with the strongest acts as evidence."""
        if level <= 0:
            return _DOUBTED if mark in self.by_mark else _ABSENT
        found = self.acts(mark) if only is None else only
        ranked = sorted(found, key=lambda a: (-a.rule.level, a.start, a.end))
        evidence: list[Evidence] = []
        for act in ranked:
            piece = self._shown(act)
            if all(piece.end <= e.start or piece.start >= e.end for e in evidence):
                evidence.append(piece)
        sure = 0.6 + 0.08 * min(len(ranked), 3) + (0.06 if level == 2 else 0.0)
        return Mark(level, tuple(evidence[:MOST_EVIDENCE]), round(min(sure, 0.95), 2))

    def _shown(self, act: Act) -> Evidence:
        """The words of an act, with those around it where they say too little."""
        start, end = act.start, act.end
        if not says_something(self.scan.text[start:end]):
            start, end = telling(self.scan.text, self.scan.lines[act.sentence].sentence, start, end)
        return self.trimmed(start, end, act.rule.name)

    def trimmed(self, start: int, end: int, rule: str) -> Evidence:
        """The typed words of a folded span without the signs around them; the first sentence if nothing is left."""
        left = self.scan.text[start:end].lstrip(_EDGES)
        start = end - len(left)
        end = start + len(left.rstrip(_EDGES))
        return self.evidence(start, end, rule) if start < end else self.whole(rule)

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The typed words of a folded span."""
        a, b = self.scan.folded.span(start, end)
        return Evidence(self.reply.text[a:b], a, b, rule)

    def whole(self, rule: str) -> Evidence:
        """The first sentence as evidence for what the reply as a whole does; empty texts give an empty quote."""
        if not self.scan.lines:
            return Evidence("", 0, 0, rule)
        first = self.scan.lines[0].sentence
        return self.evidence(first.start, max(first.start + 1, first.end), rule)

    @cached_property
    def prompt(self) -> Folded:
        """The prompt, folded."""
        return fold(self.reply.prompt[:2000])

    @cached_property
    def prompt_content(self) -> frozenset[str]:
        """The content of the prompt: pairs of Han characters and English stems."""
        return content(self.prompt.text)

    def shared(self, line: Line) -> int:
        """How much of a sentence comes from the prompt (pairs of Han characters; an English word counts twice)."""
        start, end = line.sentence.start, line.sentence.end
        if start not in self._shared:
            words = content(self.scan.text[start:end]) & self.prompt_content
            self._shared[start] = sum(2 if w.isascii() else 1 for w in words)
        return self._shared[start]

    @cached_property
    def salad(self) -> bool:
        """Good words strung together, and nothing said."""
        return is_salad(self.reply.text)


def count_han(text: str) -> int:
    """How many Chinese characters (of the basic block) stand in a text."""
    return sum(map(len, _HAN.findall(text)))


def content(folded: str) -> frozenset[str]:
    """The content of a folded text: pairs of Han characters without empty ones, stems of English words."""
    found: set[str] = set()
    for run in _FULL_RUN.findall(folded):
        found.update(map(add, run, run[1:]))
    found.update([w[:5] for w in _WORD.findall(folded) if w not in _EMPTY_WORDS])
    return frozenset(found)
