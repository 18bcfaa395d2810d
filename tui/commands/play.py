"""The home screen, and `play`: practise alone."""

from __future__ import annotations

import sys

from scenarios.field import Role
from scenarios.shelf import load
from scenarios.words import Lang, translator
from tui.exits import Exit
from tui.language import for_screens


def open_home(asked: str | None) -> Exit:
    """Opens the home screen; without a terminal it says what to do instead."""
    lang = for_screens(asked)
    if not _at_terminal(lang):
        return Exit.USAGE
    from tui.app import run

    run(lang=lang)
    return Exit.DONE


def practise(scenario: str, role: Role | None, seed: int | None, skill: float, pace: float, asked: str | None) -> Exit:
    """Opens the briefing of a drill at once; without a role it is asked for."""
    load(scenario)
    lang = for_screens(asked)
    if not _at_terminal(lang):
        return Exit.USAGE
    from tui.app import run
    from tui.request import PlayRequest

    run(lang=lang, play=PlayRequest(scenario=scenario, role=role, seed=seed, skill=skill, pace=pace))
    return Exit.DONE


def _at_terminal(lang: Lang) -> bool:
    if all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # Textual draws on stderr
        return True
    t = translator("tui", lang)
    print(t("This needs a terminal. Without one, try: crisis-drill demo"), file=sys.stderr)
    return False
