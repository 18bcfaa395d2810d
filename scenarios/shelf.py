"""The library of drills: what is on the shelf, where a scenario lies, and a scenario made ready to play.

`shelf` and `find` stay light (they read the heads of files and know no schema), since `list` has to be quick; what
needs the schema is imported when it is called for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scenarios.guess import Guesser
from scenarios.heading import Heading, heading
from scenarios.problems import BadFile, Problem, errors, in_order
from scenarios.texts import Script
from scenarios.yamlfile import is_file

if TYPE_CHECKING:
    from scenarios.bundle import Bundle
    from scenarios.rehearsal import LoadedPlay

SHELF: Final = Path(__file__).parent / "library"
"""The folder of the drills that come with the program."""


def shelf(folders: Iterable[Path] = (SHELF,)) -> list[Heading]:
    """The drills in `folders` by id; a folder whose scenario has no readable head is passed over."""
    found = [heading(path) for folder in folders for path in sorted(folder.glob("*/scenario.yaml"))]
    return sorted((head for head in found if head), key=lambda head: head.id)


def find(name: str | Path) -> Path:
    """The scenario file for an id of the library, a folder or a file; otherwise BadFile, with the nearest id."""
    text = str(name)
    path = Path(text)
    tries = [path, path / "scenario.yaml"]
    if "/" not in text and "\\" not in text:
        tries.insert(0, SHELF / text / "scenario.yaml")
    for known in tries:
        if is_file(known):
            return known
    if _exists(path):
        raise BadFile([Problem(text, 1, 1, "no-drill-here" if path.is_dir() else "not-a-file")])
    known_ids = [path.parent.name for path in sorted(SHELF.glob("*/scenario.yaml"))]
    code = "no-file" if path.suffix or "/" in text else "no-scenario"
    raise BadFile([Problem(text, 1, 1, code, {"name": text, "choices": known_ids}, Guesser()(text, known_ids))])


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


@dataclass(frozen=True)
class LoadedScenario(Script):
    """A script with everything around it that a drill, a journal or a screen needs."""

    id: str
    digest: str
    """SHA-256 of the content of the scenario and its translations, whatever their layout, comments and key order."""
    source: Mapping[str, Any]
    """`{id, scenario, translations: {lang: …}}`: the files' own texts for the journal; `from_source` reads it again."""
    plays: Mapping[str, LoadedPlay]
    """The rehearsals, by name."""
    problems: tuple[Problem, ...] = ()
    """Warnings of the checker."""


def load(name: str | Path) -> LoadedScenario:
    """The scenario, checked; raises BadFile with everything that is wrong in its folder."""
    from scenarios.bundle import read_bundle

    return _sound(read_bundle(find(name)))


def from_source(source: Mapping[str, Any]) -> LoadedScenario:
    """The scenario that a journal carries, without files or rehearsals; raises BadFile if it is damaged."""
    from scenarios.bundle import bundle_from_texts

    translations = source.get("translations") or {}
    texts = [source.get("id"), source.get("scenario")]
    if not isinstance(translations, Mapping) or not all(
        isinstance(text, str) for text in [*texts, *translations.values()]
    ):
        raise BadFile([Problem("journal", 1, 1, "bad-source")])
    return _sound(bundle_from_texts(str(source["id"]), str(source["scenario"]), translations))


def load_play(path: str | Path, scenario: LoadedScenario) -> LoadedPlay:
    """A play of `scenario`: the name of one of its rehearsals, or a play file anywhere; raises BadFile."""
    text = str(path)
    if text in scenario.plays:
        return scenario.plays[text]
    from scenarios.check_plays import outside_play

    file = Path(text)
    if file.suffix != ".yaml" and "/" not in text:
        names = sorted(scenario.plays)
        raise BadFile([Problem(text, 1, 1, "no-play", {"name": text, "choices": names}, Guesser()(text, names))])
    return outside_play(file, scenario)


def _sound(bundle: Bundle) -> LoadedScenario:
    from scenarios.check import check_bundle
    from scenarios.check_plays import loaded_plays
    from scenarios.check_words import texts_of

    problems = in_order([*bundle.problems, *check_bundle(bundle)])
    if errors(problems) or bundle.tree is None or bundle.scenario is None:
        raise BadFile(problems)
    translations = {lang: tree.text for lang, tree in sorted(bundle.words.items())}
    return LoadedScenario(
        scenario=bundle.scenario,
        texts=texts_of(bundle),
        id=bundle.id,
        digest=_digest(bundle),
        source={"id": bundle.id, "scenario": bundle.tree.text, "translations": translations},
        plays=loaded_plays(bundle),
        problems=tuple(problems),
    )


def _digest(bundle: Bundle) -> str:
    import hashlib  # only here: `list` never needs it

    content = {"scenario": bundle.tree.data if bundle.tree else None}
    content |= {lang: tree.data for lang, tree in bundle.words.items()}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
