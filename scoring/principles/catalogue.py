"""The catalogue: every principle that can be graded, read from the data files beside this module.

A principle says where it applies (`to`, `temper`, `on`, `calls`, `asked`, `facts`, `fault`, `speaker`), in what unit it
is judged (`each`: person, moment, reply or the whole drill), and how: what has to be there (`has`, without `lacks`),
what must never be (`never`), steps of the log (`steps`), the clock (`in_time`), a rule of its own (`rule`), or other
principles together (`parts`).

An atom of `has` and `never` is a mark (`empathy`, level 2 for `has` and 1 for `never` unless `empathy:1` says
otherwise), `words.NAME` of `words.toml`, `slip.NAME` of one voice, `promise` (a time was promised) or `any`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from scenarios.words import Lang

Each = Literal["person", "moment", "reply", "drill"]
On = Literal["", "outside", "public", "social", "statement", "press"]
Choice: TypeAlias = tuple[str, ...]
"""Atoms of which one is enough."""

HERE: Final = Path(__file__).parent
GROUPS: Final = {
    "people": ("patient", "family"),
    "outsiders": ("patient", "family", "public", "journalist", "regulator", "partner"),
    "everybody": ("patient", "family", "public", "journalist", "regulator", "partner", "staff"),
}
"""Words of the data files for several kinds of people."""


@dataclass(frozen=True)
class Principle:
    """One principle."""

    id: str
    part: str
    """Under which heading it stands."""
    name: Mapping[Lang, str]
    seed: Mapping[Lang, str]
    """The phrase of the document it comes from, and that phrase in English."""
    source: str
    """`A` (the long-term strategy), `B` (the crisis SOP), `AB`, or `derived`."""
    to: Choice = ()
    """Kinds of people; empty for everybody outside the team."""
    temper: Choice = ()
    on: On = ""
    calls: Choice = ()
    """Only where an expected reply asks for one of these marks."""
    asked: str = ""
    """Only where the expected action or its model answer holds these words."""
    facts: Choice = ()
    """Only where the fact sheet has a line of one of these standings."""
    fault: bool = False
    """Only where the fact sheet confirms something that the clinic has to own."""
    speaker: str = ""
    each: Each = "person"
    has: tuple[Choice, ...] = ()
    lacks: Choice = ()
    """A reply with one of these does not count for `has`."""
    together: bool = False
    """All of `has` in one reply, and not over the whole conversation."""
    never: Choice = ()
    in_time: bool = False
    steps: tuple[Choice, ...] = ()
    who: str = ""
    """The role that has to take the steps; any owner unless given."""
    note: bool = False
    """The step must say something in the log."""
    rule: str = ""
    needs: tuple[Choice, ...] = ()
    """Steps that the scenario must expect for the rule to apply."""
    parts: Choice = ()


@dataclass(frozen=True)
class Part:
    """A heading of the catalogue."""

    id: str
    title: Mapping[Lang, str]


@cache
def catalogue() -> dict[str, Principle]:
    """All principles by id, in the order in which they are told."""
    found: dict[str, Principle] = {}
    for path in sorted((HERE / "data").glob("*.toml")):
        for name, entry in _read(path).items():
            if name != "title":
                if name in found:
                    raise ValueError(f"{name} stands twice in the catalogue")
                found[name] = _made(name, path.stem, entry)
    return found


@cache
def parts() -> tuple[Part, ...]:
    """The headings, in order."""
    files = sorted((HERE / "data").glob("*.toml"))
    return tuple(Part(path.stem, _read(path)["title"]) for path in files)


@cache
def words(name: str) -> re.Pattern[str]:
    """What a list of words finds; raises KeyError for a name that is none."""
    return re.compile("|".join(_read(HERE / "words.toml")[name]), re.IGNORECASE)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _made(name: str, part: str, entry: dict[str, Any]) -> Principle:
    rest = {key: value for key, value in entry.items() if key not in ("name", "seed", "from", "to")}
    for key in ("has", "steps", "needs"):
        rest[key] = tuple(tuple(choice.split("|")) for choice in rest.get(key, ()))
    for key in ("temper", "calls", "facts", "lacks", "never", "parts"):
        rest[key] = tuple(rest.get(key, ()))
    if rest["never"] and not rest["has"]:
        rest.setdefault("each", "reply")
    to = tuple(kind for word in entry.get("to", ()) for kind in GROUPS.get(word, (word,)))
    return Principle(id=name, part=part, name=entry["name"], seed=entry["seed"], source=entry["from"], to=to, **rest)
