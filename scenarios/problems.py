"""What is wrong with a file, in the reader's language: a place, plain words, and what to do about it.

The only exception of this package's reading side is `BadFile`, which carries problems:

    Exception
    └── BadFile      a scenario, translation or play file cannot be used; `problems` says why, all of it at once
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from scenarios.clean import clean
from scenarios.sentences import DID_YOU_MEAN, SENTENCES
from scenarios.words import Lang, Translate, translator

Severity = Literal["error", "warning"]
MOST_PROBLEMS: Final = 200
"""More than this many of one file are only counted: nobody reads them, and a hostile file could make thousands."""
LONGEST_QUOTE: Final = 60
LAST: Final = "mend-first"
"""This note stands after all else that is said of its place."""


class Term(str):
    """A word of ours inside a sentence (“a list”), translated with it; a plain str is the author's and stays so."""

    __slots__ = ()


Value = str | int | Sequence[str]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or doubtful, in one place of one file."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    code: str
    """A stable name of the kind of problem, such as `unknown-key`: a key of `SENTENCES`."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the sentence speaks of."""
    guess: str = ""
    """What the author may have meant, if anything is near."""
    lang: Lang = "en"
    """The language of `message` and `hint`."""

    @property
    def severity(self) -> Severity:
        """Only an error keeps a scenario from being played."""
        return SENTENCES[self.code].severity

    @property
    def message(self) -> str:
        """What is wrong, in one sentence."""
        t = translator("scenarios", self.lang)
        return t(SENTENCES[self.code].message).format(**self._worded(t))

    @property
    def hint(self) -> str:
        """What to do about it; may be empty."""
        t = translator("scenarios", self.lang)
        parts = [t(DID_YOU_MEAN).format(guess=shown(self.guess))] if self.guess else []
        if SENTENCES[self.code].hint:
            parts.append(t(SENTENCES[self.code].hint).format(**self._worded(t)))
        return ("" if self.lang == "zh-TW" else " ").join(parts)

    def render(self, lang: Lang | None = None) -> str:
        """`file:line:column: error: message`, with the hint on a line of its own."""
        said = replace(self, lang=lang) if lang else self
        t = translator("scenarios", said.lang)
        severity = t("error") if self.severity == "error" else t("warning")
        first = f"{shown(self.file, 500)}:{self.line}:{self.column}: {severity}: {said.message}"
        return f"{first}\n    {said.hint}" if said.hint else first

    def to_json(self, lang: Lang | None = None) -> dict[str, Any]:
        """The problem for programs, with its words."""
        said = replace(self, lang=lang) if lang else self
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "code": self.code,
            "message": said.message,
            "hint": said.hint,
        }

    def _worded(self, t: Translate) -> dict[str, str]:
        return {name: _word(value, t, self.lang) for name, value in self.values.items()}


class BadFile(Exception):  # noqa: N818  # a file is bad; the error is the author's
    """A file from outside cannot be used; `problems` holds everything found (at least one error)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.render() for problem in self.problems if problem.severity == "error"))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that keep a file from being used."""
    return [problem for problem in problems if problem.severity == "error"]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file (in the order of first mention) and place, each once, and no more than `MOST_PROBLEMS` for a file."""
    by_file: dict[str, dict[tuple[Any, ...], Problem]] = {}
    for problem in problems:
        known = by_file.setdefault(problem.file, {})
        known.setdefault(
            (problem.line, problem.column, problem.code, tuple(map(str, problem.values.values()))), problem
        )
    return [problem for known in by_file.values() for problem in _at_most(list(known.values()))]


def _at_most(found: list[Problem]) -> list[Problem]:
    found.sort(key=_place)
    if len(found) <= MOST_PROBLEMS:
        return found
    # Errors are kept before warnings, so that cutting never turns a bad file into a good one.
    kept = sorted(found, key=lambda problem: problem.severity)[:MOST_PROBLEMS]
    kept.sort(key=_place)
    last = found[-1]
    more = Problem(last.file, last.line, last.column, "more", {"count": len(found) - MOST_PROBLEMS}, lang=last.lang)
    return [*kept, more]


def _place(problem: Problem) -> tuple[int, int, bool, str]:
    return problem.line, problem.column, problem.code == LAST, problem.code


def shown(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Outside text fit for a sentence: one line, no control characters, not too long."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return clean(cut).replace("\n", " ")


def _word(value: Value, t: Translate, lang: Lang) -> str:
    if isinstance(value, Term):
        return t(str(value))
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, int):
        return str(value)
    return ("、" if lang == "zh-TW" else ", ").join(shown(item) for item in value)
