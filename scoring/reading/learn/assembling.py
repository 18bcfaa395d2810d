"""From trained networks to what reads a language: gates for its sentences, and thresholds for its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from scoring.reading.learn.corpus import Example, levels, neutral_lines, pairs, rated
from scoring.reading.learn.folds import JUDGED, of_lang, others, usual
from scoring.reading.learn.gates import silence, unsaid
from scoring.reading.learn.lessons import Keys
from scoring.reading.learn.thresholds import Labelled, thresholds
from scoring.reading.learn.unseen import chances
from scoring.reading.model import Lang, Model
from scoring.reading.network import BAG, MEMBERS, Array, Network
from scoring.reading.packing import packed
from sim.reading import MARKS

_KEYS = "keys.weight"
Trained = tuple[Keys, dict[str, Array]]
"""What a network looks at, and its weights."""


def network_of(members: Mapping[str, Trained]) -> Network:
    """All MEMBERS as they read replies; raises ValueError if their keys differ."""
    keys = members[BAG][0]
    if any(own != keys for own, _ in members.values()):
        raise ValueError("the networks have different keys; train them again")
    every = {name: members[name][1] for name in MEMBERS}
    vectors, scale = packed(np.stack([weights[_KEYS] for weights in every.values()], axis=1))
    rest = {f"{name}.{key}": each for name, weights in every.items() for key, each in weights.items() if key != _KEYS}
    return Network(keys.names, keys.whole, vectors, scale, rest)


def gated(lang: Lang, members: Mapping[str, Trained], known: Sequence[Example]) -> Model:
    """What reads a language, without thresholds."""
    network, none = network_of(members), np.zeros(len(MARKS), np.float32)
    silent = silence(network, known, neutral_lines(lang))
    return Model(network, none, none, silent, unsaid(network, known, pairs(lang)))


def judged(lang: Lang, members: Mapping[tuple[str, int | None], Trained]) -> list[Labelled]:
    """What readers make of the folds that they did not see: with the labels of all, and with those given afresh."""
    replies, found = [], []
    for fold in range(JUDGED):
        reader = gated(lang, {name: members[name, fold] for name in MEMBERS}, others(lang, fold))
        replies += usual(lang, fold)
        found.append(chances(reader, usual(lang, fold)))
    afresh = rated("train", "afresh")
    again = [at for at, each in enumerate(replies) if each.id in afresh]
    every = np.concatenate(found)
    second = levels(replace(replies[at], levels=afresh[replies[at].id]) for at in again)
    return [(every, levels(replies)), (every[again], second)]


def model_of(lang: Lang, members: Mapping[tuple[str, int | None], Trained]) -> Model:
    """What reads a language, from all its trainings, each by its network and the fold that it did not see."""
    present, clear = thresholds(judged(lang, members))
    whole = gated(lang, {name: members[name, None] for name in MEMBERS}, of_lang(lang))
    return replace(whole, present=present, clear=clear)
