"""The clinic's agenda of drills: what is planned, what became of each time, and what is to be done at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from live.calendar import Occurrence, Series
from live.calendar_words import said
from scenarios.words import Lang, counter, translator

Outcome = Literal["opening", "opened", "late", "another", "cut", "failed"]
"""What became of an occurrence.

opening: a host is about to open its lobby. opened: the lobby stood. late: nobody looked within the grace. another: a
later drill was due when somebody looked. cut: the program ended while it was opening. failed: it could not be opened.
"""
MISSED: Final[tuple[Outcome, ...]] = ("late", "another", "cut", "failed")
GRACE: Final = timedelta(minutes=15)
"""So long after its hour a lobby is still opened."""
OPENING: Final = timedelta(minutes=2)
"""A lobby that is not open after this time is taken for one whose program ended."""
MOST_TIMES: Final = 5
WHY: Final[Mapping[Outcome, str]] = {
    "late": "Missed, for no host was awake at its hour: “{title}”, {times}.",
    "another": "Missed, for a later drill was due by then: “{title}”, {times}.",
    "cut": "Missed, for the program ended while the lobby was being opened: “{title}”, {times}.",
    "failed": "Missed, for the lobby could not be opened ({reason}): “{title}”, {times}.",
}


@dataclass(frozen=True)
class Planned:
    """One drill of the agenda, whether it takes place once or again and again."""

    id: str
    scenario: str
    """The scenario's id."""
    source: str
    """What `scenarios.shelf.load` takes: the id, or the path of a file outside the library."""
    title: Mapping[str, str]
    """By language."""
    lasts_s: int
    seed: int | None
    """None: the host draws one each time."""
    series: Series
    created: datetime
    """When it was planned; aware."""

    def titled(self, lang: Lang) -> str:
        """The title in that language, or in one that there is."""
        return self.title.get(lang) or next(iter(self.title.values()), self.scenario)


@dataclass(frozen=True)
class Record:
    """What became of one occurrence."""

    outcome: Outcome
    due: datetime
    recorded: datetime
    """When the wall clock showed at that; both aware."""


@dataclass(frozen=True)
class Missed:
    """Times of one drill at which no lobby was opened, and why not."""

    planned: Planned
    occurrences: tuple[Occurrence, ...]
    why: Outcome
    reason: str = ""

    def sentence(self, lang: Lang) -> str:
        """Which drill, when and why; of many times the last."""
        t, n = translator("live", lang), counter("live", lang)
        times = [said(each.begins, lang) for each in self.occurrences[-MOST_TIMES:]]
        if (more := len(self.occurrences) - len(times)) > 0:
            times.insert(0, n("{count} earlier time", "{count} earlier times", more))
        parts = {"title": self.planned.titled(lang), "times": t(", ").join(times), "reason": self.reason}
        return t(WHY[self.why]).format(**parts)


@dataclass(frozen=True)
class Due:
    """What is to be done at one moment: at most one lobby to open, and what was missed and not yet told."""

    lobby: tuple[Planned, Occurrence] | None = None
    missed: tuple[Missed, ...] = ()

    def __bool__(self) -> bool:
        return self.lobby is not None or bool(self.missed)


Records = Mapping[str, Mapping[str, Record]]
"""By the planned drill's id, then by the occurrence's key; nothing for a drill of which no time has come."""


def due(agenda: Iterable[Planned], records: Records, now: datetime) -> Due:
    """What is to be done now: the latest drill within the grace is opened; what passed and was not told is missed."""
    agenda = list(agenda)
    fresh = [(drill, each) for drill in agenda for each in _unsettled(drill, records.get(drill.id, {}), now)]
    punctual = [(planned, each) for planned, each in fresh if now - each.due <= GRACE]
    latest = max((each.due for _, each in punctual), default=now)
    missed = [_missed(agenda, [(p, each) for p, each in fresh if (p, each) not in punctual], "late")]
    missed.append(_missed(agenda, [(p, each) for p, each in punctual if each.due < latest], "another"))
    missed.append(_missed(agenda, list(_cut(agenda, records, now)), "cut"))
    # Of two drills at one hour, the other waits for the next look: this host may be done with the first by then.
    lobby = next(((p, each) for p, each in punctual if each.due == latest), None)
    return Due(lobby, tuple(each for group in missed for each in group))


def untold(missed: Missed, before: Records) -> Missed | None:
    """What of it nobody was told: a clock that ran ahead may have had it told already. None where nothing is left."""
    known = before.get(missed.planned.id, {})
    left = tuple(each for each in missed.occurrences if each.key not in known or known[each.key].outcome == "opening")
    return replace(missed, occurrences=left) if left else None


def _unsettled(planned: Planned, records: Mapping[str, Record], now: datetime) -> Iterator[Occurrence]:
    """The occurrences since the last that is on record, and those within the grace, of which nothing final is known."""
    latest = max((record.due for record in records.values()), default=planned.created)
    since = max(planned.created, min(latest, now - GRACE))
    for occurrence in planned.series.between(since, now):
        record = records.get(occurrence.key)
        # A clock that ran ahead and was put right: what it took for missed still lies before us.
        early = record is not None and record.outcome == "late" and record.recorded > now
        if record is None or (early and now - occurrence.due <= GRACE):
            yield occurrence


def _cut(agenda: Iterable[Planned], records: Records, now: datetime) -> Iterator[tuple[Planned, Occurrence]]:
    for planned in agenda:
        for key, record in records.get(planned.id, {}).items():
            if record.outcome == "opening" and now - record.recorded > OPENING:
                yield planned, Occurrence(datetime.fromisoformat(key), planned.series.zone)


def _missed(agenda: Iterable[Planned], pairs: list[tuple[Planned, Occurrence]], why: Outcome) -> Iterator[Missed]:
    for planned in agenda:
        if times := tuple(each for other, each in pairs if other.id == planned.id):
            yield Missed(planned, times, why)
