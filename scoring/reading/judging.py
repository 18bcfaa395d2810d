"""What the networks make of one reply: probabilities for the whole, for each sentence, and for the clauses of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain

import numpy as np

from scoring.reading.context import Context, count_han
from scoring.reading.features import reply_keys, seen
from scoring.reading.model import Lang, Model
from scoring.reading.network import Array
from sim.reading import MARKS, Mark

COUNT = len(MARKS)
_EVERYWHERE = frozenset({"public", "private", "quoted", "asks"})


def language(ctx: Context) -> Lang:
    """The language that most of a reply is in."""
    return "zh" if count_han(ctx.scan.text[:2000]) * 4 >= ctx.size else "en"


class Judged:
    """One reply before the networks."""

    def __init__(self, ctx: Context, rules: dict[str, Mark], model: Model) -> None:
        self.ctx = ctx
        self.seen = seen(ctx)
        self._panel = model.panel
        self.ids = [self._panel.known(each.keys) for each in self.seen]
        """The numbers of the keys of each sentence."""
        self._vectors = self._panel.sentences(self.ids)
        self._speaking = model.speaking(self._vectors)
        self._whole = self._panel.about(reply_keys(ctx, rules))

    @cached_property
    def known(self) -> bool:
        """Something in the reply is known to the networks beyond where it goes."""
        everywhere = self._panel.known(_EVERYWHERE)
        return any(not ids <= everywhere for ids in self.ids)

    @cached_property
    def whole(self) -> Array:
        """(2 marks,): presence and level 2 of the whole reply; sentences that say nothing are passed over."""
        return self._of(self._speaking)

    @cached_property
    def sentences(self) -> Array:
        """(sentences, 2 marks): the same for each sentence as if it were all."""
        return self._panel.alone(self._vectors, self._whole) if len(self.seen) > 1 else self.whole[None]

    def without(self, dropped: frozenset[int]) -> Array:
        """(2 marks,): the same for the reply without some of its sentences; nothing left gives zeros."""
        left = [at for at in self._speaking if at not in dropped]
        return self._of(left) if left else np.zeros(2 * COUNT, np.float32)

    def _of(self, numbers: list[int]) -> Array:
        """(2 marks,): a reply of these of its sentences."""
        return self._panel.together(self._vectors[:, numbers], self._whole)

    def clause_ids(self, number: int) -> list[set[int]]:
        """The numbers of the keys of each clause of a sentence."""
        return [self._panel.known(clause.keys) for clause in self.seen[number].clauses]

    def clauses(self, ids: Sequence[Sequence[set[int]]]) -> list[Array]:
        """(clauses, 2 marks) for each of some sentences, by `clause_ids`: the same, as if each were all."""
        found = self._panel.alone(self._panel.sentences([*chain.from_iterable(ids)]), self._whole)
        return np.split(found, list(accumulate(map(len, ids)))[:-1])
