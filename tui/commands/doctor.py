"""`doctor`: does this machine have what the program needs."""

from __future__ import annotations

import locale
import os
import sqlite3
import sys
from collections.abc import Callable
from importlib.metadata import version

from live.home import drills_file
from live.store import Store
from live.trouble import StoreError
from scenarios.problems import BadFile
from scenarios.shelf import load, shelf
from scenarios.words import Lang, counter, translator
from tui.exits import Exit

Finding = tuple[bool, str]


def examine(lang: Lang) -> Exit:
    """Prints one line for each thing looked at; exits 1 if one of them is in the way."""
    t = translator("tui", lang)
    looks: tuple[tuple[str, Callable[[Lang], Finding]], ...] = (
        (t("Python"), _python),
        (t("Terminal"), _terminal),
        (t("Drills on disk"), _store),
        (t("Library"), _library),
    )
    found = [(name, *look(lang)) for name, look in looks]
    print(f"crisis-drill {version('crisis-drill')}")
    for name, good, words in found:
        print(f"{'✓' if good else '✗'} {name}: {words}")
    return Exit.DONE if all(good for _, good, _ in found) else Exit.FAILED


def _python(_: Lang) -> Finding:
    return (3, 11) <= sys.version_info[:2] <= (3, 13), f"{sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"


def _terminal(lang: Lang) -> Finding:
    t = translator("tui", lang)
    encoding = locale.getpreferredencoding(False)
    if encoding.lower().replace("-", "") != "utf8":
        return False, t("{encoding}: Chinese will not show. Set LANG to a UTF-8 locale, such as zh_TW.UTF-8.").format(
            encoding=encoding
        )
    return True, f"{os.environ.get('TERM') or '—'}, {encoding}"


def _store(lang: Lang) -> Finding:
    try:
        with Store() as store:
            held, open_ = len(store.past()), len(store.unfinished())
        count = counter("tui", lang)
        told = (
            count("{count} drill held", "{count} drills held", held),
            count("{count} not ended", "{count} not ended", open_),
            str(drills_file()),
        )
        return True, translator("tui", lang)(", ").join(told)
    except StoreError as error:
        return False, error.sentence(lang)


def _library(lang: Lang) -> Finding:
    names = [heading.id for heading in shelf()]
    try:
        for name in names:
            load(name)
    except BadFile as error:
        return False, error.problems[0].render(lang)
    return bool(names), ", ".join(names)
