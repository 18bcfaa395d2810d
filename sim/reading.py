"""What was found in a reply: the 24 marks of the codebook, each with a level, its evidence and a confidence.

The marks are defined here, below the reader, because the people are moved by them: the engine takes a reading as
part of what was said and never reads a text itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Protocol

from sim.quick import quick

GOOD_MARKS: Final = (
    "empathy",
    "apology",
    "accountability",
    "explanation",
    "corrective_action",
    "follow_up",
    "dedicated_channel",
    "active_listening",
    "transparency",
    "patient_centered",
    "autonomy",
    "seek_solution",
    "support_offered",
    "respect",
)
"""What a good reply does."""

BAD_MARKS: Final = (
    "defensiveness",
    "blame_shifting",
    "minimising",
    "evasion",
    "threat",
    "privacy_breach",
    "speculation",
    "jargon",
    "emotional_language",
    "public_compensation",
)
"""What a good reply does not do."""

GRAVE_MARKS: Final = frozenset({"blame_shifting", "threat", "privacy_breach"})
"""What wounds people at level 2: they hear less of what comes afterwards."""

MARKS: Final = GOOD_MARKS + BAD_MARKS
_KNOWN: Final = frozenset(MARKS)


def grave(levels: Mapping[str, int]) -> frozenset[str]:
    """The marks that wound."""
    return frozenset(mark for mark in GRAVE_MARKS if levels.get(mark) == 2)


@quick
@dataclass(frozen=True)
class Evidence:
    """The words behind a mark: `text[start:end] == quote` in the reply as it was typed."""

    quote: str
    start: int
    end: int
    rule: str
    """Which rule, or which model, found it: a short stable id such as `empathy.names-ordeal`."""


@quick
@dataclass(frozen=True)
class Mark:
    """One mark of one reply."""

    level: int = 0
    """0 absent, 1 partial or weak, 2 clear and complete."""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    """0 to 1."""


@dataclass(frozen=True)
class Reading:
    """A reply as it was read. Marks that are not named are absent (level 0)."""

    marks: Mapping[str, Mark] = field(default_factory=dict)

    def level(self, mark: str) -> int:
        """0, 1 or 2; raises KeyError for a word that is no mark."""
        found = self.marks.get(mark)
        if found is not None:
            return found.level
        if mark not in _KNOWN:
            raise KeyError(mark)
        return 0

    def levels(self) -> dict[str, int]:
        """The marks that are present, in the order of the codebook."""
        return dict(self._levels)

    @cached_property
    def _levels(self) -> dict[str, int]:
        marks = self.marks
        return {mark: marks[mark].level for mark in MARKS if mark in marks and marks[mark].level}

    def present(self) -> Reading:
        """The same without the marks that are absent: what a journal keeps."""
        return self._present

    @cached_property
    def _present(self) -> Reading:
        return Reading({mark: self.marks[mark] for mark in self._levels})

    @cached_property
    def canonical(self) -> str:
        """`to_json` as canonical JSON, for journals: the same reading is often written again."""
        return json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def to_json(self) -> dict[str, Any]:
        """The marks it holds, in the order of the codebook."""
        return {mark: _mark_to_json(self.marks[mark]) for mark in MARKS if mark in self.marks}

    def all_to_json(self) -> dict[str, Any]:
        """Every mark of the codebook, the form that `read --json` prints."""
        return {mark: _mark_to_json(self.marks.get(mark, Mark())) for mark in MARKS}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reading:
        """The reading that `to_json` wrote (absent marks may be left out)."""
        return cls({name: _mark_from_json(mark) for name, mark in data.items() if name in MARKS})


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    evidence = [{"quote": e.quote, "start": e.start, "end": e.end, "rule": e.rule} for e in mark.evidence]
    return {"level": mark.level, "evidence": evidence, "confidence": mark.confidence}


def _mark_from_json(data: Mapping[str, Any]) -> Mark:
    evidence = tuple(Evidence(e["quote"], e["start"], e["end"], e["rule"]) for e in data.get("evidence", ()))
    return Mark(int(data["level"]), evidence, float(data.get("confidence", 1.0)))


@quick
@dataclass(frozen=True)
class Reply:
    """A text to be read, with what the reader may know of its moment."""

    text: str
    public: bool = False
    """Heard by outsiders: a review, a post, a statement, a reporter."""
    to: str = ""
    """Who is addressed, in plain words or as a kind of person: `patient`, `family`, `public`, `journalist`."""
    prompt: str = ""
    """What was said to the clinic just before, which this answers."""
    situation: str = ""
    """The case in a few words."""
    names: tuple[str, ...] = ()
    """People outside the clinic whose names must not be tied to health facts in public."""


class Reader(Protocol):
    """Reads replies; the same text and moment always give the same reading."""

    def read(self, reply: Reply) -> Reading:
        """The marks of this reply; any text at all is read without an exception."""
        ...
