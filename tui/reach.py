"""Where each person can be reached: the channel that an answer to them takes, and a warning where it would miss them.

The drill lets anybody say anything anywhere; this only helps the player to notice. A person is reached where they have
spoken, or where the scenario has them speak later; a reporter also by telephone and by a statement; a patient, a
relative, a partner or an authority also by telephone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from scenarios.field import PUBLIC_CHANNELS, Channel, Kind
from scenarios.schema import Scenario
from sim.events import Answered, Delivered, Escalated, Event

FIRST: Final[dict[Kind, Channel]] = {
    "patient": "phone",
    "family": "phone",
    "public": "social",
    "journalist": "press-call",
    "regulator": "phone",
    "staff": "internal",
    "partner": "phone",
}
"""The channel to somebody whom neither the drill nor its scenario has speak."""
ALSO: Final[dict[Kind, frozenset[Channel]]] = {
    "patient": frozenset({"phone"}),
    "family": frozenset({"phone"}),
    "public": frozenset(),
    "journalist": frozenset({"press-call", "press", "phone"}),
    "regulator": frozenset({"phone"}),
    "staff": frozenset({"internal", "phone", "line", "counter"}),
    "partner": frozenset({"phone"}),
}


class Reach:
    """Follows a drill's events."""

    def __init__(self, scenario: Scenario) -> None:
        self._people = scenario.people
        self._last: dict[str, Channel] = {}
        self._heard: dict[str, set[Channel]] = {}
        self._planned: dict[str, list[Channel]] = {who: [] for who in scenario.people}
        for inject in scenario.injects:
            if inject.from_ in self._planned:
                self._planned[inject.from_].append(inject.by)
        for who, person in scenario.people.items():
            self._planned[who] += [rung.by for rung in person.ladder if rung.by is not None]

    def follow(self, events: Iterable[Event]) -> None:
        """Takes note of who spoke where."""
        for event in events:
            if isinstance(event, Delivered):
                self._note(event.from_, event.by)
            elif isinstance(event, (Answered, Escalated)):
                self._note(event.person, event.by)

    def _note(self, who: str, by: Channel) -> None:
        self._last[who] = by
        self._heard.setdefault(who, set()).add(by)

    def channel(self, who: str) -> Channel:
        """By which channel to speak to somebody: where they spoke last, or else where they will first speak."""
        if who in self._last:
            return self._last[who]
        if who in self._people:
            planned = self._planned[who]
            return planned[0] if planned else FIRST[self._people[who].is_]
        return "social" if who == "public" else "internal"

    def misses(self, who: str, by: Channel) -> bool:
        """Whether words to them would not get to them by this channel."""
        if who == "public":
            return by not in PUBLIC_CHANNELS
        person = self._people.get(who)
        if person is None:
            return by != "internal"
        heard = self._heard.get(who, set())
        # The counter is a place: somebody is there only once they have come.
        planned = set(self._planned[who]) - {"counter"}
        return by not in heard | planned | ALSO[person.is_] | {self.channel(who)}
