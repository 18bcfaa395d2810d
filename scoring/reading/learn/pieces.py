"""Pieces of replies: some sentences of one, now and then with some of another, and what is known of their marks.

Where the marks of a reply stand is known (`Example.spans`). So a piece of it has a mark if one of the mark's places is
whole in it, has it not if all are gone, and of the rest nothing is known. Each epoch of a training cuts other pieces:
a network learns from them which sentence carries what. Measured in docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from scoring.reading.context import Context
from scoring.reading.features import reply_keys
from scoring.reading.features import seen as looked
from scoring.reading.learn.corpus import Example, Span
from scoring.reading.learn.lessons import COUNT, Lesson, Seen
from scoring.reading.matching import scanned
from sim.reading import MARKS

WORTH: Final = 1.4
"""How much a piece counts beside a reply."""
LEAST: Final = 0.2
"""The chance of a sentence to stay in a piece is drawn for each piece from here to one."""
JOINED: Final = 0.5
"""How many pieces are joined with one of another reply to such people in that language."""
STREWN: Final = 0.4
"""How many pieces get a sentence besides that says nothing."""
UNSURE: Final = 0.3
"""What it counts that a mark is clear where one of its places is left and another gone."""
PIECE: Final = "G:piece"
"""The key of the whole that a piece has and a reply has not: what a reply lacks as a whole cannot be seen in it."""
WHOLE: Final = frozenset({"evasion"})
"""Marks that may lie in what a reply leaves out: nothing is known of them in a piece."""


@dataclass(frozen=True)
class Apart:
    """A reply taken apart."""

    sentences: tuple[set[str], ...]
    about: frozenset[str]
    """The keys of the whole that every piece has: where it goes, and to whom."""
    level: dict[str, int]
    places: dict[str, tuple[frozenset[int], ...]]
    """The numbers of the sentences of each place of a mark; no place where it is the whole that shows it."""
    doubted: frozenset[str]
    kind: tuple[str, bool]
    """Its language, and whether it is public."""


def apart(example: Example) -> Apart:
    """A reply whose places are known, taken apart."""
    ctx = Context(example.reply, scanned(example.reply.text))
    sentences = looked(ctx)
    typed = [ctx.scan.folded.span(each.clauses[0].start, each.clauses[-1].end) for each in sentences if each.clauses]
    kept = [each for each in sentences if each.clauses]
    about = {key for key in reply_keys(ctx, {}) if key.startswith(("G:to-", "G:public", "G:private", "G:prompt"))}
    return Apart(
        tuple(each.keys for each in kept),
        frozenset(about),
        example.levels,
        {mark: tuple(_touched(typed, place) for place in spans) for mark, spans in (example.spans or {}).items()},
        example.doubted,
        (example.lang, example.reply.public),
    )


def cutter(replies: Sequence[Apart], neutral: Sequence[set[str]] = ()) -> Callable[[np.random.Generator], list[Lesson]]:
    """What cuts a piece of each of these replies, other ones at each call; sentences that say nothing are strewn in."""
    whole = [each for each in replies if each.sentences]
    alike: dict[tuple[str, bool], list[Apart]] = {}
    for each in whole:
        alike.setdefault(each.kind, []).append(each)

    def cut(rng: np.random.Generator) -> list[Lesson]:
        found = []
        for each in whole:
            lesson = _piece(each, rng)
            if rng.random() < JOINED:
                own = alike[each.kind]
                lesson = _joined(lesson, _piece(own[rng.integers(len(own))], rng), rng)
            if neutral and rng.random() < STREWN:
                lesson = _with(lesson, neutral[int(rng.integers(len(neutral)))], rng)
            found.append(lesson)
        return found

    return cut


def _touched(sentences: Sequence[Span], place: Span) -> frozenset[int]:
    return frozenset(at for at, (start, end) in enumerate(sentences) if place[0] < end and place[1] > start)


def _piece(reply: Apart, rng: np.random.Generator) -> Lesson:
    """Some of its sentences, at least one."""
    count = len(reply.sentences)
    chosen = np.flatnonzero(rng.random(count) < rng.uniform(LEAST, 1))
    left = frozenset(chosen.tolist() or [int(rng.integers(count))])
    wanted, worth = np.zeros(2 * COUNT, np.float32), np.full(2 * COUNT, WORTH, np.float32)
    for at, mark in enumerate(MARKS):
        if mark in reply.doubted or mark in WHOLE:
            worth[[at, COUNT + at]] = 0
        elif mark in reply.level:
            wanted[[at, COUNT + at]], worth[[at, COUNT + at]] = _left_of(reply, mark, left)
    sentences = tuple(reply.sentences[at] for at in sorted(left))
    return Lesson(Seen(sentences, _whole(reply.about, sentences)), wanted, worth)


def _left_of(reply: Apart, mark: str, left: frozenset[int]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Presence and clearness of a mark of a reply where these sentences are left, and what each counts."""
    places = [place for place in reply.places.get(mark, ()) if place]
    there = [place <= left for place in places]
    clear = reply.level[mark] > 1
    if any(there):
        return (1.0, float(clear)), (WORTH, WORTH if all(there) or not clear else WORTH * UNSURE)
    if places and not any(place & left for place in places):
        return (0.0, 0.0), (WORTH, WORTH)
    return (0.0, 0.0), (0.0, 0.0)


def _whole(about: frozenset[str], sentences: Sequence[set[str]]) -> set[str]:
    """The keys of a piece as a whole: what the rules found in its sentences, and whether it asks."""
    rules = {"G:" + key[2:] for keys in sentences for key in keys if key.startswith("R:")}
    asks = {"G:asks"} if any("asks" in keys for keys in sentences) else set()
    return {*about, *rules, *asks, PIECE}


def _with(lesson: Lesson, sentence: set[str], rng: np.random.Generator) -> Lesson:
    """The same with one more sentence somewhere, which changes nothing; it goes where the others go."""
    had, at = lesson.seen.sentences, int(rng.integers(len(lesson.seen.sentences) + 1))
    added = sentence | (had[0] & {"public", "private"})
    return replace(lesson, seen=replace(lesson.seen, sentences=(*had[:at], added, *had[at:])))


def _joined(a: Lesson, b: Lesson, rng: np.random.Generator) -> Lesson:
    """Two pieces in one: it has what either has, and of what one has not nothing is known unless both are known."""
    first, last = (a, b) if rng.random() < 0.5 else (b, a)
    wanted = np.maximum(a.wanted * (a.worth > 0), b.wanted * (b.worth > 0))
    worth = np.where(wanted > 0, np.maximum(a.worth * a.wanted, b.worth * b.wanted), np.minimum(a.worth, b.worth))
    seen = Seen((*first.seen.sentences, *last.seen.sentences), a.seen.whole | b.seen.whole)
    return replace(a, seen=seen, wanted=wanted.astype(np.float32), worth=worth.astype(np.float32))
