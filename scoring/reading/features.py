"""What the model sees of a reply: keys of each sentence, and keys of the reply as a whole.

Words and their neighbours, word classes and slots with their scope (negated, asked, conditional), the acts that rules
found, and how the sentence stands to the prompt. Quoted clauses show nothing. Length is no key: longer is not better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add
from typing import Final, NamedTuple

from scoring.reading.audience import kind_of
from scoring.reading.concepts import LONGEST_ENGLISH, LONGEST_HAN, Concepts, concepts, words_of
from scoring.reading.context import Context
from scoring.reading.matching import Line
from sim.reading import Mark

_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_SHARED: Final = (1, 2, 4, 8)
_TINY: Final = 8
"""Han characters (an English word counts for two) under which a reply hardly says anything."""
GRAM: Final = 3
"""Characters or words of the longest gram."""
MOST_SENTENCES: Final = 60
FARTHEST: Final = 4_000
"""Sentences, and characters, that are looked at; what follows in a text of many pages adds nothing."""


class Clause(NamedTuple):
    """One clause of a sentence: its place in the folded text, and its keys."""

    start: int
    end: int
    keys: set[str]


class Seen(NamedTuple):
    """One sentence: its clauses, and the keys that it has as a whole."""

    clauses: tuple[Clause, ...]
    own: set[str]

    @property
    def keys(self) -> set[str]:
        """All keys of the sentence."""
        return self.own.union(*(clause.keys for clause in self.clauses))


def seen(ctx: Context) -> list[Seen]:
    """Each sentence, in order; at least one."""
    acts: dict[int, set[str]] = {}
    for found in ctx.by_mark.values():
        for act in found:
            acts.setdefault(act.sentence, set()).update((f"r:{act.rule.name}", f"R:{act.rule.mark}{act.rule.level}"))
    lines = _near(ctx)
    return [
        Seen(tuple(_clauses(ctx, line)), _own(ctx, line) | acts.get(number, set())) for number, line in enumerate(lines)
    ] or [Seen((), set())]


def sentence_keys(ctx: Context) -> list[set[str]]:
    """The keys of each sentence, in order; at least one set."""
    return [sentence.keys for sentence in seen(ctx)]


def reply_keys(ctx: Context, rules: dict[str, Mark]) -> set[str]:
    """The keys of the reply as a whole: where and to whom it goes, what the rules found, whether it was asked."""
    keys = {f"G:{name}{level}" for name, mark in rules.items() for level in range(1, mark.level + 1)}
    keys.add("G:public" if ctx.reply.public else "G:private")
    keys.add(f"G:to-{kind_of(ctx.reply.to)}")
    if "?" in ctx.prompt.text:
        keys.add("G:prompt-asks")
    if any(line.sentence.asks for line in ctx.scan.lines):
        keys.add("G:asks")
    if ctx.salad:
        keys.add("G:salad")
    if ctx.size < _TINY:
        keys.add("G:tiny")
    shared = sum(ctx.shared(line) for line in _near(ctx))
    keys.update(f"G:shared{count}" for count in (1, 3, 6, 12) if shared >= count)
    return keys


def _near(ctx: Context) -> tuple[Line, ...]:
    return tuple(line for line in ctx.scan.lines[:MOST_SENTENCES] if line.sentence.start < FARTHEST)


def _own(ctx: Context, line: Line) -> set[str]:
    """The keys of a sentence that are not those of a clause."""
    keys = {"public" if ctx.reply.public else "private"}
    if line.sentence.asks:
        keys.add("asks")
    shared = ctx.shared(line)
    keys.update(f"sh{count}" for count in _SHARED if shared >= count)
    return keys


def _clauses(ctx: Context, line: Line) -> Iterator[Clause]:
    slots: dict[int, set[str]] = {}
    for hit in line.hits:
        slots.setdefault(hit.clause, set()).update(ctx.scan.lex.names(hit.slots))
    text, known = ctx.scan.text, concepts()
    quotes = [(a, b) for a, b in ctx.scan.quotes if a < line.sentence.end and b > line.sentence.start]
    for number, (start, end) in enumerate(line.sentence.clauses):
        if any(a <= start and end <= b for a, b in quotes):
            yield Clause(start, end, {"quoted"})
            continue
        keys, classes = _grams(text[start:end], known)
        classes |= slots.get(number, set())
        keys |= classes
        if "s:not" in classes:
            keys.update(["n" + name for name in classes])
        if line.sentence.asks:
            keys.update(["q" + name for name in classes])
        if "s:if" in classes:
            keys.update(["c" + name for name in classes])
        yield Clause(start, end, keys)


def _grams(text: str, known: Concepts) -> tuple[set[str], set[str]]:
    """Words with their neighbours, and the concepts of the phrases among them."""
    grams: set[str] = set()
    classes: set[str] = set()
    phrases = known.phrases
    for run in _HAN.findall(text):
        pieces = list(run)
        for size in range(1, min(LONGEST_HAN, len(run)) + 1):
            for piece in phrases.keys() & pieces:
                classes.update(phrases[piece])
            if size <= GRAM:
                grams.update(pieces)
            pieces = list(map(add, pieces, run[size:]))
    words = pieces = words_of(text)
    for size in range(1, min(LONGEST_ENGLISH, len(words)) + 1):
        for piece in phrases.keys() & pieces:
            classes.update(phrases[piece])
        if size <= GRAM:
            grams.update(pieces)
        pieces = [f"{piece} {word}" for piece, word in zip(pieces, words[size:], strict=False)]
    for word in words:
        classes.update(known.of_word(word))
        if len(word) > 5:
            grams.add(word[:5] + "-")
    return grams, classes
