"""What a network is taught: replies as it sees them, and what is known of their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from sys import intern

import numpy as np
from numpy.typing import NDArray

from scoring.reading.context import Context
from scoring.reading.learn.corpus import Example, Span
from scoring.reading.matching import scanned
from scoring.reading.network import COUNT, Array, Ids
from scoring.reading.tokens import about, tokens
from sim.reading import MARKS, Reply


@dataclass(frozen=True)
class Sentence:
    """A sentence as the networks see it."""

    keys: tuple[tuple[str, ...], ...]
    """The keys of each of its tokens."""
    places: tuple[Span, ...]
    """Where each token was typed."""


@dataclass(frozen=True)
class Seen:
    """A reply as the networks see it."""

    sentences: tuple[Sentence, ...]
    whole: frozenset[str]
    asked: tuple[str, ...] = ()
    """The keys of the prompt."""


@dataclass(frozen=True)
class Row:
    """A sentence in numbers."""

    keys: Ids
    """The known keys of all its tokens, token by token."""
    sizes: Ids
    """How many each token has."""
    shows: NDArray[np.bool_] | None = None
    """(tokens, marks): where marks stand; None where that is not known."""


@dataclass(frozen=True)
class Lesson:
    """One thing to learn."""

    rows: tuple[Row, ...]
    whole: Array
    """(keys of the whole,): 1 for those that it has."""
    wanted: Array
    """(2 marks,): 1 where a mark is there, and then where it is clear."""
    worth: Array
    """(2 marks,): how much each of these counts; 0 where it is not known."""
    asked: tuple[int, ...] = ()
    """The known keys of the prompt."""


@dataclass(frozen=True)
class Keys:
    """What a network looks at."""

    names: tuple[str, ...]
    whole: tuple[str, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of each key."""
        return {name: at for at, name in enumerate(self.names)}

    @cached_property
    def whole_index(self) -> dict[str, int]:
        """The number of each key of the whole."""
        return {name: at for at, name in enumerate(self.whole)}


def seen(reply: Reply) -> Seen:
    """A reply as the networks see it."""
    ctx = Context(reply, scanned(reply.text))
    found = tokens(ctx)
    keys: list[set[str]] = [set() for _ in found.spans]
    for owner, key in zip(found.owners, found.keys, strict=True):
        keys[owner].add(intern(key))
    typed = [ctx.scan.folded.span(*span) for span in found.spans]
    sentences = (
        Sentence(tuple(tuple(sorted(own)) for own in keys[first:last]), tuple(typed[first:last]))
        for first, last in found.sentences
    )
    return Seen(tuple(sentences), frozenset(about(reply, asked="?" in ctx.prompt.text)), found.asked)


def frequent(of: Iterable[Seen], fewest: int, whole: Iterable[str]) -> Keys:
    """The keys that stand in so many of these replies, and those of the whole that any has, with some more."""
    counts: Counter[str] = Counter()
    wholes = set(whole)
    for each in of:
        counts.update(set(chain.from_iterable(key for sentence in each.sentences for key in sentence.keys)))
        wholes.update(each.whole)
    return Keys(tuple(sorted(key for key, count in counts.items() if count >= fewest)), tuple(sorted(wholes)))


def row(sentence: Sentence, index: Mapping[str, int], spans: Mapping[str, Sequence[Span]] | None = None) -> Row:
    """A sentence in numbers; with `spans` where marks stand in the reply as it was typed."""
    known = [[index[key] for key in own if key in index] for own in sentence.keys]
    shows = None
    if spans is not None:
        shows = np.zeros((len(known), COUNT), bool)
        starts, ends = (np.array(side) for side in zip(*sentence.places, strict=True))
        for mark, places in spans.items():
            for start, end in places:
                shows[(starts < end) & (ends > start), MARKS.index(mark)] = True
    return Row(
        np.fromiter(chain.from_iterable(known), np.int64), np.fromiter((len(own) for own in known), np.int64), shows
    )


def whole_row(whole: Iterable[str], index: Mapping[str, int]) -> Array:
    """The keys of a whole in numbers."""
    found = np.zeros(len(index), np.float32)
    found[[index[key] for key in whole if key in index]] = 1
    return found


def asked_row(asked: Iterable[str], index: Mapping[str, int]) -> tuple[int, ...]:
    """The keys of a prompt in numbers."""
    return tuple(index[key] for key in asked if key in index)


def lesson(example: Example, first: Seen, keys: Keys, worth: float = 1.0, also: Iterable[str] = ()) -> Lesson:
    """A labelled reply, with keys that it has as a whole besides; nothing is said of its doubted marks."""
    known = [0.0 if mark in example.doubted else worth for mark in MARKS]
    levels = np.array([example.levels.get(mark, 0) for mark in MARKS])
    index = keys.index
    return Lesson(
        tuple(row(sentence, index, example.spans) for sentence in first.sentences),
        whole_row(first.whole.union(also), keys.whole_index),
        np.concatenate([levels > 0, levels > 1]).astype(np.float32),
        np.array(known * 2, np.float32),
        asked_row(first.asked, index),
    )
