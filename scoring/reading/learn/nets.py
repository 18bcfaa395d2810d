"""The reader's networks as torch trains them; `scoring/reading/network.py` is the same on numpy.

The bag is a deep averaging network over sentences. The sequences have the prompt as their first token and attention for
each mark, and also tell of each token which marks it shows: `Order` has a convolution and a bidirectional gated
recurrent unit, `Windows` three convolutions, each twice as wide as the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from scoring.reading.network import COUNT

FAR_DOWN = -1e4
"""What is added to a logit that must not count."""


@dataclass(frozen=True)
class Drops:
    """What is left out at random while a network learns."""

    keys: float
    """The share of keys."""
    units: float
    """The share of units before the marks."""
    inner: float = 0.2
    """The share of units within the sequence."""
    tokens: float = 0.1
    """The share of whole tokens."""


class Batch(NamedTuple):
    """Lessons laid out."""

    keys: Tensor
    """The key in each row, token by token."""
    sizes: Tensor
    """(tokens,): keys of each."""
    lengths: Tensor
    """(sentences,): tokens of each."""
    counts: Tensor
    """(replies,): sentences of each."""
    asked: Tensor
    """The keys of the prompts, prompt by prompt."""
    asked_sizes: Tensor
    """(replies,): keys of each prompt."""
    whole: Tensor
    """(replies, keys of the whole)."""
    wanted: Tensor
    """(replies, 2 marks): as in `Lesson`, and so is `worth`."""
    worth: Tensor
    shows: Tensor
    """(tokens, marks): where marks stand."""
    placed: Tensor
    """(replies, marks): 1 where that is known."""


class _Net(nn.Module):
    """What both have: vectors of keys, the whole, and the layers before the marks."""

    def __init__(self, keys: int, wholes: int, width: int, drops: Drops) -> None:
        super().__init__()
        self.drops = drops
        self.keys = nn.Embedding(keys, width)
        nn.init.normal_(self.keys.weight, std=0.3)
        self.whole = nn.Linear(wholes, width)
        self.straight = nn.Linear(3 * width, 2 * COUNT)
        self.hidden = nn.Linear(3 * width, 2 * width)
        self.last = nn.Linear(2 * width, 2 * COUNT)
        nn.init.zeros_(self.last.weight)

    def sums(self, keys: Tensor, sizes: Tensor) -> Tensor:
        """(stretches, width): the squashed mean of the keys of each stretch, some of them dropped."""
        share = torch.repeat_interleave(sizes.clamp(min=1).float().rsqrt(), sizes)
        if self.training:
            share = share * (torch.rand(len(share)) >= self.drops.keys) / (1 - self.drops.keys)
        starts = torch.cumsum(sizes, 0) - sizes
        found = functional.embedding_bag(keys, self.keys.weight, starts, mode="sum", per_sample_weights=share)
        return torch.tanh(found)

    def head(self, strongest: Tensor, middle: Tensor, whole: Tensor) -> Tensor:
        """(replies, 2 marks)."""
        reply = torch.cat([strongest, middle, torch.tanh(self.whole(whole))], 1)
        reply = functional.dropout(reply, self.drops.units, self.training)
        return self.straight(reply) + self.last(functional.relu(self.hidden(reply)))


class Bag(_Net):
    """Each sentence is a bag of keys."""

    def forward(self, batch: Batch) -> tuple[Tensor, None]:
        """(replies, 2 marks): logits."""
        of_sentence = torch.repeat_interleave(torch.arange(len(batch.lengths)), batch.lengths)
        sizes = torch.zeros_like(batch.lengths).index_add(0, of_sentence, batch.sizes)
        rows = self.sums(batch.keys, sizes)
        owner = torch.repeat_interleave(torch.arange(len(batch.counts)), batch.counts)
        shape = len(batch.counts), rows.shape[1]
        wide = owner[:, None].expand(-1, shape[1])
        strongest = torch.full(shape, -1.0).scatter_reduce(0, wide, rows, "amax")
        middle = torch.zeros(shape).index_add(0, owner, rows) / batch.counts.float().sqrt()[:, None]
        return self.head(strongest, middle, batch.whole), None


class _Near(nn.Module):
    """Each token with one to its left and one to its right."""

    def __init__(self, width: int, apart: int) -> None:
        super().__init__()
        self.apart = apart
        self.norm = nn.LayerNorm(width)
        self.join = nn.Linear(3 * width, width)

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        padded = functional.pad(self.norm(rows) * there, (0, 0, self.apart, self.apart))
        sides = [padded[:, at * self.apart : at * self.apart + rows.shape[1]] for at in range(3)]
        return functional.relu(self.join(torch.cat(sides, 2)))


class _Sequence(_Net):
    """The tokens in their order; each layer of neighbours looks twice as far as the one before."""

    def __init__(self, keys: int, wholes: int, width: int, drops: Drops, layers: int) -> None:
        super().__init__(keys, wholes, width, drops)
        self.asked = nn.Linear(width, width)
        nn.init.eye_(self.asked.weight)
        nn.init.zeros_(self.asked.bias)
        self.near = nn.ModuleList(_Near(width, 2**layer) for layer in range(layers))
        self.norm = nn.LayerNorm(width)
        self.looks = nn.Linear(width, COUNT, bias=False)
        self.says = nn.Linear(width, 2 * COUNT)
        self.shows = nn.Linear(width, COUNT)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """(replies, 2 marks) and (tokens, marks): logits of the reply, and of what each token shows."""
        owner = torch.repeat_interleave(torch.arange(len(batch.counts)), batch.counts)
        tokens = torch.zeros_like(batch.counts).index_add(0, owner, batch.lengths)
        there = _there(tokens)
        laid = self.sums(batch.keys, batch.sizes)
        if self.training:
            laid = laid * (torch.rand(len(laid), 1) > self.drops.tokens)
        asked = self.asked(self.sums(batch.asked, batch.asked_sizes))
        rows = torch.cat([asked[:, None], _apart(laid, there)], 1)
        present = there[..., None].float()
        both = functional.pad(present, (0, 0, 1, 0), value=1.0)
        for near in self.near:
            rows = rows + functional.dropout(near(rows, both), self.drops.inner, self.training)
        rows = self.through(rows, tokens + 1)[:, 1:]
        rows = functional.dropout(self.norm(rows), self.drops.units, self.training)
        away = (1 - present) * FAR_DOWN
        looks = torch.softmax(self.looks(rows) + away, 1)
        picked = (torch.cat([looks, looks], 2) * self.says(rows)).sum(1)
        strongest, middle = (rows + away).amax(1), (rows * present).sum(1) / present.sum(1).sqrt() / 3
        return picked + self.head(strongest, middle, batch.whole), self.shows(rows)[there]

    def through(self, rows: Tensor, lengths: Tensor) -> Tensor:
        """(replies, longest, width): the rows after what goes through whole replies, which have these lengths."""
        return rows


class Windows(_Sequence):
    """Tokens among neighbours, up to seven to each side."""

    def __init__(self, keys: int, wholes: int, width: int, drops: Drops) -> None:
        super().__init__(keys, wholes, width, drops, layers=3)


class Order(_Sequence):
    """Tokens between their nearest neighbours, and what comes before and after in the whole reply."""

    def __init__(self, keys: int, wholes: int, width: int, drops: Drops) -> None:
        super().__init__(keys, wholes, width, drops, layers=1)
        self.gru = nn.GRU(width, width // 2, batch_first=True, bidirectional=True)

    def through(self, rows: Tensor, lengths: Tensor) -> Tensor:
        """With what the unit says of each token, from both ends of its reply."""
        dropped = functional.dropout(rows, self.drops.inner, self.training)
        packed = pack_padded_sequence(dropped, lengths, batch_first=True, enforce_sorted=False)
        return rows + pad_packed_sequence(self.gru(packed)[0], batch_first=True)[0]


def _there(lengths: Tensor) -> Tensor:
    """(rows, longest): where a row of this length has something."""
    return torch.arange(int(lengths.max()))[None] < lengths[:, None]


def _apart(rows: Tensor, there: Tensor) -> Tensor:
    """(rows, longest, width): what is laid out one after another, each row for itself."""
    index = (torch.cumsum(there.flatten().long(), 0) - 1).clamp(min=0).view(there.shape)
    return rows[index] * there[..., None]
