"""Who waited for whom, and how long: for stages of documents, for answers between roles, for what came to the team."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from scenarios.field import ROLES
from scoring.scorecard import ExpectationScore
from scoring.team.papers import Paper
from scoring.team.record import TeamRecord, Word
from sim.events import Delivered, Event

WaitKind = Literal["stage", "question", "passed", "expected"]
"""A stage of a document; a question from seat to seat; an inject that one role heard and another answered; an expected
action."""
WaitEnd = Literal["done", "bypassed", "replaced", "returned", "open"]
ASKS: Final = re.compile(r"[?？]|[嗎呢][。！!]?\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Wait:
    """Somebody waited."""

    kind: WaitKind
    about: str
    """The document and its stage (`id/stage`), the expected action's id, or the words of the question."""
    waiting: tuple[str, ...]
    """Who waited: roles or seats, or people of the drill."""
    whom: tuple[str, ...]
    """The roles or seats that they waited for; with several, any of them."""
    from_s: int
    to_s: int | None
    """None where it never came."""
    end: WaitEnd
    ends_s: int
    """When the drill ended: a wait that never ended is counted up to there."""
    allowed_s: int | None = None
    """The time that was given, where there is one."""

    @property
    def lasts_s(self) -> int:
        """How long."""
        return (self.ends_s if self.to_s is None else self.to_s) - self.from_s


def paper_waits(papers: Iterable[Paper], ends_s: int) -> Iterator[Wait]:
    """For each stage of each version: its writers waited for whoever had it."""
    for paper in papers:
        for step in paper.steps:
            about = f"{paper.document}/{step.stage}"
            yield Wait("stage", about, (paper.by,), (step.who,), step.from_s, step.to_s, step.end, ends_s)


def questions(record: TeamRecord, ends_s: int) -> Iterator[Wait]:
    """Each question from one seat to another, until that seat writes back to the asker or to all."""
    during = [word for word in record.words if 0 <= word.at_s <= ends_s]
    for number, word in enumerate(during):
        if word.to not in ("all", word.seat) and ASKS.search(word.text):
            reply = next((each for each in during[number + 1 :] if _replies(each, word)), None)
            to_s = reply.at_s if reply else None
            end: WaitEnd = "done" if reply else "open"
            yield Wait("question", word.text, (word.seat,), (word.to,), word.at_s, to_s, end, ends_s)


def _replies(each: Word, to: Word) -> bool:
    return each.seat == to.to and each.to in (to.seat, "all")


def passed_on(expected: Iterable[ExpectationScore], events: Iterable[Event], ends_s: int) -> Iterator[Wait]:
    """Injects that reached one role and were another's to answer: from the one who heard to the one who answers."""
    heard = {event.inject: event for event in events if isinstance(event, Delivered) and event.number == 1}
    for each in expected:
        event = heard.get(each.inject)
        if event is None or each.opened_s is None or not set(event.to) <= set(ROLES):
            continue
        if set(event.to) & set(each.who):
            continue
        whom = (each.by,) if each.by else each.who
        yield Wait("passed", each.id, event.to, whom, each.opened_s, *_ended(each), ends_s, _allowed(each))


def expected_waits(expected: Iterable[ExpectationScore], events: Iterable[Event], ends_s: int) -> Iterator[Wait]:
    """Each expected action from its opening to when it was done well enough."""
    from_ = {event.inject: event.from_ for event in events if isinstance(event, Delivered)}
    for each in expected:
        if each.opened_s is not None:
            waiting = (from_[each.inject],) if from_.get(each.inject) else ("team",)
            yield Wait("expected", each.id, waiting, each.who, each.opened_s, *_ended(each), ends_s, _allowed(each))


def longest(waits: Iterable[Wait], most: int, least_s: int) -> Sequence[Wait]:
    """The longest first; those shorter than `least_s`, or within the time that was given, are no news."""
    found = [wait for wait in waits if wait.lasts_s >= max(least_s, 1 + (wait.allowed_s or 0))]
    return sorted(found, key=lambda wait: (-wait.lasts_s, wait.from_s, wait.about))[:most]


def _ended(each: ExpectationScore) -> tuple[int | None, WaitEnd]:
    done = each.status in ("met", "late")
    return (each.at_s, "done") if done else (None, "open")


def _allowed(each: ExpectationScore) -> int | None:
    return None if each.due_s is None or each.opened_s is None else each.due_s - each.opened_s
