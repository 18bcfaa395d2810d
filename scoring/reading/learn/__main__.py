"""Trains the reader's networks on the corpus and writes them: `python -m scoring.reading.learn`.

Thresholds are chosen in four folds of hands: the replies of each are judged by a network trained on all others.
The held-out part is not looked at here; `python -m scoring.reading.learn.report` measures on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

from scoring.reading.learn import thresholds
from scoring.reading.learn.corpus import Example, clauses, examples, levels, retold
from scoring.reading.learn.fit import Recipe, fit
from scoring.reading.learn.lessons import Seen, frequent, lesson, seen
from scoring.reading.learn.nothing import of_nothing
from scoring.reading.learn.pieces import PIECE, apart, cutter
from scoring.reading.model import LANGS, WEIGHTS, Lang, Model
from scoring.reading.network import Array, Network
from scoring.reading.panel import Panel
from sim.reading import MARKS, Reply

RECIPE = Recipe(width=128, rate=0.005, epochs=20, decay=0.01, drop_keys=0.5)
BANK = "G:bank"
"""The key of the whole that an utterance of the clause bank has."""
WHERE = frozenset({"public", "private"})
FEWEST, FEWEST_IN_ALL = 3, 4
"""Replies, or replies and utterances of the bank, that a key must stand in to be kept."""
MOST_KEYS = 47_000
"""Keys of a language that are kept in the end: the reader with all its lists shall take less than 30 MB."""
EXTRA_WORTH = 0.5
"""How much an utterance of the clause bank, or a reply with a neutral sentence, counts beside a reply."""
RETOLD_WORTH = 0.7
"""How much a reply counts that was said again in the other language."""
FOLDS = 4
MEMBERS = 2
"""Networks whose probabilities are averaged; they differ in their seed."""


def chances(network: Network, replies: Sequence[Seen]) -> Array:
    """(replies, 2 marks)."""
    each = [network.together(network.sentences(one.sentences), network.whole(one.whole)) for one in replies]
    return network.marks(np.array(each, np.float32))


def trained(known: Sequence[Example], seed: int, tell: Callable[[str], None]) -> Network:
    """A network for these replies of one language, those of the other's hands retold in it, and its clause bank."""
    lang = known[0].lang
    again = [each for each in retold() if each.lang == lang]
    real = [*map(lesson, known), *(lesson(each, RETOLD_WORTH) for each in again)]
    # The bank has other shares of marks than real replies: it may teach words, not how often a mark is there.
    bank = [lesson(each, EXTRA_WORTH, {BANK}) for each in clauses() if each.lang == lang]
    padded = [lesson(each, EXTRA_WORTH) for each in with_neutral(known)]
    keys = frequent(real, FEWEST).joined(frequent([*real, *bank], FEWEST_IN_ALL), PIECE)
    nothing = [keys - WHERE for line in neutral_lines(lang) for keys in seen(Reply(line)).sentences]
    cut = cutter([apart(each) for each in (*known, *again) if each.spans is not None], nothing)
    return fit([*real, *padded, *bank], keys, replace(RECIPE, seed=seed), tell, cut)


def of_lang(lang: Lang) -> list[Example]:
    """The training replies of a language."""
    return [each for each in examples("train") if each.lang == lang]


def counted(lang: Lang) -> Counter[str]:
    """In how many replies and utterances of a language each key stands."""
    every = (each for each in chain(examples("train"), retold(), clauses()) if each.lang == lang)
    return Counter(key for each in every for key in set().union(*seen(each.reply).sentences))


def neutral_lines(lang: str) -> list[str]:
    """Sentences that say nothing, in that language."""
    lines = (Path(__file__).parent / "neutral.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.isascii() == (lang == "en")]


def with_neutral(known: Sequence[Example]) -> list[Example]:
    """Every other reply once more with a sentence before or behind it that says nothing: it must change nothing."""
    lines = {lang: neutral_lines(lang) for lang in ("zh", "en")}
    rng = np.random.default_rng(0)
    found = []
    for each in (known[at] for at in rng.permutation(len(known))[: len(known) // 2]):
        joint = " " if each.lang == "en" else ""
        parts = [each.reply.text.strip(), str(rng.choice(lines[each.lang]))]
        text = joint.join(parts if rng.random() < 0.6 else reversed(parts))
        found.append(replace(each, reply=replace(each.reply, text=text)))
    return found


def folds(known: Sequence[Example]) -> dict[str, int]:
    """Which of FOLDS groups each hand is in, as equal in number of replies as may be."""
    sizes = Counter(each.hand for each in known)
    return {name: at % FOLDS for at, name in enumerate(sorted(sizes, key=lambda name: (-sizes[name], name)))}


def left_out(lang: Lang, fold: int) -> tuple[list[Example], Array]:
    """The replies of a group of hands, and what a network that never saw those hands makes of them."""
    known = of_lang(lang)
    group = folds(known)
    network = trained([each for each in known if group[each.hand] != fold], 0, quietly)
    own = [each for each in known if group[each.hand] == fold]
    return own, chances(network, [seen(each.reply) for each in own])


def limits(judged: Iterable[tuple[list[Example], Array]]) -> tuple[Array, Array]:
    """Thresholds of presence and of level 2."""
    known, found = zip(*judged, strict=True)
    wanted, all_found, count = levels(chain(*known)), np.concatenate(found), len(MARKS)
    present = thresholds.present(all_found[:, :count], wanted)
    return present, thresholds.clear(all_found[:, :count], all_found[:, count:], present, wanted)


def quietly(_: str) -> None:
    """For trainings that run side by side."""


def main() -> None:
    """Trains, chooses the thresholds, writes the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with ProcessPoolExecutor(given.workers) as pool:
        members = {
            lang: [pool.submit(trained, of_lang(lang), seed, quietly) for seed in range(MEMBERS)] for lang in LANGS
        }
        judged = {lang: [pool.submit(left_out, lang, fold) for fold in range(FOLDS)] for lang in LANGS}
        for lang in LANGS:
            panel = Panel.of([member.result() for member in members[lang]]).limited(counted(lang), MOST_KEYS)
            nothing = of_nothing(panel, of_lang(lang), neutral_lines(lang))
            Model(panel, *limits(each.result() for each in judged[lang]), nothing).keep(WEIGHTS / lang)


if __name__ == "__main__":
    main()
