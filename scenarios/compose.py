"""From YAML's parsing events to a tree of texts, under the limits that keep strangers' files harmless."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from scenarios.problems import MOST_PROBLEMS, Problem, Value
from scenarios.tree import Path, Tree

MOST_NODES: Final = 6_000
"""Values, lists and mappings, without the keys: three times what our own scenarios have. Measured: the worst files of
`tests/hard_scenarios.py` take 55 ms at most with it, where 100 are allowed; that is where the limit comes from."""
DEEPEST: Final = 24
FORBIDDEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls; 0x85 also breaks lines in YAML 1.1
    r"\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"  # unseen, or turning text round
    r"\U000e0000-\U000e0fff]"
)
_WIDE = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uff60]"
_EITHER = r"[\u2014\u2018-\u201d\u2026]"  # quotation marks and dashes that both languages use
_SEAM = re.compile(rf"(?<={_WIDE}) (?={_WIDE}|{_EITHER})|(?<={_EITHER}) (?={_WIDE})")
"""The space that YAML's folding puts where a line ended; between Chinese characters it is not wanted."""


class _Frame:
    """A mapping or list that is still open."""

    __slots__ = ("container", "key", "path")

    def __init__(self, container: Any, path: Path) -> None:
        self.container, self.path = container, path
        self.key: str | None = None


class Composer:
    """Builds a Tree from events, under the limits."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self.frames: list[_Frame] = []
        self.nodes = 0
        self.documents = 0
        self.stopped = False
        self.quoted: Any = None
        """The last text in quotation marks that goes over several lines."""

    def take(self, parser: Any, wanted: frozenset[str] | None = None) -> bool:
        """Whether the events made a tree worth looking into; ends early once all `wanted` top-level keys are there.

        Raises yaml.YAMLError where the text is no YAML.
        """
        while not self.stopped:
            event = parser.get_event()
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.frames.pop()
            elif self._ends(event):
                break
            if wanted and len(self.frames) == 1 and wanted <= set(self.frames[0].container):
                return True
        if not self.problems and self.tree.data in (None, ""):
            self.problems.append(Problem(self.tree.file, 1, 1, "empty-file"))
            return False
        return not self.stopped

    def _ends(self, event: Any) -> bool:
        """Whether an event without content is the last one to look at."""
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, "yaml-alias")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(event, "yaml-documents")
        return isinstance(event, yaml.StreamEndEvent)

    def _stop(self, event: Any, code: str, limit: int = 0) -> None:
        """What follows would be nonsense, or too much."""
        self._report(event, code, {"limit": limit})
        self.stopped = True

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
        if len(self.frames) > DEEPEST:
            self._stop(event, "too-deep", DEEPEST)

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
        if self.nodes > MOST_NODES:
            self._stop(event, "too-many-nodes", MOST_NODES)
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
        if len(self.problems) > MOST_PROBLEMS:
            self.stopped = True
