"""Trains the reader's networks on the corpus and writes them: `python -m scoring.reading.learn` (extra `learn`: torch).

First come the teachers, one of each kind; then the students, who hear what all teachers say together. The students
and the bag among the teachers are kept.
Thresholds are chosen on two of four folds of hands: the replies of each are judged by networks trained on all others.
The held-out part is not looked at here; `python -m scoring.reading.learn.report` measures on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np

try:
    import torch
except ModuleNotFoundError:
    raise SystemExit("Training needs torch. Install it with: pip install '.[learn]'") from None

from scoring.reading.learn import thresholds
from scoring.reading.learn.corpus import Example, clauses, examples, levels, pairs, retold
from scoring.reading.learn.fit import Net, Recipe, chances, fit
from scoring.reading.learn.gates import silence, unsaid
from scoring.reading.learn.lessons import Keys, frequent, lesson, row, seen
from scoring.reading.learn.nets import Bag, Drops, Order, Windows
from scoring.reading.learn.pieces import PIECE, apart, cutter
from scoring.reading.learn.teachers import together
from scoring.reading.model import LANGS, WEIGHTS, Lang, Model
from scoring.reading.network import BAG, MEMBERS, SEQUENCES, Array, Network
from scoring.reading.packing import packed
from sim.reading import MARKS, Reply

RECIPES = {
    "bag": Recipe(Bag, Drops(keys=0.5, units=0.5), epochs=20, rate=0.005, slower=1.0),
    "order": Recipe(Order, Drops(keys=0.4, units=0.3), epochs=14, rate=0.003, slower=0.4, places=0.3),
    "windows": Recipe(Windows, Drops(keys=0.4, units=0.3), epochs=14, rate=0.003, slower=0.4, places=0.3),
}
BANK = "G:bank"
"""The key of the whole that an utterance of the clause bank has."""
QUICK = frozenset("qrst")
"""The letters of the hands whose raters were quick, and whose writers aimed at harm."""
FEWEST = 4
"""Replies and utterances of the bank that a key must stand in to be kept."""
BANK_WORTH = 0.5
"""How much an utterance of the clause bank counts beside a reply."""
RETOLD_WORTH = 0.7
"""How much a reply counts that was said again in the other language."""
SLOWEST = ("order", "windows", "bag")
"""The networks in the order in which they are trained."""
STUDENTS = SEQUENCES
"""Those of which a second one is trained and kept, with the first ones of all as its teachers."""
FOLDS = 4
JUDGED = 2
"""So many of the folds choose the thresholds."""
STUDENT = 1
"""The seed of a student; its teachers have another."""
_KEYS = "keys.weight"
Trained = tuple[Keys, dict[str, Array]]
"""What a network looks at, and its weights."""
Result = tuple[Trained, Array]
"""The same, and what it makes of the fold that it did not see."""
Task = tuple[Lang, str, int | None]
"""A language, a network, and the fold that it does not see."""


def trained(lang: Lang, name: str, left: int | None = None, teachers: Mapping[str, Trained] | None = None) -> Result:
    """A network of a language that saw no hand of a fold, and what it makes of that fold's replies.

    A student has `teachers`, one of each kind, who saw none either.
    """
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
    placed = [each for each in (*known, *again) if each.spans is not None]
    cut = cutter([apart(each, looked[each.id], keys) for each in placed], nothing)
    recipe = replace(RECIPES[name], seed=STUDENT) if teachers else RECIPES[name]
    teacher = together([_net(kind, *own) for kind, own in teachers.items()]) if teachers else None
    net = fit([each for each in lessons if each.rows], len(keys.names), recipe, cut, teacher)
    found = chances(net, [lesson(each, looked[each.id], keys) for each in own])
    return (keys, {key: each.numpy().copy() for key, each in net.state_dict().items()}), found


def _net(name: str, keys: Keys, weights: Mapping[str, Array]) -> Net:
    """A network as it was trained."""
    recipe = RECIPES[name]
    net = recipe.net(len(keys.names), len(keys.whole), recipe.width, recipe.drops)
    net.load_state_dict({key: torch.from_numpy(each) for key, each in weights.items()})
    net.eval()
    return net


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
    """Thresholds of presence and of level 2, from replies whose marks are about as frequent as in the wild."""
    usual = np.array([each.hand[-1] not in QUICK for each in known])
    found, wanted, count = found[usual], levels(known)[usual], len(MARKS)
    present = thresholds.present(found[:, :count], wanted)
    return present, thresholds.clear(found[:, :count], found[:, count:], present, wanted)


def network_of(members: Mapping[str, Trained]) -> Network:
    """All MEMBERS as they read replies; raises ValueError if their keys differ."""
    keys = members[BAG][0]
    if any(own != keys for own, _ in members.values()):
        raise ValueError("the networks have different keys; train them again")
    every = {name: members[name][1] for name in MEMBERS}
    vectors, scale = packed(np.stack([weights[_KEYS] for weights in every.values()], axis=1))
    rest = {f"{name}.{key}": each for name, weights in every.items() for key, each in weights.items() if key != _KEYS}
    return Network(keys.names, keys.whole, vectors, scale, rest)


def judged(lang: Lang) -> list[Example]:
    """The replies of the folds that choose, one fold after another."""
    known, group = of_lang(lang), folds(of_lang(lang))
    return [each for fold in range(JUDGED) for each in known if group[each.hand] == fold]


def model_of(lang: Lang, own: Mapping[tuple[str, int | None], Result]) -> Model:
    """What reads a language, from all its trainings, each by its network and the fold that it did not see."""
    network = network_of({name: own[name, None][0] for name in MEMBERS})
    found = [np.concatenate([own[name, left][1] for left in range(JUDGED)]) for name in MEMBERS]
    silent = silence(network, of_lang(lang), neutral_lines(lang))
    told = unsaid(network, of_lang(lang), pairs(lang))
    return Model(network, *limits(judged(lang), np.mean(found, axis=0)), silent, told)


def main() -> None:
    """Trains, chooses the thresholds, writes the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with ProcessPoolExecutor(given.workers) as pool:
        teachers = all_of(pool, SLOWEST)
        kept = teachers | all_of(pool, STUDENTS, teachers)
    for lang in LANGS:
        model_of(lang, {task[1:]: each for task, each in kept.items() if task[0] == lang}).keep(WEIGHTS / lang)


def all_of(
    pool: ProcessPoolExecutor, names: Sequence[str], teachers: Mapping[Task, Result] | None = None
) -> dict[Task, Result]:
    """All trainings of these networks, with the teachers of each language and fold where there are any."""
    under_way: dict[Task, Future[Result]] = {}
    for name, left, lang in product(names, (None, *range(JUDGED)), LANGS):
        own = {kind: teachers[lang, kind, left][0] for kind in MEMBERS} if teachers else None
        under_way[lang, name, left] = pool.submit(trained, lang, name, left, own)
    return {task: each.result() for task, each in under_way.items()}


if __name__ == "__main__":
    main()
