"""Trains what tells sentences apart by their vectors: those that say nothing, and those that only tell of an act.

Small networks on the vectors that the trained networks give to sentences. One side are sentences in which a mark
stands, of replies whose places are known; the other are sentences written to say nothing, or to tell of an act only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from scoring.reading.context import Context
from scoring.reading.gates import Gate
from scoring.reading.learn.corpus import Example, Pair
from scoring.reading.matching import scanned
from scoring.reading.network import Array, Network, as_read
from scoring.reading.places import ACTS
from scoring.reading.tokens import Tokens, tokens
from sim.reading import MARKS, Reply

SILENT_LOST: Final = 0.015
UNSAID_LOST: Final = 0.01
"""The shares of the sentences with a mark that may be taken for ones that say nothing, or only tell of an act."""
EPOCHS: Final = 30
BATCH: Final = 256
"""Sentences with a mark in one step; a fourth as many of the others come to them."""
RATE: Final = 2e-3
DECAY: Final = 0.02
ASIDE: Final = 4
"""One in so many sentences with a mark is not learned from: the limit is chosen on these."""
OFTEN: Final = 3
"""So often an act that is done counts, of the pairs of one done and one told of."""


class _Recipe(NamedTuple):
    units: int
    drops: tuple[float, float]
    """Shares left out of the vectors and of the units."""


_SILENCE: Final = _Recipe(128, (0.2, 0.4))
_UNSAID: Final = _Recipe(64, (0.3, 0.5))


def silence(network: Network, replies: Sequence[Example], lines: Sequence[str], seed: int = 0) -> Gate:
    """What passes over `lines`, which say nothing, and few of the sentences of `replies` with a mark."""
    telling = _rows(_telling(network, each, MARKS)[0] for each in replies if each.spans)
    return _gate(telling, _rows(_seen(network, Reply(line))[1] for line in lines), _SILENCE, SILENT_LOST, seed)


def unsaid(network: Network, replies: Sequence[Example], pairs: Sequence[Pair], seed: int = 0) -> Gate:
    """What finds the sentences of `pairs` that only tell of an act, and few of those of `replies` that do it."""
    telling = _rows(_telling(network, each, ACTS)[1] for each in replies if each.spans)
    done, told = (_rows(_among(network, replies, [each[side] for each in pairs], seed)) for side in (0, 1))
    return _gate(telling, told, _UNSAID, UNSAID_LOST, seed, done.repeat(OFTEN, 1))


def _gate(telling: Tensor, others: Tensor, recipe: _Recipe, lost: float, seed: int, more: Tensor | None = None) -> Gate:
    """A gate for `others` that lets through a share of `telling`; `more` are learned from like `telling`."""
    aside = torch.arange(len(telling)) % ASIDE == 0
    known = telling[~aside]
    net = _fit(known if more is None else torch.cat([known, more]), others, recipe, seed)
    with torch.no_grad():
        limit = torch.quantile(net(telling[aside])[:, 0], 1 - lost)
        net[-1].bias -= limit
    inner, outer = ([each.detach().numpy() for each in net[at].parameters()] for at in (1, -1))
    return Gate(np.vstack([inner[0].T, inner[1]]), np.append(outer[0][0], outer[1]))


def _fit(telling: Tensor, others: Tensor, recipe: _Recipe, seed: int) -> nn.Sequential:
    """A network above 0 for the others."""
    torch.manual_seed(seed)
    layers = (nn.Dropout(recipe.drops[0]), nn.Linear(telling.shape[1], recipe.units), nn.ReLU())
    net = nn.Sequential(*layers, nn.Dropout(recipe.drops[1]), nn.Linear(recipe.units, 1))
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(telling)).split(BATCH):
            drawn = torch.randint(len(others), (BATCH // 4,))
            found = net(torch.cat([telling[chosen], others[drawn]]))[:, 0]
            wanted = torch.cat([torch.zeros(len(chosen)), torch.ones(len(drawn))])
            adam.zero_grad()
            functional.binary_cross_entropy_with_logits(found, wanted).backward()
            adam.step()
    return net.eval()


def _rows(found: Iterable[Array]) -> Tensor:
    return torch.from_numpy(np.concatenate([*found]))


def _seen(network: Network, reply: Reply) -> tuple[list[tuple[int, int]], Array, Array]:
    """Where each sentence was typed, its vector as it is laid out, and as it was read."""
    ctx = Context(reply, scanned(reply.text))
    found: Tokens = tokens(ctx)
    typed = [ctx.scan.folded.span(found.spans[first][0], found.spans[last - 1][1]) for first, last in found.sentences]
    laid = network.laid(found)
    return typed, laid.sentences(), as_read(laid, network.read(laid) if laid.sizes else laid)


def _telling(network: Network, example: Example, marks: Collection[str]) -> tuple[Array, Array]:
    """The vectors of the sentences in which one of these marks stands, as they are laid out and as they were read."""
    typed, laid, read = _seen(network, example.reply)
    places = [*chain.from_iterable(own for mark, own in (example.spans or {}).items() if mark in marks)]
    told = np.array([any(a < end and b > start for a, b in places) for start, end in typed], bool)
    return laid[told], read[told]


def _among(network: Network, replies: Sequence[Example], lines: Sequence[str], seed: int) -> Iterable[Array]:
    """The vectors of lines as they were read by themselves, and at the end of a reply."""
    drawn = np.random.default_rng(seed).integers(len(replies), size=len(lines))
    for line, at in zip(lines, drawn.tolist(), strict=True):
        before = replies[at].reply.text.rstrip() + "\n"
        typed, _, read = _seen(network, Reply(before + line))
        yield _seen(network, Reply(line))[2]
        yield read[np.array([start >= len(before) for start, _ in typed], bool)]
