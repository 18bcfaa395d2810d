"""The files of one drill, read and brought into form: scenario, translations, rehearsals and their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Final

from scenarios.guess import Guesser
from scenarios.play import Play
from scenarios.problems import MOST_PROBLEMS, Problem
from scenarios.prune import pruned
from scenarios.schema import Scenario
from scenarios.shape import shaped
from scenarios.tree import Tree
from scenarios.words import LANGS
from scenarios.yamlfile import parse, read_tree

MOST_FILES: Final = 60
"""More YAML files than this in a folder are not read."""
PLAY: Final = re.compile(r"([a-z][a-z0-9-]{0,39})\.play\.yaml")
PLAY_WORDS: Final = re.compile(r"([a-z][a-z0-9-]{0,39})\.play\.([A-Za-z-]{2,8})\.yaml")


@dataclass
class Bundle:
    """What the files of a drill hold; what cannot be read is None or missing, and `problems` says why."""

    id: str
    """The name of the folder, or of the file where it stands alone."""
    tree: Tree | None = None
    scenario: Scenario | None = None
    partial: bool = False
    """Parts with mistakes were left out of `scenario`, so that the rest could be looked at."""
    words: dict[str, Tree] = field(default_factory=dict)
    """Translations, by language."""
    plays: dict[str, tuple[Tree, Play]] = field(default_factory=dict)
    """Rehearsals, by name."""
    play_words: dict[tuple[str, str], Tree] = field(default_factory=dict)
    """The words of rehearsals, by name and language."""
    play_names: set[str] = field(default_factory=set)
    """The rehearsals that there are, also those that cannot be read."""
    problems: list[Problem] = field(default_factory=list)
    guess: Guesser = field(default_factory=Guesser)

    def take_scenario(self, tree: Tree | None, problems: list[Problem]) -> None:
        """Adds scenario.yaml."""
        self.problems += problems
        self.tree = tree
        if tree:
            self.scenario, found = shaped(Scenario, tree, self.guess)
            self.problems += found
            if self.scenario is None and len(found) <= MOST_PROBLEMS and found[0].code != "hopeless":
                self.scenario, self.partial = pruned(Scenario, tree), True

    def take(self, name: str, tree: Tree | None, problems: list[Problem]) -> None:
        """Adds a file that stands beside scenario.yaml; a file whose name says nothing to us is passed over."""
        self.problems += problems
        if play := PLAY.fullmatch(name):
            self.play_names.add(play[1])
        if tree is None:
            return
        if words := PLAY_WORDS.fullmatch(name):
            self.play_words[words[1], words[2]] = tree
        elif play:
            rehearsal, found = shaped(Play, tree, self.guess)
            self.problems += found
            if rehearsal:
                self.plays[play[1]] = (tree, rehearsal)
        else:
            self.words[name.removesuffix(".yaml")] = tree


def belongs(name: str) -> bool:
    """Whether a file of this name beside scenario.yaml is part of the drill."""
    return bool(PLAY.fullmatch(name) or PLAY_WORDS.fullmatch(name)) or name.removesuffix(".yaml") in LANGS


def read_bundle(path: FilePath, *, plays: bool = True) -> Bundle:
    """The drill whose scenario file is at `path`; files beside it count only if it is called scenario.yaml."""
    alone = path.name != "scenario.yaml"
    bundle = Bundle(path.stem if alone else path.absolute().parent.name)
    bundle.take_scenario(*read_tree(path))
    if not alone:
        beside = sorted(name.name for name in path.parent.glob("*.yaml") if belongs(name.name))
        for name in beside[:MOST_FILES]:
            if plays or ".play." not in name:
                bundle.take(name, *read_tree(path.parent / name))
    return bundle


def bundle_from_texts(name: str, scenario: str, translations: Mapping[str, str]) -> Bundle:
    """The drill that a journal carries with it."""
    bundle = Bundle(name)
    bundle.take_scenario(*parse(scenario, "scenario.yaml"))
    for lang in sorted(translations):
        bundle.take(f"{lang}.yaml", *parse(translations[lang], f"{lang}.yaml"))
    return bundle
