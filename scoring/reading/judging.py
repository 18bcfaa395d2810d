"""What the networks make of one reply: probabilities for the whole, for each sentence, and for the clauses of one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from scoring.reading.context import Context
from scoring.reading.features import clause_keys, reply_keys, sentence_keys
from scoring.reading.model import LANGS, Model
from scoring.reading.network import Array
from sim.reading import MARKS, Mark

COUNT = len(MARKS)
_EVERYWHERE = frozenset({"public", "private", "quoted", "asks"})


class Judged:
    """One reply before the networks."""

    def __init__(self, ctx: Context, rules: dict[str, Mark], model: Model) -> None:
        self.ctx = ctx
        self.keys = sentence_keys(ctx)
        self._index = model.networks[0]
        ids, whole = self._index.known(self.keys), self._index.known_whole(reply_keys(ctx, rules))
        self._vectors = [(net, net.sentences(ids), net.whole(whole)) for net in model.networks]
        self._clauses: dict[int, tuple[list[tuple[int, int]], Array]] = {}

    @cached_property
    def lang(self) -> int:
        """The row of the thresholds: 0 for Chinese, 1 for English."""
        han = sum("\u4e00" <= char <= "\u9fff" for char in self.ctx.scan.text[:2000])
        return LANGS.index("zh" if han * 4 >= self.ctx.size else "en")

    @cached_property
    def known(self) -> bool:
        """Something in the reply is known to the networks beyond where it goes."""
        ever = self._index.index
        return any(key in ever for keys in self.keys for key in keys - _EVERYWHERE)

    @cached_property
    def _chances(self) -> Array:
        """(1 + sentences, 2 marks): the whole reply, then each sentence as if it were all."""
        return _mean(
            net.marks(np.vstack([net.together(sentences, whole), net.alone(sentences, whole)]))
            for net, sentences, whole in self._vectors
        )

    @property
    def whole(self) -> Array:
        """(2 marks,): presence and level 2 of the whole reply."""
        return np.asarray(self._chances[0])

    @property
    def sentences(self) -> Array:
        """(sentences, 2 marks): the same for each sentence as if it were all."""
        return np.asarray(self._chances[1:])

    def without(self, dropped: frozenset[int]) -> Array:
        """(2 marks,): the same for the reply without some of its sentences; nothing left gives zeros."""
        left = [at for at in range(len(self.keys)) if at not in dropped]
        if not left:
            return np.zeros(2 * COUNT, np.float32)
        return _mean(net.marks(net.together(vectors[left], whole)[None, :])[0] for net, vectors, whole in self._vectors)

    def clauses(self, number: int) -> tuple[list[tuple[int, int]], Array]:
        """Where the clauses of a sentence stand in the folded text, and (clauses, 2 marks) for each alone."""
        if number not in self._clauses:
            found = clause_keys(self.ctx, number)
            ids = self._index.known([keys for _, _, keys in found])
            chances = _mean(net.marks(net.alone(net.sentences(ids), whole)) for net, _, whole in self._vectors)
            self._clauses[number] = [(start, end) for start, end, _ in found], chances
        return self._clauses[number]


def _mean(each: Iterable[Array]) -> Array:
    parts = list(each)
    return np.asarray(sum(parts) / len(parts), np.float32)
