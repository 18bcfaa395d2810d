"""What trained networks teach another one besides the labels: how sure they all are of each mark (distillation).

A student hears of every piece what its teachers make of it together, also where nothing is known from labels. After
Hinton, Vinyals, Dean 2015, Distilling the Knowledge in a Neural Network. What it gave is in docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import torch
from torch import Tensor

from scoring.reading.learn.nets import Bag, Batch, Order, Windows

TAUGHT: Final = 0.5
"""How much the teachers' word counts beside a label."""
GUESSED: Final = 0.5
"""How much it counts where nothing is known."""

Teacher = Callable[[Batch, Tensor], Batch]


def together(nets: Sequence[Bag | Order | Windows]) -> Teacher:
    """What puts the word of these networks into a batch; `weight` is how much each mark's presence weighed for them."""

    def taught(batch: Batch, weight: Tensor) -> Batch:
        with torch.no_grad():
            chance = torch.stack([torch.sigmoid(net(batch)[0]) for net in nets]).mean(0)
        # They learned from losses in which presence weighs more; without that it is as likely as this.
        likely = chance / (chance + weight * (1 - chance))
        known = batch.worth > 0
        wanted = torch.where(known, (1 - TAUGHT) * batch.wanted + TAUGHT * likely, likely)
        return batch._replace(wanted=wanted, worth=torch.where(known, batch.worth, GUESSED))

    return taught
