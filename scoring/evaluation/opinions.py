"""What evaluators, and a second reader, said of single marks; and which level all evaluators together give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from sim.reading import MARKS

Kind = Literal["evaluator", "second-reader"]
Place = tuple[str, str]
"""The input that is a reply, and the mark."""
Levels = Mapping[Place, int]


@dataclass(frozen=True)
class Opinion:
    """One level for one mark of one reply."""

    action: str
    """The input that is the reply."""
    mark: str
    reader: int
    """The level in the journal at the time."""
    level: int
    why: str = ""
    quote: str = ""
    """Words of the reply that show it; only a second reader must give them."""

    @property
    def changes(self) -> bool:
        """Whether it differs from the reader's level; else it confirms it."""
        return self.level != self.reader


@dataclass(frozen=True)
class Submission:
    """What one evaluator, or one second reader, handed in at once."""

    by: str
    """The evaluator's name, or the model's."""
    at: str
    """When, on the wall, ISO 8601 with its offset."""
    opinions: tuple[Opinion, ...]
    kind: Kind = "evaluator"
    blind: bool = False
    """Whether the reader's marks were hidden from the evaluator."""
    source: str = ""
    """The address that a second reader's words came from."""

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Submission:
        """The submission that `to_json` wrote; raises ValueError, TypeError or KeyError for anything else."""
        opinions = tuple(Opinion(**each) for each in data["opinions"])
        found = cls(**{**data, "opinions": opinions})
        texts = [found.by, found.at, found.source, *(text for each in opinions for text in _texts(each))]
        if not all(isinstance(text, str) for text in texts):
            raise TypeError("a text is no text")
        if found.kind not in get_args(Kind) or not isinstance(found.blind, bool):
            raise ValueError("no kind of submission")
        if not all(each.mark in MARKS and {each.level, each.reader} <= {0, 1, 2} for each in opinions):
            raise ValueError("no mark of the codebook, or no level")
        return found


def _texts(each: Opinion) -> tuple[str, ...]:
    return each.action, each.mark, each.why, each.quote


def evaluators(submissions: Iterable[Submission]) -> list[str]:
    """Everybody who rated, in the order in which they first did."""
    return list(dict.fromkeys(each.by for each in submissions if each.kind == "evaluator"))


def standing(submissions: Iterable[Submission], by: str, kind: Kind = "evaluator") -> dict[Place, Opinion]:
    """The latest word of one of them on each mark."""
    mine = (each for each in submissions if each.by == by and each.kind == kind)
    return {(opinion.action, opinion.mark): opinion for each in mine for opinion in each.opinions}


def levels_of(submissions: Iterable[Submission], by: str) -> dict[Place, int]:
    """The levels that one evaluator gives now."""
    return {place: opinion.level for place, opinion in standing(submissions, by).items()}


def joint(given: Sequence[Levels], reader: Levels) -> dict[Place, int]:
    """The level of all evaluators together: the middle one; where they are split evenly, the nearest to the reader's.

    `reader` holds what was read; a mark that it does not name is absent (0).
    """
    places = sorted({place for levels in given for place in levels})
    found = {}
    for place in places:
        said = sorted(levels[place] for levels in given if place in levels)
        low, high = said[(len(said) - 1) // 2], said[len(said) // 2]
        found[place] = min(high, max(low, reader.get(place, 0)))
    return found
