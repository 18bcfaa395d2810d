"""Trains the reader's networks on the corpus and writes them: `python -m scoring.reading.learn`.

Thresholds are chosen hand by hand: each hand's replies are judged by networks trained on all the others. The held-out
part is not looked at here; `python -m scoring.reading.learn.report` measures on it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import numpy as np

from scoring.reading.context import Context
from scoring.reading.features import reply_keys, sentence_keys
from scoring.reading.learn import thresholds
from scoring.reading.learn.corpus import Example, examples, levels
from scoring.reading.learn.fit import Recipe, Seen, fit
from scoring.reading.matching import scanned
from scoring.reading.model import LANGS, Model
from scoring.reading.network import Array, Network
from scoring.reading.rules import by_rules
from sim.reading import MARKS, Reply

RECIPE = Recipe(width=128, rate=0.005)
MEMBERS = 2
"""Networks whose probabilities are averaged; they differ in their seed."""


def seen(reply: Reply) -> Seen:
    """A reply as the networks see it."""
    ctx = Context(reply, scanned(reply.text))
    return Seen(tuple(sentence_keys(ctx)), reply_keys(ctx, by_rules(ctx)))


def chances(network: Network, replies: Sequence[Seen]) -> Array:
    """(replies, 2 marks)."""
    each = [
        network.together(network.sentences(network.known(one.sentences)), network.whole(network.known_whole(one.whole)))
        for one in replies
    ]
    return network.marks(np.array(each, np.float32))


def left_out(hand: str, seed: int) -> Array:
    """What a network that never saw a hand makes of that hand's replies."""
    known = examples("train")
    table = [seen(each.reply) for each in known]
    others = [at for at, each in enumerate(known) if each.hand != hand]
    network = fit([table[at] for at in others], levels(known)[others], replace(RECIPE, seed=seed), lambda _: None)
    return chances(network, [table[at] for at, each in enumerate(known) if each.hand == hand])


def limits(known: Sequence[Example], judged: Array) -> tuple[Array, Array]:
    """Thresholds of presence and of level 2 for each language."""
    wanted, count = levels(known), len(MARKS)
    present, clear = [], []
    for lang in LANGS:
        rows = [at for at, each in enumerate(known) if each.lang == lang]
        own = thresholds.present(judged[rows, :count], wanted[rows])
        present.append(own)
        clear.append(thresholds.clear(judged[rows, :count], judged[rows, count:], own, wanted[rows]))
    return np.array(present, np.float32), np.array(clear, np.float32)


def main() -> None:
    """Trains, chooses the thresholds, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    known = examples("train")
    hands = list(dict.fromkeys(each.hand for each in known))
    with ProcessPoolExecutor(given.workers) as pool:
        jobs = {hand: [pool.submit(left_out, hand, seed) for seed in range(MEMBERS)] for hand in hands}
        parts = {hand: sum(job.result() for job in each) / MEMBERS for hand, each in jobs.items()}
    judged = np.concatenate([parts[hand] for hand in hands])
    ordered = [each for hand in hands for each in known if each.hand == hand]
    present, clear = limits(ordered, judged)
    table = [seen(each.reply) for each in known]
    networks = [fit(table, levels(known), replace(RECIPE, seed=seed), print) for seed in range(MEMBERS)]
    Model(tuple(networks), present, clear).keep()


if __name__ == "__main__":
    main()
