"""Which language a command speaks: `--lang`, else what was set on the screens (there only), else the locale."""

from __future__ import annotations

import os
from collections.abc import Sequence

from scenarios.words import LANGS, Lang, lang_from_locale


class UnknownLanguageError(ValueError):
    """`--lang` names a language that there is not."""


def for_screens(lang: str | None) -> Lang:
    """The language of the screens: as `chosen`, but what was last set on them comes before the locale."""
    if lang is None and not os.environ.get("CRISIS_DRILL_LANG"):
        from live.settings import SettingsFile

        return SettingsFile().now.lang or chosen(None)
    return chosen(lang)


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


def language_first(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language asked for, known before the words are parsed; and the words, with `--lang` behind the command."""
    before: list[str] = []
    rest = list(words)
    while rest and (rest[0] == "--lang" or rest[0].startswith("--lang=")):
        length = 2 if rest[0] == "--lang" else 1
        before, rest = rest[:length], rest[length:]
    asked = _lang_in(rest) or _lang_in(before)
    if _lang_in(rest) is None:
        rest = [*rest[:1], *before, *rest[1:]]
    return asked, rest


def _lang_in(words: Sequence[str]) -> str | None:
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None
