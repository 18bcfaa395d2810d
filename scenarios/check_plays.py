"""Rehearsals and other plays against their scenario."""

from __future__ import annotations

from pathlib import Path

from scenarios.bundle import Bundle
from scenarios.guess import Guesser
from scenarios.library import LoadedScenario
from scenarios.play import Play
from scenarios.problems import BadFile, errors
from scenarios.rehearsal import LoadedPlay, play_words
from scenarios.shape import shaped
from scenarios.yamlfile import read_tree


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
    assert bundle.scenario
    words = {lang: play_words(tree) for (of, lang), tree in bundle.play_words.items() if of == name}
    like = done[play.like] if play.like else None
    return LoadedPlay(name, play, bundle.scenario.language, bundle.scenario.lasts, like, words)


def outside_play(path: Path, scenario: LoadedScenario) -> LoadedPlay:
    """A play file from anywhere, for a scenario that is loaded; raises BadFile."""
    tree, problems = read_tree(path)
    play = None
    if tree:
        play, found = shaped(Play, tree, Guesser())
        problems = [*problems, *found]
    if play is None or errors(problems):
        raise BadFile(problems)
    like = scenario.plays.get(play.like) if play.like else None
    return LoadedPlay(
        path.name.removesuffix(".yaml").removesuffix(".play"),
        play,
        scenario.scenario.language,
        scenario.scenario.lasts,
        like,
    )
