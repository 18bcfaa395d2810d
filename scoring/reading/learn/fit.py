"""Trains a network with torch: AdamW, falling rates, other pieces of replies in each epoch. One seed, one result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from scoring.reading.learn.lessons import Lesson, Row
from scoring.reading.learn.nets import Bag, Batch, Drops, Order, Windows
from scoring.reading.learn.teachers import Teacher
from scoring.reading.network import COUNT

LONGEST: Final = 400
"""Tokens of a lesson; what follows is left out."""
WARM: Final = 200
"""Steps in which the rate rises."""
STEEPEST: Final = 5.0
"""The longest gradient."""


@dataclass(frozen=True)
class Recipe:
    """How to train."""

    net: type[Bag] | type[Order] | type[Windows]
    drops: Drops
    epochs: int
    rate: float
    """At its highest, for the vectors of keys."""
    slower: float
    """The share of it for all else."""
    places: float = 0.0
    """How much it counts where marks stand."""
    width: int = 128
    batch: int = 128
    decay: float = 0.02
    seed: int = 0


Net = Bag | Order | Windows
Pieces = Callable[[np.random.Generator], Sequence[Lesson]]


def fit(
    lessons: Sequence[Lesson], keys: int, recipe: Recipe, pieces: Pieces | None = None, teacher: Teacher | None = None
) -> Net:
    """A network of so many keys that learned these lessons, and in each epoch besides what `pieces` gives.

    With a `teacher` it hears of all of them what that one makes of them.
    """
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    net = recipe.net(keys, len(lessons[0].whole), recipe.width, recipe.drops)
    groups = [
        {"params": [net.keys.weight], "lr": recipe.rate},
        {"params": [each for name, each in net.named_parameters() if name != "keys.weight"],
         "lr": recipe.rate * recipe.slower},
    ]  # fmt: skip
    adam = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    rates = [group["lr"] for group in adam.param_groups]
    weight, step = _rarity(lessons), 0
    for epoch in range(recipe.epochs):
        batches = _batches([*lessons, *(pieces(rng) if pieces else ())], recipe.batch, rng)
        for at, chosen in enumerate(batches):
            step += 1
            share = (1 + np.cos(np.pi * (epoch + at / len(batches)) / recipe.epochs)) / 2 * min(1, step / WARM)
            for group, rate in zip(adam.param_groups, rates, strict=True):
                group["lr"] = rate * share
            adam.zero_grad()
            batch = lay_out(chosen)
            taught = teacher(batch, weight) if teacher else batch
            loss(net, taught, weight, recipe.places).backward()
            clip_grad_norm_(net.parameters(), STEEPEST)
            adam.step()
    net.eval()
    return net


def loss(net: Net, batch: Batch, weight: Tensor, places: float) -> Tensor:
    """A sum over marks, a mean over replies; and a mean over tokens of what they show, where that is known."""
    logits, shows = net(batch)
    sure, unsure = functional.logsigmoid(logits), functional.logsigmoid(-logits)
    found = -((weight * batch.wanted * sure + (1 - batch.wanted) * unsure) * batch.worth).sum(1).mean()
    if shows is None or not places:
        return found
    owner = torch.repeat_interleave(torch.arange(len(batch.counts)), batch.counts)
    owner = torch.repeat_interleave(owner, batch.lengths)
    off = functional.binary_cross_entropy_with_logits(shows, batch.shows, reduction="none")
    each = torch.zeros(len(batch.counts)).index_add(0, owner, (off * batch.placed[owner]).sum(1))
    return found + places * (each / torch.bincount(owner, minlength=len(each))).mean()


def lay_out(lessons: Sequence[Lesson]) -> Batch:
    """A batch of these lessons; each has at least one token."""
    cut = [_cut(each.rows) for each in lessons]
    rows = [*chain.from_iterable(cut)]
    shows = [np.zeros((len(row.sizes), COUNT), bool) if row.shows is None else row.shows for row in rows]
    placed = [_placed(each) for each in lessons]
    return Batch(
        keys=torch.from_numpy(np.concatenate([row.keys for row in rows])),
        sizes=torch.from_numpy(np.concatenate([row.sizes for row in rows])),
        lengths=torch.tensor([len(row.sizes) for row in rows]),
        counts=torch.tensor([len(own) for own in cut]),
        asked=torch.tensor([*chain.from_iterable(each.asked for each in lessons)], dtype=torch.int64),
        asked_sizes=torch.tensor([len(each.asked) for each in lessons]),
        whole=torch.from_numpy(np.array([each.whole for each in lessons])),
        wanted=torch.from_numpy(np.array([each.wanted for each in lessons])),
        worth=torch.from_numpy(np.array([each.worth for each in lessons])),
        shows=torch.from_numpy(np.concatenate(shows)).float(),
        placed=torch.from_numpy(np.array(placed)).float(),
    )


def _placed(lesson: Lesson) -> NDArray[np.bool_]:
    """(marks,): where a mark stands in a lesson is known, or that it stands nowhere."""
    if any(row.shows is None for row in lesson.rows):
        return np.zeros(COUNT, bool)
    stands = np.any([row.shows.any(axis=0) for row in lesson.rows if row.shows is not None], axis=0)
    return np.asarray((lesson.worth[:COUNT] > 0) & ((lesson.wanted[:COUNT] == 0) | stands))


def _cut(rows: Sequence[Row]) -> list[Row]:
    """The sentences, up to LONGEST tokens."""
    found, left = [], LONGEST
    for row in rows:
        if len(row.sizes) > left:
            row = Row(
                row.keys[: int(row.sizes[:left].sum())],
                row.sizes[:left],
                None if row.shows is None else row.shows[:left],
            )
        found.append(row)
        left -= len(row.sizes)
        if left <= 0:
            break
    return found


def _batches(lessons: Sequence[Lesson], size: int, rng: np.random.Generator) -> list[list[Lesson]]:
    """Lessons of about one length together, the batches in any order."""
    lengths = np.array([sum(len(row.sizes) for row in each.rows) for each in lessons])
    order = np.argsort(lengths * (1 + 0.1 * rng.random(len(lessons))))
    starts = np.arange(0, len(order), size)
    rng.shuffle(starts)
    return [[lessons[at] for at in order[start : start + size]] for start in starts]


def _rarity(lessons: Sequence[Lesson]) -> Tensor:
    """(2 marks,): how much the presence of each mark weighs; the rarer it is, the more."""
    wanted, worth = (np.array([getattr(each, name) for each in lessons]) for name in ("wanted", "worth"))
    rate = ((wanted * worth).sum(axis=0) / np.maximum(worth.sum(axis=0), 1e-9)).clip(0.01, 0.99)
    return torch.from_numpy(np.sqrt((1 - rate) / rate).astype(np.float32))
