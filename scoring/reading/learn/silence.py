"""What tells sentences that say nothing from all others, by their vectors: they are passed over in a reply.

A small network on the vectors that the trained networks give to sentences. One side are sentences in which a mark
stands, of replies whose places are known; the other are sentences written to say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from scoring.reading.context import Context
from scoring.reading.learn.corpus import Example
from scoring.reading.matching import scanned
from scoring.reading.network import Array, Network
from scoring.reading.silence import Silence
from scoring.reading.tokens import Tokens, tokens
from sim.reading import Reply

LOST: Final = 0.015
"""The share of the sentences with a mark that may be taken for ones that say nothing."""
UNITS: Final = 128
EPOCHS: Final = 30
BATCH: Final = 256
"""Sentences with a mark in one step; a fourth as many that say nothing come to them."""
RATE: Final = 2e-3
DECAY: Final = 0.02
DROPS: Final = (0.2, 0.4)
"""Shares left out of the vectors and of the units."""
ASIDE: Final = 4
"""One in so many sentences with a mark is not learned from: the limit is chosen on these."""


def silence(network: Network, replies: Sequence[Example], lines: Sequence[str], seed: int = 0) -> Silence:
    """What passes over `lines`, which say nothing, and at most LOST of the sentences of `replies` with a mark."""
    telling = _rows([_telling(network, each) for each in replies if each.spans])
    empty = _rows([_seen(network, Reply(line))[1] for line in lines])
    aside = torch.arange(len(telling)) % ASIDE == 0
    net = _fit(telling[~aside], empty, seed)
    with torch.no_grad():
        limit = torch.quantile(net(telling[aside])[:, 0], 1 - LOST)
        net[-1].bias -= limit
    inner, outer = ([each.detach().numpy() for each in net[at].parameters()] for at in (1, -1))
    return Silence(np.vstack([inner[0].T, inner[1]]), np.append(outer[0][0], outer[1]))


def _fit(telling: Tensor, empty: Tensor, seed: int) -> nn.Sequential:
    """A network above 0 for sentences that say nothing."""
    torch.manual_seed(seed)
    layers = (nn.Dropout(DROPS[0]), nn.Linear(telling.shape[1], UNITS), nn.ReLU(), nn.Dropout(DROPS[1]))
    net = nn.Sequential(*layers, nn.Linear(UNITS, 1))
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(telling)).split(BATCH):
            drawn = torch.randint(len(empty), (BATCH // 4,))
            found = net(torch.cat([telling[chosen], empty[drawn]]))[:, 0]
            wanted = torch.cat([torch.zeros(len(chosen)), torch.ones(len(drawn))])
            adam.zero_grad()
            functional.binary_cross_entropy_with_logits(found, wanted).backward()
            adam.step()
    return net.eval()


def _rows(found: Sequence[Array]) -> Tensor:
    return torch.from_numpy(np.concatenate(found))


def _seen(network: Network, reply: Reply) -> tuple[list[tuple[int, int]], Array]:
    """Where each sentence was typed, and its vector."""
    ctx = Context(reply, scanned(reply.text))
    found: Tokens = tokens(ctx)
    typed = [ctx.scan.folded.span(found.spans[first][0], found.spans[last - 1][1]) for first, last in found.sentences]
    return typed, network.laid(found).sentences()


def _telling(network: Network, example: Example) -> Array:
    """The vectors of the sentences in which a mark stands."""
    typed, rows = _seen(network, example.reply)
    places = [*chain.from_iterable((example.spans or {}).values())]
    told = [any(a < end and b > start for a, b in places) for start, end in typed]
    return np.asarray(rows[np.array(told, bool)])
