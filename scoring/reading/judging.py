"""What the networks make of one reply: probabilities for the whole, and which tokens speak for a mark."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np

from scoring.reading.context import Context, count_han
from scoring.reading.model import Lang, Model
from scoring.reading.network import COUNT, Array, as_read
from scoring.reading.places import ACTS, Span, whole
from scoring.reading.scope import FEARED
from scoring.reading.tokens import about, tokens, without
from sim.reading import MARKS

FEW: Final = 2
"""Of so few characters or words the networks make nothing; rules know the short answers."""
UNSAID_WORTH: Final = 0.4
"""What a sentence counts that seems only to tell of an act."""


def language(ctx: Context) -> Lang:
    """The language that most of a reply is in."""
    return "zh" if count_han(ctx.scan.text[:2000]) * 4 >= ctx.size else "en"


class Judged:
    """One reply before the networks; sentences are numbered as in its scan."""

    def __init__(self, ctx: Context, model: Model) -> None:
        self.ctx = ctx
        self.tokens = tokens(ctx)
        self._network = model.network
        laid = self._network.laid(self.tokens)
        self._speaking = model.speaking(laid)
        self._laid = laid.only(self._speaking)
        self._read = self._network.read(self._laid) if self._speaking else laid
        self._unsaid = model.unsaid
        self._known: dict[frozenset[Span], Array] = {}
        self._about = self._network.about(about(ctx.reply, asked="?" in ctx.prompt.text))

    @cached_property
    def known(self) -> bool:
        """A word of the reply is known to the networks, and it has more than a few."""
        known, sentences = self._network.index, self.tokens.sentences
        enough = bool(sentences) and sentences[-1][1] > FEW
        return enough and any(key in known for key in self.tokens.keys if key[0].isalnum())

    @cached_property
    def whole(self) -> Array:
        """(2 marks,): presence and level 2 of the whole reply; sentences that say nothing are passed over."""
        return self._network.marks(self._read, self._about)

    @cached_property
    def unsaid(self) -> frozenset[Span]:
        """The sentences that seem only to tell of an act; what they say counts for less."""
        if not self._speaking:
            return frozenset()
        told = self._unsaid.of(as_read(self._laid, self._read)).tolist()
        lines = (self.tokens.lines[at] for at, only in zip(self._speaking, told, strict=True) if only)
        return frozenset(whole(self.ctx, line) for line in lines)

    def chances(self, mark: str, nothing: frozenset[Span], limit: float = 0.0) -> tuple[float, float]:
        """Presence and level 2 of a mark, for which some spans say nothing; looked into while it may be there."""
        found, at = self.whole, MARKS.index(mark)
        if nothing and found[at] >= limit:
            found = self.without(nothing)
        told = self._told(mark) if found[at] >= limit and mark in ACTS else nothing
        if told - nothing:
            rest = self.without(told | nothing)
            found = np.asarray(rest + UNSAID_WORTH * (found - rest), np.float32)
        return float(found[at]), float(found[COUNT + at])

    def _told(self, mark: str) -> frozenset[Span]:
        """The sentences that seem only to tell of an act; what is feared (“we do not rule out”) rules know better."""
        acts = self.ctx.acts(mark) if mark in FEARED and self.unsaid else ()
        return self.unsaid.difference(whole(self.ctx, act.sentence) for act in acts)

    def without(self, dropped: frozenset[Span]) -> Array:
        """(2 marks,): the same as if no word of some spans stood there; nothing left gives zeros."""
        if dropped not in self._known:
            self._known[dropped] = self._without(dropped)
        return self._known[dropped]

    def _without(self, dropped: frozenset[Span]) -> Array:
        left = without(self.tokens, dropped)
        told = {self.tokens.lines[at] for at in self._speaking}
        speaking = [at for at, line in enumerate(left.lines) if line in told]
        if not speaking:
            return np.zeros(2 * COUNT, np.float32)
        laid = self._network.laid(left).only(speaking)
        return self._network.marks(self._network.read(laid), self._about)

    @property
    def shows(self) -> tuple[list[int], Array]:
        """The tokens of the sentences that say something, and (tokens, marks): how much each speaks for each mark."""
        spans = (self.tokens.sentences[at] for at in self._speaking)
        return [token for span in spans for token in range(*span)], self._network.shows(self._read)
