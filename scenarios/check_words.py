"""Translations against their original."""

from __future__ import annotations

import re
from typing import Final

from scenarios.bundle import Bundle
from scenarios.guess import Guesser
from scenarios.problems import Problem, Value
from scenarios.shape import split_text
from scenarios.texts import Texts, flat, original_texts
from scenarios.tree import Path, Tree

LONGEST_TEXT: Final = 4000
_SPOKEN: Final = re.compile(r"(.*\.says)\.([^.]*)\.(\d+)")
_SIGN: Final = re.compile(r"(facts\.[^.]*\.(?:signs|contrary))\.\d+")


def texts_of(bundle: Bundle) -> dict[str, Texts]:
    """The texts of a drill by language; what a translation has beside the original is left out."""
    if bundle.scenario is None:
        return {}
    own = original_texts(bundle.scenario)
    texts: dict[str, Texts] = {bundle.scenario.language: own}
    for lang, tree in sorted(bundle.words.items()):
        if lang != bundle.scenario.language:
            known = own.keys() | _signs(own)
            texts[lang] = {path: text for path, text, _ in flat(tree.data) if text and _group(path) in known}
    return texts


def check_words(bundle: Bundle) -> list[Problem]:
    """What each translation lacks, has too much of, or counts differently."""
    if bundle.scenario is None:
        return []
    own = original_texts(bundle.scenario)
    found: list[Problem] = []
    for lang, tree in sorted(bundle.words.items()):
        if lang == bundle.scenario.language:
            found.append(tree.problem((), "own-language"))
        else:
            found += _Translation(own, tree, bundle.guess, whole=not bundle.mended).problems()
    return found


def _signs(texts: Texts) -> set[str]:
    return {found[1] for path in texts if (found := _SIGN.fullmatch(path))}


def _group(path: str) -> str:
    """The path, but all signs of a fact as one: how many there are is up to the language."""
    sign = _SIGN.fullmatch(path)
    return sign[1] if sign else path


class _Translation:
    """One translation beside its original."""

    def __init__(self, own: Texts, tree: Tree, guess: Guesser, *, whole: bool) -> None:
        self.own, self.tree, self.guess, self.whole = own, tree, guess, whole
        self.given: dict[str, tuple[str, Path]] = {path: (text, where) for path, text, where in flat(tree.data)}
        self.wanted_lines = _by_prefix(own)
        self.given_lines = _by_prefix(self.given)
        self.first_line = {_prefix(path): where for path, (_, where) in reversed(self.given.items())}
        self.steps: dict[str, dict[str, None]] = {}
        for path in own:
            known = ""
            for step in path.split("."):
                self.steps.setdefault(known, {})[step] = None
                known = f"{known}.{step}".removeprefix(".")

    def problems(self) -> list[Problem]:
        known = self.own.keys() | _signs(self.own)
        differing = {prefix for prefix in self.given_lines if self._differs(prefix)}
        found = [self._difference(prefix) for prefix in sorted(differing)]
        for path, (text, where) in self.given.items():
            if _prefix(path) in differing:
                continue
            if _group(path) not in known:
                found += self._extra(path, where)
            elif not text:
                found.append(self.tree.problem(where, "text-empty", {"path": path}))
            elif len(text) > LONGEST_TEXT:
                found.append(self.tree.problem(where, "text-long", {"limit": LONGEST_TEXT}))
        return found + (self._missing(differing) if self.whole else [])

    def _missing(self, differing: set[str]) -> list[Problem]:
        given = {_group(path) for path in self.given}
        wanted = dict.fromkeys(_group(path) for path in self.own if _prefix(path) not in differing)
        return [
            self.tree.problem(self._nearest(path), "text-missing", {"path": path}, at_key=True)
            for path in wanted
            if path not in given
        ]

    def _nearest(self, path: str) -> Path:
        """Where the missing text would stand: the deepest part of its path that the file has."""
        where: list[str | int] = []
        for step in path.split("."):
            if (*where, step) not in self.tree.values:
                break
            where.append(step)
        return tuple(where)

    def _extra(self, path: str, where: Path) -> list[Problem]:
        if not self.whole and path.startswith(("injects.", "people.", "facts.", "objectives.")):
            return []  # its original may be among the parts left out
        if split_text(str(where[-1]) if where else "", self.given[path][0]):
            return [self.tree.problem(where, "comma-key", {"key": str(where[-1])}, at_key=True)]
        return [self.tree.problem(where, "text-extra", {"path": path}, guess=self._meant(path), at_key=True)]

    def _meant(self, path: str) -> str:
        """The path up to its first unknown step, with what that step may have meant."""
        known = ""
        for step in path.split("."):
            if step not in self.steps.get(known, ()):
                near = self.guess(step, self.steps.get(known, ()))
                return f"{known}.{near}".removeprefix(".") if near else ""
            known = f"{known}.{step}".removeprefix(".")
        return ""

    def _differs(self, prefix: str) -> bool:
        wanted = self.wanted_lines.get(prefix)
        return wanted is not None and wanted != self.given_lines[prefix]

    def _difference(self, prefix: str) -> Problem:
        wanted, given = self.wanted_lines[prefix], self.given_lines[prefix]
        first = self.first_line[prefix]
        where = first[: first.index("says") + 1] if "says" in first else first
        if wanted.keys() != given.keys():
            values: dict[str, Value] = {"path": prefix, "wanted": sorted(wanted), "given": sorted(given)}
            return self.tree.problem(where, "moods-differ", values, at_key=True)
        mood = next(mood for mood in wanted if wanted[mood] != given[mood])
        numbers: dict[str, Value] = {"path": f"{prefix}.{mood}", "wanted": wanted[mood], "given": given[mood]}
        return self.tree.problem(where, "lines-differ", numbers, at_key=True)


def _prefix(path: str) -> str:
    spoken = _SPOKEN.fullmatch(path)
    return spoken[1] if spoken else ""


def _by_prefix(paths: Texts | dict[str, tuple[str, Path]]) -> dict[str, dict[str, int]]:
    """How many lines for each mood, by `….says`."""
    found: dict[str, dict[str, int]] = {}
    for path in paths:
        if spoken := _SPOKEN.fullmatch(path):
            moods = found.setdefault(spoken[1], {})
            moods[spoken[2]] = moods.get(spoken[2], 0) + 1
    return found
