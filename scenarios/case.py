"""A scenario under examination: its parts with their places, its names, and what has been found so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeVar

from scenarios.field import ROLES, STEPS
from scenarios.guess import Guesser
from scenarios.problems import Problem, Term, Value
from scenarios.schema import Expect, Inject, Scenario
from scenarios.tree import Path, Tree

T = TypeVar("T")


OF_ABSENCE: Final = frozenset(
    {
        "asked-by-nobody",
        "bounds-none",
        "card-missing",
        "condition-one",
        "empty-rung",
        "hidden-answer",
        "hidden-way",
        "mood-of-nobody",
        "no-marks",
        "no-model",
        "no-signs",
        "says-nothing",
        "sop-missing",
        "sop-order",
        "spokesperson-outside",
        "spreads-unheard",
        "step-name",
        "wait-alone",
    }
)
"""Problems that a part which was left out may only seem to have."""
CALLING: Final = frozenset({"branch", "asks", "ladder"})
SILENT: Final = frozenset({"expect", "moves", "repeat", "says", "spreads", "starts", "to", "unless", "wants", "when"})
"""Keys of injects and people under which nothing is called."""


@dataclass
class Case:
    """What every examiner gets, and where each reports."""

    tree: Tree
    scenario: Scenario
    guess: Guesser
    mended: frozenset[Path] = frozenset()
    """Where parts with mistakes were left out or filled in: there, nothing is said about what seems to be missing."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether the scenario is as it stands in the file."""
        return not self.mended

    def touched(self, path: Path) -> bool:
        """Whether something was left out or filled in in the same inject, person, fact …, or in a part of the whole."""
        part = path[:2]
        return any(place[: len(part)] == part or part[: len(place)] == place for place in self.mended)

    @cached_property
    def all_calls_known(self) -> bool:
        """Whether no `then` can have been among the parts left out."""
        return not any(_may_call(place, self.tree.at(place)) for place in self.mended)

    def meant(self, name: str) -> str:
        """The inject that a `then` means: a misspelt name stands for the one it is near to."""
        return name if name in self.known_injects else self.guess(name, self.known_injects) or name

    def may_be_called(self, name: str) -> bool:
        """Whether a part that was left out may have named this inject: its id stands elsewhere in the file too."""
        return not self.all_calls_known and self._said[name] > 1

    @cached_property
    def _said(self) -> Counter[str]:
        """How often each text stands in the file."""
        return Counter(text for place in self.tree.values if isinstance(text := self.tree.at(place), str))

    def report(
        self,
        path: Path,
        code: str,
        values: Mapping[str, Value] | None = None,
        *,
        guess: str = "",
        at_key: bool = False,
    ) -> None:
        """Notes a problem with the value (or the key) at `path`."""
        if code in OF_ABSENCE and self.touched(path):
            return
        self.problems.append(self.tree.problem(path, code, values, guess=guess, at_key=at_key))

    def know(self, path: Path, name: str, kind: str, known: Collection[str], *, at_key: bool = False) -> bool:
        """Whether `name` is known; if not, that is reported, with what it is instead or what is near it."""
        if name in known:
            return True
        other = self.kind_of(name)
        if other:
            values: dict[str, Value] = {"name": name, "kind": Term(kind), "other": Term(other)}
            self.report(path, "other-kind", values, at_key=at_key)
        else:
            self.report(
                path, "unknown-name", {"name": name, "kind": Term(kind)}, guess=self.guess(name, known), at_key=at_key
            )
        return False

    def kind_of(self, name: str) -> str:
        """What a name stands for in this scenario; empty if nothing."""
        kinds = (
            ("inject", self.known_injects),
            ("expected action", self.known_expects),
            ("person", self.known_people),
            ("fact", self.known_facts),
            ("objective", self.known_objectives),
            ("role", ROLES),
            ("step", STEPS),
        )
        return next((kind for kind, names in kinds if name in names), "")

    def placed(self, items: Sequence[T], path: Path) -> Iterator[tuple[T, Path]]:
        """The items of a list with their places in the file, also where others before them were left out."""
        raw = self.tree.at(path)
        if not isinstance(raw, list) or len(raw) == len(items):
            yield from ((item, (*path, index)) for index, item in enumerate(items))
            return
        index = 0
        for item in items:
            while index < len(raw) and _id(raw[index]) != getattr(item, "id", None):
                index += 1
            yield item, (*path, index)
            index += 1

    @cached_property
    def injects(self) -> list[tuple[Inject, Path]]:
        """All injects with their places."""
        return list(self.placed(self.scenario.injects, ("injects",)))

    @cached_property
    def expects(self) -> list[tuple[Expect, Inject, Path]]:
        """All expected actions with their injects and places."""
        return [
            (expect, inject, place)
            for inject, path in self.injects
            for expect, place in self.placed(inject.expect, (*path, "expect"))
        ]

    @cached_property
    def inject_named(self) -> dict[str, Inject]:
        """By id; of two with one id, the first."""
        return {inject.id: inject for inject, _ in reversed(self.injects)}

    @cached_property
    def expect_named(self) -> dict[str, tuple[Expect, Inject]]:
        """By id; of two with one id, the first."""
        return {expect.id: (expect, inject) for expect, inject, _ in reversed(self.expects)}

    @cached_property
    def known_injects(self) -> frozenset[str]:
        """The ids of injects, also of those with mistakes."""
        return self._ids("injects")

    @cached_property
    def known_expects(self) -> frozenset[str]:
        """The ids of expected actions, also of those with mistakes."""
        injects = self.tree.at(("injects",))
        found: set[str] = set()
        for inject in injects if isinstance(injects, list) else []:
            if isinstance(inject, dict) and isinstance(inject.get("expect"), list):
                found |= {_id(expect) for expect in inject["expect"]}
        return frozenset(found - {""})

    @cached_property
    def known_people(self) -> frozenset[str]:
        """The ids of people, also of those with mistakes."""
        people = self.tree.at(("people",))
        return frozenset(people) if isinstance(people, dict) else frozenset()

    @cached_property
    def events(self) -> frozenset[str]:
        """All that `met`, `missed` and `after` may name."""
        return self.known_injects | self.known_expects | frozenset(STEPS)

    @cached_property
    def known_facts(self) -> frozenset[str]:
        """The ids of facts, also of those with mistakes."""
        return self._ids("facts")

    @cached_property
    def known_objectives(self) -> frozenset[str]:
        """The ids of objectives, also of those with mistakes."""
        return self._ids("objectives")

    @cached_property
    def speakers(self) -> frozenset[str]:
        """All that an inject may come from."""
        return self.known_people | frozenset(ROLES)

    @cached_property
    def addressees(self) -> frozenset[str]:
        """All that a reply may go to."""
        return self.speakers | {"team", "public"}

    def _ids(self, key: str) -> frozenset[str]:
        items = self.tree.at((key,))
        return frozenset(_id(item) for item in items) - {""} if isinstance(items, list) else frozenset()


def _may_call(place: Path, value: Any) -> bool:
    """Whether what stood at a place may have named an inject in a `then`."""
    if place[0] not in ("injects", "people") or SILENT & set(place[2:3]):
        return False
    return bool(CALLING & set(place)) or len(place) < 3 or isinstance(value, (dict, list))


def _id(item: Any) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else ""
