"""Trains the reader's networks on the corpus and writes them: `python -m scoring.reading.learn` (extra `learn`: torch).

Thresholds are chosen on two of four folds of hands: the replies of each are judged by networks trained on all others.
The held-out part is not looked at here; `python -m scoring.reading.learn.report` measures on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

try:
    import torch
except ModuleNotFoundError:
    raise SystemExit("Training needs torch. Install it with: pip install '.[learn]'") from None

from scoring.reading.learn import thresholds
from scoring.reading.learn.corpus import Example, clauses, examples, levels, retold
from scoring.reading.learn.fit import Recipe, chances, fit
from scoring.reading.learn.lessons import Keys, frequent, lesson, row, seen
from scoring.reading.learn.nets import Bag, Drops, Order
from scoring.reading.learn.pieces import PIECE, apart, cutter
from scoring.reading.learn.silence import silence
from scoring.reading.model import LANGS, WEIGHTS, Lang, Model
from scoring.reading.network import Array, Network, shrunk
from sim.reading import MARKS, Reply

RECIPES = {
    "bag": Recipe(Bag, Drops(keys=0.5, units=0.5), epochs=20, rate=0.005, slower=1.0),
    "order": Recipe(Order, Drops(keys=0.4, units=0.3), epochs=14, rate=0.003, slower=0.4, places=0.3),
}
BANK = "G:bank"
"""The key of the whole that an utterance of the clause bank has."""
FEWEST = 4
"""Replies and utterances of the bank that a key must stand in to be kept."""
BANK_WORTH = 0.5
"""How much an utterance of the clause bank counts beside a reply."""
RETOLD_WORTH = 0.7
"""How much a reply counts that was said again in the other language."""
FOLDS = 4
JUDGED = 2
"""So many of the folds choose the thresholds."""
Trained = tuple[Keys, dict[str, Array]]
"""What a network looks at, and its weights."""


def trained(lang: Lang, name: str, left: int | None = None) -> tuple[Trained, Array]:
    """A network of a language that saw no hand of a fold, and what it makes of that fold's replies."""
    torch.set_num_threads(1)
    group = folds(of_lang(lang))
    known = [each for each in of_lang(lang) if group[each.hand] != left]
    own = [each for each in of_lang(lang) if group[each.hand] == left]
    again = [each for each in retold() if each.lang == lang]
    bank = [each for each in clauses() if each.lang == lang]
    looked = {each.id: seen(each.reply) for each in (*known, *own, *again, *bank)}
    keys = frequent((looked[each.id] for each in (*known, *again, *bank)), FEWEST, {BANK, PIECE})
    lessons = [
        *(lesson(each, looked[each.id], keys) for each in known),
        *(lesson(each, looked[each.id], keys, RETOLD_WORTH) for each in again),
        # The bank has other shares of marks than real replies: it may teach words, not how often a mark is there.
        *(lesson(each, looked[each.id], keys, BANK_WORTH, {BANK}) for each in bank),
    ]
    nothing = [row(said, keys.index, {}) for line in neutral_lines(lang) for said in seen(Reply(line)).sentences]
    cut = cutter([apart(each, looked[each.id], keys) for each in (*known, *again) if each.spans is not None], nothing)
    net = fit([each for each in lessons if each.rows], len(keys.names), RECIPES[name], cut)
    found = chances(net, [lesson(each, looked[each.id], keys) for each in own])
    return (keys, {key: each.numpy().copy() for key, each in net.state_dict().items()}), found


def of_lang(lang: Lang) -> list[Example]:
    """The training replies of a language."""
    return [each for each in examples("train") if each.lang == lang]


def neutral_lines(lang: str) -> list[str]:
    """Sentences that say nothing, in that language."""
    lines = (Path(__file__).parent / "neutral.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.isascii() == (lang == "en")]


def folds(known: Sequence[Example]) -> dict[str, int]:
    """Which of FOLDS groups each hand is in, as equal in number of replies as may be."""
    sizes = Counter(each.hand for each in known)
    return {name: at % FOLDS for at, name in enumerate(sorted(sizes, key=lambda name: (-sizes[name], name)))}


def limits(known: Sequence[Example], found: Array) -> tuple[Array, Array]:
    """Thresholds of presence and of level 2."""
    wanted, count = levels(known), len(MARKS)
    present = thresholds.present(found[:, :count], wanted)
    return present, thresholds.clear(found[:, :count], found[:, count:], present, wanted)


def network_of(bag: Trained, order: Trained) -> Network:
    """Both as they read replies; raises ValueError if their keys differ."""
    keys = bag[0]
    if keys != order[0]:
        raise ValueError("the networks have different keys; train them again")
    both = {"bag": bag[1], "order": order[1]}
    vectors, scale = shrunk(np.stack([weights["keys.weight"] for weights in both.values()], axis=1))
    rest = {
        f"{name}.{key}": each for name, weights in both.items() for key, each in weights.items() if key != "keys.weight"
    }
    return Network(keys.names, keys.whole, vectors, scale, rest)


def judged(lang: Lang) -> list[Example]:
    """The replies of the folds that choose, one fold after another."""
    known, group = of_lang(lang), folds(of_lang(lang))
    return [each for fold in range(JUDGED) for each in known if group[each.hand] == fold]


def main() -> None:
    """Trains, chooses the thresholds, writes the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with ProcessPoolExecutor(given.workers) as pool:
        tasks = [(lang, name, left) for name in ("order", "bag") for left in (None, *range(JUDGED)) for lang in LANGS]
        under_way = {task: pool.submit(trained, *task) for task in tasks}
        for lang in LANGS:
            network = network_of(*(under_way[lang, name, None].result()[0] for name in ("bag", "order")))
            bag, order = (
                np.concatenate([under_way[lang, name, left].result()[1] for left in range(JUDGED)])
                for name in ("bag", "order")
            )
            silent = silence(network, of_lang(lang), neutral_lines(lang))
            Model(network, *limits(judged(lang), (bag + order) / 2), silent).keep(WEIGHTS / lang)


if __name__ == "__main__":
    main()
