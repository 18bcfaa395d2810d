"""The words of the product in both languages: gettext catalogues whose msgids are the English text.

Two languages can be in use at once (a room with two screens), so a translator is asked for by language and nothing is
installed globally.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

Lang = Literal["zh-TW", "en"]
Domain = Literal["scenarios", "scoring", "live", "tui"]
Translate = Callable[[str], str]
Count = Callable[[str, str, int], str]

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
_HERE = Path(__file__).parent


@cache
def translator(domain: Domain, lang: Lang) -> Translate:
    """A function from an English text to the words of `lang`; a text without a translation comes back as it is."""
    return _catalogue(domain, lang).gettext


@cache
def counter(domain: Domain, lang: Lang) -> Count:
    """A function that gives the words for a number of things: `n("{count} error", "{count} errors", 2)`."""
    ngettext = _catalogue(domain, lang).ngettext
    return lambda one, many, count: ngettext(one, many, count).format(count=count)


@cache
def _catalogue(domain: Domain, lang: Lang) -> gettext.NullTranslations:
    locale = lang.replace("-", "_")
    return gettext.translation(domain, localedir=str(_HERE), languages=[locale], fallback=True)


def lang_from_locale(locale: str | None) -> Lang:
    """The language for a POSIX locale such as `zh_TW.UTF-8`: Chinese of any kind is zh-TW, all else en."""
    return "zh-TW" if (locale or "").lower().startswith(("zh", "cmn")) else "en"
