"""The files of one drill, read and brought into form: scenario, translations, rehearsals and their words."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Final

from scenarios.guess import Guesser
from scenarios.mend import mended
from scenarios.play import Play
from scenarios.problems import MOST_PROBLEMS, Problem
from scenarios.schema import Scenario
from scenarios.sentences import SENTENCES
from scenarios.shape import shaped
from scenarios.tree import Path, Tree
from scenarios.words import LANGS
from scenarios.yamlfile import parse, read_tree

MOST_FILES: Final = 60
"""More YAML files than this in a folder are not read."""
PLAY: Final = re.compile(r"([a-z][a-z0-9-]{0,39})\.play\.yaml")
PLAY_WORDS: Final = re.compile(r"([a-z][a-z0-9-]{0,39})\.play\.([A-Za-z-]{2,8})\.yaml")


CUT_SHORT: Final = frozenset({"too-deep", "too-many-nodes"} | {code for code in SENTENCES if code.startswith("yaml")})
"""After these, nothing more of the file is read."""


@dataclass
class Bundle:
    """What the files of a drill hold; what cannot be read is None or missing, and `problems` says why."""

    id: str
    """The name of the folder, or of the file where it stands alone."""
    tree: Tree | None = None
    scenario: Scenario | None = None
    mended: frozenset[Path] = frozenset()
    """Where parts with mistakes were left out of `scenario`, or filled in, so that the rest could be looked at."""
    unread: bool = False
    """The file, or what is left of it, could not be looked into: there may be more to say."""
    words: dict[str, Tree] = field(default_factory=dict)
    """Translations, by language."""
    plays: dict[str, tuple[Tree, Play]] = field(default_factory=dict)
    """Rehearsals, by name."""
    mended_plays: dict[str, frozenset[Path]] = field(default_factory=dict)
    """Those among them that had mistakes of form, with the places left out or filled in."""
    play_words: dict[tuple[str, str], Tree] = field(default_factory=dict)
    """The words of rehearsals, by name and language."""
    play_names: set[str] = field(default_factory=set)
    """The rehearsals that there are, also those that cannot be read."""
    problems: list[Problem] = field(default_factory=list)
    guess: Guesser = field(default_factory=Guesser)

    def take_scenario(self, tree: Tree | None, problems: list[Problem]) -> None:
        """Adds scenario.yaml."""
        self.problems += problems
        self.tree, self.unread = tree, tree is None and any(each.code in CUT_SHORT for each in problems)
        if tree:
            self.scenario, found = shaped(Scenario, tree, self.guess)
            self.problems += found
            if self.scenario is None and worth_mending(found):
                if whole := mended(Scenario, tree):
                    self.scenario, self.mended = whole
                else:
                    self.unread = True

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
            if rehearsal is None and worth_mending(found) and (whole := mended(Play, tree)):
                rehearsal, self.mended_plays[play[1]] = whole
            if rehearsal:
                self.plays[play[1]] = (tree, rehearsal)
        else:
            self.words[name.removesuffix(".yaml")] = tree


def worth_mending(found: list[Problem]) -> bool:
    """Whether a file with these problems of form is worth a second look: not if it is something else altogether."""
    return len(found) <= MOST_PROBLEMS and found[0].code != "hopeless"


def belongs(name: str) -> bool:
    """Whether a file of this name beside scenario.yaml is part of the drill."""
    return bool(PLAY.fullmatch(name) or PLAY_WORDS.fullmatch(name)) or name.removesuffix(".yaml") in LANGS


def read_bundle(path: FilePath, *, plays: bool = True) -> Bundle:
    """The drill whose scenario file is at `path`; files beside it count only if it is called scenario.yaml."""
    alone = path.name != "scenario.yaml"
    # Not resolve(): a link's own name is the one that its author sees.
    bundle = Bundle(path.stem if alone else FilePath(os.path.abspath(path)).parent.name)  # noqa: PTH100
    bundle.take_scenario(*read_tree(path))
    if not alone:
        beside = sorted(name.name for name in path.parent.glob("*.yaml") if belongs(name.name))
        bundle.problems += _misnamed(path.parent)
        for name in beside[:MOST_FILES]:
            if plays or ".play." not in name:
                bundle.take(name, *read_tree(path.parent / name))
    return bundle


def _misnamed(folder: FilePath) -> list[Problem]:
    """Rehearsals whose name keeps them from being read."""
    return [
        Problem(str(file), 1, 1, "play-name", {"name": file.name.removesuffix(".play.yaml")})
        for file in sorted(folder.glob("*.play.yaml"))[:MOST_FILES]
        if not belongs(file.name)
    ]


def bundle_from_texts(name: str, scenario: str, translations: Mapping[str, str]) -> Bundle:
    """The drill that a journal carries with it."""
    bundle = Bundle(name)
    bundle.take_scenario(*parse(scenario, "scenario.yaml"))
    for lang in sorted(translations):
        bundle.take(f"{lang}.yaml", *parse(translations[lang], f"{lang}.yaml"))
    return bundle
