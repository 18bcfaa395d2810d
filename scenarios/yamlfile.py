"""Reads YAML from strangers: limits first, then a tree of text values with the line and column of each.

Everything is judged on the stream of parsing events, before anything is built, because YAML's own loaders crash on deep
nesting, explode on aliases and merge keys, and drop duplicate keys in silence. What is left is small: mappings, lists
and texts. `12:30`, `no` and `012` stay what was typed.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from scenarios.problems import MOST_PROBLEMS, BadFile, Problem, Value
from scenarios.tree import Path, Tree

MOST_BYTES: Final = 256 * 1024
MOST_NODES: Final = 10_000
"""Values, lists and mappings, without the keys: five times what our own scenarios have. Measured: a file at this limit
takes 60 ms at worst, whatever is in it; that is where the limit comes from."""
DEEPEST: Final = 24
FORBIDDEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls; 0x85 also breaks lines in YAML 1.1
    r"\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"  # unseen, or turning text round
    r"\U000e0000-\U000e0fff]"
)
_WIDE = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uff60\u2014\u2018-\u201d\u2026]"
_SEAM = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")
"""The space that YAML's folding puts where a line ended; between Chinese characters it is not wanted."""
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
    composer = _Composer(Tree(file, text, None))
    try:
        whole = composer.take(yaml.parse(text, Loader=_Parser))
    except yaml.YAMLError as error:
        return None, [*composer.problems, composer.unclosed(error) or _syntax(error, file)]
    return (composer.tree if whole else None), composer.problems


def parse_head(text: str, wanted: frozenset[str]) -> dict[str, Any]:
    """The top-level keys of a YAML text until all `wanted` are there, or as far as it can be read; never raises."""
    composer = _Composer(Tree("", text, None))
    if not FORBIDDEN.search(text):
        with suppress(yaml.YAMLError):
            composer.take(yaml.parse(text, Loader=_Parser), wanted)
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


class _Frame:
    """A mapping or list that is still open."""

    __slots__ = ("container", "key", "path")

    def __init__(self, container: Any, path: Path) -> None:
        self.container, self.path = container, path
        self.key: str | None = None


class _Composer:
    """Builds a Tree from events, under the limits."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self.frames: list[_Frame] = []
        self.nodes = 0
        self.quoted: Any = None
        """The last text in quotation marks that goes over several lines."""

    def take(self, events: Iterator[Any], wanted: frozenset[str] | None = None) -> bool:
        """Whether the events made a tree worth looking into; ends early once the `wanted` top-level keys are there."""
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.frames.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._report(event, "yaml-alias")
                return False
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(event, "yaml-documents")
                    return False
            if self.nodes > MOST_NODES or len(self.frames) > DEEPEST:
                deep = len(self.frames) > DEEPEST
                code, limit = ("too-deep", DEEPEST) if deep else ("too-many-nodes", MOST_NODES)
                self._report(event, code, {"limit": limit})
                return False
            if len(self.problems) > MOST_PROBLEMS:
                return False
            if wanted and len(self.frames) == 1 and wanted <= set(self.frames[0].container):
                return True
        if not documents or self.tree.data in (None, ""):
            self.problems.append(Problem(self.tree.file, 1, 1, "empty-file"))
            return False
        return True

    def unclosed(self, error: yaml.YAMLError) -> Problem | None:
        """A quotation mark that was probably left open, if the trouble is where a quoted text of several lines ends."""
        mark = getattr(error, "problem_mark", None)
        if self.quoted is None or mark is None or mark.line != self.quoted.end_mark.line:
            return None
        start = self.quoted.start_mark
        return Problem(self.tree.file, start.line + 1, start.column + 1, "yaml-open-quote")

    def _open(self, event: Any) -> None:
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._plain(event)
        self.frames.append(_Frame(container, self._put(container, event)))

    def _scalar(self, event: Any) -> None:
        self._plain(event)
        value: str = event.value
        if event.style == '"' and (found := FORBIDDEN.search(value)):
            self._report(event, "control-character", {"name": f"U+{ord(found.group()):04X}"})
            value = FORBIDDEN.sub("", value)
        if event.style != "|" and event.end_mark.line > event.start_mark.line:
            value = _SEAM.sub("", value)
            if event.style in ("'", '"'):
                self.quoted = event
        frame = self.frames[-1] if self.frames else None
        if frame and frame.key is None and isinstance(frame.container, dict):
            self._name(frame, value, event)
        else:
            self._put(value, event)

    def _name(self, frame: _Frame, key: str, event: Any) -> None:
        path = (*frame.path, key)
        if key in frame.container:
            self._report(event, "duplicate-key", {"key": key, "line": self.tree.keys[path][0]})
        frame.key = key
        self.tree.keys[path] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def _put(self, value: Any, event: Any) -> Path:
        """Hangs a value into the open container and gives its path."""
        self.nodes += 1
        path: Path = ()
        if not self.frames:
            self.tree.data = value
        else:
            frame = self.frames[-1]
            if isinstance(frame.container, list):
                path = (*frame.path, len(frame.container))
                frame.container.append(value)
            elif frame.key is None:
                self._report(event, "key-not-text")
                frame.key = ""
                path = (*frame.path, "")
            else:
                path = (*frame.path, frame.key)
                frame.container[frame.key] = value
                frame.key = None
        self.tree.values[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        return path

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(event, "yaml-anchor", {"name": event.anchor})
        if event.tag is not None:
            self._report(event, "yaml-tag", {"name": event.tag})

    def _report(self, event: Any, code: str, values: dict[str, Value] | None = None) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.tree.file, mark.line + 1, mark.column + 1, code, values or {}))
