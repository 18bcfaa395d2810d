"""By which channel a scenario has each person speak, and by which one speaks to somebody not yet heard."""

from __future__ import annotations

from typing import Final

from scenarios.field import Channel, Kind
from scenarios.schema import Scenario

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


def planned(scenario: Scenario) -> dict[str, list[Channel]]:
    """The channels by which each person will speak, in the order of the scenario; none for who never does."""
    found: dict[str, list[Channel]] = {who: [] for who in scenario.people}
    for inject in scenario.injects:
        if inject.from_ in found:
            found[inject.from_].append(inject.by)
    for who, person in scenario.people.items():
        found[who] += [rung.by for rung in person.ladder if rung.by is not None]
    return found


def first_channel(scenario: Scenario, who: str) -> Channel:
    """The channel to somebody who was not heard so far: where they will first speak, or one that fits their kind.

    The public is reached on the social platforms, the team among itself.
    """
    if who in scenario.people:
        return next(iter(planned(scenario)[who]), FIRST[scenario.people[who].is_])
    return "social" if who == "public" else "internal"
