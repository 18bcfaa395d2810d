"""What appeared in the press: what reporters wrote of themselves, and the stories that the scenario tells."""

from __future__ import annotations

from collections.abc import Iterable

from scenarios.schema import Scenario
from sim.events import Delivered, Event, Published


def printed(scenario: Scenario, events: Iterable[Event]) -> list[Delivered | Published]:
    """Every article in its order: what a reporter published, and each inject by which one speaks to the public in
    the press."""
    reporters = {name for name, person in scenario.people.items() if person.is_ == "journalist"}
    return [
        event
        for event in events
        if isinstance(event, Published) or (isinstance(event, Delivered) and _is_story(event, reporters))
    ]


def _is_story(event: Delivered, reporters: set[str]) -> bool:
    return event.from_ in reporters and event.by == "press" and "public" in event.to
