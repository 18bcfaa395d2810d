"""Where each person can be reached: the channel that an answer to them takes, and a warning where it would miss them.

The drill lets anybody say anything anywhere; this only helps the player to notice. A person is reached where they have
spoken, or where the scenario has them speak later; a reporter also by telephone and by a statement; a patient, a
relative, a partner or an authority also by telephone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from live.reach import first_channel, planned
from scenarios.field import PUBLIC_CHANNELS, Channel, Kind
from scenarios.schema import Scenario
from sim.events import Answered, Delivered, Escalated, Event

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
        self._scenario, self._people = scenario, scenario.people
        self._last: dict[str, Channel] = {}
        self._heard: dict[str, set[Channel]] = {}
        self._planned = planned(scenario)

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
        return self._last[who] if who in self._last else first_channel(self._scenario, who)

    def misses(self, who: str, by: Channel) -> bool:
        """Whether words to them would not get to them by this channel."""
        if who == "public":
            return by not in PUBLIC_CHANNELS
        person = self._people.get(who)
        if person is None:
            return by != "internal"
        heard = self._heard.get(who, set())
        # The counter is a place: somebody is there only once they have come.
        later = set(self._planned[who]) - {"counter"}
        return by not in heard | later | ALSO[person.is_] | {self.channel(who)}
