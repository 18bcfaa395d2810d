"""Which language a command speaks: `--lang`, else the locale of the terminal."""

from __future__ import annotations

import os

from scenarios.words import LANGS, Lang, lang_from_locale


class UnknownLanguageError(ValueError):
    """`--lang` names a language that there is not."""


def chosen(lang: str | None) -> Lang:
    """The language to use; raises UnknownLanguageError."""
    if lang is None:
        locale = os.environ.get("CRISIS_DRILL_LANG") or next(
            (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None
        )
        return lang_from_locale(locale)
    for known in LANGS:
        if lang.lower().replace("_", "-") in (known.lower(), known.lower().partition("-")[0]):
            return known
    raise UnknownLanguageError(f"--lang {lang}: there are {' and '.join(LANGS)}")
