"""Reads YAML from strangers: limits first, then a tree of text values with the line and column of each.

Everything is judged on the stream of parsing events, before anything is built, because YAML's own loaders crash on deep
nesting, explode on aliases and merge keys, and drop duplicate keys in silence. What is left is small: mappings, lists
and texts. `12:30`, `no` and `012` stay what was typed.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from scenarios.compose import FORBIDDEN, Composer
from scenarios.problems import BadFile, Problem
from scenarios.tree import Tree

MOST_BYTES: Final = 256 * 1024
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser is 17 times as fast; the slow one has the same limits and serves where libyaml was not built."""

SYNTAX: Final = {
    "while scanning an alias": "yaml-alias",
    "while scanning an anchor": "yaml-anchor",
    "while scanning a tag": "yaml-tag",
    "tag handle": "yaml-tag",
    "mapping values are not allowed": "yaml-colon",
    "did not find expected key": "yaml-indent",
    "did not find expected '-' indicator": "yaml-indent",
    "could not find expected ':'": "yaml-no-colon",
    "found character that cannot start any token": "yaml-start",
    "found unexpected end of stream": "yaml-open-quote",
    "did not find expected ',' or ']'": "yaml-open-list",
    "did not find expected ',' or '}'": "yaml-open-braces",
    "did not find expected node content": "yaml-no-value",
    "block sequence entries are not allowed": "yaml-dash",
    "found a tab character": "yaml-tab",
    "found unknown escape character": "yaml-escape",
    "did not find expected <document start>": "yaml-documents",
}
"""The parser's words, and our code for what people mostly did to get there."""


def read_tree(path: FilePath, name: str | None = None) -> tuple[Tree | None, list[Problem]]:
    """The tree of a file (None if it cannot be read as one) and what is wrong with it as YAML; never raises."""
    file = name or str(path)
    try:
        text = decoded(read_bytes(path, file), file)
    except BadFile as bad:
        return None, list(bad.problems)
    return parse(text, file)


def is_file(path: FilePath) -> bool:
    """Whether there is such a file; a name that no file can have is no file, and no exception either."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def read_bytes(path: FilePath, file: str) -> bytes:
    """The bytes of a regular file of at most `MOST_BYTES`; raises BadFile."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadFile([Problem(file, 1, 1, "not-a-file")])
        with path.open("rb") as source:
            raw = source.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadFile([Problem(file, 1, 1, "no-file")]) from None
    except (OSError, ValueError) as error:
        raise BadFile([Problem(file, 1, 1, "unreadable", {"why": str(error)})]) from None
    if len(raw) > MOST_BYTES:
        raise BadFile([Problem(file, 1, 1, "too-big", {"limit": MOST_BYTES // 1024})])
    return raw


def decoded(raw: bytes, file: str) -> str:
    """The text of UTF-8 bytes, without a byte order mark; raises BadFile naming the line of the first bad byte."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        start = raw.rfind(b"\n", 0, error.start) + 1
        column = len(raw[start : error.start].decode("utf-8", "replace")) + 1
        raise BadFile([Problem(file, line, column, "not-utf8")]) from None


def parse(text: str, file: str) -> tuple[Tree | None, list[Problem]]:
    """The tree of a YAML text and what is wrong with it; None when nothing more can be said about it."""
    if len(text) > MOST_BYTES:
        return None, [Problem(file, 1, 1, "too-big", {"limit": MOST_BYTES // 1024})]
    unseen = list(_forbidden(text, file))
    if unseen:
        return None, unseen
    composer = Composer(Tree(file, text, None))
    parser = _Parser(text)
    try:
        whole = composer.take(parser)
    except yaml.YAMLError as error:
        return None, [*composer.problems, composer.unclosed(error) or _syntax(error, file)]
    finally:
        parser.dispose()
    return (composer.tree if whole else None), composer.problems


def parse_head(text: str, wanted: frozenset[str]) -> dict[str, Any]:
    """The top-level keys of a YAML text until all `wanted` are there, or as far as it can be read; never raises."""
    composer = Composer(Tree("", text, None))
    if not FORBIDDEN.search(text):
        parser = _Parser(text)
        with suppress(yaml.YAMLError):
            composer.take(parser, wanted)
        parser.dispose()
    return composer.tree.data if isinstance(composer.tree.data, dict) else {}


def _forbidden(text: str, file: str, most: int = 20) -> Iterator[Problem]:
    for count, found in enumerate(FORBIDDEN.finditer(text)):
        if count == most:
            return
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield Problem(file, line, column, "control-character", {"name": f"U+{ord(found.group()):04X}"})


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or error)
    whole = f"{getattr(error, 'context', '')}: {said}"
    code = next((code for words, code in SYNTAX.items() if words in whole), "yaml")
    if code == "yaml-open-quote" and getattr(error, "context_mark", None):
        mark = error.context_mark  # type: ignore[attr-defined]  # where the quote opens, not where the file ends
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(file, line, column, code, {"detail": said})
