"""Rehearsals and other plays against their scenario."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path as FilePath
from typing import Any, Final

from scenarios.bundle import Bundle
from scenarios.case import Case
from scenarios.field import ROLES
from scenarios.guess import Guesser
from scenarios.play import Line, Play
from scenarios.problems import BadFile, Problem, Term, errors, in_order
from scenarios.rehearsal import LoadedPlay, play_words
from scenarios.schema import Scenario
from scenarios.shape import shaped
from scenarios.shelf import LoadedScenario
from scenarios.timing import span
from scenarios.tree import Path, Tree
from scenarios.yamlfile import read_tree

OF_ABSENCE: Final = frozenset({"later-alone", "line-empty", "line-late", "line-no-id", "note-alone"})
"""Problems that a play of which something was left out may only seem to have."""


def loaded_plays(bundle: Bundle) -> dict[str, LoadedPlay]:
    """The rehearsals of a sound bundle, `like` resolved."""
    done: dict[str, LoadedPlay] = {}
    # A play may be `like` one that comes later in the alphabet, so as many rounds as there are plays.
    for _ in bundle.plays:
        for name, (_, play) in bundle.plays.items():
            if name not in done and (play.like is None or play.like in done):
                done[name] = _loaded(bundle, name, play, done)
    return dict(sorted(done.items()))


def _loaded(bundle: Bundle, name: str, play: Play, done: dict[str, LoadedPlay]) -> LoadedPlay:
    if bundle.scenario is None:
        raise ValueError(f"the scenario of {name} is not sound")
    words = {lang: play_words(tree) for (of, lang), tree in bundle.play_words.items() if of == name}
    like = done[play.like] if play.like else None
    return LoadedPlay(name, play, bundle.scenario.language, bundle.scenario.lasts, like, words)


def outside_play(path: FilePath, scenario: LoadedScenario) -> LoadedPlay:
    """A play file from anywhere, for a scenario that is loaded; raises BadFile."""
    tree, problems = read_tree(path)
    play, guess = None, Guesser()
    if tree:
        play, found = shaped(Play, tree, guess)
        problems += found
        if play:
            problems += check_play(tree, play, scenario.id, scenario.scenario, guess, scenario.plays.keys())
    if play is None or errors(problems):
        raise BadFile(in_order(problems))
    like = scenario.plays.get(play.like) if play.like else None
    name = path.name.removesuffix(".yaml").removesuffix(".play")
    return LoadedPlay(name, play, scenario.scenario.language, scenario.scenario.lasts, like)


def check_plays(bundle: Bundle) -> list[Problem]:
    """What is wrong with the rehearsals of a drill and their words."""
    if bundle.scenario is None or bundle.tree is None:
        return []
    found: list[Problem] = []
    for name, (tree, play) in sorted(bundle.plays.items()):
        known = bundle.play_names - {name}
        inject_ids = _known_injects(bundle)
        own = check_play(tree, play, bundle.id, bundle.scenario, bundle.guess, known, inject_ids)
        mended = bundle.mended_plays.get(name, frozenset())
        found += [each for each in own if not (mended and each.code in OF_ABSENCE)]
        if ring := _ring(bundle, name):
            found.append(tree.problem(("like",), "like-ring", {"names": ring}))
        for lang in sorted({lang for _, lang in bundle.play_words} | bundle.words.keys() - {bundle.scenario.language}):
            found += _check_play_words(tree, play, lang, bundle.play_words.get((name, lang)), bundle.guess)
    for (name, _), tree in sorted(bundle.play_words.items()):
        if name not in bundle.play_names:
            found.append(tree.problem((), "no-rehearsal", {"name": name}))
    return found


def _known_injects(bundle: Bundle) -> frozenset[str]:
    if bundle.tree is None or bundle.scenario is None:
        return frozenset()
    return Case(bundle.tree, bundle.scenario, bundle.guess).known_injects


def _ring(bundle: Bundle, start: str) -> list[str]:
    way = [start]
    while (entry := bundle.plays.get(way[-1])) and entry[1].like:
        if entry[1].like in way:
            return way[way.index(entry[1].like) :]
        way.append(entry[1].like)
    return []


def check_play(
    tree: Tree,
    play: Play,
    scenario_id: str,
    scenario: Scenario,
    guess: Guesser,
    known_plays: Collection[str],
    known_injects: Collection[str] | None = None,
) -> list[Problem]:
    """What is wrong with one play for one scenario."""
    found: list[Problem] = []
    if play.scenario not in (None, scenario_id):
        found.append(tree.problem(("scenario",), "other-scenario", {"name": str(play.scenario), "wanted": scenario_id}))
    if play.like and play.like not in known_plays:
        code_guess = guess(play.like, known_plays)
        found.append(tree.problem(("like",), "unknown-play", {"name": play.like}, guess=code_guess))
    if play.later and not play.like:
        found.append(tree.problem(("later",), "later-alone", at_key=True))
    people = {*scenario.people, "public", "team", *ROLES}
    for index, line in enumerate(play.do):
        found += _check_line(tree, line, ("do", index), people, scenario, guess)
    found += _doubled_lines(tree, play)
    return found + _check_then(tree, play, known_injects or {inject.id for inject in scenario.injects}, guess)


def _check_line(
    tree: Tree, line: Line, place: Path, people: Collection[str], scenario: Scenario, guess: Guesser
) -> list[Problem]:
    found: list[Problem] = []
    if line.says is None and line.does is None:
        found.append(tree.problem(place, "line-empty"))
    elif line.says is not None and line.does is not None:
        found.append(tree.problem(place, "line-both"))
    if line.note is not None and line.does is None:
        found.append(tree.problem((*place, "note"), "note-alone", at_key=True))
    if line.to not in people:
        values: dict[str, Any] = {"name": line.to, "kind": Term("person")}
        found.append(tree.problem((*place, "to"), "unknown-name", values, guess=guess(line.to, people)))
    if line.at > scenario.lasts:
        found.append(tree.problem((*place, "at"), "line-late", {"end": span(scenario.lasts)}))
    return found


def _doubled_lines(tree: Tree, play: Play) -> list[Problem]:
    seen: dict[str, int] = {}
    found: list[Problem] = []
    for index, line in enumerate(play.do):
        if line.id and line.id in seen:
            values: dict[str, Any] = {"name": line.id, "line": tree.place(("do", seen[line.id], "id"))[0]}
            found.append(tree.problem(("do", index, "id"), "duplicate-id", values))
        elif line.id:
            seen[line.id] = index
    return found


def _check_then(tree: Tree, play: Play, injects: Collection[str], guess: Guesser) -> list[Problem]:
    found: list[Problem] = []
    for key, names in (("happens", play.then.happens), ("never", play.then.never)):
        single = not isinstance(tree.at(("then", key)), list)
        for index, name in enumerate(names):
            place: Path = ("then", key) if single else ("then", key, index)
            if name not in injects:
                values = {"name": name, "kind": Term("inject")}
                found.append(tree.problem(place, "unknown-name", values, guess=guess(name, injects)))
            elif key == "never" and name in play.then.happens:
                found.append(tree.problem(place, "happens-and-never", {"name": name}))
    for key, bounds in (("score", play.then.score), ("trust", play.then.trust)):
        if bounds and bounds[0] > bounds[1]:
            found.append(tree.problem(("then", key), "backward-range"))
    return found


def _check_play_words(tree: Tree, play: Play, lang: str, words: Tree | None, guess: Guesser) -> list[Problem]:
    """The words of one rehearsal in one language, which may be missing altogether."""
    wanted = {line.id for line in play.do if line.id and (line.says or line.note)}
    found = [
        tree.problem(("do", index), "line-no-id")
        for index, line in enumerate(play.do)
        if line.id is None and line.says is not None
    ]
    if words is None:
        return [*found, tree.problem((), "play-untold", {"lang": lang})] if wanted else found
    data = words.data
    given = data.get("do", {}) if isinstance(data, dict) else None
    if not isinstance(given, dict) or not isinstance(data.get("title", ""), str):
        return [*found, words.problem((), "not-words")]
    found += [words.problem((key,), "not-words", at_key=True) for key in data if key not in ("title", "do")]
    for name, text in given.items():
        if not isinstance(text, str) or not text.strip():
            found.append(words.problem(("do", name), "not-words"))
        elif name not in wanted:
            found.append(
                words.problem(("do", name), "line-unknown", {"name": name}, guess=guess(name, wanted), at_key=True)
            )
    missing = sorted(wanted - given.keys())
    return found + [words.problem(("do",), "line-missing", {"name": name}, at_key=True) for name in missing]
