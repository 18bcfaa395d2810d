"""What the model sees of a reply: keys of each sentence, and keys of the reply as a whole.

Words and their neighbours, word classes and slots with their scope (negated, asked, conditional), the acts that rules
found, and how the sentence stands to the prompt. Quoted clauses show nothing. Length is no key: longer is not better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.reading.audience import kind_of
from scoring.reading.concepts import LONGEST_ENGLISH, LONGEST_HAN, STEM, Concepts, concepts
from scoring.reading.context import Context
from scoring.reading.matching import Line
from sim.reading import Mark

_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_WORD: Final = re.compile(r"[a-z']+|[0-9]+")
_SHARED: Final = (1, 2, 4, 8)
_TINY: Final = 8
"""Han characters (an English word counts for two) under which a reply hardly says anything."""
GRAM: Final = 3
"""Characters or words of the longest gram."""
MOST_SENTENCES: Final = 60
FARTHEST: Final = 4_000
"""Sentences, and characters, that are looked at; what follows in a text of many pages adds nothing."""


def sentence_keys(ctx: Context) -> list[set[str]]:
    """The keys of each sentence, in order; at least one set."""
    acts: dict[int, set[str]] = {}
    for found in ctx.by_mark.values():
        for act in found:
            acts.setdefault(act.sentence, set()).update((f"r:{act.rule.name}", f"R:{act.rule.mark}{act.rule.level}"))
    lines = _near(ctx)
    return [_sentence(ctx, line) | acts.get(number, set()) for number, line in enumerate(lines)] or [set()]


def clause_keys(ctx: Context, number: int) -> list[tuple[int, int, set[str]]]:
    """Start, end and keys of each clause of one sentence, in the folded text."""
    line = ctx.scan.lines[number]
    return [(a, b, keys) for a, b, keys in _clauses(ctx, line)]


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


def _sentence(ctx: Context, line: Line) -> set[str]:
    keys: set[str] = set()
    for _, _, found in _clauses(ctx, line):
        keys |= found
    if line.sentence.asks:
        keys.add("asks")
    keys.add("public" if ctx.reply.public else "private")
    shared = ctx.shared(line)
    keys.update(f"sh{count}" for count in _SHARED if shared >= count)
    return keys


def _clauses(ctx: Context, line: Line) -> Iterator[tuple[int, int, set[str]]]:
    slots: dict[int, set[str]] = {}
    for hit in line.hits:
        slots.setdefault(hit.clause, set()).update(ctx.scan.lex.names(hit.slots))
    quotes, text = ctx.scan.quotes, ctx.scan.text
    for number, (start, end) in enumerate(line.sentence.clauses):
        if any(a <= start and end <= b for a, b in quotes):
            yield start, end, {"quoted"}
            continue
        grams, classes = _grams(text[start:end], concepts())
        classes |= slots.get(number, set())
        keys = grams | classes
        if "s:not" in classes:
            keys.update("n" + name for name in classes)
        if line.sentence.asks:
            keys.update("q" + name for name in classes)
        if "s:if" in classes:
            keys.update("c" + name for name in classes)
        yield start, end, keys


def _grams(text: str, known: Concepts) -> tuple[set[str], set[str]]:
    """Words with their neighbours, and the concepts of the phrases among them."""
    grams: set[str] = set()
    classes: set[str] = set()
    phrases, stems = known.phrases, known.stems
    for run in _HAN.findall(text):
        for size in range(1, LONGEST_HAN + 1):
            pieces = {run[at : at + size] for at in range(len(run) - size + 1)}
            for piece in pieces & phrases.keys():
                classes.update(phrases[piece])
            if size <= GRAM:
                grams |= pieces
    words = ["0" if word.isdigit() else word for word in _WORD.findall(text)]
    for size in range(1, LONGEST_ENGLISH + 1):
        pieces = {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}
        for piece in pieces & phrases.keys():
            classes.update(phrases[piece])
        if size <= GRAM:
            grams |= pieces
    for word in set(words):
        for size in range(STEM[0], min(len(word), STEM[1]) + 1):
            classes.update(stems.get(word[:size], ()))
        if len(word) > 5:
            grams.add(word[:5] + "-")
    return grams, classes
