"""The checker: every problem of a drill's files at once, each with its place and a way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path as FilePath

from scenarios.bundle import PLAY, PLAY_WORDS, Bundle, read_bundle
from scenarios.case import Case
from scenarios.check_design import check_design
from scenarios.check_names import check_names
from scenarios.check_numbers import check_numbers
from scenarios.check_plays import check_play, check_plays
from scenarios.check_timing import check_timing
from scenarios.check_words import check_words
from scenarios.guess import Guesser
from scenarios.play import Play
from scenarios.problems import BadFile, Problem, errors, in_order
from scenarios.shape import shaped
from scenarios.shelf import find, load
from scenarios.words import LANGS, Lang
from scenarios.yamlfile import is_file, read_tree


def check_files(paths: Iterable[str | FilePath], lang: Lang = "en") -> list[Problem]:
    """All that is wrong with the given files, in the words of `lang`; nothing at all if they are sound.

    A folder or a scenario.yaml stands for the whole drill: its translations and rehearsals are checked with it. The
    id of a drill of the library will do. A translation or a play is checked against the scenario it belongs to.
    """
    found = [problem for path in paths for problem in _check_file(path)]
    return [replace(problem, lang=lang) for problem in in_order(found)]


def check_bundle(bundle: Bundle) -> list[Problem]:
    """What is wrong beyond the form of each single file; at the end, that there may be more, if there may."""
    if bundle.tree is None or bundle.scenario is None:
        return _more_may_follow(bundle, [])
    case = Case(bundle.tree, bundle.scenario, bundle.guess, bundle.mended)
    check_names(case)
    check_timing(case)
    check_design(case)
    check_numbers(case)
    found = [*case.problems, *check_words(bundle), *check_plays(bundle)]
    return found + _more_may_follow(bundle, found)


def _more_may_follow(bundle: Bundle, found: list[Problem]) -> list[Problem]:
    """A note after the last mistake, if something could not be looked into because of the mistakes in it."""
    wrong = errors([*bundle.problems, *found])
    if not wrong or not (bundle.mended or bundle.mended_plays or bundle.unread):
        return []
    file = next((each.file for each in wrong if bundle.mended or bundle.unread), wrong[-1].file)
    line, column = max((each.line, each.column) for each in wrong if each.file == file)
    return [Problem(file, line, column, "mend-first")]


def _check_file(path: str | FilePath) -> list[Problem]:
    file = FilePath(path)
    try:
        if PLAY_WORDS.fullmatch(file.name) or file.name.removesuffix(".yaml") in LANGS:
            return _check_beside(file)
        if PLAY.fullmatch(file.name):
            return _check_beside(file) if is_file(file.parent / "scenario.yaml") else _check_lone_play(file)
        bundle = read_bundle(find(path))
    except BadFile as bad:
        return list(bad.problems)
    return [*bundle.problems, *check_bundle(bundle)]


def _check_beside(file: FilePath) -> list[Problem]:
    """A translation or rehearsal: its own problems, or its scenario's if that is broken."""
    if not is_file(file):
        return [Problem(str(file), 1, 1, "no-file")]
    scenario = file.parent / "scenario.yaml"
    if not is_file(scenario):
        return [Problem(str(file), 1, 1, "no-original")]
    bundle = read_bundle(scenario)
    found = [*bundle.problems, *check_bundle(bundle)]
    own = [problem for problem in found if problem.file == str(file)]
    return own or errors(problem for problem in found if problem.file == str(scenario))


def _check_lone_play(file: FilePath) -> list[Problem]:
    """A play outside its scenario's folder: the scenario is looked for in the library."""
    tree, problems = read_tree(file)
    if tree is None:
        return problems
    guess = Guesser()
    play, found = shaped(Play, tree, guess)
    problems += found
    if play is None:
        return problems
    if play.scenario is None:
        return [*problems, tree.problem((), "play-of-nothing")]
    try:
        scenario = load(play.scenario)
    except BadFile as bad:
        first = bad.problems[0]
        return [*problems, tree.problem(("scenario",), first.code, first.values, guess=first.guess)]
    return [*problems, *check_play(tree, play, scenario.id, scenario.scenario, guess, scenario.plays.keys())]
