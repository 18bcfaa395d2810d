"""What the whole reader, its thresholds aside, makes of replies that nothing in it knew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from scoring.reading.context import Context
from scoring.reading.judging import Judged
from scoring.reading.learn.corpus import Example
from scoring.reading.matching import scanned
from scoring.reading.model import Model
from scoring.reading.network import COUNT, Array
from scoring.reading.places import Span
from scoring.reading.scope import empty_acts
from sim.reading import MARKS, Reply

_NONE: Final[frozenset[Span]] = frozenset()


def chances(model: Model, replies: Sequence[Example]) -> Array:
    """(replies, 2 marks): probabilities of presence and of level 2, with gates and rules of scope."""
    return np.array([_chances(model, each.reply) for each in replies], np.float32).reshape(-1, 2 * COUNT)


def _chances(model: Model, reply: Reply) -> list[float]:
    ctx = Context(reply, scanned(reply.text))
    judged, empty = Judged(ctx, model), empty_acts(ctx)
    if not judged.known:
        return [0.0] * (2 * COUNT)
    present, clear = zip(*(judged.chances(mark, empty.get(mark, _NONE)) for mark in MARKS), strict=True)
    return [*present, *clear]
