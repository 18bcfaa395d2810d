"""The lines that all drills share: what simulated people say where a scenario has no words of its own.

They lie in `scenarios/lines/*.yaml`, one file for each kind of people, each line in both languages side by side. A path
is `lines.<file>.….<mood>.<number>` (or without a mood); numbers count from 1. In a line, `{quote}` stands for a few
words of the player's, `{clinic}`, `{name}` and `{outlet}` for what the scenario calls them; nothing else is filled in,
and what is filled in is never read for further places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from scenarios.yamlfile import read_tree

PREFIX: Final = "lines."
FOLDER: Final = Path(__file__).parent / "lines"
QUOTE: Final = "{quote}"
_SLOT: Final = re.compile(r"\{(quote|clinic|name|outlet)\}")
_LANGS: Final = {"zh": "zh-TW", "en": "en"}
_NESTED: Final = {"zh-TW": str.maketrans("「」『』", "『』「」"), "en": str.maketrans('“”"', "‘’'")}


@cache
def _lines(file: str) -> dict[str, dict[str, str]]:
    """The lines of one file, read when the first of them is wanted: by path, then by language."""
    found = FOLDER / f"{file}.yaml"
    return dict(_walk(read_tree(found)[0].data, f"{PREFIX}{file}")) if found in _files() else {}  # type: ignore[union-attr]


@cache
def _files() -> tuple[Path, ...]:
    return tuple(sorted(FOLDER.glob("*.yaml")))


def _walk(value: Any, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, list):
        for number, pair in enumerate(value, 1):
            yield f"{path}.{number}", {_LANGS[lang]: text for lang, text in pair.items()}
    else:
        for key, inner in value.items():
            yield from _walk(inner, f"{path}.{key}")


def _pair(path: str) -> dict[str, str] | None:
    return _lines(path.removeprefix(PREFIX).partition(".")[0]).get(path)


def has(path: str) -> bool:
    """Whether there is a shared line at `path`."""
    return _pair(path) is not None


def text(path: str, lang: str) -> str:
    """The shared line at `path`, its places unfilled; raises KeyError for a path without one."""
    pair = _pair(path)
    if pair is None:
        raise KeyError(path)
    return pair.get(lang, pair["en"])


def paths() -> tuple[str, ...]:
    """Every shared line."""
    return tuple(path for file in _files() for path in _lines(file.stem))


@cache
def under(prefix: str) -> tuple[str, ...]:
    """`prefix.1`, `prefix.2` … as far as they go."""
    found: list[str] = []
    while has(path := f"{prefix}.{len(found) + 1}"):
        found.append(path)
    return tuple(found)


def quotes(path: str) -> bool:
    """Whether a line quotes the player."""
    return QUOTE in text(path, "en")


def nested(quote: str, lang: str) -> str:
    """A quote as it stands within quotation marks of that language: its own marks are the inner ones."""
    return quote.translate(_NESTED.get(lang, {}))


def filled(words: str, slots: Mapping[str, str]) -> str:
    """A line with its places filled, in one pass: what is filled in is data."""
    return _SLOT.sub(lambda found: slots.get(found[1], ""), words)
