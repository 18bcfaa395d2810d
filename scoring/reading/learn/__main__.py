"""Trains the reader's networks on the corpus and writes them: `python -m scoring.reading.learn` (extra `learn`: torch).

First come the teachers, one of each kind; then the students, who hear what all teachers say together. The students
and the bag among the teachers are kept.
Thresholds are chosen on two of four folds of hands: the replies of each are judged by a reader trained on all others.
The held-out part is not looked at here; `python -m scoring.reading.learn.report` measures on it.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import product

try:
    import torch
except ModuleNotFoundError:
    raise SystemExit("Training needs torch. Install it with: pip install '.[learn]'") from None

from scoring.reading.learn.assembling import Trained, model_of
from scoring.reading.learn.corpus import clauses, neutral_lines, retold
from scoring.reading.learn.fit import Net, Recipe, fit
from scoring.reading.learn.folds import JUDGED, others
from scoring.reading.learn.lessons import Keys, frequent, lesson, row, seen
from scoring.reading.learn.nets import Bag, Drops, Order, Windows
from scoring.reading.learn.pieces import PIECE, apart, cutter
from scoring.reading.learn.teachers import together
from scoring.reading.model import LANGS, WEIGHTS, Lang
from scoring.reading.network import MEMBERS, SEQUENCES, Array
from sim.reading import Reply

RECIPES = {
    "bag": Recipe(Bag, Drops(keys=0.5, units=0.5), epochs=20, rate=0.005, slower=1.0),
    "order": Recipe(Order, Drops(keys=0.4, units=0.3), epochs=14, rate=0.003, slower=0.4, places=0.3),
    "windows": Recipe(Windows, Drops(keys=0.4, units=0.3), epochs=14, rate=0.003, slower=0.4, places=0.3),
}
BANK = "G:bank"
"""The key of the whole that an utterance of the clause bank has."""
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
STUDENT = 1
"""The seed of a student; its teachers have another."""
Task = tuple[Lang, str, int | None]
"""A language, a network, and the fold that it does not see."""


def trained(lang: Lang, name: str, left: int | None = None, teachers: Mapping[str, Trained] | None = None) -> Trained:
    """A network of a language that saw no hand of a fold; a student has `teachers`, one of each kind, who saw none."""
    torch.set_num_threads(1)
    known = others(lang, left)
    again = [each for each in retold() if each.lang == lang]
    bank = [each for each in clauses() if each.lang == lang]
    looked = {each.id: seen(each.reply) for each in (*known, *again, *bank)}
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
    return keys, {key: each.numpy().copy() for key, each in net.state_dict().items()}


def _net(name: str, keys: Keys, weights: Mapping[str, Array]) -> Net:
    """A network as it was trained."""
    recipe = RECIPES[name]
    net = recipe.net(len(keys.names), len(keys.whole), recipe.width, recipe.drops)
    net.load_state_dict({key: torch.from_numpy(each) for key, each in weights.items()})
    net.eval()
    return net


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
    pool: ProcessPoolExecutor, names: Sequence[str], teachers: Mapping[Task, Trained] | None = None
) -> dict[Task, Trained]:
    """All trainings of these networks, with the teachers of each language and fold where there are any."""
    under_way: dict[Task, Future[Trained]] = {}
    for name, left, lang in product(names, (None, *range(JUDGED)), LANGS):
        own = {kind: teachers[lang, kind, left] for kind in MEMBERS} if teachers else None
        under_way[lang, name, left] = pool.submit(trained, lang, name, left, own)
    return {task: each.result() for task, each in under_way.items()}


if __name__ == "__main__":
    main()
