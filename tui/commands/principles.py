"""`principles`: what can be graded, where it applies, how, and which scenarios exercise it."""

from __future__ import annotations

import json
import shutil
from typing import Any, Final

from rich.cells import cell_len

from scenarios.shelf import LoadedScenario, load, shelf
from scenarios.words import Lang, counter, translator
from scoring.principles import Principle, catalogue, exercised, how, parts, where
from tui.exits import Exit
from tui.wrap import install, wrapped

MOST_WIDE: Final = 100
QUOTED: Final = ("「", "“", "（", "(")
"""A phrase that begins so is shown as it is."""


def list_principles(scenario: str | None, *, as_json: bool, lang: Lang) -> Exit:
    """Prints the catalogue, or with a scenario what it exercises; raises BadFile for a scenario that is none."""
    scripts = [load(scenario)] if scenario is not None else [load(heading.id) for heading in shelf()]
    used = {script.id: set(exercised(script)) for script in scripts}
    listed = [
        one for one in catalogue().values() if scenario is None or any(one.id in names for names in used.values())
    ]
    if as_json:
        print(json.dumps([to_json(one, used) for one in listed], ensure_ascii=False, indent=1))
        return Exit.DONE
    install()
    width = min(MOST_WIDE, shutil.get_terminal_size((80, 24)).columns)
    print("\n".join(told(listed, scripts, used, lang, width)))
    return Exit.DONE


def to_json(one: Principle, used: dict[str, set[str]]) -> dict[str, Any]:
    """One principle with its words in both languages and the scenarios that exercise it."""
    both: tuple[Lang, ...] = ("zh-TW", "en")
    return {
        "id": one.id,
        "part": one.part,
        "name": dict(one.name),
        "seed": dict(one.seed),
        "source": one.source,
        "where": {lang: where(one, lang) for lang in both},
        "how": {lang: how(one, lang) for lang in both},
        "parts": list(one.parts),
        "scenarios": [name for name, names in used.items() if one.id in names],
    }


def told(
    listed: list[Principle], scripts: list[LoadedScenario], used: dict[str, set[str]], lang: Lang, width: int
) -> list[str]:
    """All of it in lines no wider than `width` cells."""
    t = translator("tui", lang)
    letters = {script.id: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26] for number, script in enumerate(scripts)}
    lines = wrapped(counter("tui", lang)("{count} principle", "{count} principles", len(listed)), width)
    for script in scripts:
        title = script.text("title", lang)
        said = t("{letter} = {title} ({id}): {count}").format(
            letter=letters[script.id], title=title, id=script.id, count=len(used[script.id])
        )
        lines += wrapped(said, width)
    legend = t(
        "In quotation marks: what is read in a reply, clear unless it says otherwise. What is needed has to be there "
        "on at least half of the occasions; what breaks a principle does so at once."
    )
    lines += ["", *wrapped(legend, width)]
    for part in parts():
        mine = [one for one in listed if one.part == part.id]
        if mine:
            lines += ["", *wrapped(f"■ {part.title[lang]}", width)]
        for one in mine:
            found = "".join(letters[script.id] for script in scripts if one.id in used[script.id])
            lines += _one(one, found or "–", lang, width)
    return lines


def _one(one: Principle, found: str, lang: Lang, width: int) -> list[str]:
    """Its name, at the right the scenarios; below, its phrase, where it applies and how it is judged."""
    t = translator("tui", lang)
    head = t("{name} [{id}]").format(name=one.name[lang], id=one.id)
    room = width - 2 - cell_len(head) - cell_len(found)
    lines = [f"  {head}{' ' * room}{found}"] if room >= 2 else [*("  " + line for line in wrapped(head, width - 2))]
    if room < 2:
        lines.append(" " * (width - cell_len(found)) + found)
    phrase = one.seed[lang]
    seed = phrase if phrase.startswith(QUOTED) else t("“{phrase}”").format(phrase=phrase)
    for text in (seed, t("Where: {where}").format(where=where(one, lang)), how(one, lang)):
        lines += ["      " + line for line in wrapped(text, width - 6)]
    return lines
