"""Trains the reader's networks on the corpus and writes them: `python -m scoring.reading.learn`.

Thresholds are chosen in four folds of hands: the replies of each are judged by a network trained on all others.
The held-out part is not looked at here; `python -m scoring.reading.learn.report` measures on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from scoring.reading.learn import thresholds
from scoring.reading.learn.corpus import Example, clauses, examples, levels, retold
from scoring.reading.learn.fit import Recipe, fit
from scoring.reading.learn.lessons import Seen, frequent, lesson, seen
from scoring.reading.learn.pieces import PIECE, apart, cutter
from scoring.reading.model import LANGS, Model
from scoring.reading.network import Array, Network
from sim.reading import MARKS

RECIPE = Recipe(width=128, rate=0.005, epochs=24, decay=0.01, drop_keys=0.5)
BANK = "G:bank"
"""The key of the whole that an utterance of the clause bank has."""
FEWEST = 3
"""Replies that a key must stand in to be kept."""
EXTRA_WORTH = 0.5
"""How much an utterance of the clause bank, or a reply with a neutral sentence, counts beside a reply."""
RETOLD_WORTH = 0.7
"""How much a reply counts that was said again in the other language."""
FOLDS = 4
MEMBERS = 2
"""Networks whose probabilities are averaged; they differ in their seed."""


def chances(network: Network, replies: Sequence[Seen]) -> Array:
    """(replies, 2 marks)."""
    each = [
        network.together(network.sentences(network.known(one.sentences)), network.whole(network.known_whole(one.whole)))
        for one in replies
    ]
    return network.marks(np.array(each, np.float32))


def trained(known: Sequence[Example], seed: int, tell: Callable[[str], None]) -> Network:
    """A network for these replies, the same told in the other language, and the clause bank."""
    hands = {each.hand for each in known}
    again = [each for each in retold() if each.hand in hands]
    real = [*map(lesson, known), *(lesson(each, RETOLD_WORTH) for each in again)]
    # The bank has other shares of marks than real replies: it may teach words, not how often a mark is there.
    bank = [lesson(each, EXTRA_WORTH, {BANK}) for each in clauses()]
    padded = [lesson(each, EXTRA_WORTH) for each in with_neutral(known)]
    keys = frequent(real, FEWEST)
    keys = replace(keys, whole=(*keys.whole, BANK, PIECE))
    cut = cutter([apart(each) for each in (*known, *again) if each.spans is not None])
    return fit([*real, *padded, *bank], keys, replace(RECIPE, seed=seed), tell, cut)


def with_neutral(known: Sequence[Example]) -> list[Example]:
    """Every other reply once more with a sentence before or behind it that says nothing: it must change nothing."""
    lines = (Path(__file__).parent / "neutral.txt").read_text("utf-8").splitlines()
    by_lang = {lang: [line for line in lines if line.isascii() == (lang == "en")] for lang in LANGS}
    rng = np.random.default_rng(0)
    found = []
    for each in (known[at] for at in rng.permutation(len(known))[: len(known) // 2]):
        joint = " " if each.lang == "en" else ""
        parts = [each.reply.text.strip(), str(rng.choice(by_lang[each.lang]))]
        text = joint.join(parts if rng.random() < 0.6 else reversed(parts))
        found.append(replace(each, reply=replace(each.reply, text=text)))
    return found


def folds(known: Sequence[Example]) -> dict[str, int]:
    """Which of FOLDS groups each hand is in, as equal in number of replies as may be; parallel files stay together."""
    sizes = Counter(each.hand.partition("-")[2] for each in known)
    groups = {name: at % FOLDS for at, name in enumerate(sorted(sizes, key=lambda name: (-sizes[name], name)))}
    return {each.hand: groups[each.hand.partition("-")[2]] for each in known}


def left_out(fold: int) -> Array:
    """What a network that never saw the hands of a group makes of their replies."""
    known = examples("train")
    group = folds(known)
    network = trained([each for each in known if group[each.hand] != fold], 0, quietly)
    return chances(network, [seen(each.reply) for each in known if group[each.hand] == fold])


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


def quietly(_: str) -> None:
    """For trainings that run side by side."""


def main() -> None:
    """Trains, chooses the thresholds, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    known = examples("train")
    group = folds(known)
    with ProcessPoolExecutor(given.workers) as pool:
        members = [pool.submit(trained, known, seed, quietly) for seed in range(MEMBERS)]
        judged = np.concatenate(list(pool.map(left_out, range(FOLDS))))
        networks = [member.result() for member in members]
    ordered = [each for fold in range(FOLDS) for each in known if group[each.hand] == fold]
    present, clear = limits(ordered, judged)
    Model(tuple(networks), present, clear).keep()


if __name__ == "__main__":
    main()
