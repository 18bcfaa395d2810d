"""What a network is taught: replies as it sees them, and what is known of their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from scoring.reading.context import Context
from scoring.reading.features import reply_keys, sentence_keys
from scoring.reading.learn.corpus import Example
from scoring.reading.matching import scanned
from scoring.reading.network import Array
from scoring.reading.rules import by_rules
from sim.reading import MARKS, Reply

COUNT: Final = len(MARKS)


@dataclass(frozen=True)
class Seen:
    """A reply as the network sees it."""

    sentences: tuple[set[str], ...]
    whole: set[str]


@dataclass(frozen=True)
class Lesson:
    """One thing to learn."""

    seen: Seen
    wanted: Array
    """(2 marks,): 1 where a mark is there, and then where it is clear."""
    worth: Array
    """(2 marks,): how much each of these counts; 0 where it is not known."""


@dataclass(frozen=True)
class Keys:
    """What a network looks at."""

    sentence: tuple[str, ...]
    whole: tuple[str, ...]

    def joined(self, other: Keys, *whole: str) -> Keys:
        """These and the other's, and some more of the whole."""
        both = {*self.sentence, *other.sentence}, {*self.whole, *other.whole, *whole}
        return Keys(*(tuple(sorted(keys)) for keys in both))


def frequent(lessons: Sequence[Lesson], fewest: int) -> Keys:
    """The keys that stand in so many of these lessons."""
    sentence = Counter(key for each in lessons for key in set().union(*each.seen.sentences))
    whole = Counter(key for each in lessons for key in each.seen.whole)
    return Keys(*(tuple(sorted(key for key, count in of.items() if count >= fewest)) for of in (sentence, whole)))


def seen(reply: Reply) -> Seen:
    """A reply as the networks see it."""
    ctx = Context(reply, scanned(reply.text))
    return Seen(tuple(sentence_keys(ctx)), reply_keys(ctx, by_rules(ctx)))


def lesson(example: Example, worth: float = 1.0, also: Iterable[str] = ()) -> Lesson:
    """A labelled reply, with keys that it has as a whole besides; nothing is said of its doubted marks."""
    first = seen(example.reply)
    known = [0.0 if mark in example.doubted else worth for mark in MARKS]
    levels = np.array([example.levels.get(mark, 0) for mark in MARKS])
    return Lesson(
        Seen(first.sentences, first.whole.union(also)),
        np.concatenate([levels > 0, levels > 1]).astype(np.float32),
        np.array(known * 2, np.float32),
    )
