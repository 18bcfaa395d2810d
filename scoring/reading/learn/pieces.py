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

from scoring.reading.learn.corpus import Example, Span
from scoring.reading.learn.lessons import Keys, Lesson, Row, Seen, asked_row, row, whole_row
from scoring.reading.network import COUNT, Array
from sim.reading import MARKS

WORTH: Final = 0.5
"""How much a piece counts beside a reply."""
LEAST: Final = 0.2
"""The chance of a sentence to stay in a piece is drawn for each piece from here to one."""
JOINED: Final = 0.5
"""How many pieces are joined with one of another reply to such people in that language."""
STREWN: Final = 0.4
"""How many pieces get a sentence besides that says nothing."""
UNSURE: Final = 0.5
"""What it counts that a mark is clear where one of its places is left and another gone."""
PIECE: Final = "G:piece"
"""The key of the whole that a piece has and a reply has not: what a reply lacks as a whole cannot be seen in it."""
WHOLE: Final = frozenset({"evasion"})
"""Marks that may lie in what a reply leaves out: nothing is known of them in a piece."""


@dataclass(frozen=True)
class Apart:
    """A reply taken apart."""

    rows: tuple[Row, ...]
    about: Array
    """The keys of the whole that every piece has: where it goes, and to whom."""
    level: dict[str, int]
    places: dict[str, tuple[frozenset[int], ...]]
    """The numbers of the sentences of each place of a mark; no place where it is the whole that shows it."""
    doubted: frozenset[str]
    public: bool
    asked: tuple[int, ...]
    """The known keys of the prompt, which every piece answers."""


def apart(example: Example, first: Seen, keys: Keys) -> Apart:
    """A reply whose places are known, taken apart."""
    spans, index = example.spans or {}, keys.index
    typed = [(sentence.places[0][0], sentence.places[-1][1]) for sentence in first.sentences]
    return Apart(
        tuple(row(sentence, index, spans) for sentence in first.sentences),
        whole_row({*first.whole, PIECE}, keys.whole_index),
        example.levels,
        {mark: tuple(_touched(typed, place) for place in places) for mark, places in spans.items()},
        example.doubted,
        example.reply.public,
        asked_row(first.asked, index),
    )


def cutter(replies: Sequence[Apart], neutral: Sequence[Row] = ()) -> Callable[[np.random.Generator], list[Lesson]]:
    """What cuts a piece of each of these replies of a language, other ones at each call.

    Sentences that say nothing are strewn in.
    """
    whole = [each for each in replies if each.rows]
    alike = {public: [each for each in whole if each.public == public] for public in (True, False)}

    def cut(rng: np.random.Generator) -> list[Lesson]:
        found = []
        for each in whole:
            lesson = _piece(each, rng)
            if rng.random() < JOINED:
                own = alike[each.public]
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
    count = len(reply.rows)
    chosen = np.flatnonzero(rng.random(count) < rng.uniform(LEAST, 1))
    left = frozenset(chosen.tolist() or [int(rng.integers(count))])
    wanted, worth = np.zeros(2 * COUNT, np.float32), np.full(2 * COUNT, WORTH, np.float32)
    for at, mark in enumerate(MARKS):
        if mark in reply.doubted or mark in WHOLE:
            worth[[at, COUNT + at]] = 0
        elif mark in reply.level:
            wanted[[at, COUNT + at]], worth[[at, COUNT + at]] = _left_of(reply, mark, left)
    return Lesson(tuple(reply.rows[at] for at in sorted(left)), reply.about, wanted, worth, reply.asked)


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


def _with(lesson: Lesson, neutral: Row, rng: np.random.Generator) -> Lesson:
    """The same with one more sentence somewhere, which changes nothing."""
    at = int(rng.integers(len(lesson.rows) + 1))
    return replace(lesson, rows=(*lesson.rows[:at], neutral, *lesson.rows[at:]))


def _joined(a: Lesson, b: Lesson, rng: np.random.Generator) -> Lesson:
    """Two pieces in one, after the prompt of either: it has what either has; what one lacks is known if both are."""
    first, last = (a, b) if rng.random() < 0.5 else (b, a)
    wanted = np.maximum(a.wanted * (a.worth > 0), b.wanted * (b.worth > 0))
    worth = np.where(wanted > 0, np.maximum(a.worth * a.wanted, b.worth * b.wanted), np.minimum(a.worth, b.worth))
    both = np.maximum(a.whole, b.whole)
    asked = (a if rng.random() < 0.5 else b).asked
    return Lesson((*first.rows, *last.rows), both, wanted.astype(np.float32), worth.astype(np.float32), asked)
