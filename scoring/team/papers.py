"""The way of each document, version by version: who brought it on, who waited for whom, and what was bypassed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from sim.actions import Action, Say, Stage
from sim.documents import OWNER, RELEASE
from sim.events import Event, Said, Wrote

StepEnd = Literal["done", "bypassed", "replaced", "returned", "open"]
"""A stage was done, published over, made needless by a new draft, or by sending it back; or nothing came of it."""


@dataclass(frozen=True)
class PaperStep:
    """One stage that a version waited for."""

    stage: Stage
    who: str
    """The role that did it; for one that was not done, the role whose it was."""
    from_s: int
    """When the version began to wait for it."""
    to_s: int | None
    """When the waiting ended; None where it never did."""
    end: StepEnd
    simulated: bool = False


@dataclass(frozen=True)
class Paper:
    """One version of a document."""

    document: str
    title: str
    version: int
    by: str
    """The role that wrote it."""
    written_s: int
    simulated: bool
    steps: tuple[PaperStep, ...]
    published_s: int | None = None
    published_by: str = ""
    action: str = ""
    """The input that published it; empty where it was not."""
    lacked: tuple[Stage, ...] = ()
    """The stages that it had not passed when it went out."""


@dataclass
class _Version:
    """One version while it is followed."""

    event: Wrote
    simulated: bool
    waits_s: int
    passed: set[Stage] = field(default_factory=set)
    steps: list[PaperStep] = field(default_factory=list)
    published: Said | None = None
    lacked: tuple[Stage, ...] = ()

    def lacks(self) -> list[Stage]:
        return [stage for stage in RELEASE if stage not in self.passed]

    def did(self, event: Wrote, *, simulated: bool) -> None:
        """A stage was done; what comes before it and is not done waits on."""
        if event.stage not in self.passed:
            self.passed.add(event.stage)
            self.steps.append(PaperStep(event.stage, event.who, self.waits_s, event.at_s, "done", simulated))
            self.waits_s = event.at_s

    def ended(self, at_s: int | None, end: StepEnd) -> None:
        """Whatever it still waited for: the first that it lacked, or, where it was published over, all of it."""
        if self.published is None:
            lacked = self.lacks() if end == "bypassed" else self.lacks()[:1]
            self.steps += [PaperStep(stage, OWNER[stage], self.waits_s, at_s, end) for stage in lacked]

    def paper(self) -> Paper:
        """As it ended."""
        event, said = self.event, self.published
        return Paper(
            document=event.document,
            title=event.title or event.document,
            version=event.version,
            by=event.who,
            written_s=event.at_s,
            simulated=self.simulated,
            steps=tuple(self.steps),
            published_s=said.at_s if said else None,
            published_by=said.who if said else "",
            action=said.action if said else "",
            lacked=self.lacked,
        )


def papers(events: Iterable[Event], inputs: Iterable[Action]) -> tuple[Paper, ...]:
    """Every version of every document, in the order in which they were written."""
    given = {action.id: action for action in inputs}
    return tuple(version.paper() for version in _followed(events, given))


def _followed(events: Iterable[Event], given: dict[str, Action]) -> list[_Version]:
    found: list[_Version] = []
    now: dict[str, _Version] = {}
    for event in events:
        if isinstance(event, Wrote):
            mate = event.action in given and given[event.action].teammate
            version = now.get(event.document)
            if event.stage == "draft":
                if version is not None:
                    version.ended(event.at_s, "replaced")
                now[event.document] = _Version(event, mate, event.at_s)
                found.append(now[event.document])
            elif version is not None and event.stage == "return":
                version.ended(event.at_s, "returned")
                version.passed.clear()
                version.waits_s = event.at_s
            elif version is not None:
                version.did(event, simulated=mate)
        elif isinstance(event, Said):
            _published(event, given.get(event.action), now)
    for version in now.values():
        version.ended(None, "open")
    return found


def _published(event: Said, say: Action | None, now: dict[str, _Version]) -> None:
    version = now.get(say.document) if isinstance(say, Say) else None
    if version is not None and version.published is None:
        version.lacked = tuple(version.lacks())
        version.ended(event.at_s, "bypassed")
        version.published = event


def bypassed(found: Iterable[Paper]) -> Iterator[Paper]:
    """The versions that went out without a stage; nobody asks the director who publishes for the director's word."""
    for paper in found:
        if any(stage != "approve" or paper.published_by != OWNER["approve"] for stage in paper.lacked):
            yield paper
